"""Cells that hold something else than the form asks for, and statements that stand against each other."""

from __future__ import annotations

import re

import pytest

from corpus.checks import check
from corpus.reading import read_report
from corpus.types import Format, Report, Severity
from tests.corpus.checked import errors, report
from tests.corpus.factory import Key

FORCE = "行政强制/本年处理决定数量"
FEES = "行政事业性收费/本年收费金额"
TABLE = """<p>永康市人民政府2023年政府信息公开工作年度报告</p><p>一、总体情况</p>
<p>二、主动公开政府信息情况</p>
<table><tr><td colspan="2">第二十条第（六）项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr>
<tr><td>行政处罚</td><td>12</td></tr><tr><td>行政强制</td><td>{cell}</td></tr></table>
<p>三、收到和处理政府信息公开申请情况</p><p>{third}</p>
<p>四、政府信息公开行政复议、行政诉讼情况</p><p>无</p>"""


def read(cell: str = "1", third: str = "无") -> Report:
    return read_report(TABLE.format(cell=cell, third=third).encode(), "x.html")


@pytest.mark.parametrize("cell", ["3.5", "0.5"])
def test_a_part_of_a_case_is_no_fact_and_told(cell: str) -> None:
    found = read(cell)
    assert not [fact for fact in found.facts if fact.metric == FORCE]
    [finding] = [each for each in found.findings if FORCE in each.cells]
    assert finding.rule == "table-unreadable"
    assert cell in finding.message


@pytest.mark.parametrize("cell", ["-3", "+5", "－3", "增98", "减少2", "增", "7万元", "5人", "5人次"])
def test_a_count_with_a_sign_or_the_unit_of_another_thing_is_doubted(cell: str) -> None:
    found = [each for each in read(cell).findings if FORCE in each.cells]
    assert [(each.rule, each.severity) for each in found] == [("implausible", Severity.WARNING)]
    assert cell in found[0].message


@pytest.mark.parametrize("cell", ["12", "0", "5件", "5起", "3.0", "12（其中3人）", "/", "-", ""])
def test_what_the_form_asks_for_is_not_doubted(cell: str) -> None:
    assert not [each for each in read(cell).findings if FORCE in each.cells]


def test_changes_may_have_a_sign() -> None:
    cells: dict[Key, str] = {("行政许可/上一年项目数量", None): "9", ("行政许可/本年增减", None): "-8"}
    assert not check(report(cells, form=Format.F2019, year=2020))


@pytest.mark.parametrize(
    ("agency", "fees", "doubted"),
    [
        ("永康市人民政府", "98765432", True),
        ("永康市人民政府", "39857.5", False),
        ("乌鲁木齐县人民政府", "7480000", True),
        ("金华市人民政府", "1200000", False),
        ("金华市人民政府", "98765432", True),
        ("浙江省财政厅", "98765432", True),
    ],
)
def test_fees_beyond_what_a_body_of_this_level_collects(agency: str, fees: str, doubted: bool) -> None:
    found = check(report({(FEES, None): fees}, agency=agency))
    assert [each.rule for each in found] == ["implausible"] * doubted


@pytest.mark.parametrize(
    ("agency", "doubted"),
    [
        ("永康市人民政府", True),
        ("永康市司法局", True),
        ("东莞市人民政府", False),
        ("金华市人民政府", False),
        ("浙江省人民政府", False),
    ],
)
def test_a_city_of_county_level_makes_no_regulations(agency: str, doubted: bool) -> None:
    found = check(report({("规章/现行有效件数", None): "9"}, agency=agency))
    assert [each.rule for each in found] == ["implausible"] * doubted


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("公开信息100条，其中：动态40条，公告20条。", []),
        ("公开信息100条，其中：动态40条，公告80条。", ["text-sum"]),
        ("公开信息100条：动态40条，公告20条。", ["text-sum"]),
        ("公开信息100条，包括动态40条、公告20条、政策30条。", ["text-sum"]),
        ("公开信息100条，包括动态40条、公告30条、政策30条。", []),
        ("公开信息100条，包括动态40条、公告20条、政策30条等。", []),
        ("公开信息100条，主要包括动态40条、公告20条、政策30条。", []),
        ("公开信息100条，包括动态40条、公告20条。", []),
        ("其中，网上申请60%，信函申请30%，当面申请30%。", ["text-percent"]),
        ("其中，网上申请60%，信函申请30%，当面申请10%。", []),
        ("其中，按时办结率100%，满意率99%。", []),
        ("网上申请占60%，信函申请占30%，当面申请占30%。", ["text-percent"]),
        ("其中，网上申请60%，信函申请40%，同比增长20%。", []),
    ],
)
def test_lists_that_are_said_to_be_whole(sentence: str, rules: list[str]) -> None:
    assert [each.rule for each in check(report({}, sentence))] == rules


@pytest.mark.parametrize(
    ("first", "third", "told"),
    [
        ("全年收到申请56件。", "本年度收到政府信息公开申请0件。", True),
        ("全年收到申请0件。", "本年度收到政府信息公开申请0件。", False),
        ("上年收到申请56件。", "本年度收到政府信息公开申请0件。", False),
        ("", "本年度收到政府信息公开申请3件。本年度收到申请4件。", True),
    ],
)
def test_two_sentences_that_contradict_each_other(first: str, third: str, told: bool) -> None:
    page = re.sub("一、总体情况</p>", f"一、总体情况</p><p>{first}</p>", TABLE)
    found = read_report(page.format(cell="1", third=third).encode(), "x.html").findings
    shown = [each for each in found if each.rule == "text-text"]
    assert [each.severity for each in shown] == [Severity.WARNING] * told
    assert all("本年新收政府信息公开申请数量@总计" in each.cells for each in shown)


def whole_2014(ways: tuple[int, ...], total: int) -> dict[Key, str]:
    names = ("当面申请数", "传真申请数", "网络申请数", "信函申请数")
    cells: dict[Key, str] = {("收到申请数", None): str(total)}
    return cells | {(f"收到申请数/{name}", None): str(n) for name, n in zip(names, ways, strict=False)}


@pytest.mark.parametrize(
    ("ways", "total", "sure"),
    [
        ((10, 1, 20, 10), 40, True),
        ((10, 1, 20, 8), 40, True),
        ((10, 1, 20, 9), 40, None),
        ((10, 1, 20), 40, False),  # a way is not printed
        ((10, 1, 40), 40, True),
    ],
)
def test_the_sums_of_the_2014_form_are_identities(
    ways: tuple[int, ...], total: int, sure: bool | None
) -> None:
    found = check(report(whole_2014(ways, total), form=Format.F2014, year=2015))
    severities = {True: [Severity.ERROR], False: [Severity.WARNING], None: []}
    assert [each.severity for each in found] == severities[sure]


def test_a_row_that_a_body_added_excuses_a_sum_of_the_2014_form() -> None:
    own: dict[Key, str] = {("其他/其他申请", None): "1"}
    assert not errors(report(whole_2014((10, 1, 20, 8), 40) | own, form=Format.F2014, year=2015))
