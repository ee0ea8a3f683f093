"""The facts of a document's statutory tables, whatever file and layout they come from.

One mechanism for all of them, in five steps, each a module:
`stream` makes one stream of tokens (`tokens`) of all grids: labels of the forms (`labels`), values, blanks.
`walk` cuts it into `records`: a label, the cells up to the next label, the headers and clause above.
`choose` finds the rows of the forms (`shapes`) that a record's label may be, and `headers` how their columns
stand below the printed headers; `placing` puts a record in a row only if one row alone fits its cells, and
`between` rows whose labels are lost in the places that those around them leave open, `joined` rows whose
digits stand without a gap where the whole table tells them apart.
`doubts` refuses what the layout leaves open and neither order, headers nor the forms' identities settle
(`lists` for tables of one value a row): such a row is a finding and no fact.
`facts` gives every kept cell its value, unit, status and citation.
A layout is never asked for by name: a reader says of its grid which of row ends, blanks and merges are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from corpus.tables.between import form_of, not_read, with_rows_between
from corpus.tables.choose import Placed
from corpus.tables.doubts import columns_add_up, doubled, doubtful, left_open, overfull, vanished
from corpus.tables.facts import facts_of, metrics_of, unread_cells, unreadable, without_conflicts
from corpus.tables.joined import with_joined_rows
from corpus.tables.placing import place
from corpus.tables.records import pads_trail
from corpus.tables.stream import tokens
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
    stream = tokens(document)
    records = Walk().records_of(stream)
    trail = pads_trail(stream, records)
    records = [replace(record, pads_trail=trail) for record in records]
    placed, refused = with_joined_rows(*with_rows_between(records, *place(records)))
    shaky = {row.section for record in refused for row in record.rows}
    gaps = any(map(vanished, refused))
    added_up = columns_add_up(placed)
    shifting: set[str] = set() if added_up else set().union(*map(overfull, refused))
    doubts = partial(doubtful, shaky=shaky, added_up=added_up, gaps=gaps)
    kept: list[Placed] = []
    for each in placed:
        loose = not each.record.bounded and (each.row.section in shifting or doubled(each, placed))
        if loose or doubts(each) or left_open(each, placed, added_up=added_up):
            refused.append(each.record)
        else:
            kept.append(each)
    facts = [fact for each in kept for fact in facts_of(each, document)]
    findings = [unreadable(record) for record in refused]
    findings += [finding for each in kept for finding in unread_cells(each)]
    findings += not_read(kept, findings)
    facts, conflicts = without_conflicts(facts)
    found = tuple(each for each in findings + conflicts if each.cells)
    labels = [record.label.span for record in records if record.rows or record.filled]
    return Tables(tuple(facts), found, form_of(each.row for each in kept), _regions(document, labels))


def _regions(document: Document, labels: Sequence[Span]) -> tuple[Span, ...]:
    grids = [block.span for block in document.blocks if isinstance(block, Grid)]
    return tuple(
        span for span in grids if any(span.start <= label.start and label.end <= span.end for label in labels)
    )


__all__ = ["Tables", "metrics_of", "read_tables"]
