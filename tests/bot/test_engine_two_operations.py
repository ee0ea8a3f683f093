"""Two operations in one message, shares of two bodies, and the ends of an order, computed with."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest

from bot.answer.phrases import say
from bot.types import Kind
from corpus.vocabulary import APPLICANTS, TOTAL
from tests.bot.world import CITY, COUNTY, World, check

NEW = "本年新收政府信息公开申请数量"
DONE, REVIEWS = "办理结果/总计", "行政复议/总计"
MADE, ENDED = "行政规范性文件/本年制发件数", "行政规范性文件/本年废止件数"


def percent(part: Decimal, base: Decimal) -> Decimal:
    return (part / base * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


@pytest.mark.parametrize(
    "asked", ["沙湾市2023年新收比办结差多少，是办结的几倍", "沙湾市2023年新收是办结的几倍，差多少件"]
)
def test_difference_and_quotient_at_once(several: World, asked: str) -> None:
    answer = several.ask(asked)
    check(answer, several)
    ops = [fact.derived.op for fact in answer.facts if fact.derived]
    assert ops[:2] == ["difference", "ratio"]


@pytest.mark.parametrize(
    "asked",
    ["2023年沙湾市的个人占比比清河县低多少", "2023年沙湾市个人申请占比有没有清河县高"],
)
def test_shares_of_two_bodies_are_of_each(several: World, asked: str) -> None:
    answer = several.ask(asked)
    check(answer, several)
    told = {fact.agency: Decimal(fact.value or 0) for fact in answer.facts if fact.unit == "%"}
    for who in (CITY, COUNTY):
        own, every = (several.value(who, 2023, NEW, name) for name in ("自然人", TOTAL))
        assert told[who] == percent(own, every)


def test_the_ends_of_an_order_held_against_each_other(several: World) -> None:
    figures = [several.value(CITY, 2023, NEW, name) for name in APPLICANTS if name != TOTAL]
    answer = several.ask("沙湾市2023年各类申请人里最多的和最少的差几件")
    check(answer, several)
    assert answer.facts[0].value == max(figures) - min(figures)


def test_who_is_more_and_by_how_much(several: World) -> None:
    one, other = (several.value(CITY, 2023, NEW, name) for name in ("商业企业", "法律服务机构"))
    answer = several.ask("沙湾市2023年企业申请和律所申请谁多，多几件")
    assert answer.facts[0].value == abs(one - other)


def test_documents_are_counted_at_the_end_of_a_year(several: World) -> None:
    assert several.ask("沙湾市2023年年初现行有效的规范性文件几件").kind is Kind.NO_DATA
    made, ended = (several.value(CITY, 2023, row) for row in (MADE, ENDED))
    answer = several.ask("沙湾市2023年规范性文件净增加了几件")
    assert answer.facts[0].value == abs(made - ended)
    way = "more" if made > ended else "less"
    assert (say(f"carried.net_{way}") in answer.notes) == (made != ended)


def test_each_of_so_many_parts_with_its_share(several: World) -> None:
    answer = several.ask("沙湾市2023年六种办理结果各占多少")
    check(answer, several)
    assert len([fact for fact in answer.facts if fact.unit == "%"]) == 6


@pytest.mark.parametrize(
    ("talk", "above", "base"),
    [
        (("沙湾市2023年新收多少", "办结比它少百分之几"), DONE, NEW),
        (("沙湾市2023年新收多少", "比办结多百分之几"), NEW, DONE),
        (("沙湾市2023年复议多少", "每百件申请对应几件"), REVIEWS, NEW),
    ],
)
def test_the_base_is_what_it_is_held_against(
    several: World, talk: tuple[str, ...], above: str, base: str
) -> None:
    one, other = (several.value(CITY, 2023, row, None if row == REVIEWS else TOTAL) for row in (above, base))
    answer = several.last(*talk)
    check(answer, several)
    whole = percent(one if above == REVIEWS else abs(one - other), other)
    assert answer.facts[0].value == whole


def test_what_was_spoken_of_before_gives_the_rows(several: World) -> None:
    rows = [several.value(CITY, 2023, row) for row in (MADE, ENDED)]
    answer = several.last("沙湾市2023年规范性文件情况", "废的比发的多吗")
    assert answer.facts[0].value == abs(rows[0] - rows[1])
