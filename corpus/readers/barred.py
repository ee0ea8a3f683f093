"""Cells of text lines: whole lines, pieces of one, and what vertical bars tell apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.readers.text_lines import BARS, RULE, Printed
from corpus.types import Cell, Span

_BAR = re.compile(f"[{BARS}]")
_FEW = 2  # rows whose rest may stand on another line
_MARKDOWN_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*")


def cell_of(printed: str, start: int, row: int, column: int = 0) -> Cell:
    """The cell of a line or a piece of one, and of where it begins, blanks around it left out."""
    bare = printed.strip()
    begin = start + (printed.index(bare) if bare else len(printed))
    new = tuple.__new__  # twice as fast as to call the kinds of tuple, of which there are hundreds
    return new(Cell, (bare, new(Span, (begin, begin + len(bare))), row, column, 1, 1, None))


def barred_cells(region: Sequence[Printed]) -> list[Cell]:
    """Cells told apart by bars; a bar after nothing is a blank cell, one that opens a line is its border."""
    split = [_BAR.split(line.text) for line in region]
    closed, bordered = _borders(region, split)
    found: list[Cell] = []
    owed = False  # a cell waits for the bar that ends it, perhaps on a later line
    new = tuple.__new__  # twice as fast as to call the kinds of tuple, of which there are hundreds
    for row, (line, pieces) in enumerate(zip(region, split, strict=True)):
        at, column = line.start - 1, 0  # where the bar in front of the piece stands
        border = bordered and line.text.strip() not in BARS  # such a one stands in front of a text
        for place, piece in enumerate(() if RULE.fullmatch(line.text) else pieces):
            if place:
                if not (owed or border):
                    found.append(new(Cell, ("", new(Span, (at, at)), row, column, 1, 1, None)))
                    column += 1
                owed = border = False
            if bare := piece.strip():
                begin = at + 1 + piece.index(bare)
                span = new(Span, (begin, begin + len(bare)))
                found.append(new(Cell, (bare, span, row, column, 1, 1, None)))
                column += 1
                owed, border = True, False
            at += len(piece) + 1
        if column > 1 and not owed and not closed:
            found.append(Cell("", Span(at, at), row, column))
    return found


def filled_to_rule(region: Sequence[Printed], cells: Sequence[Cell]) -> tuple[tuple[Cell, ...], bool]:
    """The cells, rows of Markdown tables filled up with blanks to their rule's width; whether all are."""
    rows = {row: list(same) for row, same in groupby(cells, key=lambda cell: cell.row)}
    ruled = True
    for stretch in _stretches(region):
        width = _width(region[stretch[1]].text) if len(stretch) > 1 else 0
        sizes = [len(rows.get(row, ())) for row in stretch]
        if max(sizes) > width:
            ruled = False
            continue
        for row, size in zip(stretch, sizes, strict=True):
            end = region[row].start + len(region[row].text)
            missing = range(size, width if size else 0)
            rows[row] = [*rows.get(row, ()), *(Cell("", Span(end, end), row, column) for column in missing)]
    return tuple(cell for row in sorted(rows) for cell in rows[row]), ruled


def _stretches(region: Sequence[Printed]) -> Iterator[list[int]]:
    """The numbers of the lines that hold bars, those that follow one another together."""
    for barred, lines in groupby(enumerate(region), key=lambda each: each[1].pipes):
        if barred:
            yield [row for row, _ in lines]


def _width(text: str) -> int:
    """How many columns a Markdown table's rule has, 0 when the line is none."""
    is_rule = RULE.fullmatch(text) and _MARKDOWN_RULE.fullmatch(text)
    return len(text.strip().strip("|").split("|")) if is_rule else 0


def _borders(region: Sequence[Printed], split: Sequence[Sequence[str]]) -> tuple[bool, bool]:
    """Whether rows of several cells end with a bar, the first and all but one, and most begin with one.

    Where rows hold values, these tell: a line of headers may be a piece of a row.
    """
    counts = [len(list(filter(str.strip, pieces))) for pieces in split]
    rows = [line for line, count in zip(region, counts, strict=True) if count > 1]
    ends = [line.text.rstrip()[-1] for line in [row for row in rows if row.values] or rows]
    begins = [
        line.text.lstrip()[0]
        for line, count in zip(region, counts, strict=True)
        if count and not RULE.fullmatch(line.text)
    ]
    open_ends = sum(end not in BARS for end in ends)
    return not ends or (ends[0] in BARS and open_ends < _FEW), sum(map(BARS.__contains__, begins)) > len(
        begins
    ) / 2
