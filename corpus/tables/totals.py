"""Rows of applicants whose blank totals left nothing behind, where the whole table tells that it is these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.numerals import parse_cell
from corpus.tables.choose import Placed, choose
from corpus.tables.digits import adds_up
from corpus.tables.doubts import add_up, count, rows_to_add_up
from corpus.tables.records import Record
from corpus.tables.tokens import Kind, Token
from corpus.types import Span
from corpus.vocabulary import APPLICANTS

_OWN = len(APPLICANTS) - 1  # columns without the total


def with_blank_totals(placed: list[Placed], refused: list[Record]) -> tuple[list[Placed], list[Record]]:
    """The same with rows of one value too few placed, their totals blank, if all others add up (I1, I2).

    Some row has to show that its last value is no total.
    """
    short = [record for record in refused if is_short(record)]
    read = [each for each in map(_placed, short) if each is not None]
    rows = [[count(cell.value) or 0 for cell in cells] for cells in rows_to_add_up([*placed, *read])]
    whole = len(read) == len(short) and add_up([row[:_OWN] for row in rows])
    if not whole or all(map(adds_up, map(_values, short))) or _is_cut_off(short, placed):
        return placed, refused
    strays = [each.record for each in placed if _ends_in_a_stray(each)]
    kept = [each for each in placed if not _ends_in_a_stray(each)]
    return [*kept, *read], [*(record for record in refused if not is_short(record)), *strays]


def _is_cut_off(short: Sequence[Record], placed: Sequence[Placed]) -> bool:
    """Whether the one such row is the last that is printed: there the text may end in the middle of it."""
    behind = any(each.record.label.span.start > short[0].label.span.start for each in placed)
    return len(short) == 1 and not behind


def _ends_in_a_stray(placed: Placed) -> bool:
    """True for a row on lines of their own whose last value is no total: it is a page's number."""
    if placed.record.bounded or placed.row.columns[0].applicant is None:
        return False
    return len(placed.cells) == len(APPLICANTS) and not adds_up([count(c.value) or 0 for c in placed.cells])


def is_short(record: Record) -> bool:
    """True for a row of applicants that both forms have with one value too few, each told apart."""
    one = len(record.rows) == 1 and record.rows[0].columns[0].applicant is not None
    return one and [cell.kind for cell in record.cells] == [Kind.VALUE] * _OWN


def _values(record: Record) -> Sequence[int]:
    return [count(cell.value) or 0 for cell in record.cells]


def _placed(record: Record) -> Placed | None:
    last = record.cells[-1]
    blank = Token(Kind.BLANK, "", Span(last.span.end, last.span.end), value=parse_cell(""), row=last.row)
    return choose(replace(record, cells=[*record.cells, blank]), record.rows, exact=True)
