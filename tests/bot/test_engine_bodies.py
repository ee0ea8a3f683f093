"""Several bodies and years: side by side, year by year, in order; and what must not be compared."""

from __future__ import annotations

from decimal import Decimal

from bot.answer.comparing import comparability
from bot.types import Answer, AnswerFact, Kind
from corpus.vocabulary import TOTAL, metrics
from tests.bot.world import CITY, COUNTY, World, check

PERMITS, PUNISHED = "行政许可/本年处理决定数量", "行政处罚/本年处理决定数量"
FEE = "行政事业性收费/本年收费金额"
NEW = "本年新收政府信息公开申请数量"


def printed(answer: Answer) -> dict[tuple[str, int, str], Decimal]:
    """The figures of the statutory tables in an answer."""
    return {
        (fact.agency, fact.year, fact.metric): Decimal(fact.value or 0)
        for fact in answer.facts
        if fact.derived is None and not fact.metric.startswith("正文/")
    }


def derived(answer: Answer, op: str, metric: str) -> AnswerFact:
    """The computed figure of an answer whose addends are of the metric."""
    return next(f for f in answer.facts if f.derived and f.derived.op == op and metric in f.derived.of[0])


def test_two_bodies_side_by_side(several: World) -> None:
    answer = several.ask("清河县和沙湾市2023年新收申请谁多？")
    check(answer, several)
    county, city = (several.value(agency, 2023, NEW, TOTAL) for agency in (COUNTY, CITY))
    assert county != city
    assert answer.kind is Kind.COMPARISON
    assert printed(answer) == {(COUNTY, 2023, NEW): county, (CITY, 2023, NEW): city}
    assert (COUNTY if county > city else CITY) in answer.headline
    assert derived(answer, "difference", NEW).value == abs(county - city)


def test_each_body_with_a_year_of_its_own(several: World) -> None:
    answer = several.ask("清河县2022年和沙湾市2023年的行政许可比较")
    check(answer, several)
    assert printed(answer) == {
        (COUNTY, 2022, PERMITS): several.value(COUNTY, 2022, PERMITS),
        (CITY, 2023, PERMITS): several.value(CITY, 2023, PERMITS),
    }


def test_year_by_year_with_the_change(several: World) -> None:
    answer = several.ask("清河县2022年到2023年新收申请增长多少？")
    check(answer, several)
    old, new = (several.value(COUNTY, year, NEW, TOTAL) for year in (2022, 2023))
    assert answer.kind is Kind.TREND
    assert printed(answer) == {(COUNTY, 2022, NEW): old, (COUNTY, 2023, NEW): new}
    assert derived(answer, "difference", NEW).value == new - old
    growth = Decimal(str(derived(answer, "growth", NEW).value))
    assert abs(growth - (new - old) / old * 100) < Decimal("0.01")


def test_forms_that_count_the_same_are_compared(several: World) -> None:
    answer = several.ask("清河县2020年到2023年行政处罚变化")
    check(answer, several)
    assert answer.kind is Kind.TREND
    assert printed(answer) == {
        (COUNTY, 2020, "行政处罚/处理决定数量"): several.value(COUNTY, 2020, "行政处罚/处理决定数量"),
        (COUNTY, 2022, PUNISHED): several.value(COUNTY, 2022, PUNISHED),
        (COUNTY, 2023, PUNISHED): several.value(COUNTY, 2023, PUNISHED),
    }


def test_forms_that_count_something_else_are_not_compared(several: World) -> None:
    answer = several.ask("清河县2020年和2023年行政事业性收费比较")
    check(answer, several)
    assert answer.kind is Kind.NO_DATA


def test_a_missing_year_is_named(several: World) -> None:
    answer = several.ask("清河县2019年到2020年新收申请变化")
    assert answer.kind is Kind.NO_DATA
    assert "2019" in answer.headline


def test_the_bodies_in_order(several: World) -> None:
    for word, best in (("最多", max), ("最少", min)):
        answer = several.ask(f"2023年哪个单位新收申请{word}？")
        check(answer, several)
        values = {agency: several.value(agency, 2023, NEW, TOTAL) for agency in (COUNTY, CITY)}
        assert answer.kind is Kind.RANKING
        assert best(values, key=lambda agency: values[agency]) in answer.headline
        assert printed(answer) == {(agency, 2023, NEW): value for agency, value in values.items()}


def test_only_bodies_with_the_year_are_ranked(several: World) -> None:
    answer = several.ask("2020年哪个单位新收申请最多？")
    check(answer, several)
    assert {agency for agency, _, _ in printed(answer)} <= {COUNTY}


def test_every_row_may_be_compared_with_itself_and_amounts_never_with_items() -> None:
    for path in metrics():
        assert comparability(frozenset({path}), frozenset({path})) == (True, "")
    allowed, reason = comparability(frozenset({FEE}), frozenset({"行政事业性收费/上一年项目数量"}))
    assert (allowed, bool(reason)) == (False, True)
    near, warning = comparability(frozenset({"收到申请数"}), frozenset({NEW}))
    assert (near, bool(warning)) == (True, True)
    assert comparability(frozenset({PUNISHED}), frozenset({PERMITS}))[0] is False
