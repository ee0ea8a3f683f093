"""Rows whose digits stand without a gap and can be told apart by the whole table alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from math import prod

from corpus.tables.choose import Placed, apart, choose
from corpus.tables.digits import ways
from corpus.tables.doubts import columns_add_up
from corpus.tables.records import Record
from corpus.tables.tokens import Kind

_MOST = 4096  # combinations tried


def with_joined_rows(placed: list[Placed], refused: list[Record]) -> tuple[list[Placed], list[Record]]:
    """The same with rows of applicants placed whose digits make the table add up in one way only (I1–I3)."""
    joined = [record for record in refused if is_joined(record)]
    readings = [list(_readings(record)) for record in joined]
    if not joined or not prod(map(len, readings)) or prod(map(len, readings)) > _MOST:
        return placed, refused
    fitting = [chosen for chosen in product(*readings) if columns_add_up([*placed, *chosen])]
    if len(fitting) != 1:
        return placed, refused
    return [*placed, *fitting[0]], [record for record in refused if not is_joined(record)]


def is_joined(record: Record) -> bool:
    """True for one run of digits behind the label of a row of applicants that both forms have."""
    one = len(record.rows) == 1 and record.rows[0].columns[0].applicant is not None
    return one and [cell.kind for cell in record.cells] == [Kind.DIGITS]


def _readings(record: Record) -> Iterator[Placed]:
    row, glued = record.rows[0], record.cells[0]
    for parts in ways(glued.text, len(row.columns)):
        told: Sequence[Placed | None] = [
            choose(replace(record, cells=list(apart(glued, parts))), (row,), exact=True)
        ]
        yield from (replace(each, record=record, split=True) for each in told if each)
