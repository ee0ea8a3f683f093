"""Items of the forms of 2019 and 2020: those of the year before, their change, and what both come to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from bot.types import Kind
from corpus.types import Format
from tests.bot.world import COUNTY, World, check, several

BEFORE, CHANGE = "行政许可/上一年项目数量", "行政许可/本年增减"


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A report of 2020 that prints the change of items, and none of the year before."""
    with several(tmp_path_factory.mktemp("items"), {(COUNTY, 2020): (6, Format.F2019)}) as world:
        yield world


@pytest.mark.parametrize(
    "question",
    ["清河县2020年行政许可的事项，前一年是多少项", "清河县2020年的许可项目，上一年有几项"],
)
def test_the_year_before_is_a_column_of_the_report(items: World, question: str) -> None:
    answer = items.ask(question)
    assert answer.facts[0].metric == BEFORE
    assert answer.facts[0].value == items.value(COUNTY, 2020, BEFORE)
    check(answer, items)


def test_both_columns_are_listed(items: World) -> None:
    answer = items.ask("清河县2020年许可项目上一年数量和本年增减各是几")
    assert {BEFORE, CHANGE} <= {fact.metric for fact in answer.facts}


@pytest.mark.parametrize("question", ["清河县2020年许可事项涨了百分之几", "清河县2020年许可项目增幅多少"])
def test_growth_is_the_change_over_the_year_before(items: World, question: str) -> None:
    answer = items.ask(question)
    part, whole = (items.value(COUNTY, 2020, path) for path in (CHANGE, BEFORE))
    assert abs(Decimal(answer.facts[0].value or 0) - part / whole * 100) < Decimal("0.01")
    assert {BEFORE, CHANGE} <= {fact.metric for fact in answer.facts[1:]}


def test_items_are_asked_about_on(items: World) -> None:
    first = "清河县2020年行政许可的事项，前一年是多少项"
    answer = items.last(first, "当年添了多少，添完总共几项")
    both = items.value(COUNTY, 2020, BEFORE) + items.value(COUNTY, 2020, CHANGE)
    assert answer.facts[0].value == both
    assert [fact.metric for fact in items.last(first, "那处罚呢").facts] == ["行政处罚/上一年项目数量"]


def test_decisions_of_the_year_before_are_no_items(items: World) -> None:
    assert items.ask("清河县2019年批了几件许可").kind is Kind.NO_DATA
