"""How a figure of bodies in general changed from one year to the next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Answer, Kind
from tests.bot.world import COUNTY, World, check, fined

FINES = {"石桥镇": (10, 40), "柳林镇": (200, 150), "白水镇": (0, 5)}


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Three towns over two years."""
    counts = {(place, year): both[year - 2022] for place, both in FINES.items() for year in (2022, 2023)}
    with fined(tmp_path_factory.mktemp("changes"), counts) as world:
        yield world


def changes(answer: Answer) -> dict[str, object]:
    """The differences that an answer carries, by body."""
    derived = (fact for fact in answer.facts if fact.derived and fact.derived.op == "difference")
    return {fact.agency.removesuffix("人民政府"): fact.value for fact in derived}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("2023年处罚比2022年下降的有哪几个镇", {"柳林镇": -50}),
        ("哪些镇处罚增加了", {"石桥镇": 30, "白水镇": 5}),
        ("2023年处罚比2022年多的单位有几个", {"石桥镇": 30, "白水镇": 5}),
    ],
)
def test_who_rose_or_fell(towns: World, question: str, found: dict[str, int]) -> None:
    answer = towns.ask(question)
    check(answer, towns)
    assert answer.kind is Kind.RANKING
    assert changes(answer) == found


@pytest.mark.parametrize("question", ["2023年处罚增长最快的是哪个单位", "处罚增加最多的单位"])
def test_who_rose_most(towns: World, question: str) -> None:
    answer = towns.ask(question)
    check(answer, towns)
    assert "石桥镇" in answer.headline


def test_nobody_is_first_by_level_where_the_change_is_asked(towns: World) -> None:
    answer = towns.ask("2023年处罚减少最多的单位")
    assert "柳林镇" in answer.headline
    assert changes(answer) == {"柳林镇": -50}


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ("清河县2019年行政许可事项有几项", "行政许可/上一年项目数量"),
        ("清河县的行政处罚事项2020年比2019年多出几项", "行政处罚/本年增减"),
    ],
)
def test_items_of_a_year_without_a_report_are_those_that_the_next_one_prints(
    several: World, question: str, column: str
) -> None:
    answer = several.ask(question)
    check(answer, several)
    fact = answer.facts[0]
    assert (fact.metric, fact.year) == (column, 2020)
    assert fact.value == several.value(COUNTY, 2020, fact.metric)


def test_decisions_of_a_year_without_a_report_are_not_told(several: World) -> None:
    assert several.ask("清河县2019年行政许可决定多少件").kind is Kind.NO_DATA
