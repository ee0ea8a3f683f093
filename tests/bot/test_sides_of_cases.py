"""Who won and lost said in one character, and two rows held against each other with 还是."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.types import Kind
from tests.bot.world import World

_YEAR = "清河县人民政府", 2023
_REVIEW = "行政复议/{}"


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("清河县2023年复议赢的比例", "结果维持"),
        ("清河县2023年复议胜率", "结果维持"),
        ("清河县2023年复议输的占多少", "结果纠正"),
        ("清河县2023年复议老百姓赢的占比", "结果纠正"),
    ],
)
def test_a_side_is_a_part_of_the_cases(question: str, row: str, several: World) -> None:
    part, whole = (several.value(*_YEAR, _REVIEW.format(name)) for name in (row, "总计"))
    first = several.ask(question).facts[0]
    assert first.unit == "%"
    assert first.value is not None
    assert abs(first.value - 100 * part / whole) <= Decimal("0.01")


def test_cases_lost_are_not_all_cases(several: World) -> None:
    facts = several.ask("清河县2023年诉讼输的占比").facts
    assert any(fact.metric.endswith("结果纠正") for fact in facts)


@pytest.mark.parametrize("question", ["清河县2023年{}多还是{}多", "清河县2023年是{}多些还是{}多些"])
def test_two_rows_are_held_against_each_other(question: str, several: World) -> None:
    answer = several.ask(question.format("许可", "处罚"))
    rows = {name: several.value(*_YEAR, f"{name}/本年处理决定数量") for name in ("行政许可", "行政处罚")}
    assert answer.kind is Kind.COMPARISON
    assert max(rows, key=lambda name: rows[name]) in answer.headline


def test_a_review_or_a_suit_is_no_suit_after_a_review(several: World) -> None:
    assert several.ask("清河县2023年复议少还是诉讼少").kind is Kind.COMPARISON


def test_a_day_is_a_part_of_its_own_year(several: World) -> None:
    new = several.value("清河县人民政府", 2020, "本年新收政府信息公开申请数量", "总计")
    answer = several.ask("清河县2020年平均每天收到几件申请")
    assert answer.facts[0].value == (new / 366).quantize(Decimal("0.01"))


def test_rows_heaped_up_are_added(several: World) -> None:
    rows = [several.value(*_YEAR, f"{name}/本年处理决定数量") for name in ("行政处罚", "行政强制")]
    assert several.ask("清河县2023年罚的和强制的摞一块儿有多少件").facts[0].value == sum(rows)


def test_bodies_named_and_counted_are_added(several: World) -> None:
    both = [
        several.value(body, 2023, "行政许可/本年处理决定数量")
        for body in ("清河县人民政府", "沙湾市人民政府")
    ]
    assert several.ask("2023年清河、沙湾两个局批下来的许可加总").facts[0].value == sum(both)


def test_another_year_put_in_its_place_is_no_instruction(several: World) -> None:
    answer = several.last("清河县2023年收费多少", "改成2022年")
    assert answer.facts[0].value == several.value("清河县人民政府", 2022, "行政事业性收费/本年收费金额")


def test_a_character_inside_another_word_is_no_side(several: World) -> None:
    assert several.rows("清河县2023年运输类的行政复议有几件") != [_REVIEW.format("结果纠正")]


def test_two_rows_without_a_body_are_no_ranking_of_bodies(several: World) -> None:
    assert several.ask("处罚多还是许可多").kind is Kind.CLARIFY
