"""Which row of which form a record is: by its label, its place among the rows, and the headers above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import takewhile

from corpus.fold import fold, unspread, without_notes, without_number
from corpus.numerals import is_change, parse_cell
from corpus.tables import digits
from corpus.tables.headers import Alignment, align
from corpus.tables.records import Record
from corpus.tables.shapes import Column, Row, shapes
from corpus.tables.tokens import Kind, Token
from corpus.types import Format, Span

_MISSPELT = 0.75
_MARGIN = 0.1
_LONGER = 1  # characters; more make another label of it
_LOCAL_LABEL = 30
_NO_LABEL = re.compile(r"[，。；：！？]|\s\d[\d.,]*\s|^[^（(]*[）)]")  # of a sentence, another row, a header


@dataclass(frozen=True, slots=True)
class Placed:
    """A record whose values stand in their columns; `sure` is False where the text leaves a doubt.

    `split` is True where digits printed without a gap were taken for cells that are all filled in.
    """

    record: Record
    row: Row
    alignment: Alignment
    cells: tuple[Token, ...]
    sure: bool
    split: bool = False


def candidates(record: Record, last: Row | None, above: Row | None) -> tuple[tuple[Row, ...], bool]:
    """The rows that the label may name, one a form, and whether it names them exactly.

    `last` is the row read last, `above` the same if it stands in this table: a label that a form prints twice
    is told by it.
    """
    if record.rows:
        named = (_first_after(rows, above) for rows in _by_format(record.rows))
        return tuple(row for row in named if row is not None), True
    expected = _expected(record, last)
    text = fold(without_number(without_notes(record.label.text)))
    return tuple(row for row in expected if _misspelt(text, row)), False


@lru_cache(1 << 10)
def _by_format(rows: tuple[Row, ...]) -> list[list[Row]]:
    forms = dict.fromkeys(row.format for row in rows)
    return [[row for row in rows if row.format is form] for form in forms]


def _first_after(rows: Sequence[Row], last: Row | None) -> Row | None:
    """The row itself, or of several with one label the next one in the section that is being read."""
    if len(rows) == 1 or last is None:
        return rows[0] if len(rows) == 1 else None
    return next((row for row in rows if row.section == last.section and row.place > last.place), None)


def _expected(record: Record, last: Row | None) -> list[Row]:
    """In each form, the row that follows the last one in its section, or the first one of the clause."""
    found: list[Row] = []
    for form in (Format.F2021, Format.F2019, Format.F2014):
        rows = [row for row in shapes().rows if row.format in (None, form)]
        if last in rows and last is not None:
            following = rows[rows.index(last) + 1 : rows.index(last) + 2]
            found += [row for row in following if row.section == last.section]
        found += [row for row in rows if row.section == record.clause][:1]
    return list(dict.fromkeys(found))


def _misspelt(text: str, row: Row) -> bool:
    def likeness(other: Row) -> float:
        ratios = (SequenceMatcher(None, text, word, autojunk=False).ratio() for word in other.spellings)
        return max(ratios, default=0)

    longer = any(word in text and len(text) > len(word) + _LONGER for word in row.spellings)
    rivals = [likeness(other) for other in shapes().rows if not other.spellings & row.spellings]
    own = likeness(row)
    return not longer and own >= _MISSPELT and own >= max(rivals) + _MARGIN


def choose(record: Record, rows: Sequence[Row], *, exact: bool) -> Placed | None:
    """The record in the one row that label, headers and number of values agree on; None when they do not."""
    beside = sum(not cell.spacer for cell in record.cells) if record.bounded else 0
    aligned = [
        (row, found)
        for row in rows
        if (found := align(row, record.headers, beside)) and _at_home(record, row, found)
    ]
    best = max((found.strength for _, found in aligned), default=0)
    fitting: list[Placed] = []
    for row, found in aligned:
        cells = _fit(record, row, len(found.columns)) if found.strength == best else None
        if cells is not None:
            split = any(
                cell.kind is Kind.DIGITS and not _certain(cell, record, cells) for cell in record.cells
            )
            fitting.append(Placed(record, row, found, cells, found.sure and exact and not split, split))
    return fitting[0] if len(fitting) == 1 else None


def _at_home(record: Record, row: Row, found: Alignment) -> bool:
    """False for a row of table 二 with neither headers nor clause above: it may be another table's."""
    return found.strength > 0 or not row.of_clause or record.clause == row.section


def _fit(record: Record, row: Row, count: int) -> tuple[Token, ...] | None:
    """The cells without the blanks that merged cells left before or behind them; None when that is open."""
    cells = _told_apart(record.cells, count)
    if cells and len(cells) > count and record.bounded and record.annotated and cells[-1].kind is Kind.TEXT:
        cells.pop()  # the remark
    if cells is None or len(cells) < count or any(_is_stray(cell, row) for cell in cells):
        return None
    if row is shapes().disputes and (own := _own(record, row, cells, count)) is not None:
        return own or None
    spacers = sum(cell.spacer for cell in cells)
    if spacers <= len(cells) - count:
        cells = [cell for cell in cells if not cell.spacer]
    extra = len(cells) - count
    filled = [place for place, cell in enumerate(cells) if cell.kind is not Kind.BLANK]
    first = max(0, filled[-1] + 1 - count) if filled else 0
    last = 0 if record.pads_trail else min(extra, filled[0] if filled else 0)
    if not record.bounded or any(cell.covered for cell in cells):
        last = min(last, row.label_merges)
    if record.bounded and first < last == extra == row.label_merges and not spacers > extra:
        first = last
    if filled and first < _fills_headers(record, row) and cells[0].kind is Kind.BLANK:
        return None
    if record.pads_trail and row is shapes().disputes and first <= extra <= (filled or [extra])[0]:
        if count < len(row.columns) and filled and filled[-1] < len(cells) - 1:
            return None  # the blank behind may belong to the next group
        first = last = extra  # in front of the one row stand the blanks that fill up the headers
    return tuple(cells[first : first + count]) if first == last else None


