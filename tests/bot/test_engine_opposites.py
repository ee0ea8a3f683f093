"""Rows called by opposite words beside each other, and several figures asked for in one breath."""

from __future__ import annotations

import pytest

from corpus.vocabulary import TOTAL
from tests.bot.world import CITY, COUNTY, World, check

MADE, ENDED = "行政规范性文件/本年制发件数", "行政规范性文件/本年废止件数"
NEW, DONE = "本年新收政府信息公开申请数量", "办理结果/总计"


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ("沙湾市2023年规范性文件是不是废的比发的还多", {MADE, ENDED}),
        ("沙湾市2023年规范性文件立的比废的多几件", {MADE, ENDED}),
        ("沙湾市2023年红头文件，出的和清掉的差几件", {MADE, ENDED}),
        ("沙湾市2023年申请收的比办的多吗", {NEW, DONE}),
    ],
)
def test_opposites_set_beside_each_other(several: World, asked: str, rows: set[str]) -> None:
    answer = several.ask(asked)
    check(answer, several)
    one, other = (several.value(CITY, 2023, row, TOTAL if row in (NEW, DONE) else None) for row in rows)
    assert answer.facts[0].value == abs(one - other)
    assert {fact.metric for fact in answer.facts if not fact.derived} >= rows


def test_one_word_of_them_only_describes(several: World) -> None:
    assert several.rows("沙湾市2023年办公室发的规范性文件有几件废止了")[:1] == [ENDED]


@pytest.mark.parametrize("asked", ["沙湾市2023年许可是不是没有处罚多", "沙湾市2023年许可多还是处罚多"])
def test_which_is_more_is_said(several: World, asked: str) -> None:
    permits, fines = (
        several.value(CITY, 2023, f"{row}/本年处理决定数量") for row in ("行政许可", "行政处罚")
    )
    assert ("行政许可" if permits > fines else "行政处罚") in several.ask(asked).headline


def test_every_verb_of_a_list_is_answered(several: World) -> None:
    rows = ["行政许可/本年处理决定数量", "行政处罚/本年处理决定数量", "行政事业性收费/本年收费金额"]
    assert set(several.rows("沙湾市2023年批了多少、罚了多少、收了多少钱")) >= set(rows)


@pytest.mark.parametrize(
    "asked",
    [
        "沙湾市2023和清河县2022：复议各多少件，其中纠正各多少件",
        "沙湾市2023年、清河县2022年，复议各几件，纠正的各几件",
    ],
)
def test_bodies_in_their_years_with_a_row_and_its_part(several: World, asked: str) -> None:
    answer = several.ask(asked)
    check(answer, several)
    told = {(fact.agency, fact.year, fact.metric) for fact in answer.facts if not fact.derived}
    rows = ("行政复议/总计", "行政复议/结果纠正")
    assert told == {(who, year, row) for who, year in ((CITY, 2023), (COUNTY, 2022)) for row in rows}


def test_the_difference_of_two_bodies_is_told_first(several: World) -> None:
    one, other = (several.value(who, 2023, "行政复议/总计") for who in (CITY, COUNTY))
    answer = several.ask("2023年沙湾市的复议比清河县多几件")
    check(answer, several)
    assert f"{abs(one - other)} 件" in answer.headline
