"""Tables as one stream of labels, values, blanks and other text in reading order, whatever their layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile, groupby, pairwise

from corpus.fold import fold
from corpus.numerals import parse_cell
from corpus.tables.labels import begins_label, known
from corpus.tables.shapes import shapes
from corpus.tables.tokens import PAGE_NUMBER, Kind, Token, read_cell
from corpus.types import Block, Cell, Document, Grid, Span

_LONGEST_JOIN = 12
_WORDED = (Kind.TEXT, Kind.LABEL)
_LONGEST_LABEL = 80  # characters, notes and all
_SMALL_PRINT = 12  # characters; a page number between two halves of a table is shorter, a sentence longer


def tokens(document: Document) -> list[Token]:
    """All tokens of the document's tables; BREAK stands for a heading or paragraph between them."""
    found: list[Token] = []
    heading = ""
    row = 0
    for block in document.blocks:
        row += 1
        if isinstance(block, Block):
            if block.level == 1:
                heading = block.text
            found += (token._replace(row=row, heading=heading) for token in _between(block))
            continue
        for cells in _rows(block):
            row += 1
            alone = len(cells) == 1
            for cell in cells:
                covered = not cell.text and not block.merges_known
                for token in read_cell(cell.text, alone=alone):
                    found.append(_placed(token, cell, row, heading, covered=covered))
    return _joined(list(_continued(found)))


def _placed(token: Token, cell: Cell, row: int, heading: str, *, covered: bool) -> Token:
    kind, text, span, key, value, numbered, _, _, _, whole, _ = token
    if len(text) == len(cell.text):
        span = cell.span
    else:
        at = cell.span.start + (len(cell.text) - len(cell.text.lstrip()))
        span = Span(at + span.start, at + span.end)
    return Token(kind, text, span, key, value, numbered, row, cell.page, heading, whole, covered)


def _between(block: Block) -> list[Token]:
    small = not block.level and len(block.text) <= _LONGEST_LABEL
    if small and (key := known(block.text)) is not None:
        return [Token(Kind.LABEL, block.text, block.span, key, numbered=True, whole=False)]
    lost = parse_cell(block.text) is not None and not PAGE_NUMBER.fullmatch(block.text)  # a cell of a table
    if block.level or lost or len(block.text) > _SMALL_PRINT:
        return [Token(Kind.BREAK, block.text, block.span)]
    return (
        [] if PAGE_NUMBER.fullmatch(block.text) else [Token(Kind.TEXT, block.text, block.span, whole=False)]
    )


def _rows(grid: Grid) -> Iterator[Sequence[Cell]]:
    if not grid.rows_known:
        return ((cell,) for cell in grid.cells)
    starts = _side_by_side(grid)
    return grid.rows() if len(starts) < 2 else _parted(list(grid.rows()), starts)


def _side_by_side(grid: Grid) -> list[int]:
    """The columns in which a list begins that goes on beside itself, its headers printed again."""
    headers = [cell for cell in grid.cells if fold(cell.text) in shapes().lists.headers]
    first = [cell for cell in headers if cell.row == headers[0].row and cell.text == headers[0].text]
    return [cell.column for cell in first]


def _parted(rows: Sequence[Sequence[Cell]], starts: Sequence[int]) -> Iterator[Sequence[Cell]]:
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
        cut = len(words) == 1 < len(row) and words[0].kind in _WORDED
        goes_on = (
            cut and rest is not None and rest.kind in _WORDED and begins_label(words[0].text + rest.text)
        )
        yield from words if goes_on else row


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
    for size, token in enumerate(stream[at + 1 : at + _LONGEST_JOIN], start=2):
        if token.kind not in _WORDED or token.row == first.row:
            break
        text += token.text
        worded = worded or token.kind is Kind.TEXT
        if worded and (key := known(text)) is not None and fold(first.text):
            best = (size, key)
    return best
