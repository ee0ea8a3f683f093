"""What shifts the cells of a row: it is told apart, or the row is left out."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from corpus.readers import read_document
from corpus.reading import read_report
from corpus.tables import read_tables
from corpus.types import Format, Status
from corpus.vocabulary import APPLICANTS
from tests.corpus import layouts
from tests.corpus.factory import Made, Row, Style, make, request_rows
from tests.corpus.layouts import report_text
from tests.corpus.test_tables_layouts import differences, printed, read_back
from tests.corpus.test_tables_oddities import REQUESTS, tables, values

NEW = "一、本年新收政府信息公开申请数量"


def applicants(text: str) -> dict[str | None, object]:
    return {fact.applicant: fact.value for fact in tables(text).facts}


def test_rows_behind_tabs_that_end_anywhere_tell_nothing_of_columns() -> None:
    """Merged cells leave tabs, rows below merged ones none: what stands above a cell is another column."""
    names = "\t".join(("自然人", "法人或其他组织", "", "", "", "", "总计"))
    rows = [
        "三、收到和处理政府信息公开申请情况",
        "申请人情况\t\t\t\t\t\t",
        names,
        "\t".join(APPLICANTS[1:-1]),
        f"{NEW}\t\t\t1\t\t\t\t\t\t9",
        "二、上年结转政府信息公开申请数量\t\t\t0\t\t\t\t\t\t0",
        "三、本年度办理结果\t（一）予以公开\t\t0\t\t\t\t\t\t1",
        "（三）不予公开\t1.属于国家秘密\t0\t\t\t\t\t\t0",
        "2.其他法律行政法规禁止公开\t2\t\t\t\t\t\t2",
    ]
    found = {(fact.metric, fact.applicant): fact.value for fact in tables("\n".join(rows)).facts}
    assert found["不予公开/其他法律行政法规禁止公开", "自然人"] == 2
    assert all(value is None for (_, name), value in found.items() if name in APPLICANTS[1:-1])
    assert found["本年新收政府信息公开申请数量", "自然人"] == 1


def test_signs_that_stand_for_nothing_are_a_cell_that_cannot_be_read() -> None:
    found = applicants(f"{REQUESTS}{NEW} | 3 | 。 | 0 | 0 | 0 | 0 | 3 |\n")
    assert found == {
        name: 3 if name in ("自然人", "总计") else 0 for name in APPLICANTS if name != "商业企业"
    }


@pytest.mark.parametrize("sign", ["-", "\\-", "\\*"])
def test_a_sign_may_be_escaped(sign: str) -> None:
    [cell] = [
        fact
        for fact in tables(f"{REQUESTS}{NEW} | 3 | {sign} | 0 | 0 | 0 | 0 | 3 |\n").facts
        if fact.applicant == "商业企业"
    ]
    assert (cell.status, cell.raw) == (Status.NOT_APPLICABLE, sign)


def test_digits_run_together_in_a_cell_leave_the_row_out() -> None:
    rows = f"{NEW} | | 1 | 1 | 00 | 0 | 1 | 3 |\n（一）予以公开 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"
    assert {fact.metric for fact in tables(REQUESTS + rows).facts} == {"予以公开"}


def test_a_page_number_of_two_is_no_total() -> None:
    lines = (REQUESTS + f"{NEW} | 3 | 0 | 0 | 0 | 0 | 0 |\n2/9 |\n").replace(" | ", "\n").replace(" |", "")
    assert values(lines) == {}


@pytest.mark.parametrize("number", ["{}", "- {} -", "{}/9"])
@pytest.mark.parametrize("layout", [layouts.piped, layouts.tab_separated], ids=["bars", "tabs"])
def test_page_numbers_between_rows_are_no_cells(number: str, layout: layouts.Layout) -> None:
    report = make(Format.F2021, Style(), 3, blanks=True, largest=900)

    def paged(rows: list[object], style: Style) -> str:
        lines = layout(rows, style).split("\n")  # type: ignore[arg-type]
        for page, place in enumerate(range(len(lines) - 1, 4, -9)):
            lines.insert(place, number.format(9 - page))
        return "\n".join(lines)

    found, expected = read_back(report_text(report, paged)), printed(report)  # type: ignore[arg-type]
    assert {key: cell for key, cell in differences(found, expected).items() if key[1]} == {}


def test_a_page_number_in_markdown_is_no_item_of_a_list() -> None:
    zeros = "0|0|0|0|0|"
    table = "|" + REQUESTS.split("\n", 1)[1].replace(" | ", "|").replace(" |\n", "|\n|")
    text = f"三、收到和处理政府信息公开申请情况\n{table}{NEW}|4|{zeros}4|\n\n"
    text += f"- 2 -\n\n|（一）予以公开|3|{zeros}3|\n"
    facts = read_tables(read_document(text.encode(), "表.md")).facts
    assert [fact.value for fact in facts if fact.applicant == "总计"] == [4, 3]


def test_an_item_of_a_list_without_text_is_a_blank_cell_and_no_sign() -> None:
    lines = (REQUESTS + f"{NEW} | 3 | 0 | 0 | 0 | 0 | 0 |\n").replace(" | ", "\n").replace(" |", "")
    text = "\n".join(f"- {line}" for line in [*lines.splitlines(), ""])
    assert not any(
        fact.status is Status.NOT_APPLICABLE
        for fact in read_tables(read_document(text.encode(), "表.md")).facts
    )


def test_a_label_cut_by_the_line_between_two_cells_is_one() -> None:
    row = "|一、本|年新收政府信息公开申请数量|3|0|0|0|0|0|3|\n"
    row += "|（六）其他处理|1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申|0|0|0|0|0|0|\n"
    found = {(fact.metric, fact.applicant): fact.value for fact in tables(REQUESTS + row).facts}
    assert found["本年新收政府信息公开申请数量", "自然人"] == 3
    assert {metric for metric, _ in found} == {"本年新收政府信息公开申请数量"}


def test_a_table_that_lies_on_its_side_is_read_by_its_labels() -> None:
    labels = (NEW, "二、上年结转政府信息公开申请数量", "（七）总计", "四、结转下年度继续办理")
    columns = [
        ("自然人", 4, 1, 3, 2),
        *((name, 0, 0, 0, 0) for name in APPLICANTS[1:-1]),
        ("总计", 4, 1, 3, 2),
    ]
    text = "三、收到和处理政府信息公开申请情况\n申请人情况\t" + "\t".join(labels) + "\n"
    text += "\n".join("\t".join(map(str, column)) for column in columns)
    found = {(fact.metric, fact.applicant): fact.value for fact in tables(text).facts}
    assert len(found) == 28
    assert found["结转下年度继续办理", "自然人"] == 2
    assert found["办理结果/总计", "总计"] == 3


def test_a_report_that_is_one_line_may_have_no_paragraph() -> None:
    report = make(Format.F2021, Style(), 1, blanks=False, largest=0)
    text = "|".join(report_text(report, layouts.one_line).split())
    assert read_report(text.encode(), "报告.txt").passages == ()


def test_headings_repeated_over_their_columns_need_no_other_table() -> None:
    header = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | 现行有效件数 |\n"
    clause = "| " + "第二十条第（一）项 | " * 5 + "\n"
    assert list(values(f"{clause}| {header}| 规章 | 0 | 2 | 199 | |\n").values()) == [0, 2, 199]


def test_figures_left_of_a_table_say_nothing_of_its_section() -> None:
    text = "某县2023年政府信息公开工作年度报告\n一、总体情况\n公开信息3条。\n"
    text += "四、政府信息公开行政复议、行政诉讼情况\n{}\n五、存在的主要问题及改进情况\n无。\n"
    assert len(read_report(text.format("0").encode(), "报告.txt").facts) == 3
    assert read_report(text.format("0\n8\n3").encode(), "报告.txt").facts == ()


def without_totals(report: Made, chance: Random) -> None:
    """Blanks the totals of some rows of table 三."""
    lost = set(chance.sample([metric.path for metric in request_rows(report.form)], 9))
    report.cells = {
        (metric, name): "" if metric in lost and name == APPLICANTS[-1] else text
        for (metric, name), text in report.cells.items()
    }


@pytest.mark.parametrize("layout", [layouts.cell_a_line, layouts.spaced, layouts.single_spaced])
def test_totals_that_left_nothing_behind_are_told_by_the_whole_table(layout: layouts.Layout) -> None:
    report = make(Format.F2021, Style(), 11, blanks=False, largest=900)
    without_totals(report, Random(2))
    assert differences(read_back(report_text(report, layout)), printed(report)) == {}


def test_totals_are_not_told_where_other_columns_do_not_add_up() -> None:
    report = make(Format.F2021, Style(), 11, blanks=False, largest=900)
    without_totals(report, Random(2))
    report.cells["予以公开", "自然人"] = str(int(report.cells["予以公开", "自然人"]) + 1)
    found = read_back(report_text(report, layouts.cell_a_line))
    assert not [key for key, text in report.cells.items() if key[1] and not text and key in found]


def test_signs_behind_a_label_are_its_cells() -> None:
    row = f"{NEW}  -  /  —  -  /  /  -"
    facts = tables("\n".join([*REQUESTS.replace(" | ", "  ").replace(" |", "").split("\n")[:-1], row])).facts
    assert [(fact.raw, fact.status) for fact in facts] == [
        (sign, Status.NOT_APPLICABLE) for sign in "-/—-//-"
    ]


def test_a_unit_and_a_figure_may_be_glued_to_a_label() -> None:
    lines = [
        "附表",
        "统计指标单位统计数",
        "1.当面申请数件3",
        "2.传真申请数件0",
        "3.网络申请数件12",
        "4.信函申请数件1",
    ]
    found = {fact.metric.split("/")[-1]: (fact.value, fact.unit) for fact in tables("\n".join(lines)).facts}
    assert found["网络申请数"] == (12, "件")
    assert len(found) == 4


@pytest.mark.parametrize("group", ["", "理结   "])
def test_a_note_that_goes_on_behind_the_figures_hides_none(group: str) -> None:
    rows = "（一）予以公开 3 1 0 0 0 0 4\n"
    rows += f"{group}（二）部分公开（区分处理的，只计这一情形 447 7 0 0 0 0 454\n果\n，不计其他情形）\n"
    rows += "1.属于国家秘密 2 0 0 0 0 0 2\n"
    found = tables(REQUESTS.replace(" | ", " ").replace(" |", "") + rows).facts
    assert [fact.value for fact in found if fact.applicant in ("自然人", "总计")] == [3, 4, 447, 454, 2, 2]


def test_the_number_of_a_page_is_no_total_beside_blank_ones() -> None:
    report = make(Format.F2021, Style(), 11, blanks=False, largest=900)
    without_totals(report, Random(2))
    report.cells["予以公开", "总计"] = ""
    text = report_text(report, layouts.cell_a_line)
    row = text.index("（二）部分公开")
    found = read_back(f"{text[:row]}3\n{text[row:]}")
    assert ("予以公开", "总计") not in found
    assert differences(found, {key: printed(report)[key] for key in found}) == {}


def between_cells(rows: Sequence[Row], style: Style) -> str:
    """A row a line, bars between its cells and the further columns that they cover, none behind the last."""
    return "\n".join(
        " | ".join(part for text, span in row for part in (text, *[""] * (span - 1))) for row in rows
    )


@pytest.mark.parametrize("seed", [0, 1, 5, 11])
def test_a_bar_at_the_end_of_a_row_may_stand_before_a_blank_cell(seed: int) -> None:
    report = make(Format.F2019, Style(), seed, blanks=False, largest=0)
    chance = Random(seed)
    report.cells = {
        (metric, name): "" if name and text == "0" and chance.random() < 0.1 else text
        for (metric, name), text in report.cells.items()
    }
    found = read_back(report_text(report, between_cells))
    assert differences(found, printed(report)) == {}
