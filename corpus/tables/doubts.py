"""When a placed row is refused after all: what its layout leaves open and no identity of the form settles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from corpus.numerals import CellValue
from corpus.tables import digits
from corpus.tables.choose import Placed
from corpus.tables.padding import misfits, shifted, unlike
from corpus.tables.records import Record
from corpus.tables.shapes import Row, shapes
from corpus.tables.tokens import Kind, Token
from corpus.types import Format
from corpus.vocabulary import TOTAL


def vanished(record: Record) -> bool:
    """True for a row that prints fewer digits than its form has cells: blank cells left nothing behind."""
    digits_printed = sum(len(cell.text) for cell in record.cells)
    return bool(record.rows) and all(digits_printed < len(row.columns) for row in record.rows)


def overfull(record: Record) -> Collection[str]:
    """The sections of a label above the values of two rows: there labels and values are shifted."""
    twice = [row for row in record.rows if len(record.cells) >= 2 * len(row.columns) > 2]
    return set() if record.bounded else {row.section for row in twice}


def doubled(placed: Placed, others: Iterable[Placed]) -> bool:
    """True for the one row that a form has in place of several of which one was read as well."""
    metrics = {column.metric for column in placed.row.columns}
    return len(metrics) == 1 and any(
        column.metric.startswith(f"{metric}/")
        for other in others
        for column in other.row.columns
        for metric in metrics
        if other.row.columns[0].applicant and other.record.table == placed.record.table
    )


def certain(placed: Placed, shaky: Collection[str]) -> bool:
    """Whether the alignment is certain whatever the figures are, those of split digits aside."""
    sure = placed.sure and not (placed.record.overrun or _may_be_displaced(placed))
    return sure and not misfits(placed) and placed.row.section not in shaky


def _may_be_displaced(placed: Placed) -> bool:
    """True for a row without its total that may begin with the blank before it or have lost cells in it."""
    first, cells = placed.record.cells[0], placed.cells
    if placed.row.columns[0].applicant is None or cells[-1].kind is not Kind.BLANK:
        return False
    return cells[-1].covered or (first.kind is Kind.BLANK and first.span != cells[0].span)


def doubtful(placed: Placed, shaky: Collection[str], *, added_up: bool, gaps: bool) -> bool:
    """True when the alignment is not certain and the row breaks an identity of the form (I3, I4).

    `shaky` are the sections in which a row could not be read. Digits without gaps are taken apart only where
    blank cells have left no `gaps`, or in a table whose own columns have `added_up` (I1, I2).
    """
    of_applicants = placed.row.columns[0].applicant is not None
    if placed.split and ((placed.row.section in shaky or not added_up) if of_applicants else gaps):
        return True
    if certain(placed, shaky):
        return False
    values = [count(cell.value) for cell in placed.cells]
    counts = [value for value in values if value is not None]
    if placed.row is shapes().disputes:
        one_row = len({cell.row for cell in placed.cells}) == 1
        filled = [value or 0 for value in values] if one_row else counts
        sure = placed.alignment.sure and not (placed.record.overrun or placed.split)
        return not sure and (len(filled) < len(values) or not digits.disputes_add_up(filled))
    return of_applicants and _breaks_its_total(placed, [value or 0 for value in values])


def _breaks_its_total(placed: Placed, numbers: Sequence[int]) -> bool:
    """True unless the row adds up, or its total is blank and its cells are as many as they should be."""
    may_be_blank = not misfits(placed) and not _lacks_a_header(placed)
    totals = [column is not None and column.applicant == TOTAL for column in placed.alignment.columns]
    if True not in totals:
        return not (placed.sure and may_be_blank)
    at = totals.index(True)
    blank = placed.cells[at].kind is Kind.BLANK and not _ends_with_its_sum(numbers)
    return not (blank and may_be_blank) and 2 * numbers[at] != sum(numbers)


def _ends_with_its_sum(numbers: Sequence[int]) -> bool:
    """Whether the last count is the sum of those in front of it, as a total stands a column too early."""
    counts = [number for number in numbers if number]
    return len(counts) > 1 and 2 * counts[-1] == sum(counts)


def left_open(placed: Placed, others: Sequence[Placed], *, added_up: bool) -> bool:
    """True when the blanks of a row do not tell in which of its columns its figures stand."""
    of_applicants = placed.row.columns[0].applicant is not None
    strays = of_applicants and placed.record.below_strays
    moved = shifted(placed, others) or (
        not (added_up and of_applicants) and (strays or unlike(placed, others))
    )
    return moved or _is_disturbed(placed) or dropped(placed, others, added_up=added_up)


def _is_disturbed(placed: Placed) -> bool:
    """True where words stand among more cells than the row has, or values below it may belong to it."""
    worded = any(cell.kind is Kind.TEXT for cell in placed.cells)
    blank = any(cell.kind is Kind.BLANK for cell in placed.cells)
    if placed.record.overrun and (blank or not _has_identity(placed.row)):
        return True
    alone = len(placed.record.cells) <= len(placed.cells) and placed.record.bounded
    return worded and (not alone or placed.cells[-1].kind is Kind.BLANK)


def _has_identity(row: Row) -> bool:
    return row.columns[0].applicant is not None or row is shapes().disputes


def merged(placed: Placed, others: Iterable[Placed]) -> bool:
    """True when the first value may be a merged cell over all columns, as no row has single blanks."""
    if not _alone(placed):
        return False
    same = (other for other in others if other.record.table == placed.record.table)
    return not any(
        not _alone(other) and other.record.filled and any(cell.covered for cell in _of_the_form(other))
        for other in same
    )


def counts_something(placed: Placed) -> bool:
    """False where the first value is 0 or no number: it may stand for all columns, a count for one only."""
    value = placed.cells[0].value
    return value is not None and bool(value.value)


def _alone(placed: Placed) -> bool:
    first, *rest = _of_the_form(placed)
    return bool(rest) and first.kind is Kind.VALUE and all(cell.covered for cell in rest)


def _of_the_form(placed: Placed) -> list[Token]:
    """The cells in columns of the form: one that repeats the last header is part of a merged cell."""
    columns = placed.alignment.columns
    return [cell for column, cell in zip(columns, placed.cells, strict=True) if column is not None]


def dropped(placed: Placed, others: Iterable[Placed], *, added_up: bool) -> bool:
    """True for a row that is filled in part where blank cells may have been left out in front of its bars.

    They are in no doubt where any row prints one before a figure, or the whole table adds up (I1, I2).
    """
    cells = _of_the_form(placed)
    filled = any(cell.kind is not Kind.BLANK for cell in cells)
    if placed.record.pads_trail is False or not filled or not any(cell.loose for cell in cells):
        return False
    if added_up and placed.row.columns[0].applicant:
        return False
    return not any(_keeps_blanks(other.cells) for other in others)


def _keeps_blanks(cells: Sequence[Token]) -> bool:
    kinds = [cell.kind is Kind.BLANK for cell in cells]
    return any(blank and not all(kinds[at:]) for at, blank in enumerate(kinds))


def _lacks_a_header(placed: Placed) -> bool:
    """True where one of the cells, each in its place, has no header: it may only keep others apart."""
    headers = placed.alignment.strength
    return headers == len(placed.cells) - 1 and not any(cell.covered for cell in placed.cells)


def columns_add_up(placed: Iterable[Placed]) -> bool:
    """Whether table 三 is complete and every applicant's column holds what its identities say (I1, I2)."""
    rows = rows_to_add_up(placed)
    return add_up([[count(cell.value) or 0 for cell in cells] for cells in rows])


