"""What people send and what comes back, without a network."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram import buttons as buttons_module
from tests.telegram.api import ASKER, LIMIT, BotApi, Params, buttons
from tests.telegram.html import units
from tests.telegram.small import LONG_OPTION, ROWS, SmallEngine, offline, offline_chat

STICKER = {"type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}
MARKUP = ["<b>", "</b>", "&", "&lt;", "&nbsp;", "<script>", "<!--", '"', "'", "👩‍👩‍👧", "处罚", "\n", " "]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*MARKUP, *string.printable[:70]]), min_size=1, max_size=30).map("".join))
def test_whatever_is_asked_is_quoted_as_it_was_written(question: str) -> None:
    if not question.strip() or question.strip().startswith("/"):
        return
    api = BotApi()
    offline(api, api.say(question))
    assert [message["text"].split() for message in api.sent] == [f"报告里没有：{question.strip()}".split()]


def test_a_long_answer_is_cut_at_line_ends_and_nothing_is_lost() -> None:
    api, engine = BotApi(), SmallEngine()
    with offline_chat(api, engine) as handle:
        handle(api.say("全部"))
        while "m:" in (data := buttons(api.sent[-1])[0]["callback_data"] if buttons(api.sent[-1]) else ""):
            handle(api.tap(data, api.sent[-1]))
    assert len(api.sent) > 1
    assert all(units(message["html"]) <= LIMIT for message in api.sent)
    rows = [line for message in api.sent for line in message["text"].splitlines() if line.startswith("第")]
    assert rows == [f"第{n}行 & <一项> 共{n}件，见所附的表格" for n in range(ROWS)]


def test_the_button_to_the_rest_works_in_another_process_while_the_answer_is_the_same() -> None:
    api, other, changed = BotApi(), BotApi(), BotApi()
    offline(api, api.say("全部"))
    data = buttons(api.sent[0])[0]["callback_data"]
    offline(other, other.tap(data, api.sent[0]))
    assert other.sent[0]["text"].startswith("第")
    offline(changed, changed.tap(data.replace("全部", "2023年处罚"), api.sent[0]))
    assert not changed.sent
    assert "过期" in changed.acknowledged[0]["text"]


def test_the_rest_of_an_answer_to_a_long_question_is_found_by_the_message_it_replies_to() -> None:
    api, later = BotApi(), BotApi()
    long = "请把全部都列出来" + "，谢谢" * 20
    offline(api, api.say(long))
    asked = {"message_id": 7, "date": 1, "chat": {"id": ASKER, "type": "private"}, "text": long}
    offline(
        later, later.tap(buttons(api.sent[0])[0]["callback_data"], {**api.sent[0], "reply_to_message": asked})
    )
    assert api.sent[0]["params"]["reply_parameters"]
    assert later.sent[0]["text"].startswith("第")


def test_a_forgotten_answer_that_nothing_names_is_told_as_out_of_date() -> None:
    later = BotApi()
    offline(later, later.tap("m:1:01234567:", None))
    assert not later.sent
    assert "过期" in later.acknowledged[0]["text"]


@pytest.mark.parametrize("shown", [True, False])
def test_options_are_buttons_that_work_however_long_they_are(shown: bool) -> None:
    api = BotApi()
    asked = api.say("哪些规范性文件？")
    offline(api, asked)
    for button in buttons(api.sent[0]):
        again = BotApi()
        offline(again, again.tap(button["callback_data"], api.sent[0] if shown else None))
        long = button["text"] == LONG_OPTION
        assert len(again.acknowledged) == 1
        assert bool(again.sent) == (shown or not long)
        if again.sent and long:
            assert LONG_OPTION in again.sent[0]["text"]


def test_an_option_may_be_typed() -> None:
    api = BotApi()
    offline(api, api.say("哪些规范性文件？"), api.say("2023年处罚"))
    assert api.sent[1]["html"].startswith("<b>42 件</b>")


@pytest.mark.parametrize(
    "data",
    [
        "",
        "zz",
        "a:",
        "v",
        "g:",
        "g:+",
        "g:+:xyz",
        "r:",
        "r:p",
        "r:bAAAAAAAA",
        "k:p-1",
        "c:",
        "m:::::",
        "m:²:01234567:a:全部",
        "vf2023AAAAAAAABBBBBBBBx",
        "m:1:0123456789abcdef",
        "o:0123456789abcdef",
        "m:x",
        "a",
    ],
)
def test_made_up_callback_data_gets_a_sentence(data: str) -> None:
    api = BotApi()
    offline(api, api.tap(data, None))
    assert not api.sent
    assert "过期" in api.acknowledged[0]["text"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({"voice": {"file_id": "f", "file_unique_id": "u", "duration": 2}}, "语音我还听不懂"),
        ({"location": {"latitude": 1.0, "longitude": 2.0}}, "看得懂文字"),
        ({"document": {"file_id": "f", "file_unique_id": "u"}, "caption": "处罚"}, "文件和图片"),
        ({"sticker": {**STICKER, "file_id": "f", "file_unique_id": "u"}}, "表情收到了"),
    ],
)
def test_what_is_not_text_gets_a_kind_sentence(content: Params, told: str) -> None:
    api = BotApi()
    offline(api, api.say(None, **content))
    assert told in api.sent[0]["text"]


def test_suggestions_are_at_most_three_buttons() -> None:
    api = BotApi()
    offline(api, api.say("2023年处罚"))
    offered = [
        button["text"] for button in buttons(api.sent[0]) if button.get("callback_data", "")[:2] == "a:"
    ]
    assert offered == ["那强制呢", "那处罚呢", "2022年呢"]


def test_people_in_one_group_have_conversations_of_their_own() -> None:
    api = BotApi()
    other = {"id": ASKER - 1, "is_bot": False, "first_name": "乙"}
    offline(
        api,
        api.say("/ask 2023年处罚", chat=-5, kind="group"),
        api.say("/ask 那强制呢", chat=-5, kind="group", **{"from": other}),
        api.say("/ask 那强制呢", chat=-5, kind="group"),
    )
    assert [message["text"].split()[0][:5] for message in api.sent] == ["42", "报告里没有", "0"]


@pytest.mark.parametrize("text", ["/start", "/help", "/new", "/ask", "/nonsense", "/START"])
def test_every_command_is_answered_once(text: str) -> None:
    api = BotApi()
    offline(api, api.say(text))
    assert len(api.sent) == 1


@given(st.text(min_size=1, max_size=200))
def test_callback_data_fits_and_finds_its_text_again(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    data = buttons_module.ask_data(text)
    assert len(data.encode()) <= 64
    assert buttons_module.asked(data, ["别的", text]) == text
