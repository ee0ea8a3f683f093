"""Markdown reads like the page it renders to: same sections, figures and cells, no marks in the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.readers.markdown import plain
from corpus.reading import read_report

MARKED = """# 某县林业局2023年政府信息公开工作年度报告

> 发布时间：2024-01-12

## 一、总体情况

**（一）主动公开。** 全年公开信息**100**条，召开会议*3*次。

- 微信发布信息 20 条；
* 微博发布信息 12 条。

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| **行政规范性文件** | 1 | - | 5 |

## 三、收到和处理政府信息公开申请情况

未收到申请。

## 四、政府信息公开行政复议、行政诉讼情况

无。
"""


@pytest.mark.parametrize(
    ("marked", "bare"),
    [
        ("## 一、总体情况 ##", "一、总体情况"),
        ("公开**100**条，*3*次，`5`期", "公开100条，3次，5期"),
        ("详见[网站](http://a.cn/2023/1.html)。", "详见网站。"),
        ("> 引文", "引文"),
        ("- 信息 2 条", "信息 2 条"),
        ("| - | 0 |\n|---|---|", "| - | 0 |\n|---|---|"),
        ("本年新<br>制作数量", "本年新制作数量"),
        ("2\\. 项&nbsp;目 3*4", "2. 项\u00a0目 3*4"),
        ("标题\n====\n正文", "标题\n\n正文"),
    ],
)
def test_marks_are_no_part_of_the_text(marked: str, bare: str) -> None:
    assert plain(marked) == bare


def test_a_marked_report_is_read_like_a_plain_one() -> None:
    read = read_report(MARKED.encode(), "x.md")
    assert (read.agency, read.year, str(read.published)) == ("某县林业局", 2023, "2024-01-12")
    assert [section.number for section in read.sections] == [1, 2, 3, 4]
    assert [(figure.label, figure.raw) for figure in read.figures] == [
        ("公开信息", "100条"),
        ("会议", "3次"),
        ("微信发布信息", "20 条"),
        ("微博发布信息", "12 条"),
    ]
    cells = {fact.metric: fact.raw for fact in read.facts}
    assert cells["行政规范性文件/现行有效件数"] == "5"
    assert cells["行政规范性文件/本年废止件数"] == "-"
    same = read_report(plain(MARKED).encode(), "x.txt")
    assert (same.facts, same.figures) == (read.facts, read.figures)


CONTRACTS = """|第二十条第（五）项||||
|:--|:-:|---|---|
|信息内容|上一年项目数量|本年增/减|处理决定数量|
|行政许可|21|4|
|其他对外管理服务事项|6|
|第二十条第（九）项|
|信息内容|采购项目数量|采购总金额|
|政府集中采购|37||
"""


def _cells(table: str) -> dict[str, str]:
    text = f"某县2019年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n{table}\n三、其他\n"
    return {fact.metric: fact.raw for fact in read_report(text.encode(), "x.md").facts}


def test_cells_that_a_row_lacks_below_a_rule_are_its_last_and_blank() -> None:
    expected = {
        "行政许可/上一年项目数量": "21",
        "行政许可/本年增减": "4",
        "行政许可/处理决定数量": "",
        "其他对外管理服务事项/上一年项目数量": "6",
        "其他对外管理服务事项/本年增减": "",
        "其他对外管理服务事项/处理决定数量": "",
        "政府集中采购/采购项目数量": "37",
        "政府集中采购/采购总金额": "",
    }
    assert _cells(CONTRACTS) == expected
    head, _, rest = CONTRACTS.partition("|:--|:-:|---|---|\n")
    assert _cells(f"|||||\n|--|--|--|--|\n{head}{rest}") == expected


@pytest.mark.parametrize(
    "changed",
    [
        lambda table: table.replace("|:--|:-:|---|---|\n", ""),
        lambda table: table.replace("|:--|:-:|---|---|\n", "|---|---|\n"),
    ],
    ids=["no rule", "a rule narrower than its rows"],
)
def test_no_rule_of_their_width_no_blank_is_added(changed: Callable[[str], str]) -> None:
    assert not {"行政许可", "其他对外管理服务事项"} & {
        name.split("/")[0] for name in _cells(changed(CONTRACTS))
    }


def test_a_lone_0_may_stand_for_all_columns_and_a_count_does_not() -> None:
    table = CONTRACTS.replace("|21|4|", "|21|4|5|").replace("|6|", "|0|")
    assert {name.split("/")[0] for name in _cells(table)} == {"行政许可", "政府集中采购"}


def test_a_table_written_in_html_is_a_table() -> None:
    before, _, after = MARKED.partition("| 信息内容")
    table = (
        '<table><tr><td colspan="4">第二十条第（一）项</td></tr><tr><th>信息内容</th><th>本年制发件数</th>'
        "<th>本年废止件数</th><th>现行有效件数</th></tr>\n<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>"
        "<tr><td><span>行政规范性文件</span></td><td>1</td><td>-</td>\n<td>5</td></tr></table>\n\n## 三、"
    )
    marked = before + table + after.partition("## 三、")[2]
    facts = read_report(f"<div>\n\n首页\n\n</div>\n\n{marked}".encode(), "x.md").facts
    assert [(fact.metric, fact.value) for fact in facts if fact.metric.startswith("行政规范")] == [
        ("行政规范性文件/本年制发件数", 1),
        ("行政规范性文件/本年废止件数", None),
        ("行政规范性文件/现行有效件数", 5),
    ]
