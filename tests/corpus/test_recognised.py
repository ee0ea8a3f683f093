"""Figures from pictures are kept where an identity that holds bears them out."""

from __future__ import annotations

from dataclasses import replace

from corpus.readers import read_document
from corpus.recognised import MARK, believed
from corpus.tables import Tables, read_tables
from corpus.types import Document, Fact, Format, Span
from tests.corpus.factory import Style, make
from tests.corpus.made_files import html_file

TOTAL, UPHELD = "行政复议/总计", "行政复议/结果维持"


def pictured() -> tuple[Document, Tables]:
    """A made report all of which a picture shows."""
    document = read_document(html_file(make(Format.F2021, Style(), 5, blanks=False, largest=99)), "a.html")
    return replace(document, recognised=(Span(0, len(document.text)),)), read_tables(document)


def disputes(facts: tuple[Fact, ...]) -> set[str]:
    return {fact.metric for fact in facts if fact.metric.startswith(("行政复议", "行政诉讼"))}


def test_figures_that_hold_are_kept_and_marked() -> None:
    document, tables = pictured()
    kept = believed(tables, document).facts
    assert len(kept) == len(tables.facts)
    assert all(fact.citation.locator.endswith(MARK) for fact in kept)


def test_figures_beside_a_cell_that_was_not_read_are_refused() -> None:
    document, tables = pictured()
    without = replace(tables, facts=tuple(fact for fact in tables.facts if fact.metric != TOTAL))
    found = believed(without, document)
    assert disputes(found.facts) == {name for name in disputes(tables.facts) if "行政诉讼" in name}
    assert any(UPHELD in each.cells for each in found.findings if each.rule == "table-unreadable")


def test_a_broken_identity_refuses_its_table() -> None:
    document, tables = pictured()
    facts = tuple(
        fact._replace(value=(fact.value or 0) + 1) if fact.metric == TOTAL else fact for fact in tables.facts
    )
    found = believed(replace(tables, facts=facts), document)
    assert not disputes(found.facts)
    assert len(found.facts) == len(tables.facts) - len(disputes(tables.facts))


def test_figures_of_text_are_left_alone() -> None:
    document, tables = pictured()
    assert believed(tables, replace(document, recognised=())) == tables
