"""A row told at length (因涉密不公开的申请) is one row, held to a number, as a share or over years."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.answer.compute import rounded
from bot.types import Answer, Kind
from tests.bot.world import CITY, COUNTY, World, check

NEW, ALL = "本年新收政府信息公开申请数量", "办理结果/总计"
NEXT = "结转下年度继续办理"
REFUSED, REPEATED = "不予公开", "不予处理/重复申请"
SECRET, FILES, WITHOUT = (
    "不予公开/属于国家秘密",
    "不予公开/属于行政执法案卷",
    "无法提供/本机关不掌握相关政府信息",
)
STRAIGHT = "行政诉讼/未经复议直接起诉/结果维持"
UPHELD = "行政复议/结果维持"


def rows(answer: Answer) -> set[str]:
    """The printed rows that an answer tells of."""
    return {
        fact.metric for fact in answer.facts if fact.derived is None and not fact.metric.startswith("正文/")
    }


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("2023年因执法案卷不公开的申请超过0件的有哪些单位", FILES),
        ("2023年哪些单位不掌握信息而无法提供的申请多于1件", WITHOUT),
        ("2023年直接起诉、结果维持的案件少于900件的是哪些单位", STRAIGHT),
        ("2023年有几个单位复议维持的超过0件", UPHELD),
        ("沙湾市2023年复议维持的是不是超过0件", UPHELD),
        ("沙湾市2023年重复申请有没有超过900件", REPEATED),
    ],
)
def test_a_threshold_adds_no_other_row(several: World, question: str, row: str) -> None:
    answer = several.ask(question)
    check(answer, several)
    assert rows(answer) == {row}


@pytest.mark.parametrize(
    ("question", "part", "whole"),
    [
        ("沙湾市2023年因执法案卷不公开的申请占办结总数的比例", FILES, ALL),
        ("沙湾市2023年涉密不予公开的占全部办理结果的百分之几", SECRET, ALL),
        ("沙湾市2023年因执法案卷不公开的占不予公开的几成", FILES, REFUSED),
        ("沙湾市2023年不予公开的执法案卷占几成", FILES, REFUSED),
    ],
)
def test_a_share_is_of_the_row_alone(several: World, question: str, part: str, whole: str) -> None:
    answer = several.ask(question)
    check(answer, several)
    made = next(fact.value for fact in several.ask(f"沙湾市2023年{whole.replace('/', '')}多少件").facts)
    assert made is not None
    share = Decimal(rounded(several.value(CITY, 2023, part, "总计") / Decimal(made) * 100))
    assert answer.facts[0].value == share


def test_an_applicant_is_held_against_the_row_alone(several: World) -> None:
    answer = several.ask("沙湾市2023年重复提出而不予处理的申请里自然人占多少比例")
    check(answer, several)
    part, whole = (several.value(CITY, 2023, REPEATED, name) for name in ("自然人", "总计"))
    assert answer.facts[0].value == Decimal(rounded(part / whole * 100))


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("清河县2023年新收申请总数比2022年增长百分之几", NEW),
        ("清河县2023年办结的申请总数较2022年增加了多少", ALL),
    ],
)
def test_a_total_is_held_against_the_year_before(several: World, question: str, row: str) -> None:
    answer = several.ask(question)
    check(answer, several)
    first, last = (several.value(COUNTY, year, row, "总计") for year in (2022, 2023))
    assert answer.kind is Kind.TREND
    assert last - first in {fact.value for fact in answer.facts}
    assert first + last not in {fact.value for fact in answer.facts}


@pytest.mark.parametrize(
    "question",
    [
        "2023年清河县和沙湾市哪家新收申请少",
        "2023年清河县、沙湾市的新收申请，哪家少一些",
        "2023年清河县和沙湾市新收申请少的是哪家",
    ],
)
def test_who_has_less_is_told_first(several: World, question: str) -> None:
    answer = several.ask(question)
    check(answer, several)
    less = min((COUNTY, CITY), key=lambda body: several.value(body, 2023, NEW, "总计"))
    assert less in answer.headline
    assert "较少" in answer.headline


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("沙湾市2023年逾期没缴费而不再处理的申请是几件", "其他处理/申请人逾期未按收费通知要求缴纳费用"),
        ("沙湾市2023年不补正而不再办理的申请几件", "其他处理/申请人无正当理由逾期不补正"),
        ("沙湾市2023年复议后起诉的案件有多少件", "行政诉讼/复议后起诉/总计"),
        ("沙湾市2023年直接起诉的案件有多少件", "行政诉讼/未经复议直接起诉/总计"),
    ],
)
def test_what_was_done_is_no_row_of_its_own(several: World, question: str, row: str) -> None:
    answer = several.ask(question)
    check(answer, several)
    assert answer.facts[0].metric == row
    assert rows(answer) == {row}


@pytest.mark.parametrize(
    "question",
    [
        "清河县2022、2023两年留到下年再办的申请分别是多少",
        "清河县2022年和2023年结转到下一年的申请差多少",
        "清河县2023年结转下年的申请比2022年增长百分之几",
    ],
)
def test_two_years_side_by_side_are_no_handing_over(several: World, question: str) -> None:
    answer = several.ask(question)
    check(answer, several)
    told = {fact.year: fact.value for fact in answer.facts if fact.metric == NEXT and fact.year}
    assert told == {year: several.value(COUNTY, year, NEXT, "总计") for year in (2022, 2023)}


def test_what_a_year_took_over_is_of_its_own_report(several: World) -> None:
    answer = several.ask("沙湾市2022年上年结转的申请多少件")
    assert answer.kind is Kind.NO_DATA
    moved = several.ask("沙湾市从2022年结转过来的申请多少件")
    check(moved, several)
    assert moved.facts[0].value == several.value(CITY, 2023, "上年结转政府信息公开申请数量", "总计")
    left = several.ask("清河县2022年结转到2023年的申请多少件")
    check(left, several)
    assert left.facts[0].year == 2023


def test_the_best_of_years_is_not_their_sum(several: World) -> None:
    answer = several.ask("清河县办理结果总计最多的是哪年")
    check(answer, several)
    best = max((2020, 2022, 2023), key=lambda year: several.value(COUNTY, year, ALL, "总计"))
    assert answer.headline.startswith(f"最多的是{best}年")


def test_what_came_from_the_year_before_is_of_the_year_spoken_of(several: World) -> None:
    answer = several.last("沙湾市2023年新收申请几件", "那上一年转过来的呢")
    check(answer, several)
    assert (answer.facts[0].year, answer.facts[0].metric) == (2023, "上年结转政府信息公开申请数量")


def test_a_reason_told_with_what_follows_from_it_is_one_row(several: World) -> None:
    answer = several.ask("沙湾市2023年不掌握信息而无法提供的申请占办结总数的百分之几")
    check(answer, several)
    part, whole = (several.value(CITY, 2023, row, "总计") for row in (WITHOUT, ALL))
    assert answer.facts[0].value == Decimal(rounded(part / whole * 100))


@pytest.mark.parametrize("said", ["从上年转过来的", "由上一年结转来的", "上年结转的"])
def test_a_year_without_a_report_takes_over_nothing_of_the_next(several: World, said: str) -> None:
    answer = several.ask(f"沙湾市2022年{said}申请一共多少件")
    assert answer.kind is Kind.NO_DATA
    assert not answer.facts
