"""Traditional characters: our own words in them, what a report prints as it prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import opencc
import pytest

from bot.telegram import charts
from bot.telegram.languages import Voice
from bot.types import Answer, AnswerFact, Kind
from corpus.types import Status
from tests.bot import world
from tests.bot.world import World
from tests.telegram.api import ASKER, BotApi
from tests.telegram.small import offline_chat

READER: dict[str, Any] = {"id": ASKER, "is_bot": False, "first_name": "甲", "language_code": "zh-TW"}
SAID_BY: dict[str, Any] = {"from": READER}
SAID = [
    "清河縣2023年行政處罰多少", "清河县2020年到2023年行政处罚怎么变化", "/trend 清河縣行政許可",
    "清河縣行政處罰和許可一共多少", "/compare 2023年行政處罰", "2023年哪個縣處罰最多",
    "清河縣2022年規章多少件", "清河縣2031年處罰", "今天天氣", "清河縣2023年", "/help", "/start",
    "/reports", "/new", "/trend", "/compare", "/source", "/definition", "/feedback", "/nonsense",
    "/definition 結轉", "清河縣2023年新收申請多少", "轉人工", "反饋：看不懂",
]  # fmt: skip
PRINTED = re.compile(r"<blockquote.*?</blockquote>|《[^》]*》|“[^”]*”|（原句：.*?）", re.DOTALL)


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with world.several(tmp_path_factory.mktemp("several")) as opened:
        yield opened


def simplified(text: str) -> set[str]:
    """The characters of our own words that are not written so in Taiwan."""
    return {char for char in PRINTED.sub("", text) if opencc.OpenCC("s2tw").convert(char) != char}


@pytest.mark.parametrize("said", SAID)
def test_own_words_are_traditional_for_who_reads_them_so(several: World, said: str) -> None:
    api = BotApi()
    with offline_chat(api, several.engine, lambda: world.TODAY) as handle:
        handle(api.say(said, **SAID_BY))
    assert api.sent
    assert simplified(re.sub("<code>.*?</code>", "", api.sent[0]["html"])) == set()
    for picture in api.pictures:
        assert simplified(picture["caption"]) == set()


def test_a_sentence_of_a_report_stays_as_it_is_printed(several: World) -> None:
    api = BotApi()
    with offline_chat(api, several.engine, lambda: world.TODAY) as handle:
        handle(api.say("清河縣2023年行政處罰多少", **SAID_BY))
        handle(api.say("清河縣存在哪些問題", **SAID_BY))
    assert "（原句：公开信息35条，行政处罚12件。）" in api.sent[0]["text"]
    assert api.sent[1]["text"].startswith("1.公开不够及时。")


def test_a_chart_of_characters_is_in_the_readers_script(several: World) -> None:
    drawn = charts.bars(several.ask("清河县2020年到2023年行政处罚怎么变化"), Voice("tw"))
    assert "行政處罰" in drawn
    assert simplified(drawn) == set()


def _fact(year: int, value: int | None, agency: str = world.COUNTY) -> AnswerFact:
    status = Status.BLANK if value is None else Status.REPORTED
    raw = "" if value is None else str(value)
    return AnswerFact(agency, year, "行政处罚/本年处理决定数量", None, value, "件", raw, status)


@pytest.mark.parametrize(
    "facts",
    [(), (_fact(2020, 5),), (_fact(2020, None), _fact(2021, None)), (_fact(2020, 0), _fact(2021, 0)),
     (_fact(2020, 5), _fact(2021, None)), (_fact(2020, 5), _fact(2021, 6, world.CITY))],
    ids=["none", "one", "blanks", "zeros", "one and a blank", "two bodies over years"],
)  # fmt: skip
def test_where_there_is_nothing_to_compare_nothing_is_drawn(facts: tuple[AnswerFact, ...]) -> None:
    answer = Answer(Kind.TREND, "变化", facts=facts)
    assert not charts.drawable(answer)
    assert charts.png(answer, Voice()) is None
    assert charts.bars(answer, Voice()) == charts.caption(answer, Voice()) == ""


def test_a_button_to_a_chart_that_has_nothing_to_draw_is_stale(several: World) -> None:
    api = BotApi()
    with offline_chat(api, several.engine, lambda: world.TODAY) as handle:
        handle(api.say("/compare 2023年行政许可"))
        assert "0 件" in api.sent[0]["text"]
        mark = next(
            button["callback_data"][4:]
            for row in api.sent[0]["reply_markup"]["inline_keyboard"]
            for button in row
            if button.get("callback_data", "").startswith("g:+:")
        )
        handle(api.tap(f"c:{mark}:a:2023年行政许可各单位排名", api.sent[0]))
    assert len(api.sent) == 1
    assert not api.pictures
    assert "过期" in api.acknowledged[0]["text"]