def rows_to_add_up(placed: Iterable[Placed]) -> list[tuple[Token, ...]]:
    """The cells of table 三: its two rows of input, total and carried over, then results; [] if one lacks."""
    rows = {each.row.place: each.cells for each in placed}
    form = [row.place for row in shapes().rows if row.columns[0].applicant]
    ends = [*form[:2], *form[-2:]]
    leaves = [rows[place] for place in form[2:-2] if place in rows]
    return [*(rows[place] for place in ends), *leaves] if leaves and rows.keys() >= set(ends) else []


def add_up(rows: Sequence[Sequence[int]]) -> bool:
    """Whether every column of such rows holds what the identities of table 三 say."""
    if len(set(map(len, rows))) > 1:  # one of them stands in a table without totals
        return False
    results = [sum(column) for column in zip(*rows[4:], strict=True)]
    columns = zip(*rows[:4], results, strict=True)
    return bool(rows) and all(a + b == c + d and c == leaf for a, b, c, d, leaf in columns)


def count(value: CellValue | None) -> int | None:
    """The number of a cell that prints a whole one."""
    number = value.value if value is not None else None
    return number if isinstance(number, int) else None


def told(placed: Placed, shown: Format | None) -> bool:
    """False for a row whose headers are gone and whose form no header above it tells."""
    return not placed.row.of_clause or bool(placed.alignment.strength) or placed.row.format is shown
