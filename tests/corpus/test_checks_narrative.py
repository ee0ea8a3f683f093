"""Findings of sentences, single cells and the year: warnings for a person, nothing where all agrees."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from hypothesis import given

from corpus.checks import check, tally
from corpus.types import Format, Severity
from tests.corpus.checked import errors, report
from tests.corpus.factory import Key, Made, made


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("收到当面申请2条，网上申请5条，信函申请3条，共11条。", ["text-sum"]),
        ("收到当面申请2条，网上申请5条，信函申请3条，共10条。", []),
        ("办结提案7件，收到网上申请5条，信函申请3条，共8条。", []),
        ("收到申请3件，其中网上申请5件。", ["text-sum"]),
        ("公开信息30条，其中概况2条、动态5条、公告9条，其中网站采用14条。", []),
        ("公开信息30条，其中概况2条、动态5条、公告9条，其中网站采用34条。", ["text-sum", "text-sum"]),
        ("公开信息50条，其中许可20条，比上年度减少40条；处罚12条，比上年度减少3条。", []),
        ("收到申请5件，其中网上申请3件。", []),
        ("公开信息50条，其中：动态30条、公告10条、征集调查6期、其他4条。", []),
        ("公开信息50条，其中：动态30条、公告10条、其他6条。", ["text-sum"]),
        ("收到申请41件，较上年的58件下降29.3%。", []),
        ("收到申请41件，较上年的58件下降39.3%。", ["text-percent"]),
        ("发布信息385条，同比增加35条，增长10%。", []),
        ("发布信息385条，同比增加35条，增长12%。", ["text-percent"]),
        ("发布信息385条，同比增长10%。", []),
        ("公开A类信息6条，占60%；B类信息5条，占50%。", ["text-percent"]),
        ("公开A类信息6条，占60%；B类信息4条，占40%。", []),
        (
            "公开的信息中，网站公布81条，占54%；电视公布69条，占46%。"
            "网站公布81条，其中甲类27条，占33.3%；乙类18条，占22.2%；丙类36条，占44.4%。",
            [],
        ),
        (
            "制作信息40条，其中甲类32条，占80%；乙类8条，占20%。"
            "公开的有A类16条，占50%；B类8条，占25%；C类8条，占25%。",
            [],
        ),
        ("微信发布3条，占60%；培训6次，占70%。", []),
    ],
)
def test_arithmetic_of_a_sentence(sentence: str, rules: list[str]) -> None:
    assert [finding.rule for finding in check(report({}, sentence))] == rules


@pytest.mark.parametrize(
    ("cells", "agency", "rules"),
    [
        ({"规范性文件/本年新制作数量": "5", "规范性文件/本年新公开数量": "4"}, "某市", ["implausible"]),
        ({"规范性文件/本年新制作数量": "5", "规范性文件/本年新公开数量": "6"}, "某市", []),
        ({"行政事业性收费/本年收费金额": "251000"}, "某县某镇人民政府", ["implausible"]),
        ({"行政事业性收费/本年收费金额": "251000"}, "某市人民政府", []),
    ],
)
def test_cells_that_are_hardly_right(cells: dict[str, str], agency: str, rules: list[str]) -> None:
    form = Format.F2019 if any("新制作" in name for name in cells) else Format.F2021
    year = 2020 if form is Format.F2019 else 2023
    printed: dict[Key, str] = {(name, None): value for name, value in cells.items()}
    found = check(report(printed, form=form, year=year, agency=agency))
    assert [finding.rule for finding in found] == rules


@pytest.mark.parametrize(
    ("printed", "sentence", "rules"),
    [
        ("254.6万元", "政府集中采购项目4项，采购总金额2545957.57元。", []),
        ("2545957.57元", "政府集中采购项目4项，采购总金额254.6万元。", []),
        ("2545957.57元", "政府集中采购项目4项，采购总金额2545975.57元。", ["text-table"]),
        ("2545957.57元", "政府集中采购项目4项，采购总金额约300万元。", []),
        ("2545957.57", "政府集中采购项目4项，采购总金额300万元。", []),
        ("2545957.57元", "政府分散采购项目4项，采购金额300万元。", []),
        ("2545957.57元", "政府集中采购项目5项。", ["text-table"]),
    ],
)
def test_amounts_of_the_text_are_held_against_the_table(
    printed: str, sentence: str, rules: list[str]
) -> None:
    cells: dict[Key, str] = {
        ("政府集中采购/采购项目数量", None): "4",
        ("政府集中采购/采购总金额", None): printed,
    }
    found = check(report(cells, sentence, form=Format.F2019, year=2020))
    assert [finding.rule for finding in found] == rules


def test_forms_mixed_in_one_report_are_told() -> None:
    cells: dict[Key, str] = {("规章/本年新公开数量", None): "0", ("行政许可/本年处理决定数量", None): "2"}
    assert [finding.rule for finding in check(report(cells))] == ["form-mixed"]
    single: dict[Key, str] = {("其他处理", "总计"): "0", ("行政许可/本年处理决定数量", None): "2"}
    assert check(report(single)) == ()


@pytest.mark.parametrize(
    ("period", "published", "rules"),
    [
        ((date(2023, 1, 1), date(2023, 12, 31)), date(2024, 1, 20), []),
        ((date(2022, 1, 1), date(2022, 12, 31)), None, ["year-differs"]),
        ((date(2023, 1, 1), date(2023, 11, 30)), None, ["period-partial"]),
        (None, date(2023, 1, 20), ["year-differs"]),
    ],
)
def test_the_year_against_period_and_publication(
    period: tuple[date, date] | None, published: date | None, rules: list[str]
) -> None:
    found = dataclasses.replace(report({}), period=period, published=published)
    assert [(finding.rule, finding.severity) for finding in check(found)] == [
        (rule, Severity.WARNING) for rule in rules
    ]


@given(made())
def test_the_tally_counts_what_the_findings_tell(each: Made) -> None:
    found = report(each.cells, form=each.form)
    counted = tally(found.facts)
    assert counted.broken == len(errors(found))
    assert counted.held + counted.untold > 0


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("收到政府信息公开申请14件，其中撤回2件，答复申请12件。", 0),
        ("收到政府信息公开申请14件，其中申请人主动撤销2件，办结申请12件。", 0),
        ("收到政府信息公开申请14件，其中撤回1件，答复申请12件。", 1),
        ("收到政府信息公开申请14件，答复申请12件。被撤销行政复议2件。", 1),
    ],
)
def test_what_was_withdrawn_is_handled_but_not_answered(sentence: str, told: int) -> None:
    cells: dict[Key, str] = {("本年新收政府信息公开申请数量", "总计"): "14", ("办理结果/总计", "总计"): "14"}
    found = check(report(cells, f"一、总体情况\n{sentence}"))
    assert sum(each.rule == "text-table" for each in found) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("本年度内单位行政处罚处理决定数量8件。", 1),
        ("全局行政处罚处理决定7件。", 0),
        ("今年行政处罚处理决定数量6件，行政强制处理决定数量2件。", 1),
        ("交通领域行政处罚处理决定3件。", 0),
        ("对单位行政处罚3件，对个人行政处罚4件。", 0),
    ],
)
def test_decisions_told_in_the_words_of_the_form(sentence: str, told: int) -> None:
    column = "本年处理决定数量"
    cells: dict[Key, str] = {(f"行政处罚/{column}", None): "7", (f"行政强制/{column}", None): "2"}
    found = check(report(cells, f"一、总体情况\n{sentence}"))
    assert sum(each.rule == "text-table" for each in found) == told
