"""Rates and parts that no form prints: made of the figures of the table where nothing narrows them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.answer.compute import rounded
from bot.types import Kind
from tests.bot.world import CITY, COUNTY, World, check

GIVEN, ALL = "予以公开", "办理结果/总计"
NEW, OLD, NEXT = "本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量", "结转下年度继续办理"


def rate(world: World, agency: str, part: str, *whole: str) -> Decimal:
    """What per cent one printed figure is of others together."""
    base = sum((world.value(agency, 2023, metric, "总计") for metric in whole), Decimal(0))
    return Decimal(rounded(world.value(agency, 2023, part, "总计") / base * 100))


@pytest.mark.parametrize(
    ("question", "part", "whole"),
    [
        ("清河县2023年公开率", GIVEN, (ALL,)),
        ("清河县2023年信息公开率是多少", GIVEN, (ALL,)),
        ("清河县2023年公开了百分之多少的申请", GIVEN, (ALL,)),
        ("清河县2023年办结率", ALL, (NEW, OLD)),
        ("2023年清河县申请办结率多少", ALL, (NEW, OLD)),
        ("清河县2023年办结了百分之几", ALL, (NEW, OLD)),
        ("清河县2023年结转率", NEXT, (NEW, OLD)),
    ],
)
def test_a_rate_is_made_of_what_is_printed(
    several: World, question: str, part: str, whole: tuple[str, ...]
) -> None:
    answer = several.ask(question)
    check(answer, several)
    assert answer.facts[0].value == rate(several, COUNTY, part, *whole)


@pytest.mark.parametrize(
    ("question", "part", "whole"),
    [
        ("清河县2023年个人的申请公开率多少", GIVEN, (ALL,)),
        ("清河县2023年自然人申请的办结率", ALL, (NEW, OLD)),
    ],
)
def test_a_rate_of_one_kind_of_applicants_is_of_theirs(
    several: World, question: str, part: str, whole: tuple[str, ...]
) -> None:
    answer = several.ask(question)
    check(answer, several)
    base = sum((several.value(COUNTY, 2023, metric, "自然人") for metric in whole), Decimal(0))
    own = several.value(COUNTY, 2023, part, "自然人") / base
    assert answer.facts[0].value == Decimal(rounded(own * 100))


@pytest.mark.parametrize(
    "question", ["清河县2023年企业的申请公开了几件", "2023年清河县企业的申请公开的有多少"]
)
def test_the_applications_of_some_that_were_given(several: World, question: str) -> None:
    answer = several.ask(question)
    check(answer, several)
    assert [fact.value for fact in answer.facts] == [several.value(COUNTY, 2023, GIVEN, "商业企业")]


def test_two_rates_are_both_told(several: World) -> None:
    answer = several.ask("清河县2023年办结率和结转率")
    rates = [fact.value for fact in answer.facts if fact.derived and fact.derived.op == "ratio"]
    assert rates == [rate(several, COUNTY, part, NEW, OLD) for part in (ALL, NEXT)]


def test_bodies_are_put_in_the_order_of_a_rate(several: World) -> None:
    answer = several.ask("2023年哪个单位办结率最高")
    rates = {body: rate(several, body, ALL, NEW, OLD) for body in (COUNTY, CITY)}
    assert answer.kind is Kind.RANKING
    assert max(rates, key=lambda body: rates[body]) in answer.headline


@pytest.mark.parametrize(
    "question",
    [
        "清河县2023年按时办结率",
        "清河县2023年热线办结率",
        "清河县2023年满意率",
        "清河县2023年许可的通过率",
        "清河县2023年审批批准了百分之几",
        "清河县2023年办证驳回率多少",
        "清河县2023年获批的比例",
    ],
)
def test_a_narrower_rate_is_not_made_up(several: World, question: str) -> None:
    answer = several.ask(question)
    assert answer.kind is Kind.NO_DATA
    assert not answer.facts


@pytest.mark.parametrize(
    "question",
    [
        "清河县2023年办结的申请里面公开的占几成",
        "清河县2023年公开的占办结的百分之多少",
        "2023年清河县答复的当中有几成是公开的",
    ],
)
def test_what_was_made_public_is_a_part_of_what_was_answered(several: World, question: str) -> None:
    answer = several.ask(question)
    check(answer, several)
    assert answer.facts[0].value == rate(several, COUNTY, GIVEN, ALL)


@pytest.mark.parametrize(
    "question",
    [
        "清河县2023年新收的申请里公开的有多少",
        "清河县2023年收到的申请里头公开了几件",
        "2023年清河县新收的申请当中予以公开的几件",
    ],
)
def test_an_outcome_among_the_received_is_no_number_of_those(several: World, question: str) -> None:
    answer = several.ask(question)
    check(answer, several)
    assert [fact.value for fact in answer.facts] == [several.value(COUNTY, 2023, GIVEN, "总计")]


@pytest.mark.parametrize("question", ["清河县2023年信息公开办结多少件", "清河县2023年依申请公开的办结数"])
def test_publicity_itself_is_no_outcome(several: World, question: str) -> None:
    answer = several.ask(question)
    assert [fact.value for fact in answer.facts] == [several.value(COUNTY, 2023, ALL, "总计")]


@pytest.mark.parametrize(
    "question",
    ["清河县2023年收到申请多少件，占沙湾市的多少", "2023年清河县新收的申请占沙湾市多少"],
)
def test_a_part_of_another_bodys_figure(several: World, question: str) -> None:
    answer = several.ask(question)
    check(answer, several)
    part, whole = (several.value(body, 2023, NEW, "总计") for body in (COUNTY, CITY))
    assert answer.facts[0].value == Decimal(rounded(part / whole * 100))


@pytest.mark.parametrize(
    "question", ["清河县2023年公开和办结的差几倍", "2023年清河县予以公开跟办结相差多少倍"]
)
def test_two_rows_that_are_times_apart_are_held_larger_to_smaller(several: World, question: str) -> None:
    answer = several.ask(question)
    check(answer, several)
    whole, part = (several.value(COUNTY, 2023, metric, "总计") for metric in (ALL, GIVEN))
    assert answer.facts[0].value == Decimal(rounded(whole / part))
