"""The real application over real sockets, on good days and bad ones."""

from __future__ import annotations

from typing import Any

import pytest

from tests.telegram.api import BOT, BotApi, Fault, buttons
from tests.telegram.html import visible
from tests.telegram.small import COUNTS, SmallEngine, polling


def test_start_offers_three_examples_and_a_tapped_one_is_answered() -> None:
    api = BotApi()
    with polling(api, SmallEngine()):
        api.say("/start")
        api.wait(lambda: len(api.sent) == 1)
        examples = buttons(api.sent[0])
        assert [button["text"] for button in examples] == SmallEngine().examples()[:3]
        api.tap(examples[0]["callback_data"], api.sent[0])
        api.wait(lambda: len(api.sent) == 2)
    assert api.sent[1]["html"].startswith("<b>42 件</b>")
    assert len(api.acknowledged) == 1


def test_a_follow_up_keeps_what_was_not_said_again_and_new_forgets_it() -> None:
    api = BotApi()
    with polling(api, SmallEngine()):
        for number, text in enumerate(["2023年处罚多少", "那强制呢", "/new", "那强制呢"], 1):
            api.say(text)
            api.wait(lambda wanted=number: len(api.sent) == wanted)  # type: ignore[misc]
    assert "0 件\n2023年行政强制" in api.sent[1]["text"]
    assert api.sent[3]["text"].startswith("报告里没有")


def test_the_source_stands_in_an_expandable_quotation() -> None:
    api = BotApi()
    with polling(api, SmallEngine()):
        api.say("2023年处罚多少")
        api.wait(lambda: len(api.sent) == 1)
    quotation = api.sent[0]["html"].partition("<blockquote expandable>")[2].partition("</blockquote>")[0]
    for part in ("《乌鲁木齐县2023年报告》", "二、主动公开政府信息情况", "行政处罚 › 本年处理决定数量"):
        assert part in quotation


def test_an_answer_survives_floods_server_errors_and_lost_connections_and_comes_once() -> None:
    api = BotApi()
    api.faults["sendMessage"] = [Fault(429, retry_after=1), Fault(500), Fault(None), Fault(502)]
    api.faults["getMe"] = [Fault(500)]
    with polling(api, SmallEngine()):
        api.say("2023年处罚多少")
        api.wait(lambda: len(api.sent) == 1)
        api.say("2023年强制多少")
        api.wait(lambda: len(api.sent) == 2)
    assert [message["text"].split()[0] for message in api.sent] == ["42", "0"]


def test_polling_goes_on_after_faults_of_its_own() -> None:
    api = BotApi()
    api.faults["getUpdates"] = [Fault(500), Fault(None), Fault(429, retry_after=1)]
    api.say("2023年处罚多少")
    with polling(api, SmallEngine()):
        api.wait(lambda: len(api.sent) == 1)


def test_answers_of_a_chat_keep_the_order_of_its_questions_and_a_repeated_update_is_answered_once() -> None:
    api = BotApi()
    api.faults["sendMessage"] = [Fault(500)]
    names = ["处罚", "强制", "处罚", "强制"]
    with api.changed:
        for name in names:
            update = api.say(f"2023年{name}")
        api.updates.append(update)
    with polling(api, SmallEngine()):
        api.wait(lambda: len(api.sent) >= len(names))
        api.say("/help")
        api.wait(lambda: any("怎么问" in message["text"] for message in api.sent))
    said = [message["text"].split()[0] for message in api.sent[:-1]]
    assert said == [str(COUNTS[name]) for name in names]


def test_a_crash_is_told_with_the_id_that_the_log_has(caplog: pytest.LogCaptureFixture) -> None:
    api = BotApi()
    with polling(api, SmallEngine()):
        api.say("崩溃")
        api.wait(lambda: len(api.sent) == 1)
        api.say("2023年处罚多少")
        api.wait(lambda: len(api.sent) == 2)
    ident = api.sent[0]["text"].rpartition(" ")[2].rstrip("。")
    assert f"[{ident}]" in caplog.text
    assert api.sent[1]["text"].startswith("42")


def test_a_group_is_left_alone_until_it_speaks_to_the_bot() -> None:
    api = BotApi()
    group: dict[str, Any] = {"chat": -1001234567890123, "kind": "supergroup"}
    with polling(api, SmallEngine()):
        api.say("2023年处罚多少", **group)
        api.say("/help@another_bot", **group)
        api.say("/kick", **group)
        api.say(f"@{BOT['username']} 2023年处罚多少", **group)
        api.say("/ask 2023年强制多少", **group)
        mine = {"message_id": 5, "date": 1, "chat": {"id": group["chat"], "type": "supergroup"}, "from": BOT}
        api.say("那处罚呢", **group, reply_to_message=mine)
        api.wait(lambda: len(api.sent) == 3)
    assert [visible(message["html"]).split()[0] for message in api.sent] == ["42", "0", "42"]
    assert all(message["params"]["reply_parameters"]["message_id"] for message in api.sent)
