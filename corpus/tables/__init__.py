"""The facts of a document's statutory tables, whatever file and layout they come from.

One mechanism for all of them, in six steps, each a module:
`skeleton` leaves the figures out: documents that differ in nothing else are `aligned` once.
`stream` makes one stream of tokens (`tokens`) of all grids: labels of the forms (`labels`), values, blanks.
`walk` cuts it into `records`: a label, the cells up to the next label, the headers and clause above.
`choose` finds the rows of the forms (`shapes`) that a record's label may be, and `headers` how their columns
stand below the printed headers; `placing` puts a record in a row only if one row alone fits its cells, and
`between` rows whose labels are lost in the places that those around them leave open, `joined` rows whose
digits stand without a gap, and `totals` rows whose blank totals are gone, where the whole table tells: all of
these need the figures.
`doubts` refuses what the layout leaves open and neither order, headers nor the forms' identities settle
(`lists` for tables of one value a row): such a row is a finding and no fact (`facts`).
`filled` gives every kept cell its value, unit, status and citation.
A layout is never asked for by name: a reader says of its grid which of row ends, blanks and merges are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.tables.aligned import align, aligned
from corpus.tables.facts import metrics_of, without_conflicts
from corpus.tables.filled import Filled
from corpus.tables.skeleton import skeleton_of
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
    skeleton, places = skeleton_of(document)
    layout = aligned(skeleton)
    if layout is None:
        skeleton, places = skeleton_of(document, blind=False)
        layout = align(skeleton)
    filled = Filled(layout, places, document)
    outcome = layout.outcome(filled.kept())
    facts, in_parts = filled.facts(outcome.slots)
    facts, conflicts = without_conflicts(facts) if outcome.alike else (facts, [])
    labels = map(filled.span, layout.labels)
    spans = _regions(document, list(labels))
    return Tables(tuple(facts), (*outcome.findings, *in_parts, *conflicts), outcome.format, spans)


def _regions(document: Document, labels: Sequence[Span]) -> tuple[Span, ...]:
    grids = [block.span for block in document.blocks if isinstance(block, Grid)]
    return tuple(
        span for span in grids if any(span.start <= label.start and label.end <= span.end for label in labels)
    )


__all__ = ["Tables", "metrics_of", "read_tables"]
