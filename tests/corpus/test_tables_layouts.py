"""Whatever the layout, a made report is read back as it was made; what a layout hides is never guessed."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from corpus.numerals import parse_cell
from corpus.readers import read_document
from corpus.tables import read_tables
from corpus.types import Format, Status, Value
from tests.corpus import layouts
from tests.corpus.factory import Key, Made, Style, made, make
from tests.corpus.layouts import Layout, report_text

Read = dict[Key, tuple[Value | None, str, Status]]

KEEPS_ROWS: dict[str, Layout] = {
    "rows with bars, merged cells padded": layouts.piped,
    "rows with bars on both sides": partial(layouts.piped, border="| "),
    "rows with bars, merged cells not padded": partial(layouts.piped, padding=False),
    "a Markdown table": layouts.markdown,
    "a Markdown table below each heading": layouts.markdown_parts,
    "between drawn lines": layouts.boxed,
    "between long drawn lines": partial(layouts.boxed, width=40),
    "between drawn lines, cells on several lines": layouts.drawn,
    "bars printed twice": layouts.twice_barred,
    "merged cells repeated": layouts.repeated,
    "tab-indented lines": layouts.tab_indented,
    "tab-separated rows": layouts.tab_separated,
}
LOSES_ROWS: dict[str, Layout] = {
    "a bar behind every line": layouts.cell_a_line_barred,
    "a bar behind every line, not padded": partial(layouts.cell_a_line_barred, padding=False),
    "a bar on a line of its own": partial(layouts.cell_a_line_barred, alone=True),
    "rows filled up with bars at their ends": layouts.filled_up,
    "a bar behind every line, rows filled up": layouts.filled_up_lines,
    "a bar before every row and behind every line": partial(layouts.filled_up_lines, opened=True),
    "a bar behind every line, rows filled up beyond their columns": partial(layouts.filled_up_lines, more=1),
    "a bar before every row and below every cell": layouts.bars_below,
    "a cell a line": layouts.cell_a_line,
    "a cell a line behind spaces": layouts.indented,
    "a cell a line, empty lines between": partial(layouts.cell_a_line, gap="\n\n"),
}
LOSES_MORE: dict[str, Layout] = {
    "equal lines once": layouts.deduplicated,
    "rows filled up where blanks are dropped": partial(layouts.filled_up, blanks=False),
    "bars anywhere": layouts.bars_anywhere,
    "cells apart by spaces": layouts.spaced,
    "cells apart by one space": layouts.single_spaced,
    "upright names of groups": layouts.upright,
    "lines, blank cells as empty ones": layouts.blank_lines,
    "a table on one line": layouts.one_line,
    "cells joined": layouts.glued,
}
examples = settings(max_examples=8, suppress_health_check=list(HealthCheck))


def printed(report: Made) -> Read:
    found: Read = {}
    for key, text in report.printed.items():
        cell = parse_cell(text)
        assert cell is not None
        found[key] = (cell.value, text, cell.status)
    return found


def read_back(text: str) -> Read:
    document = read_document(text.encode(), "made.txt")
    found: Read = {}
    for fact in read_tables(document).facts:
        start, end = fact.citation.span
        assert document.text[start:end] == fact.citation.quote
        assert fact.raw == (fact.citation.quote if fact.status is not Status.BLANK else "")
        found[fact.metric, fact.applicant] = (fact.value, fact.raw, fact.status)
    return found


def differences(found: Read, expected: Read) -> dict[Key, tuple[object, object]]:
    keys = found.keys() | expected.keys()
    return {key: (found.get(key), expected.get(key)) for key in keys if found.get(key) != expected.get(key)}


@pytest.mark.parametrize("layout", KEEPS_ROWS.values(), ids=KEEPS_ROWS)
@examples
@given(data=st.data())
def test_every_cell_is_read_back(layout: Layout, data: st.DataObject) -> None:
    report = data.draw(made())
    found, expected = read_back(report_text(report, layout)), printed(report)
    expected = {key: cell for key, cell in expected.items() if key in found or not lone(key, report)}
    assert differences(found, expected) == {}


def lone(key: Key, report: Made) -> bool:
    """True in a row that prints its first value alone: it may as well be merged over all columns."""
    row = [text for other, text in report.cells.items() if other[0].split("/")[0] == key[0].split("/")[0]]
    return not key[1] and any(row[:1]) and not any(row[1:])


@pytest.mark.parametrize("layout", LOSES_ROWS.values(), ids=LOSES_ROWS)
@examples
@given(data=st.data())
def test_full_tables_are_read_back_without_row_ends(layout: Layout, data: st.DataObject) -> None:
    report = data.draw(made(blanks=False))
    assert differences(read_back(report_text(report, layout)), printed(report)) == {}


@pytest.mark.parametrize(
    "layout", [*LOSES_ROWS.values(), *LOSES_MORE.values()], ids=[*LOSES_ROWS, *LOSES_MORE]
)
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_cell_that_the_layout_hides_is_left_out_not_guessed(layout: Layout, data: st.DataObject) -> None:
    report = data.draw(made())
    found = read_back(report_text(report, layout))
    assert differences(found, {key: printed(report)[key] for key in found}) == {}


def test_joined_digits_that_do_not_add_up_are_no_cells() -> None:
    report = make(Format.F2019, Style("."), 65_535, blanks=True, largest=12_345_678)
    found = read_back(report_text(report, layouts.glued))
    assert differences(found, {key: printed(report)[key] for key in found}) == {}
    assert ("行政复议/总计", None) not in found


BLANK_AT_THE_END = make(Format.F2019, Style("."), 1_189_352, blanks=True, largest=12_345_678)


@examples
@example(BLANK_AT_THE_END)
@given(made())
def test_empty_lines_are_blank_cells_where_every_cell_has_its_lines(report: Made) -> None:
    assume(not report.style.placeholders)
    assume(any(applicant and not text.strip() for (_, applicant), text in report.cells.items()))
    found = read_back(report_text(report, layouts.blank_lines))
    lost = differences(found, printed(report))
    assert all(lone(key, report) or blank(key, report) for key in lost)


def blank(key: Key, report: Made) -> bool:
    """True in a row that prints nothing: behind its label the table may as well end."""
    return not any(text.strip() for other, text in report.cells.items() if other[0] == key[0])


@examples
@given(made(blanks=False))
def test_a_page_that_ran_into_one_line_is_read_back(report: Made) -> None:
    assume(not report.style.page_numbers)
    assert differences(read_back(layouts.run_on(report)), printed(report)) == {}


@examples
@given(made(blanks=False))
def test_rows_between_pieces_of_labels_are_read_back(report: Made) -> None:
    assert differences(read_back(report_text(report, layouts.upright)), printed(report)) == {}


def test_joined_cells_that_only_the_whole_table_tells_apart_are_read() -> None:
    """11·2 and 1·12 both make 13; the columns' totals tell which of them it is."""
    report = make(Format.F2021, Style(), 0, blanks=False, largest=0)
    ones = {"自然人": "12", "商业企业": "3", "总计": "15"}
    for metric, row in {
        "本年新收政府信息公开申请数量": ones,
        "无法提供/本机关不掌握相关政府信息": {"自然人": "11", "商业企业": "2", "总计": "13"},
        "予以公开": {"自然人": "1", "商业企业": "1", "总计": "2"},
        "办理结果/总计": ones,
    }.items():
        report.cells.update({(metric, name): value for name, value in row.items()})
    assert differences(read_back(report_text(report, layouts.glued)), printed(report)) == {}


@examples
@given(made(blanks=False, largest=0))
def test_joined_cells_of_one_digit_are_told_apart(report: Made) -> None:
    assert differences(read_back(report_text(report, layouts.glued)), printed(report)) == {}