def _own(record: Record, row: Row, cells: Sequence[Token], count: int) -> tuple[Token, ...] | None:
    """The one row of table 四 among blanks that fill up it and its headers; () where that is open.

    None where nothing tells how many blanks fill up: the row is not filled in from end to end.
    """
    filled = [place for place, cell in enumerate(cells) if cell.kind is not Kind.BLANK]
    if filled and filled[-1] - filled[0] == count - 1 == len(row.columns) - 1:
        return tuple(cells[filled[0] : filled[-1] + 1])
    if not record.surplus:
        return None
    in_lines = len({cell.row for cell in cells}) > 1
    first = _fills_headers(record, row) + record.surplus if in_lines else 0
    inside = not filled or first <= filled[0] <= filled[-1] < first + count
    fits = count == len(row.columns) and 0 <= len(cells) - first - count <= record.surplus
    return tuple(cells[first : first + count]) if inside and fits else ()


def _is_stray(cell: Token, row: Row) -> bool:
    """True for what shifts the cells beside it: two digits run together (00), a page's number (2/9)."""
    if cell.kind is Kind.DIGITS:
        return cell.value is None and not row.single
    counts = not (row.of_clause or row.single)
    return counts and bool(cell.text) and cell.value is not None and is_change(cell.value)


def _fills_headers(record: Record, row: Row) -> int:
    """How many of the blanks in front of the one row of table 四 fill up the last row of its headers."""
    if not record.pads_trail or row is not shapes().disputes or len({cell.row for cell in record.cells}) == 1:
        return 0
    leaves = {fold(column.header) for column in row.columns}
    lowest = list(takewhile(lambda token: token.key in leaves, reversed(record.headers)))
    return len(row.columns) - len(lowest)


def _certain(glued: Token, record: Record, cells: Sequence[Token]) -> bool:
    room = len(cells) - len(record.cells) + 1
    told = digits.split(glued.text, room) if room > 1 else None
    return room <= 1 or (told is not None and told.certain)


def _told_apart(cells: Sequence[Token], count: int) -> list[Token] | None:
    glued = [cell for cell in cells if cell.kind is Kind.DIGITS]
    if not glued:
        return list(cells)
    room = count - (len(cells) - len(glued))
    if room <= len(glued):
        return [cell._replace(value=cell.value or parse_cell(cell.text)) for cell in cells]
    told = digits.split(glued[0].text, room) if len(glued) == 1 else None
    if told is None:
        return None
    found: list[Token] = []
    for cell in cells:
        found += apart(cell, told.parts) if cell.kind is Kind.DIGITS else [cell]
    return found


def apart(glued: Token, parts: Sequence[str]) -> Iterator[Token]:
    """Digits printed without a gap as the values that they are made of."""
    at = glued.span.start
    for part in parts:
        span = Span(at, at + len(part))
        yield glued._replace(kind=Kind.VALUE, text=part, span=span, value=parse_cell(part))
        at = span.end


def local(record: Record, form: Format | None) -> Placed | None:
    """A row that no form has, under its printed label: of a list, or with the columns of its clause."""
    label = unspread(without_notes(without_number(record.label.text)).strip())
    if not record.label.whole or not 1 < len(label) <= _LOCAL_LABEL or _NO_LABEL.search(label):
        return None
    if form is not Format.F2008 and _begins_another(fold(label)):
        return None
    if form is not None:
        units = any("单位" in header.unspaced for header in record.headers)
        told = record.bounded if form is Format.F2014 else record.listed
        if not (told or record.listed) or (units and record.unit is None and not record.bounded):
            return None
        column = Column(f"其他/{label}", None, "", frozenset(), None, label)
        return choose(record, (Row(-1, "", form, label, (column,), frozenset()),), exact=True)
    for row in shapes().rows:
        if record.clause and row.section == record.clause:
            placed = choose(record, (replace(row, label=label),), exact=True)
            if placed is not None and placed.alignment.sure:
                columns = tuple(
                    column and _renamed(column, row, label) for column in placed.alignment.columns
                )
                return replace(placed, alignment=replace(placed.alignment, columns=columns))
    return None


def _begins_another(key: str) -> bool:
    """True for the beginning of a form's label whose rest is gone."""
    spellings = (spelling for row in shapes().rows for spelling in row.spellings)
    return any(spelling.startswith(key) and spelling != key for spelling in spellings)


def _renamed(column: Column, row: Row, label: str) -> Column:
    metric = f"其他/{label}/{column.metric.split('/')[-1]}"
    return replace(column, metric=metric, locator=column.locator.replace(f"› {row.label} ›", f"› {label} ›"))
