"""Blank cells that a row has too many or too few: which of its columns its figures then stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from corpus.tables.choose import Placed
from corpus.tables.shapes import shapes
from corpus.tables.tokens import Kind
from corpus.types import Format


def unlike(placed: Placed, others: Iterable[Placed]) -> bool:
    """True for a row with blanks of its own that has another number of cells than rows of its kind.

    One of its cells is gone, or one of its blanks is none, and nothing tells which.
    """
    one_row = len({cell.row for cell in placed.record.cells}) == 1
    if not one_row or not any(cell.kind is Kind.BLANK for cell in placed.cells):
        return False
    padding = _padding(placed)
    alike = Counter(_padding(other) for other in others if other is not placed and _is_kin(placed, other))
    if alike and padding != alike.most_common(1)[0][0]:
        return True
    return _begins_too_early(placed) and padding not in (0, placed.row.label_merges)


def _is_kin(placed: Placed, other: Placed) -> bool:
    """Whether the rows have the same columns below the same headers, and labels of the same width."""
    same = other.record.table == placed.record.table and other.record.bounded and other.record.filled
    return same and _kind(other) == _kind(placed)


def _kind(placed: Placed) -> tuple[str, int, int]:
    return placed.row.section, placed.row.label_merges, len(placed.row.columns)


def _begins_too_early(placed: Placed) -> bool:
    """Whether blanks in front of the row's own were taken for none of its cells."""
    first = placed.record.cells[0]
    return first.kind is Kind.BLANK and not first.spacer and first.span != placed.cells[0].span


def shifted(placed: Placed, others: Iterable[Placed]) -> bool:
    """True when a leading blank may belong to the label's merged cell, which other rows print with blanks.

    Beside the label it does, unless rows whose labels cover fewer columns have as many cells too many.
    """
    padding = _padding(placed)
    if placed.record.bounded and 0 < padding == placed.row.label_merges:
        return _has_another_blank(placed) and any(
            _padding(other) >= padding > other.row.label_merges or _is_spaced(other) > _is_spaced(placed)
            for other in others
            if other.record.table == placed.record.table
        )
    if placed.record.bounded or placed.cells[0].kind is not Kind.BLANK:
        return False
    if padding >= placed.row.label_merges:
        return padding > placed.row.label_merges and not placed.record.pads_trail
    return not any(
        other.record.table == placed.record.table
        and other.row.label_merges
        and other.cells[0].kind is not Kind.BLANK
        and len(other.record.cells) == len(other.cells)
        for other in others
    )


def _is_spaced(placed: Placed) -> bool:
    return any(cell.spacer for cell in placed.record.cells)


def _has_another_blank(placed: Placed) -> bool:
    first, *others = placed.record.cells
    return first.kind is Kind.BLANK and any(cell.kind is Kind.BLANK and not cell.spacer for cell in others)


def _padding(placed: Placed) -> int:
    """How many cells the row prints beside its own, those that keep others apart not counted."""
    return sum(not cell.spacer for cell in placed.record.cells) - len(placed.cells)


def misfits(placed: Placed) -> bool:
    """True for a row with blank cells of its own that are neither in its columns nor part of its label."""
    cells = placed.record.cells
    own = placed.record.bounded and not any(cell.covered for cell in cells)
    return own and _padding(placed) not in (0, placed.row.label_merges)


def borne_out(placed: Placed, others: Iterable[Placed]) -> bool:
    """True for a row of table 三 beside all others of its form, each with all its cells printed.

    Where no other row has lost or got one, it is the figures that do not add up, not their columns.
    """
    same = [other for other in others if other.row.columns[0].applicant]
    places = {each.row.place for each in (placed, *same)}
    whole = any(places == _places(form) for form in (Format.F2019, Format.F2021))
    return whole and len(places) == len(same) + 1 and all(map(_is_full, (placed, *same)))


@cache
def _places(form: Format) -> set[int]:
    """The rows of table 三 in a form."""
    return {row.place for row in shapes().rows if row.columns[0].applicant and row.format in (None, form)}


def _is_full(placed: Placed) -> bool:
    figures = all(cell.kind is Kind.VALUE for cell in placed.record.cells)
    return figures and not (placed.split or placed.record.overrun) and not _padding(placed)
