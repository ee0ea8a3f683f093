"""A made report says the same in every kind of file."""

from __future__ import annotations

from html import escape

from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.numerals import parse_cell
from corpus.readers import read_document
from corpus.tables import read_tables
from corpus.types import Fact, Format
from tests.corpus.docx_files import with_body
from tests.corpus.factory import Made, Style, made, make
from tests.corpus.layouts import Layout, cell_a_line, cell_a_line_barred, piped, report_text
from tests.corpus.made_files import docx_file, html_file, pdf_report


def facts(data: bytes, name: str) -> dict[tuple[str, str | None], Fact]:
    document = read_document(data, name)
    tables = read_tables(document)
    assert tables.findings == ()
    for fact in tables.facts:
        assert document.text[slice(*fact.citation.span)] == fact.citation.quote
    return {(fact.metric, fact.applicant): fact for fact in tables.facts}


BLANK_BEFORE_A_HEADING = make(Format.F2019, Style("."), 94_097_495, blanks=True, largest=12_345_678)


@settings(max_examples=15)
@example(report=BLANK_BEFORE_A_HEADING, rows_a_page=13, repeats_heading=True)
@given(report=made(), rows_a_page=st.integers(4, 16), repeats_heading=st.booleans())
def test_the_same_report_in_every_kind_of_file(
    *, report: Made, rows_a_page: int, repeats_heading: bool
) -> None:
    for name, data in {
        "a.html": html_file(report),
        "a.docx": docx_file(report),
        "a.pdf": pdf_report(report, rows_a_page, repeats_heading=repeats_heading),
    }.items():
        found = facts(data, name)
        assert {key: fact.raw for key, fact in found.items()} == report.cells, name
        for key, text in report.cells.items():
            cell = parse_cell(text)
            assert cell is not None
            assert (found[key].value, found[key].status) == (cell.value, cell.status), (name, key)


@settings(max_examples=10)
@given(made(blanks=False), st.sampled_from((piped, cell_a_line_barred, cell_a_line)))
def test_tables_flattened_to_paragraphs_say_what_they_say_in_a_text_file(
    report: Made, layout: Layout
) -> None:
    lines = report_text(report, layout).split("\n")
    page = "".join(f"<p>{escape(line)}</p>" for line in lines)
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    expected = values("\n".join(lines).encode(), "a.txt")
    assert len(expected) > 150
    assert values(page.encode(), "a.html") == expected
    assert values(with_body(body), "a.docx") == expected


def values(data: bytes, name: str) -> dict[tuple[str, str | None], str]:
    found = read_tables(read_document(data, name)).facts
    return {(fact.metric, fact.applicant): fact.raw for fact in found}
