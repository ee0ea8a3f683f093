"""/stats, /unanswered and /export through Telegram; what is counted, and what is never kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.office.live import LiveEngine
from bot.office.state import State
from bot.settings import Secret
from bot.telegram.application import build
from tests.bot.console import SAMPLE, wenbao
from tests.telegram.api import ASKER, BotApi, Params, buttons
from tests.telegram.server import OfflineRequest
from tests.telegram.small import handling, settings

STRANGER = 77
PERSON = {"id": STRANGER, "is_bot": False, "first_name": "乙"}
STRANGER_CHAT: dict[str, Any] = {"chat": STRANGER, "from": PERSON}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("index") / "wenbao.db"
    assert wenbao("ingest", SAMPLE, db=db).code == 0
    return db


@contextmanager
def office(api: BotApi, db: Path, state: State, **more: Any) -> Iterator[Callable[[Params], None]]:
    """The bot over the index with one person of the office, without a network."""
    given = replace(settings(), db=db, staff=(ASKER,), hash_secret=Secret("s"), **more)
    with LiveEngine(db) as engine:
        app = build(given, engine, state=state, request=OfflineRequest(api))
        with handling(app) as handle:
            yield handle


def tap(handle: Callable[[Params], None], api: BotApi, label: str) -> None:
    """Tap the button of that label under the message shown last."""
    shown = api.edited[-1] if api.edited else api.sent[-1]
    data = next(one["callback_data"] for one in buttons(shown) if one["text"] == label)
    handle(api.tap(data, shown))


def test_views_of_an_answer_are_no_questions_and_a_command_is_one(index: Path) -> None:
    api, state = BotApi(), State.open(None)
    with office(api, index, state) as handle:
        handle(api.say("乌鲁木齐县2023年行政处罚多少件？"))
        for label in ("出处", "‹ 2023 年的数", "整块表", "‹ 2023 年的数", "念法"):
            tap(handle, api, label)
        handle(api.say("/trend 行政处罚"))
        handle(api.say("/compare 行政处罚"))
        handle(api.say("/source"))
        handle(api.push(inline_query={"id": "1", "from": PERSON, "query": "处罚", "offset": ""}))
        handle(api.say("今天天气怎么样"))
        handle(api.say("/stats"))
    assert "：4 个问题，来自 1 个聊天。" in api.sent[-1]["text"]
    assert len(state.rows("SELECT * FROM asked")) == 4


def test_feedback_is_kept_without_names_and_told_to_the_office(index: Path) -> None:
    api, state = BotApi(), State.open(None)
    with office(api, index, state, keep_texts_days=7) as handle:
        handle(api.say("乌鲁木齐县2023年行政处罚多少件？", **STRANGER_CHAT))
        tap(handle, api, "👍")
        first, reasons = api.sent[-1], buttons(api.sent[-1])
        handle(api.tap(next(one["callback_data"] for one in reasons if one["text"] == "👎"), first))
        wrong = next(
            button["callback_data"]
            for row in api.marked[-1]["reply_markup"]["inline_keyboard"]
            for button in row
            if button["text"] == "数字不对"
        )
        handle(api.tap(wrong, first))
        handle(api.say("反馈：我的电话13800000000，看不清", **STRANGER_CHAT))
        handle(api.say("/feedback", **STRANGER_CHAT))
        handle(api.say("意见征集多少次", **STRANGER_CHAT))
        handle(api.say("/stats"))
        handle(api.say("/unanswered"))
    told = [message["text"] for message in api.sent]
    assert "评价：有用 1，不好 2（写了话 1，数字不对 1）。" in told[-2]
    assert "· 我的电话…，看不清" in told[-1]
    assert "收到" not in told[3]
    everything = str(state.rows("SELECT * FROM feedback")) + str(state.rows("SELECT * FROM asked"))
    assert str(STRANGER) not in everything.replace(" ", "").split("'")
    assert "13800000000" not in everything


def test_without_leave_no_words_are_kept(index: Path) -> None:
    api, state = BotApi(), State.open(None)
    with office(api, index, state) as handle:
        handle(api.say("反馈：看不清", **STRANGER_CHAT))
        handle(api.say("清河县鱼塘几个", **STRANGER_CHAT))
        handle(api.say("/unanswered"))
    assert "看不清" not in str(state.rows("SELECT * FROM feedback"))
    assert "鱼塘" not in api.sent[-1]["text"]
    assert "keep_texts_days" in api.sent[-1]["text"]


def test_the_office_exports_an_answer_and_a_body(index: Path) -> None:
    api = BotApi()
    with office(api, index, State.open(None)) as handle:
        handle(api.say("/export"))
        handle(api.say("乌鲁木齐县2023年行政处罚多少件？"))
        handle(api.say("/export csv"))
        handle(api.say("/export 乌鲁木齐县 csv"))
        handle(api.say("/export <b>没有的</b>县"))
    assert "没有可以导出" in api.sent[0]["text"]
    answer, body = (document["document"] for document in api.documents)
    assert answer.startswith("\ufeff")
    assert ",42," in answer
    assert body.count("\n") > 100
    assert "没有收录这个机关：<b>没有的</b>县" in api.sent[-1]["text"]


@pytest.mark.parametrize("command", ["/stats", "/unanswered", "/export csv", "/stats@wenbao_test_bot"])
def test_commands_of_the_office_are_unknown_to_everyone_else_and_in_groups(index: Path, command: str) -> None:
    api = BotApi()
    with office(api, index, State.open(None)) as handle:
        handle(api.say(command, **STRANGER_CHAT))
        handle(api.say(command, chat=-5, kind="group"))
    assert [message["text"] for message in api.sent] == ["没有这个命令。发 /help 可以看到会做什么。"]
    assert not api.documents


def test_who_asks_too_fast_is_told_once_and_others_are_not_held_up(index: Path) -> None:
    api = BotApi()
    with office(api, index, State.open(None), telegram_per_minute=3) as handle:
        for _ in range(6):
            handle(api.say("/help"))
        handle(api.say("/help", **STRANGER_CHAT))
        handle(api.tap("r:p0", None))
    assert ["有点快" in message["text"] for message in api.sent] == [False] * 3 + [True, False]
    assert "有点快" in api.acknowledged[0]["text"]
