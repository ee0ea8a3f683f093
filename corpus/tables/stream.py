"""Tables as one stream of labels, values, blanks and other text in reading order, whatever their layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import dropwhile, groupby, islice, pairwise
from typing import NamedTuple

from corpus.fold import fold
from corpus.numerals import CellValue
from corpus.tables.labels import begins_label, cut_behind_a_value, known, word
from corpus.tables.shapes import shapes
from corpus.tables.skeleton import Between, Figure, Skeleton, Table, room
from corpus.tables.tokens import Kind, Token, read_cell
from corpus.types import Span, Status

_LONGEST_JOIN = 12
_SEVERAL = 4  # labels of rows
_MARKS, _FEWEST_MARKS = "甲乙丙丁", 2
_FIGURES = (Kind.VALUE, Kind.BLANK)
_WORDED = (Kind.TEXT, Kind.LABEL)


class _Cell(NamedTuple):
    text: str
    figure: Figure | None
    at: int
    row: int
    column: int


def tokens(skeleton: Skeleton) -> list[Token]:
    """All tokens of the tables, their spans counted in the skeleton; BREAK stands for what is between them.

    The token of a figure has a value that tells no more than its unit. One of a whole piece ends behind it.
    """
    found: list[Token] = []
    at = row = 0
    for part in skeleton:
        row += 1
        if isinstance(part, Between):
            if part.kind is not None:
                label, whole = part.kind is Kind.LABEL, part.kind is Kind.BREAK
                span = Span(at, at + len(part.text) + 1)
                found.append(
                    Token(part.kind, part.text, span, part.key, numbered=label, row=row, whole=whole)
                )
            at += room(part.text)
            continue
        spacers = _spacers(part)
        for cells in _rows(part, at):
            row += 1
            for cell in cells:
                found += _tokens_of(cell, row, part, alone=len(cells) == 1, spacer=cell.column in spacers)
        at += sum(map(room, part.pieces))
    return _joined(list(_continued(_unmarked(found))))


def _unmarked(stream: Sequence[Token]) -> list[Token]:
    """The stream without the row that marks a list's columns, those of words by letters (甲 乙 丙 1 2)."""
    found: list[Token] = []
    left = iter(enumerate(stream))
    for at, token in left:
        marks = stream[at : at + _FEWEST_MARKS]
        if "".join(each.unspaced for each in marks) != _MARKS[:_FEWEST_MARKS]:
            found.append(token)
            continue
        behind = (each for _, each in left if each.kind not in _FIGURES and each.unspaced not in _MARKS)
        found += islice(behind, 1)
    return found


def _tokens_of(cell: _Cell, row: int, table: Table, *, alone: bool, spacer: bool) -> Iterator[Token]:
    text, at = cell.text, cell.at
    if cell.figure is not None:
        value = CellValue(None, "", cell.figure.unit, Status.REPORTED)
        yield Token(Kind.VALUE, "", Span(at, at + 1), value=value, row=row)
        return
    covered = not text and not table.merges_known
    loose = covered and not table.blanks_known
    for token in read_cell(text, alone=alone):
        if len(token.text) == len(text):
            span = Span(at, at + len(text) + 1)
        else:
            begin = at + len(text) - len(text.lstrip())
            span = Span(begin + token.span.start, begin + token.span.end)
        yield token._replace(span=span, row=row, covered=covered, loose=loose, spacer=spacer)


def _cells(table: Table, at: int) -> Iterator[_Cell]:
    for piece, row, column in zip(table.pieces, table.rows, table.columns, strict=True):
        if isinstance(piece, Figure):
            yield _Cell("", piece, at, row, column)
        else:
            yield _Cell(piece, None, at, row, column)
        at += room(piece)


def _rows(table: Table, at: int) -> Iterator[Sequence[_Cell]]:
    cells = list(_cells(table, at))
    if not table.rows_known:
        return ((cell,) for cell in cells)
    if _lies_on_its_side(cells):
        turned = (cell._replace(row=cell.column, column=cell.row) for cell in cells)
        cells = sorted(turned, key=lambda cell: (cell.row, cell.column))
    rows = [list(row) for _, row in groupby(cells, key=lambda cell: cell.row)]
    if table.merges_known:  # blank rows keep others apart, the last one may be that of table 四
        rows = [*(row for row in rows[:-1] if any(map(_is_printed, row))), *rows[-1:]]
    starts = _side_by_side(cells)
    return iter(rows) if len(starts) < 2 else _parted(rows, starts)


