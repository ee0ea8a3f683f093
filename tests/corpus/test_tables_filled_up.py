"""Rows filled up with bars, rows without their labels, tables on one line, and what a cut report lacks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from opencc import OpenCC

from corpus.readers import read_document
from corpus.reading import read_report
from corpus.tables import Tables, read_tables
from corpus.types import Format
from tests.corpus import layouts
from tests.corpus.factory import Style, make
from tests.corpus.layouts import Layout, report_text
from tests.corpus.test_tables_oddities import REQUESTS

CLAUSE = "第二十条第（一）项 | |||\n"
PROACTIVE = "二、主动公开政府信息情况\n\n"
HEADERS = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]


def tables(text: str) -> Tables:
    return read_tables(read_document(text.encode(), "表.txt"))


def test_the_last_digit_of_a_value_numbers_no_label() -> None:
    rows = "规章 1 0 13 行政规范性文件 2 0 3 其他 1 1 1"
    found = tables(f"{CLAUSE}{' '.join(HEADERS)} {rows}\n")
    assert {fact.metric: fact.value for fact in found.facts}["规章/现行有效件数"] == 13
    assert {fact.metric: fact.value for fact in found.facts}["行政规范性文件/现行有效件数"] == 3


def test_a_row_whose_label_is_gone_is_the_one_above_the_second() -> None:
    lines = [
        "信息内容",
        "本年制发件数",
        "本年废止件数",
        "现行有效件数",
        "2",
        "1",
        "9",
        "行政规范性文件",
        "0",
        "0",
        "7",
    ]
    found = tables(PROACTIVE + "\n\n".join(lines) + "\n")
    assert [fact.value for fact in found.facts] == [2, 1, 9, 0, 0, 7]
    assert found.facts[2].metric == "规章/现行有效件数"
    short = [line for line in lines if line != "1"]
    left = tables(PROACTIVE + "\n\n".join(short) + "\n")
    assert {fact.metric.split("/")[0] for fact in left.facts} == {"行政规范性文件"}
    assert _told(left)[:3] == ("规章/本年制发件数", "规章/本年废止件数", "规章/现行有效件数")


def test_rows_filled_up_at_their_ends_keep_a_leading_blank_in_its_column() -> None:
    lines = (
        "三、收到和处理政府信息公开申请情况",
        "申请人情况 | ||||||||",
        "自然人 | 法人或其他组织 | 总计 | |||||||",
        "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||",
        "一、本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 21 | ||",
        "三、本年度办理结果 | （一）予以公开 | | 2 | 0 | 0 | 0 | 0 | 2 | |",
    )
    found = tables("\n".join(lines))
    cells = {(fact.metric, fact.applicant): fact.value for fact in found.facts}
    assert (cells["予以公开", "自然人"], cells["予以公开", "商业企业"], cells["予以公开", "总计"]) == (
        None,
        2,
        2,
    )


def test_clauses_of_which_nothing_is_printed_are_told() -> None:
    found = tables(f"{CLAUSE}{' | '.join(HEADERS)} |\n规章 | 0 | 0 | 0 |\n")
    assert "行政事业性收费/本年收费金额" in _told(found)


def _told(found: Tables) -> tuple[str, ...]:
    return tuple(cell for finding in found.findings for cell in finding.cells)


@pytest.mark.parametrize(
    "changed",
    [
        lambda text: text.replace("\n", "\r\n\r\n"),
        lambda text: text.replace(" 0 ", " 0\u200b ").replace("规章", "\u200b规章"),
        lambda text: text.replace("| |", "|&nbsp;|"),
        lambda text: text.replace("\n二、", "\n## 二、").replace("\n三、收", "\n### 三、收"),
        lambda text: text.replace("|", "｜"),
        OpenCC("s2t").convert,
    ],
    ids=["empty lines", "no width", "entities", "marks of headings", "wide bars", "traditional"],
)
@pytest.mark.parametrize("layout", [layouts.filled_up, layouts.markdown, layouts.one_line])
def test_what_converters_leave_in_a_text_costs_no_cell(layout: Layout, changed: Callable[[str], str]) -> None:
    made = make(Format.F2021, Style(), 4, blanks=False, largest=99)
    found = read_report(changed(report_text(made, layout)).encode(), "年报.txt")
    cells = {(fact.metric, fact.applicant): str(fact.value) for fact in found.facts}
    assert cells == made.printed


def test_a_blank_row_does_not_tell_whether_blanks_were_left_out_of_others() -> None:
    lines = (
        "三、收到和处理政府信息公开申请情况",
        "项目 | 数据1 | 数据2 | 数据3 | 数据4 | 数据5 | 数据6 | |||",
        "一、本年新收政府信息公开申请数量 | 70 | 1 | 4 | 5 | 6 | 6 | 92 | ||",
        "三、本年度办理结果 | （一）予以公开 | ||||||||",
        "（二）部分公开 | 4 | 481 | 306 | 6 | 797 | ||||",
        "（三）不予公开 | 1.属于国家秘密 | 27 | 3 | 30 | |||||",
    )
    assert {fact.value for fact in tables("\n".join(lines)).facts} <= {70, 1, 4, 5, 6, 92, None}


def test_blanks_that_fill_up_the_headers_are_no_cells_of_a_row_that_is_cut_off() -> None:
    results = "结果维持 |\n结果纠正 |\n其他结果 |\n尚未审结 |\n总计 |\n"
    rows = "（一）予以公开 |\n1 |\n2 |\n0 |\n0 |\n0 |\n0 |\n3 | |\n四、政府信息公开行政复议、行政诉讼情况\n"
    text = f"{REQUESTS}{rows}行政复议 |\n行政诉讼 | |||||||||||||\n"
    text += f"{results}未经复议直接起诉 |\n复议后起诉 | ||||||||\n"
    text += results + results.rstrip() + " |||||\n" + " |\n" * 6 + "27 |\n7 |\n12 |\n46 |\n"
    assert not any(fact.metric.startswith("行政") for fact in tables(text).facts)


def test_rows_of_either_form_are_told_of_where_none_that_was_read_tells_the_form() -> None:
    rows = "（一）予以公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
    told = {cell for finding in tables(REQUESTS + rows).findings for cell in finding.cells}
    assert {"其他处理", "其他处理/其他", "不予公开/属于国家秘密"} <= told
