"""Tables with columns and rows that only keep others apart, and without the column of totals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.reading import read_report
from corpus.types import Fact, Format
from tests.corpus.factory import Key, Made, Style, make
from tests.corpus.made_files import HEADINGS, TITLE, spans, tables

Rows = list[list[tuple[str, int, int]]]  # text, rowspan, colspan


def rows_of(report: Made) -> list[Rows]:
    return [
        [
            [(text, *spans(table, row, column)) for column, text in enumerate(line) if text not in ("<", "^")]
            for row, line in enumerate(table)
        ]
        for table in tables(report)
    ]


def facts(printed: Sequence[Rows]) -> dict[Key, Fact]:
    page = f"<p>{TITLE}</p>"
    for heading, rows in zip(HEADINGS, printed, strict=True):
        lines = (
            "".join(f"<td rowspan={down} colspan={right}>{escape(text)}</td>" for text, down, right in row)
            for row in rows
        )
        page += f"<p>{heading}</p><table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"
    return {(fact.metric, fact.applicant): fact for fact in read_report(page.encode(), "a.html").facts}


def _at_the_end(rows: Rows) -> None:
    for row in rows:
        row.append(("", 1, 1))


def _at_the_front(rows: Rows) -> None:
    for row in rows:
        row.insert(0, ("", 1, 1))


def _at_the_front_below_captions(rows: Rows) -> None:
    _at_the_front(rows)
    rows[:] = [[("", 1, 1), *row[1:]] if len(row) > 2 else row[1:] for row in rows]
    rows.insert(0, [("单位：件", 1, sum(right for _, _, right in rows[0]))])


def _before_values(rows: Rows) -> None:
    if rows[0][0][2] == 3:  # table 三
        rows[0].insert(1, ("", 3, 1))
        for row in rows[3:]:
            row.insert(len(row) - 7, ("", 1, 1))


def _blank_rows(rows: Rows) -> None:
    for at in (len(rows) - 1, 2):
        rows.insert(at, [("", 1, 1)] * 3)
        rows[:at] = [
            [(text, down + (down > 1 and place + down > at), right) for text, down, right in row]
            for place, row in enumerate(rows[:at])
        ]


@settings(max_examples=5)
@given(seed=st.integers(0, 2**32), form=st.sampled_from((Format.F2019, Format.F2021)))
@pytest.mark.parametrize(
    "spaced", [_at_the_end, _at_the_front, _at_the_front_below_captions, _before_values, _blank_rows]
)
def test_what_keeps_cells_apart_costs_and_shifts_none(
    spaced: Callable[[Rows], None], seed: int, form: Format
) -> None:
    report = make(form, Style(), seed, blanks=True, largest=999)
    printed = rows_of(report)
    for rows in printed:
        spaced(rows)
    assert {key: fact.raw for key, fact in facts(printed).items()} == report.cells


def test_a_blank_column_of_totals_keeps_nothing_apart_even_below_shifted_headers() -> None:
    report = make(Format.F2021, Style(), 1, blanks=False, largest=99)
    report.cells = {key: "" if key[1] == "总计" else text for key, text in report.cells.items()}
    printed = rows_of(report)
    _before_values(printed[1])
    for row in printed[1][:3]:
        row[:] = [(text, 1, right) for text, _, right in row]
    for key, fact in facts(printed).items():
        assert fact.raw == report.cells[key]


def test_a_table_without_totals_is_read_by_its_six_headers() -> None:
    report = make(Format.F2021, Style(), 2, blanks=False, largest=99)
    printed = rows_of(report)
    printed[1][1].pop()
    printed[1][3:] = [row[:-1] for row in printed[1][3:]]
    expected = {key: text for key, text in report.cells.items() if key[1] != "总计"}
    assert {key: fact.raw for key, fact in facts(printed).items()} == expected


def test_the_end_of_a_broken_header_is_no_value() -> None:
    lines = (
        "第二十条第（六）项 信息内容 上一年 项目数量 本年 增/减 处理决定 数量 行政处罚 21 0/0 17 行政强制 10"
    )
    page = f"<p>{TITLE}</p><p>{HEADINGS[0]}</p>" + "".join(f"<p>{line}</p>" for line in lines.split())
    found = {fact.metric: fact.value for fact in read_report(page.encode(), "a.html").facts}
    assert found == {
        "行政处罚/上一年项目数量": 21,
        "行政处罚/本年增减": 0,
        "行政处罚/处理决定数量": 17,
    }


def test_a_blank_among_the_values_that_is_nobodys_leaves_the_row_unread() -> None:
    report = make(Format.F2021, Style(), 6, blanks=False, largest=99)
    report.cells = {key: "" if key[1] == "总计" else text for key, text in report.cells.items()}
    printed = rows_of(report)
    printed[1][-1].insert(3, ("", 1, 1))  # in 四、结转下年度继续办理 alone
    found = facts(printed)
    assert all(found[key].raw == text for key, text in report.cells.items() if key in found)
    assert {key[0] for key in report.cells.keys() - found} == {"结转下年度继续办理"}


@pytest.mark.parametrize("seed", range(6))
def test_a_spacer_behind_rows_whose_labels_lost_a_column_moves_no_figure(seed: int) -> None:
    report = make(Format.F2021, Style(), seed, blanks=False, largest=9)
    report.cells = {key: "" if text == "0" else text for key, text in report.cells.items()}
    printed = rows_of(report)
    _at_the_end(printed[1])
    printed[1][3:] = [[(text, down, 1) for text, down, _ in row] for row in printed[1][3:]]
    found = facts(printed)
    assert {key: fact.raw for key, fact in found.items()} == {key: report.cells[key] for key in found}


def test_a_dash_among_values_does_not_hide_that_they_do_not_add_up() -> None:
    report = make(Format.F2021, Style(), 3, blanks=False, largest=99)
    lines = [text for row in report.tables[1] for text, _ in row]
    label = next(place for place, text in enumerate(lines) if "要求提供公开出版物" in text)
    lines[label + 1 : label + 8] = ["9", "4", "7", "-", "4", "9", "4"]
    del lines[label + 9 : label + 12]  # of the row below, which makes the section doubtful
    page = f"<p>{TITLE}</p><p>{HEADINGS[1]}</p>" + "".join(f"<p>{escape(line)}</p>" for line in lines)
    found = read_report(page.encode(), "a.html").facts
    assert not [fact for fact in found if fact.metric == "不予处理/要求提供公开出版物" and fact.value]
