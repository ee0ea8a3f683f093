"""Orders over all bodies: both ends, figures added up or held against each other, kinds of bodies, ranges."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.types import Answer, Kind
from tests.bot.world import CITY, COUNTY, World, check

FINES, PERMITS = "行政处罚/本年处理决定数量", "行政许可/本年处理决定数量"


def of(answer: Answer, metric: str) -> dict[str, Decimal]:
    """The printed cells of one row by body."""
    cells = (fact for fact in answer.facts if fact.derived is None and fact.metric == metric)
    return {fact.agency: Decimal(fact.value or 0) for fact in cells}


def of_2023(world: World, metric: str) -> dict[str, Decimal]:
    """What each body prints in 2023."""
    return {body: world.value(body, 2023, metric) for body in (COUNTY, CITY)}


@pytest.mark.parametrize(
    "question",
    [
        "2023年处罚最多和最少的分别是谁",
        "2023年处罚最多的比最少的多几件",
        "2023年处罚最高的和最低的单位差多少",
    ],
)
def test_both_ends_of_an_order_with_their_difference(several: World, question: str) -> None:
    fines = of_2023(several, FINES)
    answer = several.ask(question)
    check(answer, several)
    assert answer.kind is Kind.RANKING
    assert of(answer, FINES) == fines
    assert answer.facts[0].value == abs(fines[COUNTY] - fines[CITY])
    for word, best in (("最多的是", max), ("最少的是", min)):
        assert word + best(fines, key=lambda body: fines[body]) in answer.headline


@pytest.mark.parametrize("question", ["2023年许可和处罚加起来最多的单位", "2023年哪个单位的处罚加上许可最多"])
def test_figures_added_up_are_put_in_order(several: World, question: str) -> None:
    permits, fines = of_2023(several, PERMITS), of_2023(several, FINES)
    answer = several.ask(question)
    check(answer, several)
    sums = {fact.agency: fact.value for fact in reversed(answer.facts) if fact.derived}
    assert sums == {body: permits[body] + fines[body] for body in fines}
    assert max(sums, key=lambda body: Decimal(sums[body] or 0)) in answer.headline


@pytest.mark.parametrize(
    ("question", "more"),
    [
        ("2023年处罚比许可多的单位有哪些", True),
        ("2023年哪些单位的处罚超过许可", True),
        ("2023年处罚比许可还少的单位有几个", False),
        ("2023年处罚低于许可的有哪几家", False),
    ],
)
def test_one_row_held_against_another_of_the_same_body(several: World, question: str, more: bool) -> None:
    permits, fines = of_2023(several, PERMITS), of_2023(several, FINES)
    expected = {body for body in fines if (fines[body] > permits[body]) is more}
    answer = several.ask(question)
    check(answer, several)
    assert answer.headline.startswith("没有单位符合") is not bool(expected)
    assert set(of(answer, FINES)) == (expected or set(fines))


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("县里面2023年处罚最多的是哪个", COUNTY),
        ("几个市当中谁2023年处罚最多", CITY),
        ("2023年各县里处罚最多的是谁", COUNTY),
    ],
)
def test_an_order_of_one_kind_of_bodies(several: World, question: str, body: str) -> None:
    assert set(of(several.ask(question), FINES)) == {body}


@pytest.mark.parametrize("question", ["2023年处罚在{}到{}之间的单位", "2023年哪些单位处罚介于{}和{}"])
def test_bodies_within_a_range(several: World, question: str) -> None:
    fines = of_2023(several, FINES)
    low = min(fines.values())
    answer = several.ask(question.format(low - 1, low + 1))
    assert of(answer, FINES) == {body: value for body, value in fines.items() if value == low}


@pytest.mark.parametrize(
    "question", ["清河县和沙湾市2023年处罚合计几件", "沙湾市、清河县2023年处罚加起来多少"]
)
def test_two_bodies_added_up(several: World, question: str) -> None:
    fines = of_2023(several, FINES)
    answer = several.ask(question)
    check(answer, several)
    assert answer.facts[0].value == sum(fines.values())
    assert of(answer, FINES) == fines


@pytest.mark.parametrize("question", ["2023年处罚前两名差多少", "2023年处罚第一名比第二名多多少件"])
def test_two_places_of_an_order_are_held_against_each_other(several: World, question: str) -> None:
    fines = of_2023(several, FINES)
    answer = several.ask(question)
    check(answer, several)
    assert answer.facts[0].derived
    assert answer.facts[0].derived.op == "difference"
    assert answer.facts[0].value == abs(fines[COUNTY] - fines[CITY])
    assert of(answer, FINES) == fines
