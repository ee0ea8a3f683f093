"""Conversations of several kinds of people with the real engine, as they read on their screens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.telegram import charts, refs, views
from bot.telegram.languages import voice_of
from bot.types import Kind
from tests.bot import world
from tests.bot.world import COUNTY, MADE, TODAY, World
from tests.telegram.api import BOT, BotApi, Params, buttons
from tests.telegram.small import offline_chat
from tests.telegram.talk import FOLDER, replayed

PENALTIES = refs.Ref(refs.FIGURE, COUNTY, 2023, "行政处罚/本年处理决定数量", None)
GROUP: dict[str, Any] = {"chat": -1001234567890123, "kind": "supergroup"}
HOSTILE = (
    "罚" * 4096,
    "\u202e多少",
    "\u200b\u200d",
    "👩‍👩‍👧" * 500,
    "</b>&lt;<blockquote>",
    "\x00",
    "/",
    "/trend " + "<" * 4000,
)


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with world.several(tmp_path_factory.mktemp("several")) as opened:
        yield opened


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: str(path.stem))
def test_a_conversation_goes_as_it_is_written_down(several: World, path: Path) -> None:
    written = path.read_text("utf-8")
    trend = several.ask("清河县2020年到2023年行政处罚怎么变化？")
    if "〔图〕" in written and charts.png(trend, voice_of(None)) is None:
        pytest.skip("no Chinese font is installed")
    assert replayed(written, several.engine) == written


def test_what_the_bot_says_is_plain() -> None:
    said = "\n".join(path.read_text("utf-8") for path in FOLDER.glob("*.txt"))
    assert not re.findall(r"[！!]|对不起|抱歉|Sorry", said)


def test_every_view_of_every_cell_is_about_that_cell_or_there_is_none(several: World) -> None:
    bodies = several.engine.bodies()
    cells = [(body, *cell) for body in MADE for cell in list(several.cells[body])[::17]]
    lacking = 0
    for (agency, year), metric, applicant in cells:
        for sort in "ftpbsr":
            ref = refs.Ref(sort, agency, year, metric, applicant)
            assert refs.find(ref.code, bodies) == ref
            assert len(f"m:99:01234567:v{ref.code}".encode()) <= 64
            answer = views.view(several.engine, ref, None, TODAY)
            lacking += answer is None
            if answer and sort == "f":
                assert answer.facts[0].value == several.value(agency, year, metric, applicant)
    assert lacking <= len(cells) * 6 * 0.02


@pytest.mark.parametrize(
    "code", ["f2023", "x2023AAAAAAAABBBBBBBBx", PENALTIES.code[:-1] + "9", "f1999" + PENALTIES.code[5:]]
)
def test_a_made_up_code_stands_for_nothing(several: World, code: str) -> None:
    assert refs.find(code, several.engine.bodies()) is None


def test_buttons_work_in_another_process_and_are_all_answered(several: World) -> None:
    api = BotApi()
    with offline_chat(api, several.engine) as handle:
        handle(api.say("清河县2023年行政处罚多少件？"))
    data = [one["callback_data"] for one in buttons(api.sent[0]) if "callback_data" in one]
    for one in data:
        later = BotApi()
        with offline_chat(later, several.engine) as handle:
            handle(later.tap(one, api.sent[0]))
        assert len(later.acknowledged) == 1
        assert later.edited or later.marked


def test_a_link_opens_the_answer_that_was_shared(several: World) -> None:
    api = BotApi()
    person = {"id": 5, "is_bot": False, "first_name": "乙"}
    with offline_chat(api, several.engine) as handle:
        for text in ("清河县 2023 处罚", "清河县存在哪些问题？"):
            handle(api.push(inline_query={"id": "1", "from": person, "query": text, "offset": ""}))
            (result, *_) = api.inline[-1]["results"]
            link = result["reply_markup"]["inline_keyboard"][0][0]["url"]
            handle(api.say("/start " + link.partition("?start=")[2]))
            assert api.sent[-1]["html"] == result["input_message_content"]["message_text"]
        handle(api.say("/start vf2023AAAAAAAABBBBBBBBx"))
    assert "链接" in api.sent[-1]["text"]


def test_edits_change_the_answer_also_in_a_group_and_talk_of_others_is_left_alone(several: World) -> None:
    api = BotApi()
    with offline_chat(api, several.engine) as handle:
        handle(api.say("清河县2023年行政处罚多少", **GROUP))
        asked = api.say(f"@{BOT['username']} 清河县2023年行政处罚多少", **GROUP)
        handle(asked)
        changed = {**asked["message"], "text": f"@{BOT['username']} 清河县2022年行政许可多少", "edit_date": 3}
        handle(api.push(edited_message=changed))
        handle(api.push(edited_message={**changed, "text": "清河县2022年行政许可多少"}))
    assert len(api.sent) == len(api.edited) == 1
    assert api.edited[0]["message_id"] == api.sent[0]["message_id"]
    assert api.edited[0]["text"].startswith("7288")


@pytest.mark.parametrize(
    "words", ["行政处罚", "2023年行政处罚", "2023年收到申请", "清河县和沙湾市2023年行政处罚"]
)
def test_a_comparison_without_a_body_is_of_all_bodies(several: World, words: str) -> None:
    api = BotApi()
    with offline_chat(api, several.engine) as handle:
        handle(api.say("沙湾市2023年行政许可多少"))
        handle(api.say(f"/compare {words}"))
    assert {"沙湾市人民政府2023年", "清河县人民政府2023年"} <= set(
        re.findall(r"\w+2023年", api.sent[1]["text"])
    )
    assert len(api.pictures) <= 1


def test_the_block_of_an_application_is_the_table_in_its_column(several: World) -> None:
    ref = refs.Ref(refs.BLOCK, COUNTY, 2023, "本年新收政府信息公开申请数量", "自然人")
    answer = views.view(several.engine, ref, None, TODAY)
    assert answer
    assert len(answer.facts) > 15
    cells = {(fact.metric, fact.applicant) for fact in answer.facts if not fact.derived}
    assert all(applicant == "自然人" for metric, applicant in cells if not metric.startswith("正文/"))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:8]))
def test_hostile_texts_get_one_message_that_telegram_takes(several: World, text: str) -> None:
    api = BotApi()
    person: Params = {"id": 7, "is_bot": False, "first_name": "<b>", "language_code": "zz-ZZ-<>"}
    chat = {"id": 2**52, "type": "private"}
    with offline_chat(api, several.engine) as handle:
        handle(api.push(message={"message_id": 1, "date": 1, "chat": chat, "from": person, "text": text}))
    assert len(api.sent) == 1


@pytest.mark.parametrize("query", ["", "罚" * 256, "<b>&", "\u202e", "清河县", "申请", "2023"])
def test_every_inline_query_is_answered_once_with_distinct_results(several: World, query: str) -> None:
    api = BotApi()
    person = {"id": 5, "is_bot": False, "first_name": "乙"}
    with offline_chat(api, several.engine) as handle:
        handle(api.push(inline_query={"id": "1", "from": person, "query": query, "offset": ""}))
    assert len(api.inline) == 1
    assert api.inline[0]["cache_time"] > 0


def test_a_trend_is_drawn_with_its_source_and_told_in_words(several: World) -> None:
    answer = several.ask("清河县2020年到2023年行政处罚怎么变化？")
    pytest.importorskip("matplotlib")
    picture = charts.png(answer, voice_of(None))
    if picture is None:
        pytest.skip("no Chinese font is installed")
    assert picture.startswith(b"\x89PNG")
    told = charts.caption(answer, voice_of(None))
    printed = [fact for fact in answer.facts if fact.metric == PENALTIES.metric and not fact.derived]
    assert printed
    assert all(f"{fact.year}年 {fact.raw}" in told for fact in printed)
    assert "《" in told.splitlines()[-1]


def test_without_pictures_the_chart_is_made_of_characters(
    several: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts, "_FONTS", ())
    charts._font.cache_clear()
    api = BotApi()
    with offline_chat(api, several.engine) as handle:
        handle(api.say("/trend 清河县行政处罚"))
    charts._font.cache_clear()
    assert not api.pictures
    assert "▇" in api.sent[1]["text"]
    assert several.ask("清河县2023年行政处罚").kind is Kind.FIGURE


@pytest.mark.parametrize(
    ("code", "text", "voice"),
    [("zh-TW", "", "tw"), ("zh-hk", "處罰", "hk"), ("zh-Hant", "", "hant"), ("zh-hans", "處罰多少", "hant"),
     ("en", "", "en"), ("en-GB", "处罚", "hans"), ("ru", "", "hans"), ("", "多少", "hans")],
)  # fmt: skip
def test_a_person_is_spoken_to_as_they_write(code: str, text: str, voice: str) -> None:
    from telegram import User

    assert voice_of(User(1, "甲", is_bot=False, language_code=code), text).name == voice
