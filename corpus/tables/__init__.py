"""The facts of a document's statutory tables, whatever file and layout they come from.

One mechanism for all of them, in five steps, each a module:
`stream` makes one stream of tokens of all grids: labels of the forms, values, blanks, other words (`tokens`).
`walk` cuts it into `records`: a label, the cells up to the next label, the headers and clause above.
`choose` finds the rows of the forms (`shapes`) that a record's label may be, and `headers` how their columns
stand below the printed headers; a record is placed in a row only if exactly one row's columns fit its cells.
Here a placed record is kept or refused: what the layout leaves open is settled by the order of the rows, by
the headers read last and by the forms' identities, or the row is a finding and no fact.
`facts` gives every kept cell its value, unit, status and citation.
A layout is never asked for by name: a reader says of its grid which of row ends, blanks and merges are known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from corpus.tables.choose import Placed, candidates, choose, form_of_lists, gaps, local
from corpus.tables.facts import (
    columns_add_up,
    doubtful,
    facts_of,
    merged,
    metrics_of,
    shifted,
    unread_cells,
    unreadable,
    without_conflicts,
)
from corpus.tables.records import Record
from corpus.tables.shapes import Row, shapes
from corpus.tables.stream import tokens
from corpus.tables.tokens import word
from corpus.tables.walk import Walk
from corpus.types import Document, Fact, Finding, Format, Grid, Span


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tables say: facts, rows that could not be aligned, the form, and where the tables stand."""

    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    format: Format | None
    spans: tuple[Span, ...]


def read_tables(document: Document) -> Tables:
    """Every cell of the document's tables that can be told for certain; the rest is in the findings."""
    records = Walk().records_of(tokens(document))
    placed, refused = _place(records)
    shaky = {row.section for record in refused for row in record.rows}
    doubts = partial(doubtful, shaky=shaky, added_up=columns_add_up(placed))
    kept: list[Placed] = []
    for each in placed:
        if doubts(each) or merged(each, placed) or shifted(each, placed):
            refused.append(each.record)
        else:
            kept.append(each)
    facts = [fact for each in kept for fact in facts_of(each, document)]
    findings = [unreadable(record) for record in refused]
    findings += [finding for each in kept for finding in unread_cells(each)]
    facts, conflicts = without_conflicts(facts)
    found = tuple(each for each in findings + conflicts if each.cells)
    labels = [record.label.span for record in records if record.rows or record.filled]
    return Tables(tuple(facts), found, _format(kept), _regions(document, labels))


def _place(records: Sequence[Record]) -> tuple[list[Placed], list[Record]]:
    placed: list[Placed] = []
    refused: list[Record] = []
    last: Row | None = None
    shown: Format | None = None  # the form of the headers read last
    form, lacking = form_of_lists(records), gaps(records)
    lists = {record.table for record in records if record.single or record.listed}
    for at, record in enumerate(records):
        listed = form if record.table in lists else None
        rows, exact = ((), True) if listed is Format.F2008 else candidates(record, last)
        found = choose(record, rows, exact=exact) if record.cells else None
        if found is not None and _hides_a_row(found, records[at + 1 :]):
            found = None
        if found is None and not rows and (listed is Format.F2008 or not record.rows):
            found = local(record, listed)
        if found is not None and not (_certain(found, lacking) and _told(found, shown)):
            found = None
        if found is not None and found.row.of_clause and found.alignment.strength:
            shown = found.row.format
        if found is not None:
            placed.append(found)
        elif record.filled or (record.label.whole and not word(record.label.key).group):
            refused.append(replace(record, rows=rows or record.rows))
        if rows and (found is None or found.row in rows):
            last = found.row if found is not None else rows[0]
    return placed, refused


def _told(placed: Placed, shown: Format | None) -> bool:
    """False for a row whose headers are gone and whose form no header above it tells."""
    return not placed.row.of_clause or bool(placed.alignment.strength) or placed.row.format is shown


def _certain(placed: Placed, lacking: Mapping[int, bool]) -> bool:
    """False where lines of a list are missing, but for a lone value below a label of the 2014 form."""
    if not placed.row.single or placed.record.table not in lacking:
        return True
    lone = placed.row.place >= 0 and len(placed.alignment.columns) == 1
    return placed.record.bounded or (lone and not lacking[placed.record.table])


def _hides_a_row(placed: Placed, following: Sequence[Record]) -> bool:
    """True when a label printed twice in the form may have vanished below, so that its value stands here."""
    if placed.record.bounded or not placed.row.single:
        return False
    form = [row for row in shapes().rows if row.single]
    named = Counter(row.label for row in form)
    below = next((record for record in following if record.rows), None)
    places = [row.place for row in candidates(below, placed.row)[0]] if below else []
    begin, end = placed.row.place, min(places, default=len(shapes().rows))
    return any(begin < row.place < end and named[row.label] > 1 for row in form)


def _format(placed: Iterable[Placed]) -> Format | None:
    rows = Counter(each.row.format for each in placed if each.row.format is not None)
    return max(rows, key=lambda form: (rows[form], form)) if rows else None


def _regions(document: Document, labels: Sequence[Span]) -> tuple[Span, ...]:
    grids = [block.span for block in document.blocks if isinstance(block, Grid)]
    return tuple(
        span for span in grids if any(span.start <= label.start and label.end <= span.end for label in labels)
    )


__all__ = ["Tables", "metrics_of", "read_tables"]
