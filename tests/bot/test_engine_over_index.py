"""Questions over all bodies of an index: conditions, counts, sums, means, and whose a number is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.answer.cells import plain
from bot.types import Answer, Kind
from tests.bot.world import CITY, COUNTY, World, check

FINES = "行政处罚/本年处理决定数量"


def of(answer: Answer) -> dict[str, Decimal]:
    """The printed cells of an answer by body."""
    cells = (fact for fact in answer.facts if fact.derived is None and fact.metric == FINES)
    return {fact.agency: Decimal(fact.value or 0) for fact in cells}


def computed(answer: Answer) -> tuple[str, Decimal]:
    """The operation and result of an answer that computes over bodies."""
    first = answer.facts[0]
    assert first.derived
    return first.derived.op, Decimal(first.value or 0)


@pytest.fixture
def fines(several: World) -> dict[str, Decimal]:
    """What each body prints in 2023."""
    return {body: several.value(body, 2023, FINES) for body in (COUNTY, CITY)}


@pytest.mark.parametrize(
    "question",
    ["2023年哪些单位处罚超过{}件", "2023年行政处罚多于{}件的单位有哪些", "2023年有几个单位罚了{}件以上"],
)
def test_bodies_above_a_number(several: World, fines: dict[str, Decimal], question: str) -> None:
    middle = (min(fines.values()) + max(fines.values())) // 2
    answer = several.ask(question.format(middle))
    assert answer.kind is Kind.RANKING
    assert of(answer) == {body: value for body, value in fines.items() if value > middle}
    check(answer, several)


def test_a_condition_that_nobody_meets_shows_what_there_is(several: World, fines: dict[str, Decimal]) -> None:
    answer = several.ask(f"2023年哪些单位处罚超过{max(fines.values())}件")
    assert answer.headline.startswith("没有单位符合")
    assert of(answer) == fines


@pytest.mark.parametrize("question", ["2023年所有单位行政处罚合计多少", "2023年各单位罚款加起来一共几件"])
def test_the_sum_over_all_bodies(several: World, fines: dict[str, Decimal], question: str) -> None:
    answer = several.ask(question)
    assert computed(answer) == ("sum", sum(fines.values()))
    assert of(answer) == fines
    check(answer, several)


def test_the_mean_over_all_bodies(several: World, fines: dict[str, Decimal]) -> None:
    answer = several.ask("2023年平均每个单位处罚几件")
    assert computed(answer) == ("average", sum(fines.values()) / 2)
    check(answer, several)


def test_a_general_name_of_bodies_keeps_to_their_level(several: World, fines: dict[str, Decimal]) -> None:
    assert of(several.ask("2023年哪个县处罚最多")) == {COUNTY: fines[COUNTY]}


def test_whose_a_number_is(several: World, fines: dict[str, Decimal]) -> None:
    answer = several.ask(f"{plain(fines[CITY])}是哪个单位的")
    assert CITY in of(answer)
    check(answer, several)


def test_a_row_of_several_figures_is_asked_back_before_bodies_are_compared(several: World) -> None:
    answer = several.ask("2023年哪个单位规范性文件最多")
    assert answer.kind is Kind.CLARIFY
    assert len(answer.options) == 3
