"""Arithmetic within one report, its identities, and where a figure stands."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.types import Conversation, Kind
from corpus.vocabulary import APPLICANTS, TOTAL
from tests.bot.world import CITY, COUNTY, TODAY, World, check

NEW, CARRIED = "本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量"
HANDLED, LEFT = "办理结果/总计", "结转下年度继续办理"
OPEN = "予以公开"


def near(value: Decimal, other: Decimal) -> bool:
    return abs(value - other) <= Decimal("0.005")


@pytest.mark.parametrize(
    ("say", "op"),
    [
        ("沙湾市2023年新收和上年结转的申请一共多少件", "sum"),
        ("沙湾市2023年新收申请比上年结转的多多少件", "difference"),
        ("沙湾市2023年新收申请是上年结转的几倍", "ratio"),
        ("沙湾市2023年新收申请和上年结转的平均多少件", "average"),
    ],
)
def test_two_figures_are_combined(several: World, say: str, op: str) -> None:
    answer = several.ask(say)
    check(answer, several)
    new, old = (several.value(CITY, 2023, metric, TOTAL) for metric in (NEW, CARRIED))
    wanted = {"sum": new + old, "difference": abs(new - old), "ratio": new / old, "average": (new + old) / 2}
    made = answer.facts[0]
    assert made.derived
    assert made.derived.op == op
    assert near(Decimal(made.value or 0), wanted[op])
    assert set(made.derived.of) == {f"{NEW}@{TOTAL}", f"{CARRIED}@{TOTAL}"}
    assert {fact.value for fact in answer.facts[1:] if not fact.derived} == {new, old}


@pytest.mark.parametrize("applicant", APPLICANTS[:-1])
def test_an_applicants_share_is_of_the_total(several: World, applicant: str) -> None:
    answer = several.ask(f"沙湾市2023年新收申请中{applicant}一栏占百分之几？")
    check(answer, several)
    part, whole = (several.value(CITY, 2023, NEW, name) for name in (applicant, TOTAL))
    assert answer.facts[0].unit == "%"
    assert near(Decimal(answer.facts[0].value or 0), part / whole * 100)


@pytest.mark.parametrize(
    "say",
    [
        "沙湾市2023年新收申请里，予以公开的比例",
        "沙湾市2023年新收的申请，予以公开的占比是多少",
        "沙湾市2023年予以公开占新收申请的百分之几",
        "沙湾市2023年予以公开和新收申请的占比",
    ],
)
def test_a_results_share_is_of_the_applications_however_it_is_said(several: World, say: str) -> None:
    answer = several.ask(say)
    check(answer, several)
    part, whole = (several.value(CITY, 2023, metric, TOTAL) for metric in (OPEN, NEW))
    assert near(Decimal(answer.facts[0].value or 0), part / whole * 100)


def test_two_rates_are_each_of_their_own_whole(several: World) -> None:
    answer = several.ask("沙湾市2023年复议维持率和纠错率")
    check(answer, several)
    whole, *parts = (
        several.value(CITY, 2023, f"行政复议/{name}") for name in ("总计", "结果维持", "结果纠正")
    )
    rates = [Decimal(fact.value or 0) for fact in answer.facts if fact.derived]
    assert all(near(rate, part / whole * 100) for rate, part in zip(rates, parts, strict=True))


@pytest.mark.parametrize("say", ["沙湾市2023年许可比处罚{}百分之几", "沙湾市2023年许可比处罚{}了百分之多少"])
def test_by_how_many_per_cent_one_figure_is_above_another(several: World, say: str) -> None:
    one, other = (several.value(CITY, 2023, f"行政{name}/本年处理决定数量") for name in ("许可", "处罚"))
    answer = several.ask(say.format("多" if one > other else "少"))
    check(answer, several)
    assert near(Decimal(answer.facts[0].value or 0), abs(one - other) / other * 100)


def test_one_figure_for_every_hundred_of_another(several: World) -> None:
    answer = several.ask("沙湾市2023年每100件申请有几件被复议")
    check(answer, several)
    whole, part = several.value(CITY, 2023, NEW, TOTAL), several.value(CITY, 2023, "行政复议/总计")
    assert near(Decimal(answer.facts[0].value or 0), part / whole * 100)


def test_results_named_together_are_one_part(several: World) -> None:
    answer = several.ask("沙湾市2023年公开和部分公开合计占办结的比例")
    check(answer, several)
    part, other, whole = (several.value(CITY, 2023, path, TOTAL) for path in (OPEN, "部分公开", HANDLED))
    assert near(Decimal(answer.facts[0].value or 0), (part + other) / whole * 100)


@pytest.mark.parametrize(
    "say",
    [
        "清河县2020年末收费项目应有几项",
        "清河县2020年收费项目现在还有多少项",
        "清河县2020年收费项目，上年的加上本年增加的，现在有几项",
        "清河县2020年收费项目原来几项，加上今年新增的一共几项",
        "清河县2020年收费项目现在共几项（上年加增减）",
    ],
)
def test_items_at_the_end_of_the_year_are_those_before_and_the_change(several: World, say: str) -> None:
    answer = several.ask(say)
    check(answer, several)
    parts = [several.value(COUNTY, 2020, f"行政事业性收费/{name}") for name in ("上一年项目数量", "本年增减")]
    assert answer.facts[0].value == sum(parts)
    assert answer.facts[0].unit == "项"


def test_a_form_without_items_gets_no_number_of_decisions_for_them(several: World) -> None:
    answer = several.ask("清河县2023年许可事项，上年的加上本年增加的，现在有几项")
    assert answer.kind is Kind.NO_DATA


def test_the_largest_of_several_rows(several: World) -> None:
    answer = several.ask("沙湾市2023年新收、上年结转和结转下年度的申请哪个最多")
    check(answer, several)
    values = {metric: several.value(CITY, 2023, metric, TOTAL) for metric in (NEW, CARRIED, LEFT)}
    assert answer.kind is Kind.COMPARISON
    assert max(values, key=lambda metric: values[metric]) in answer.headline
    assert {fact.metric: fact.value for fact in answer.facts} == values


def test_nothing_is_divided_by_zero(sample: World) -> None:
    answer = sample.ask("2023年新收申请是上年结转的几倍")
    check(answer, sample)
    assert all(fact.derived is None for fact in answer.facts)
    assert answer.spoken


def test_amounts_in_other_units_of_money(sample: World) -> None:
    answer = sample.ask("2023年行政事业性收费是多少元")
    check(answer, sample)
    assert {(fact.value, fact.unit) for fact in answer.facts} == {(748, "万元"), (7_480_000, "元")}


def test_the_identity_of_table_three(several: World) -> None:
    answer = several.ask("沙湾市2023年的勾稽关系成立吗？检查一下")
    check(answer, several)
    values = [several.value(CITY, 2023, metric, TOTAL) for metric in (NEW, CARRIED, HANDLED, LEFT)]
    assert values[0] + values[1] == values[2] + values[3]
    assert [fact.value for fact in answer.facts if not fact.derived][:4] == values


def test_the_place_of_the_last_answer(several: World) -> None:
    conversation = Conversation(TODAY)
    before = several.engine.ask("沙湾市2023年予以公开多少件", conversation)
    answer = several.engine.ask("这个数印在哪一格？", conversation)
    check(answer, several)
    assert answer.facts == before.facts
    assert any("（一）予以公开" in line for line in answer.lines)


def test_a_number_is_found_where_it_is_printed(sample: World) -> None:
    answer = sample.ask("1620这个数字在报告哪里？")
    check(answer, sample)
    assert [(fact.metric, fact.value) for fact in answer.facts] == [("行政许可/本年处理决定数量", 1620)]


@pytest.mark.parametrize("say", ["许可与强制之和占处罚多少", "许可和强制加起来占处罚的百分之几"])
def test_a_sum_is_held_against_another_row(several: World, say: str) -> None:
    names = ("行政许可", "行政强制", "行政处罚")
    permits, forced, fines = (several.value(CITY, 2023, f"{name}/本年处理决定数量") for name in names)
    answer = several.ask(f"沙湾市2023年{say}")
    assert near(Decimal(answer.facts[0].value or 0), (permits + forced) / fines * 100)
    check(answer, several)


@pytest.mark.parametrize("say", ["予以公开占办结的百分之几", "办结的申请里，予以公开的占百分之几"])
def test_a_share_knows_its_whole_in_any_order(several: World, say: str) -> None:
    opened, handled = (several.value(CITY, 2023, metric, TOTAL) for metric in (OPEN, HANDLED))
    answer = several.ask(f"沙湾市2023年{say}")
    assert near(Decimal(answer.facts[0].value or 0), opened / handled * 100)
    check(answer, several)


@pytest.mark.parametrize("say", ["沙湾市2023年新收那一行总计和各类申请人加起来对得上吗"])
def test_a_row_is_checked_against_its_total(several: World, say: str) -> None:
    answer = several.ask(say)
    check(answer, several)
    cells = {fact.applicant: fact.value for fact in answer.facts if fact.metric == NEW and not fact.derived}
    assert cells == {name: several.value(CITY, 2023, NEW, name) for name in APPLICANTS}
    assert sum(Decimal(cells[name] or 0) for name in APPLICANTS[:-1]) == cells[TOTAL]
