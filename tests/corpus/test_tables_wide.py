"""Rows filled up beyond their columns, bars on lines of their own, and Markdown tables one below another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest

from corpus.reading import read_report
from corpus.types import Format
from tests.corpus import layouts
from tests.corpus.factory import Key, Made, Row, Style, make
from tests.corpus.layouts import Layout, report_text
from tests.corpus.test_tables_layouts import differences, printed, read_back
from tests.corpus.test_tables_oddities import DISPUTES, FIRST, REQUESTS, tables, values

LEAVES = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"
HEADS = f"行政复议 | 行政诉讼 | {'|' * 15}\n{LEAVES} | 未经复议直接起诉 | 复议后起诉 | {'|' * 10}\n"
SECOND = f"{LEAVES} | {LEAVES} | {'|' * 7}\n"
ROW = "| 3 | 1 | 0 | 4 | 0 | 2 | 0 | 0 | 2 | 0 | 0 | 0 | 5 | 5 | |\n"


def requests() -> str:
    """Table 三 whose rows are filled up at their ends, as far as the headers and two rows go."""
    rows = "一、本年新收政府信息公开申请数量 | 4 | 1 | 0 | 0 | 0 | 2 | 7 | |||\n"
    return REQUESTS.replace("法人或其他组织 | 总计 |", "法人或其他组织 | 总计 | |||||||") + rows


@pytest.mark.parametrize("heads", [HEADS, HEADS.split("\n", 1)[1]], ids=["whole", "first row lost"])
def test_a_blank_first_cell_of_table_four_is_not_taken_for_one_that_fills_up(heads: str) -> None:
    row = ROW.replace("| 3 | 1 |", " | 3 | 1 |", 1)
    found = values(f"{requests()}{DISPUTES}{heads}{SECOND}{row}")
    assert (found["行政复议/结果维持"], found["行政复议/结果纠正"], found["行政复议/总计"]) == (None, 3, 4)
    assert found["行政诉讼/复议后起诉/总计"] == 5


@pytest.mark.parametrize("more", [0, 1, 3])
@pytest.mark.parametrize("seed", range(6))
def test_columns_beyond_the_forms_cost_no_cell_and_move_none(seed: int, more: int) -> None:
    report = make(Format.F2021, Style(), seed, blanks=True, largest=40)
    keys = [key for key in report.cells if key[0].startswith(("行政复议/", "行政诉讼/"))]
    report.cells |= dict.fromkeys(keys[: seed + 1], "")
    found = read_back(report_text(report, partial(layouts.filled_up_lines, more=more)))
    assert differences(found, {key: printed(report)[key] for key in found}) == {}
    assert set(keys) <= found.keys()


def cells(report: Made, layout: Layout) -> dict[Key, tuple[object, object]]:
    return differences(read_back(report_text(report, layout)), printed(report))


def test_a_bar_alone_on_its_line_is_a_blank_cell_where_borders_stand_in_front_of_texts() -> None:
    report = make(Format.F2021, Style(), 2, blanks=True, largest=99)
    for column in ("本年制发件数", "本年废止件数"):
        report.cells[f"规章/{column}", None] = ""
    assert cells(report, layouts.bars_below) == {}


def opened(rows: Sequence[Row], style: Style) -> str:
    """A bar in front of every row, cells on lines of their own with their bars, nothing for merged ones."""
    return "\n".join(f"|\n{chr(10).join(f'{text} |' if text else '|' for text, _ in row)}" for row in rows)


def opened_texts(rows: Sequence[Row], style: Style) -> str:
    """A bar in front of the first text of every row and below every cell, nothing for merged ones."""
    texts = [("| " * (not at) * bool(text), text) for row in rows for at, (text, _) in enumerate(row)]
    return "\n".join(f"{bar}{text}\n|".strip() for bar, text in texts)


OPENED = {
    "alone": opened,
    "in front of texts": opened_texts,
    "none": partial(layouts.cell_a_line_barred, alone=True, padding=False),
}


@pytest.mark.parametrize("layout", OPENED.values(), ids=OPENED)
@pytest.mark.parametrize("form", [Format.F2021, Format.F2019])
@pytest.mark.parametrize("seed", range(4))
def test_bars_that_open_rows_are_no_blank_cells(layout: Layout, form: Format, seed: int) -> None:
    assert cells(make(form, Style(), seed, blanks=False, largest=40), layout) == {}
    report = make(form, Style(), seed, blanks=True, largest=40)
    lost = cells(report, layout)
    assert {found for found, _ in lost.values()} <= {None}
    assert len(lost) < 8


def test_a_bar_alone_is_a_blank_cell_where_no_bar_opens_the_rows() -> None:
    report = make(Format.F2021, Style(), 3, blanks=False, largest=40)
    report.cells |= {key: "" for key in report.cells if key[0].endswith("现行有效件数")}
    expected = printed(report)
    found = read_back(report_text(report, partial(layouts.cell_a_line_barred, padding=False)))
    assert differences(found, {key: expected[key] for key in found}) == {}


def test_blank_cells_of_markdown_tables_between_headings_are_blank() -> None:
    lines = [
        "### 第二十条第（一）项",
        "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |",
        "|---|---|---|---|",
        "| 规章 |  | 4 |  |",
        "| 行政规范性文件 | 5 |  | 21 |",
        "",
        "### 第二十条第（五）项",
        "| 信息内容 | 本年处理决定数量 |",
        "|:---|---:|",
        "| 行政许可 | 318 |",
        "",
        "### 第二十条第（六）项",
        "| 信息内容 | 本年处理决定数量 |",
        "|---|---|",
        "| 行政处罚 | 46 |",
        "| 行政强制 |  |",
    ]
    found = tables("二、主动公开政府信息情况\n\n" + "\n".join(lines) + "\n")
    told = {fact.metric: fact.value for fact in found.facts}
    made, valid = told["规章/本年制发件数"], told["规章/现行有效件数"]
    assert (made, told["规章/本年废止件数"], valid) == (None, 4, None)
    assert (told["行政许可/本年处理决定数量"], told["行政处罚/本年处理决定数量"]) == (318, 46)
    assert len(found.facts) == 9


def test_headings_and_columns_named_like_rows_are_no_rows_that_could_not_be_read() -> None:
    """A table for each row below a heading of its name, and one whose columns are named after rows."""
    new, granted = "本年新收政府信息公开申请数量", "予以公开"
    rule = "|---" * 8 + "|"
    head = f"| 类别 | {' | '.join(f'数据{number}' for number in range(1, 7))} | 总计 |\n{rule}\n"
    wrong = f"| 项目 | 新收件数 | 结转件数 | {granted} | 部分公开 | 不予公开 | 结转 | 总计 |\n{rule}\n"
    text = f"""三、收到和处理政府信息公开申请情况

