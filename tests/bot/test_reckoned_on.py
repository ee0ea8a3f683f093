"""What is reckoned from figures of one report: parts of a whole, many at once, figures in other units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.types import Kind
from tests.bot.world import CITY, World, check

FIRM, LAW = "商业企业", "法律服务机构"
DONE, PUBLIC, NEW = "办理结果/总计", "予以公开", "本年新收政府信息公开申请数量"
UNKNOWN = "无法提供/本机关不掌握相关政府信息"


def part(world: World, row: str, whole: str, people: str) -> Decimal:
    """What part one figure is of another of the same people, in per cent."""
    share = world.value(CITY, 2023, row, people) / world.value(CITY, 2023, whole, people) * 100
    return share.quantize(Decimal("0.01"))


@pytest.mark.parametrize(
    ("question", "row", "people"),
    [
        ("沙湾市2023年律所的申请办结后，予以公开的比例有多高", PUBLIC, LAW),
        ("律所这类法律服务机构2023年在沙湾市办结的申请里，被答复不掌握的占多大比重", UNKNOWN, LAW),
        ("企业2023年在沙湾市办结的申请里，予以公开的占几成", PUBLIC, FIRM),
    ],
)
def test_an_answer_is_a_part_of_all_answers(several: World, question: str, row: str, people: str) -> None:
    answer = several.ask(question)
    assert Decimal(answer.facts[0].value or 0).quantize(Decimal("0.01")) == part(several, row, DONE, people)
    check(answer, several)


def test_a_group_may_be_said_with_its_number(several: World) -> None:
    plain = several.ask("沙湾市2023年不予公开里执法案卷占百分之几")
    said = several.ask("沙湾市2023年不予公开的730件中执法案卷这一条占几成")
    assert said.facts[0].value == plain.facts[0].value


@pytest.mark.parametrize("further", ["在全部办结里占多大比例", "在办结的申请中占几成"])
def test_the_whole_is_said_after_its_part(several: World, further: str) -> None:
    first = "沙湾市2023年予以公开多少件"
    expected = several.last(first, "占办结总数的百分之几").facts[0]
    assert several.last(first, further).facts[0] == expected


@pytest.mark.parametrize("question", ["给沙湾市的几类申请人按新收数排个座次", "沙湾市各种申请主体新收谁最多"])
def test_kinds_of_applicants_are_put_in_order_and_no_bodies(several: World, question: str) -> None:
    answer = several.ask(question)
    assert answer.kind is Kind.COMPARISON
    assert {fact.agency for fact in answer.facts} == {CITY}


def test_reasons_above_a_number_are_told(several: World) -> None:
    above = several.ask("沙湾市2023年不予公开的理由中超过一百件的是哪几条")
    assert above.facts
    assert all(Decimal(fact.value or 0) > 100 for fact in above.facts if fact.derived is None)


@pytest.mark.parametrize(
    ("question", "places"), [("沙湾市2023年处罚合多少万件", 4), ("沙湾市2023年处罚合多少万件，保留两位", 2)]
)
def test_counts_in_tens_of_thousands(several: World, question: str, places: int) -> None:
    answer = several.ask(question)
    value = several.value(CITY, 2023, "行政处罚/本年处理决定数量") / 10_000
    assert answer.facts[-1].unit == "万件"
    assert Decimal(answer.facts[-1].value or 0) == round(value, places)


def test_one_of_two_bodies_compared_keeps_its_year(several: World) -> None:
    talk = ["清河县2022年和沙湾市2023年行政处罚各多少件", "清河县那边许可又是几件"]
    assert {fact.year for fact in several.last(*talk).facts} == {2022}


def test_how_many_of_one_are_as_much_as_the_other(several: World) -> None:
    plain = several.ask("沙湾市2023年许可是清河县的几倍")
    assert several.ask("沙湾市2023年许可顶清河县几个").facts[0].value == plain.facts[0].value
