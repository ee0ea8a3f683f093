"""Words that tell near rows, columns and years apart: left and taken over, made and repealed, items."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.types import Kind
from tests.bot.world import CITY, COUNTY, World, check

FINES, PERMITS = "行政处罚/本年处理决定数量", "行政许可/本年处理决定数量"
NEW, LEFT, TAKEN = "本年新收政府信息公开申请数量", "结转下年度继续办理", "上年结转政府信息公开申请数量"
MADE, REPEALED = "行政规范性文件/本年制发件数", "行政规范性文件/本年废止件数"
ITEMS = "行政许可/上一年项目数量"


@pytest.mark.parametrize(
    ("question", "metric"),
    [
        ("沙湾市2023年年底遗留件有几件", LEFT),
        ("沙湾市2023年年初压着的几件", TAKEN),
        ("沙湾市2023年底剩下几件没办", LEFT),
        ("沙湾市2023年初积压几件申请", TAKEN),
        ("想知道沙湾市那年年底手上还剩几件公开申请没办完", LEFT),
    ],
)
def test_what_was_left_at_either_end_of_the_year(several: World, question: str, metric: str) -> None:
    answer = several.ask(question)
    check(answer, several)
    assert [fact.value for fact in answer.facts] == [several.value(CITY, 2023, metric, "总计")]


@pytest.mark.parametrize(
    ("question", "op", "metrics"),
    [
        ("沙湾市2023年规范性文件新出的减去废掉的是多少", "difference", [MADE, REPEALED]),
        ("沙湾市2023年新来的申请加上年初剩的一共几件", "sum", [NEW, TAKEN]),
        ("沙湾市2023年年初积压的和年底积压的差几件", "difference", [TAKEN, LEFT]),
    ],
)
def test_two_figures_of_one_body(several: World, question: str, op: str, metrics: list[str]) -> None:
    answer = several.ask(question)
    check(answer, several)
    columns = ["总计" if "文件" not in metric else None for metric in metrics]
    values = [several.value(CITY, 2023, one, column) for one, column in zip(metrics, columns, strict=True)]
    made = next(fact for fact in answer.facts if fact.derived)
    assert made.derived is not None
    assert made.derived.op == op
    assert abs(Decimal(made.value or 0)) == (sum(values) if op == "sum" else abs(values[0] - values[1]))


def test_more_was_done_by_the_one_than_by_the_other(several: World) -> None:
    answer = several.ask("沙湾市2023年比清河县多批几件")
    check(answer, several)
    assert {fact.metric for fact in answer.facts} == {PERMITS}


def test_items_in_force_the_year_before_are_a_column_of_the_form(several: World) -> None:
    answer = several.ask("清河县2020年报里，许可事项上年底是多少项")
    check(answer, several)
    assert [fact.value for fact in answer.facts] == [several.value(COUNTY, 2020, ITEMS)]


def test_items_are_no_decisions(several: World) -> None:
    answer = several.ask("清河县2023年许可事项有多少项")
    assert answer.kind is Kind.NO_DATA
    assert any("行政许可" in line for line in answer.lines)


def test_what_one_year_left_is_held_against_what_the_next_took_over(several: World) -> None:
    answer = several.ask("清河县2022年转下去的和2023年接过来的对得上不")
    check(answer, several)
    printed = {(fact.year, fact.metric): fact.value for fact in answer.facts if not fact.derived}
    assert printed == {
        (2022, LEFT): several.value(COUNTY, 2022, LEFT, "总计"),
        (2023, TAKEN): several.value(COUNTY, 2023, TAKEN, "总计"),
    }
    same = several.value(COUNTY, 2022, LEFT, "总计") == several.value(COUNTY, 2023, TAKEN, "总计")
    assert ("对得上" in answer.headline) is same


@pytest.mark.parametrize(
    "question",
    [
        "清河县22 23年处罚各几件",
        "清河县2022年以来每年的处罚都列出来",
        "清河县两年间处罚多了几件",
        "清河县从2022到2023处罚怎么走的",
    ],
)
def test_year_by_year(several: World, question: str) -> None:
    answer = several.ask(question)
    check(answer, several)
    printed = {fact.year: fact.value for fact in answer.facts if fact.metric == FINES and not fact.derived}
    assert printed == {year: several.value(COUNTY, year, FINES) for year in (2022, 2023)}


def test_fewer_received_is_no_reduced_fee(several: World) -> None:
    answer = several.ask("清河县23年比22年少收了多少件申请")
    check(answer, several)
    assert {fact.metric for fact in answer.facts if not fact.derived} == {NEW}


def test_what_was_not_overturned_was_upheld(several: World) -> None:
    answer = several.ask("沙湾市2023年的复议里头，没被推翻的几件")
    assert [fact.metric for fact in answer.facts] == ["行政复议/结果维持"]


def test_the_rate_of_a_result_is_of_its_own_total(several: World) -> None:
    answer = several.ask("2023年复议被纠正的比例清河县高还是沙湾市高")
    rates = {
        several.value(name, 2023, "行政复议/结果纠正") / several.value(name, 2023, "行政复议/总计") * 100
        for name in (COUNTY, CITY)
    }
    told = {fact.value for fact in answer.facts if fact.unit == "%"}
    assert {round(rate, 2) for rate in rates} <= told


def test_more_fees_taken_are_no_applications(several: World) -> None:
    answer = several.ask("清河县2023年收费比2022年多收多少万")
    assert {fact.metric for fact in answer.facts if not fact.derived} == {"行政事业性收费/本年收费金额"}


@pytest.mark.parametrize("question", ["清河县2023年报告有吗", "清河县哪几年有报告"])
def test_which_reports_of_a_body_there_are(several: World, question: str) -> None:
    answer = several.ask(question)
    assert answer.kind is Kind.CHAT
    assert any(COUNTY in line for line in answer.lines)