### 一、{new}
{head}| {new} | 8 | 1 | 0 | 0 | 0 | 0 | 9 |

### （一）{granted}
{head}| {granted} | 5 | 1 | 0 | 0 | 0 | 0 | 6 |

### （六）其他
{wrong}| 3.其他 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
| （二）部分公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （七）总计 | 8 | 1 | 0 | 0 | 0 | 0 | 9 |
"""
    found = tables(text)
    assert [fact.value for fact in found.facts if fact.applicant == "总计"] == [9, 6, 3, 0, 9]
    assert all("没有读到" in finding.message for finding in found.findings)


def test_a_label_broken_in_a_row_between_bars_keeps_its_cells() -> None:
    rows = "三、本年度办理结果 | （一）予以公开 |  |  | 9 | 2 | 7 |  | 18 |\n"
    rows += "（二）部分公\n开 | 4 |  | 2 |  | 1 |  | 7 |\n"
    head = REQUESTS.replace("自然人 |", "自\n然\n人 |").replace("商业企业 |", "商业\n企业 |")
    found = {(fact.metric, fact.applicant): fact.value for fact in tables(head + rows).facts}
    given = [found.get(("予以公开", name), "-") for name in ("自然人", "商业企业", "科研机构", "总计")]
    assert given in ([None, None, 9, 18], ["-"] * 4)
    assert (found["部分公开", "自然人"], found["部分公开", "总计"]) == (4, 7)


def test_one_header_of_the_older_form_beside_two_of_the_newer_names_the_same_count() -> None:
    found = values(f"{FIRST}信息内容 | 本年制作数量 | 本年废止件数 | 现行有效件数 |\n规章 | 0 | 0 | 2 |\n")
    assert found == {"规章/本年制发件数": 0, "规章/本年废止件数": 0, "规章/现行有效件数": 2}


def test_marks_of_headings_are_no_part_of_titles_and_sections() -> None:
    title, first = "岚谷县人民政府2024年政府信息公开工作年度报告", "一、总体情况"
    text = f"# {title}\n\n## {first}\n### （一）主动公开\n公开信息80条。\n"
    text += "\n## 二、主动公开政府信息情况\n| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政许可 | 12 |\n"
    for name in ("年报.txt", "年报.md"):
        report = read_report(text.encode(), name)
        assert report.title == title
        assert [each.heading for each in report.sections] == [first, "二、主动公开政府信息情况"]
        assert report.passages[0].headings == (first, "（一）主动公开")
        quoted = [fact.citation for fact in report.facts] + [each.citation for each in report.passages]
        assert all(report.text[slice(*cited.span)] == cited.quote for cited in quoted)


def test_a_row_shorter_than_its_table_has_no_blank_total_behind_its_sum() -> None:
    """Blank cells may have been left out of it; it has its first columns where its end is no sum."""
    names = "自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"
    rows = ["| （一）予以公开 | 4 | 4 |", "| （二）部分公开 | 2 | 1 | 3 | 6 |", "| （七）总计 | 6 | 1 |"]
    text = f"三、收到和处理政府信息公开申请情况\n\n| 项目 | {names} |\n{'|---' * 8}|\n"
    text += "| 一、本年新收政府信息公开申请数量 | 5 | 1 | 0 | 0 | 0 | 2 | 8 |\n" + "\n".join(rows) + "\n"
    found = {(fact.metric, fact.applicant): fact.value for fact in tables(text).facts}
    assert {metric for metric, _ in found} == {"本年新收政府信息公开申请数量", "办理结果/总计"}
    assert (found["办理结果/总计", "自然人"], found["办理结果/总计", "商业企业"]) == (6, 1)
