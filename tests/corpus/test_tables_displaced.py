"""Figures that stand beside another row's label, and gaps between cells that are wider than one mark."""

from __future__ import annotations

import pytest

from corpus.types import Format
from tests.corpus.factory import Row, Style, make
from tests.corpus.layouts import cell_a_line, report_text, spaced
from tests.corpus.test_tables_layouts import differences, printed, read_back
from tests.corpus.test_tables_oddities import FIRST, REQUESTS, tables, values

ZEROS = "0  0  0  0  0"


def test_the_number_of_a_row_stands_before_its_own_figures() -> None:
    """Of a label in two lines the figures may stand in the first one, beside no more than its number."""
    head = REQUESTS.replace(" | ", "  ").replace(" |", "")
    rows = f"一、  70  {ZEROS}  70\n本年新收政府信息公开申请数量\n二、  12  {ZEROS}  12\n"
    rows += f"上年结转政府信息公开申请数量\n三、本年度  （一）  4  {ZEROS}  4\n办理结果  予以公开\n"
    rows += f"（二）部分公开  5  {ZEROS}  5\n（三）不予公开  1.属于国家秘密  6  {ZEROS}  6\n"
    found = {(fact.metric, fact.value) for fact in tables(head + rows).facts if fact.applicant == "自然人"}
    assert found == {("部分公开", 5), ("不予公开/属于国家秘密", 6)}


@pytest.mark.parametrize(("last", "read"), [("61", 0), ("62", 7)])
def test_a_total_a_column_too_early_is_none(last: str, read: int) -> None:
    """A blank cell vanished in front of the figures, and a blank line behind the row belongs to the next."""
    rows = [
        ["3.危及“三安全一稳定”", "3", "3", "33", "22", last, " ", " "],
        ["4.保护第三方合法权益", "35", " ", "1", "21", " ", "57", " "],
        ["5.属于三类内部事务信息", " ", " ", "7", "28", "35", " ", " "],
        ["6.属于四类过程性信息", "8", "16", "5", "16", "3", "48", " "],
        ["8.属于行政查询事项", " ", "7", " ", "25", "9", " ", "41", " "],
        ["2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"],
        ["3", "2", " ", "10", "4", "19", " "],
        ["3.其他", "14", " ", "20", " ", "25", "59", " "],
        ["（七）总计", "63", "26", "66", "122", "98", "184", "559"],
        ["四、结转", "下年度继续办理"],
    ]
    found = tables("\n".join(cell for row in rows for cell in row)).facts
    assert sum("三安全" in fact.metric for fact in found) == read


@pytest.mark.parametrize("tabs", [2, 3])
@pytest.mark.parametrize("seed", range(4))
def test_several_tabs_between_cells_are_one_gap(seed: int, tabs: int) -> None:
    report = make(Format.F2021, Style(placeholders=True), seed, blanks=True, largest=900)

    def layout(rows: list[Row], style: Style) -> str:
        return "\n".join(("\t" * tabs).join(text or " " for text, _ in row) for row in rows)

    found, expected = read_back(report_text(report, layout)), printed(report)  # type: ignore[arg-type]
    assert differences(found, {key: expected[key] for key in found}) == {}
    assert len(found) > len(expected) * 0.9


@pytest.mark.parametrize(("fees", "read"), [("0", {8, 1, 0}), ("", set())])
def test_digits_are_not_taken_apart_where_a_cell_left_nothing_behind(fees: str, read: set[int]) -> None:
    line = (
        "二、主动公开政府信息情况第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章000"
        "行政规范性文件810第二十条第（五）项信息内容本年处理决定数量行政许可0第二十条第（八）项"
        f"信息内容本年收费金额（单位：万元）行政事业性收费{fees}"
    )
    found = {name: value for name, value in values(line).items() if name.startswith("行政规范性")}
    assert set(found.values()) == read


def test_the_rest_of_a_header_is_no_row_of_the_body() -> None:
    text = (
        FIRST.splitlines()[0]
        + "\n第二十条第（八）项\n信息内容  本年收费金额（单位：\n          万元）\n行政  7\n"
    )
    assert not any(name.startswith("其他/") for name in values(text + "事业性收费\n"))


def test_a_total_behind_the_end_of_the_file_is_not_blank() -> None:
    """Of the last row the file may hold a part only, whatever the columns in front of the total add up to."""
    report = make(Format.F2021, Style(), 11, blanks=False, largest=900)
    text = report_text(report, cell_a_line).split("\n四、政府信息公开行政复议")[0].rsplit("\n", 1)[0]
    assert "结转下年度继续办理" not in values(text)
    assert len(values(text)) > 10


@pytest.mark.parametrize("seed", range(5))
def test_figures_above_labels_are_not_taken_for_those_of_the_label_before(seed: int) -> None:
    """From some row on a converter printed the figures of a row above its label."""
    report = make(Format.F2021, Style(), seed, blanks=False, largest=300)
    turned = 9 + seed

    def layout(rows: list[Row], style: Style) -> str:
        lines: list[str] = []
        for at, row in enumerate(rows):
            texts = [text for text, _ in row]
            label, figures = texts[:-7], texts[-7:]
            above = len(rows) > 20 and turned < at < turned + 5
            lines += [" ".join(figures), *label] if above else [" ".join(texts)]
        return "\n".join(lines)

    found, expected = read_back(report_text(report, layout)), printed(report)  # type: ignore[arg-type]
    assert differences(found, {key: expected[key] for key in found}) == {}
    assert len(found) > len(expected) / 2


@pytest.mark.parametrize(("lost", "read"), [("", True), ("2.重复申请", False)])
def test_a_row_that_alone_does_not_add_up_among_full_ones_is_read(lost: str, read: bool) -> None:
    """Below headers that do not tell the order of the columns every other row tells it."""
    report = make(Format.F2021, Style(), 3, blanks=False, largest=9)
    key = ("不予公开/属于行政查询事项", "总计")
    report.cells[key] = str(int(report.cells[key]) + 1)
    lines = report_text(report, spaced).split("\n")
    left = "\n".join(line for line in lines if not lost or lost not in line)
    assert (read_back(left).get(key) == printed(report)[key]) is read