def _lies_on_its_side(cells: Sequence[_Cell]) -> bool:
    """Whether the labels of several rows stand beside each other and none below another one."""
    labels = [cell for cell in cells if cell.figure is None and _is_row(cell.text)]
    beside = Counter(cell.row for cell in labels)
    below = Counter(cell.column for cell in labels)
    rows = sum(count > 1 for count in Counter(cell.row for cell in cells).values())
    return min(rows, max(beside.values(), default=0)) >= _SEVERAL > max(below.values(), default=0)


@lru_cache(1 << 12)
def _is_row(text: str) -> bool:
    meaning = word(known(text) or "")
    return bool(meaning.rows) and not meaning.header


def _is_printed(cell: _Cell) -> bool:
    return bool(cell.text) or cell.figure is not None


def _spacers(table: Table) -> set[int]:
    """The columns that only keep others apart: cells that begin there are blank, one of them beside headers.

    Of a row of one cell, the heading of a clause or of the table, it is open where it would begin.
    """
    cells = list(zip(table.pieces, table.rows, table.columns, strict=True))
    alone = {row for row, beside in Counter(table.rows).items() if beside == 1}
    printed = {column for piece, row, column in cells if piece and row not in alone}
    blank = {column for _, _, column in cells} - printed
    if not (blank and table.rows_known and table.merges_known):
        return set()
    headed = {row for piece, row, _ in cells if isinstance(piece, str) and _is_header(piece)}
    return blank & {column for _, row, column in cells if row in headed}


def _is_header(text: str) -> bool:
    meaning = word(known(text) or "")
    return meaning.header and not meaning.rows


def _side_by_side(cells: Sequence[_Cell]) -> list[int]:
    """The columns in which a list begins that goes on beside itself, its headers printed again."""
    headers = [cell for cell in cells if fold(cell.text) in shapes().lists.headers]
    first = [cell for cell in headers if cell.row == headers[0].row and cell.text == headers[0].text]
    return [cell.column for cell in first]


def _parted(rows: Sequence[Sequence[_Cell]], starts: Sequence[int]) -> Iterator[Sequence[_Cell]]:
    for start, end in pairwise([*starts, max(cell.column for row in rows for cell in row) + 1]):
        for row in rows:
            if part := [cell for cell in row if start <= cell.column < end]:
                yield part


def _continued(stream: Sequence[Token]) -> Iterator[Token]:
    """The stream without the blanks beside a label that goes on in the next row: its cells stand there."""
    rows: list[list[Token]] = [list(group) for _, group in groupby(stream, key=lambda token: token.row)]
    goes_on = False
    for printed, following in pairwise([*rows, []]):
        row = list(dropwhile(_is_blank, printed)) if goes_on else printed  # none in front of the label's rest
        words = [token for token in row if token.kind is not Kind.BLANK]
        rest = next((token for token in following if token.kind is not Kind.BLANK), None)
        goes_on = len(words) == 1 < len(row) and rest is not None and _one_label(words[0], rest)
        yield from words if goes_on else row


def _one_label(first: Token, rest: Token) -> bool:
    """Whether a label goes on in the row below; two that are whole are two (a heading printed again)."""
    whole = first.kind is rest.kind is Kind.LABEL
    worded = first.kind in _WORDED and rest.kind in _WORDED
    return worded and not whole and begins_label(first.text + rest.text)


def _is_blank(token: Token) -> bool:
    return token.kind is Kind.BLANK


def _joined(stream: list[Token]) -> list[Token]:
    """The stream with labels that were split over cells or lines put together again, the longest first."""
    found: list[Token] = []
    at = 0
    while at < len(stream):
        first, size = stream[at], 1
        if first.kind in _WORDED:
            size, key = _longest_join(stream, at)
        if size > 1:
            span = Span(first.span.start, stream[at + size - 1].span.end)
            first = first._replace(kind=Kind.LABEL, key=key, span=span)
        found.append(first)
        at += size
    return found


def _longest_join(stream: list[Token], at: int) -> tuple[int, str]:
    best = (1, "")
    first = stream[at]
    text, worded = first.text, first.kind is Kind.TEXT
    behind = at > 0 and stream[at - 1].kind is Kind.VALUE and stream[at - 1].row == first.row
    for size, token in enumerate(stream[at + 1 : at + _LONGEST_JOIN], start=2):
        beside = token.row == first.row  # of cells in one row, only those that are no labels are pieces
        if token.kind not in _WORDED or cut_behind_a_value(text):
            break
        if (beside and Kind.LABEL in (first.kind, token.kind)) or (behind and not beside):
            break  # the last cell of a row is no beginning of the next one's label
        text += token.text
        worded = worded or token.kind is Kind.TEXT
        if worded and (key := known(text)) is not None and fold(first.text):
            best = (size, key)
    return best
