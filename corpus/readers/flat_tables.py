"""Tables that a page prints as plain lines (a cell or a row each) are found as in a text file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.readers import text
from corpus.types import Block, Cell, Document, Grid, Span

_FEWEST_LINES = 5


def with_flat_tables(document: Document) -> Document:
    """The document with a grid wherever successive lines are a statutory table."""
    blocks: list[Block | Grid] = []
    for is_grid, stretch in groupby(document.blocks, key=lambda block: isinstance(block, Grid)):
        printed = list(stretch)
        lines = [block for block in printed if isinstance(block, Block)]
        blocks += printed if is_grid or len(lines) < _FEWEST_LINES else _reread(document, lines)
    return replace(document, blocks=tuple(blocks))


def _reread(document: Document, lines: Sequence[Block]) -> Sequence[Block | Grid]:
    start, end = lines[0].span.start, lines[-1].span.end
    if not re.search(r"\w", document.text[start:end]):
        return lines
    if not text.holds_table(document.text[start:end]):
        return lines
    found = text.read(document.text[start:end].encode(), document.source).blocks
    return [_moved(block, start, lines) for block in found]


def _moved(block: Block | Grid, start: int, lines: Sequence[Block]) -> Block | Grid:
    starts = [line.span.start for line in lines]

    def place(span: Span) -> tuple[Span, int | None]:
        moved = Span(span.start + start, span.end + start)
        return moved, lines[max(bisect_right(starts, moved.start) - 1, 0)].page

    def cells(grid: Grid) -> Iterator[Cell]:
        for cell in grid.cells:
            span, page = place(cell.span)
            yield cell._replace(span=span, page=page)

    span, page = place(block.span)
    if isinstance(block, Block):
        return replace(block, span=span, page=page)
    return replace(block, span=span, cells=tuple(cells(block)))
