"""A small engine with the real engine's manners, and ways to run the real application around it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from telegram import Update

from bot.office.state import State
from bot.settings import Secret, Settings
from bot.telegram.application import build
from bot.telegram.channel import Engine, china_today
from bot.telegram.features import App
from bot.telegram.run import serve
from bot.types import Answer, Conversation, Kind, Source
from corpus.types import Citation, Span
from tests.telegram.api import TOKEN, BotApi, Params
from tests.telegram.server import OfflineRequest, serving

COUNTS = {"处罚": 42, "强制": 0}
YEARS = ("2022", "2023")
LONG_OPTION = "乌鲁木齐县人民政府二〇二三年度行政规范性文件的现行有效件数"
ROWS = 400


class SmallEngine:
    """Knows two counts, remembers the year said last, asks back, breaks down when told to."""

    def examples(self) -> list[str]:
        return ["2023年处罚多少？", "2023年强制多少？", "哪些规范性文件？", "多出来的一个"]

    def bodies(self) -> dict[str, tuple[int, ...]]:
        return {}

    def block(self, agency: str, year: int, metric: str, applicant: str | None) -> Answer | None:
        return None

    def names(self, agency: str, year: int) -> frozenset[str]:
        return frozenset()

    def contact(self, agency: str, year: int) -> Answer:
        return Answer(Kind.NO_DATA, "报告里没有印联系方式。")

    def ask(
        self, question: str, conversation: Conversation | None = None, today: date | None = None
    ) -> Answer:
        memory = conversation.memory if conversation else {}
        year = next((year for year in YEARS if year in question), memory.get("year"))
        name = next((name for name in COUNTS if name in question), None)
        memory["year"] = year
        if "崩溃" in question:
            raise RuntimeError("the engine broke down")
        if "规范性文件？" in question:
            return Answer(Kind.CLARIFY, "您问的是哪一个？", options=("2023年处罚", LONG_OPTION))
        if "全部" in question:
            rows = tuple(f"第{n}行 & <一项> 共{n}件，见所附的表格" for n in range(ROWS))
            return Answer(Kind.RANKING, "全部各行", lines=rows, sources=(_source("全表"),))
        if name is None or year is None:
            return Answer(Kind.OUT_OF_SCOPE, f"报告里没有：{question}")
        return Answer(
            Kind.FIGURE,
            f"{COUNTS[name]} 件",
            lines=(f"{year}年行政{name}",),
            sources=(_source(f"行政{name} › 本年处理决定数量"),),
            suggestions=("那强制呢", "那处罚呢", "2022年呢", "第四个"),
        )


def _source(locator: str) -> Source:
    section = "二、主动公开政府信息情况"
    return Source("乌鲁木齐县2023年报告", Citation(section, locator, Span(0, 2), "42"))


def settings(base_url: str = "http://127.0.0.1:9") -> Settings:
    """Settings with the tests' token."""
    return Settings(telegram_token=Secret(TOKEN), telegram_base_url=base_url, telegram_per_minute=1000)


@contextmanager
def polling(api: BotApi, engine: Engine, state: State | None = None, **more: Any) -> Iterator[App]:
    """The real application polling `api` over real sockets, in a thread of its own."""
    with serving(api) as url:
        given = replace(settings(url), **more)
        app, stopping, loop = build(given, engine, state=state), asyncio.Event(), asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_until_complete, args=(serve(app, stopping, given),))
        thread.start()
        try:
            yield app
        finally:
            loop.call_soon_threadsafe(stopping.set)
            thread.join()
            loop.close()


@contextmanager
def offline_chat(
    api: BotApi, engine: Engine | None = None, today: Callable[[], date] = china_today
) -> Iterator[Callable[[Params], None]]:
    """The real application without a network; gives the function that has it handle an update."""
    with handling(
        build(settings(), engine or SmallEngine(), request=OfflineRequest(api), today=today)
    ) as handle:
        yield handle


@contextmanager
def handling(app: App) -> Iterator[Callable[[Params], None]]:
    """An application that was built without a network; gives the function that has it handle an update."""
    with asyncio.Runner() as runner:
        runner.run(app.initialize())
        yield lambda update: runner.run(app.process_update(Update.de_json(update, app.bot)))
        runner.run(app.shutdown())


def offline(api: BotApi, *updates: Params) -> None:
    """Have the real application handle `updates` one after the other, without a network."""
    with offline_chat(api) as handle:
        for update in updates:
            handle(update)
