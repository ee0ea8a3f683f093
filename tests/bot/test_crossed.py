"""Two bodies each with its own row, one row divided by another for each body, and totals beside parts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from bot.types import Kind
from corpus.types import Format
from tests.bot import world as made_up
from tests.bot.world import CITY, COUNTY, World, check

PERMITS, FINES = "行政许可/本年处理决定数量", "行政处罚/本年处理决定数量"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A county and a city with reports of the newest form."""
    made = {(COUNTY, 2023): (6, Format.F2021), (CITY, 2023): (12, Format.F2021)}
    with made_up.several(tmp_path_factory.mktemp("crossed"), made) as world:
        yield world


def of(world: World, county: str, city: str) -> tuple[Decimal, Decimal]:
    """A figure of the county and another of the city."""
    return world.value(COUNTY, 2023, county), world.value(CITY, 2023, city)


@pytest.mark.parametrize(
    "question",
    [
        "清河县的许可比沙湾市的处罚多几件",
        "清河县许可跟沙湾市处罚差多少",
        "2023年清河县的许可，2023年沙湾市的处罚，相差多少",
    ],
)
def test_each_body_has_its_own_row(both: World, question: str) -> None:
    answer = both.ask(question)
    permits, fines = of(both, PERMITS, FINES)
    assert answer.facts[0].value == abs(permits - fines)
    check(answer, both)


def test_rows_of_two_bodies_are_added_and_divided(both: World) -> None:
    permits, fines = of(both, PERMITS, FINES)
    assert both.ask("清河县的许可加上沙湾市的处罚").facts[0].value == permits + fines
    quotient = both.ask("清河县的许可是沙湾市处罚的几倍").facts[0].value
    assert abs(Decimal(quotient or 0) - permits / fines) <= Decimal("0.005")


def test_money_is_not_held_against_cases(both: World) -> None:
    answer = both.ask("清河县的收费金额比沙湾市的处罚多吗")
    assert "不能比较" in answer.headline
    assert answer.facts[0].derived is None


def test_the_same_row_is_compared_as_before(both: World) -> None:
    answer = both.ask("清河县的许可比沙湾市的许可多几件")
    assert {fact.metric for fact in answer.facts if fact.derived is None} == {PERMITS}


def test_a_row_is_divided_by_another_for_each_body(both: World) -> None:
    answer = both.ask("清河县和沙湾市，处罚是许可的几倍")
    wanted = [both.value(body, 2023, FINES) / both.value(body, 2023, PERMITS) for body in (COUNTY, CITY)]
    ratios = (fact for fact in answer.facts if fact.derived and fact.derived.op == "ratio")
    made = [Decimal(fact.value or 0) for fact in ratios]
    assert len(made) == 2
    assert all(abs(one - other) <= Decimal("0.005") for one, other in zip(made, wanted, strict=True))
    rates = both.ask("清河县和沙湾市谁高，拿予以公开除以办理总数比比看")
    assert {fact.unit for fact in rates.facts if fact.derived and fact.derived.op == "ratio"} == {"%"}


@pytest.mark.parametrize("question", ["沙湾市复议纠正多少、总数多少", "沙湾市复议总数多少，其中纠正几件"])
def test_a_total_is_told_beside_its_part(both: World, question: str) -> None:
    answer = both.ask(question)
    assert {fact.metric for fact in answer.facts} == {"行政复议/结果纠正", "行政复议/总计"}


def test_rows_beside_each_other_are_still_added_up(both: World) -> None:
    answer = both.ask("清河县许可多少，处罚多少，总数多少")
    assert answer.facts[0].value == both.value(COUNTY, 2023, PERMITS) + both.value(COUNTY, 2023, FINES)


def test_fees_of_different_kinds_are_not_compared(both: World) -> None:
    answer = both.ask("清河县收的信息处理费和沙湾市收的行政事业性收费，哪个更大")
    assert answer.kind is Kind.NO_DATA
    assert "不能比较" in answer.headline


def test_a_number_heard_elsewhere_is_put_right(both: World) -> None:
    answer = both.ask("清河县不是批了748件许可嘛，怎么听人说更多")
    assert answer.facts[0].value == both.value(COUNTY, 2023, PERMITS)


@pytest.mark.parametrize(
    "question",
    [
        "清河县和沙湾市许可加处罚谁多",
        "清河县、沙湾市的许可、处罚合计分别是多少",
        "清河县和沙湾市的许可处罚之和差多少",
    ],
)
def test_rows_are_added_up_for_each_body(both: World, question: str) -> None:
    answer = both.ask(question)
    sums = {both.value(body, 2023, PERMITS) + both.value(body, 2023, FINES) for body in (COUNTY, CITY)}
    made = {fact.value for fact in answer.facts if fact.derived and fact.derived.op == "sum"}
    assert sums <= made
    check(answer, both)


def test_all_rows_of_all_bodies_are_added_up(both: World) -> None:
    answer = both.ask("清河县和沙湾市两家的许可和处罚加在一起多少")
    wanted = sum(both.value(body, 2023, row) for body in (COUNTY, CITY) for row in (PERMITS, FINES))
    assert answer.facts[0].value == wanted
    check(answer, both)


def test_money_is_not_added_to_cases(both: World) -> None:
    answer = both.ask("清河县和沙湾市的收费金额加处罚一共多少")
    assert answer.kind is Kind.NO_DATA
    assert not answer.facts


def test_both_rows_are_reckoned_with_on(both: World) -> None:
    first = "清河县的许可比沙湾市的处罚多几件"
    permits, fines = of(both, PERMITS, FINES)
    for further in ("前者是后者的几分之几", "是几分之几"):
        made = both.last(first, further).facts[0]
        assert made.unit == "%"
        assert abs(Decimal(made.value or 0) - permits / fines * 100) <= Decimal("0.005"), further
    assert both.last(first, "加起来呢").facts[0].value == permits + fines


def test_two_years_of_a_body_have_each_its_own_row(several: World) -> None:
    permits = several.value(COUNTY, 2022, PERMITS)
    fines = several.value(COUNTY, 2023, FINES)
    answer = several.ask("清河县2022年的许可和2023年的处罚差多少")
    assert answer.facts[0].value == abs(permits - fines)
    assert several.ask("清河县2022年的许可加上2023年的处罚").facts[0].value == permits + fines
    same = several.ask("清河县2022年处罚和2023年处罚差多少")
    assert same.kind is Kind.TREND
