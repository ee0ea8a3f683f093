"""Every record in its one row of one form, or refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.tables.choose import Placed, candidates, choose, local
from corpus.tables.doubts import told
from corpus.tables.labels import word
from corpus.tables.lists import complete, form_of_lists, gaps, hides_a_row
from corpus.tables.records import Record
from corpus.tables.shapes import Row
from corpus.types import Format


def place(records: Sequence[Record]) -> tuple[list[Placed], list[Record]]:
    """The records that fit exactly one row, in printed order, and those that hold figures but fit none."""
    placed: list[Placed] = []
    refused: list[Record] = []
    last: Row | None = None
    stretch = 0  # in which the last row stands
    shown: Format | None = None  # the form of the headers read last
    form, lacking = form_of_lists(records), gaps(records)
    lists = {record.table for record in records if record.single or record.listed}
    for at, record in enumerate(records):
        listed = form if record.table in lists else None
        above = last if record.stretch == stretch else None
        rows, exact = ((), True) if listed is Format.F2008 else candidates(record, last, above)
        found = choose(record, rows, exact=exact) if record.cells else None
        if found is not None and hides_a_row(found, records[at + 1 :], lacking=record.table in lacking):
            found = None
        if found is None and not rows and (listed is Format.F2008 or not record.rows):
            found = local(record, listed)
        if found is not None and not (complete(found, lacking) and told(found, shown)):
            found = None
        if found is not None and found.row.of_clause and found.alignment.strength:
            shown = found.row.format
        if found is not None:
            placed.append(found)
        elif record.filled or (record.label.whole and not word(record.label.key).group):
            refused.append(replace(record, rows=rows or record.rows))
        if record.rows and not rows:
            stretch = -1  # which of the rows of that name it is stays open, and so for the next such row
        if rows and (found is None or found.row in rows):
            last, stretch = found.row if found is not None else rows[0], record.stretch
    _mark_overrun(records, refused)
    return placed, refused


def _mark_overrun(records: Sequence[Record], refused: Sequence[Record]) -> None:
    """Tells rows of figures right above them, and blank ones of those right below, that are no row's."""
    strays = {id(record.label) for record in refused if record.filled and not record.rows}
    for above, record in pairwise(records):
        nobodys = above.overrun or above.below_strays or (above.filled and not above.rows)
        record.below_strays = nobodys and above.table == record.table and not record.bounded
        if id(record.label) in strays and not above.filled and above.table == record.table:
            above.overrun = True
