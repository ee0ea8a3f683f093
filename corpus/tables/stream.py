"""Tables as one stream of labels, values, blanks and other text in reading order, whatever their layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.fold import fold
from corpus.tables.tokens import Kind, Token, known, read_cell
from corpus.types import Block, Cell, Document, Grid, Span

_LONGEST_JOIN = 12
_SMALL_PRINT = 12  # characters; a page number between two halves of a table is shorter, a sentence longer


class _Place(NamedTuple):
    """What a token's cell adds to it."""

    row: int
    heading: str
    covered: bool


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
            for cell in cells:
                covered = not cell.text and not block.merges_known
                place = _Place(row, heading, covered)
                found += (
                    _placed(token, cell, place) for token in read_cell(cell.text, alone=len(cells) == 1)
                )
    return _joined(found)


def _placed(token: Token, cell: Cell, place: _Place) -> Token:
    at = cell.span.start + (len(cell.text) - len(cell.text.lstrip()))
    return token._replace(
        span=Span(at + token.span.start, at + token.span.end),
        row=place.row,
        page=cell.page,
        heading=place.heading,
        covered=place.covered,
    )


def _between(block: Block) -> list[Token]:
    if (key := known(block.text)) is not None and not block.level:
        return [Token(Kind.LABEL, block.text, block.span, key, numbered=True, whole=False)]
    if block.level or len(block.text) > _SMALL_PRINT:
        return [Token(Kind.BREAK, block.text, block.span)]
    return []


def _rows(grid: Grid) -> Iterator[Sequence[Cell]]:
    return grid.rows() if grid.rows_known else ((cell,) for cell in grid.cells)


def _joined(stream: list[Token]) -> list[Token]:
    """The stream with labels that were split over cells or lines put together again, the longest first."""
    found: list[Token] = []
    at = 0
    while at < len(stream):
        size, key = _longest_join(stream, at)
        first, last = stream[at], stream[at + size - 1]
        if size > 1:
            first = first._replace(kind=Kind.LABEL, key=key, span=Span(first.span.start, last.span.end))
        found.append(first)
        at += size
    return found


def _longest_join(stream: list[Token], at: int) -> tuple[int, str]:
    parts: list[str] = []
    best = (1, "")
    for size, token in enumerate(stream[at : at + _LONGEST_JOIN], start=1):
        if token.kind not in (Kind.TEXT, Kind.LABEL) or (size > 1 and token.row == stream[at].row):
            break
        parts.append(token.text)
        if size > 1 and any(part.kind is Kind.TEXT for part in stream[at : at + size]):
            key = known("".join(parts))
            if key is not None and fold(parts[0]):
                best = (size, key)
    return best
