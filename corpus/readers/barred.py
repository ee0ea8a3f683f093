"""Cells of text lines told apart by vertical bars."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.readers.text_lines import BARS, RULE, Printed
from corpus.types import Cell, Span

_BAR = re.compile(f"[{BARS}]")


def barred_cells(region: Sequence[Printed]) -> list[Cell]:
    """Cells told apart by bars; a bar after nothing is a blank cell, one that opens a line is its border."""
    split = [_BAR.split(line.text) for line in region]
    closed, bordered = _borders(region, split)
    found: list[Cell] = []
    owed = False  # a cell waits for the bar that ends it, perhaps on a later line
    new = tuple.__new__  # twice as fast as to call the kinds of tuple, of which there are hundreds
    for row, (line, pieces) in enumerate(zip(region, split, strict=True)):
        at, column, border = line.start - 1, 0, bordered  # where the bar in front of the piece stands
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


def _borders(region: Sequence[Printed], split: Sequence[Sequence[str]]) -> tuple[bool, bool]:
    """Whether rows end with a bar, as the first of several cells does, and whether most begin with one."""
    counts = [len(list(filter(str.strip, pieces))) for pieces in split]
    ends = [line.text.rstrip()[-1] for line, count in zip(region, counts, strict=True) if count > 1]
    begins = [
        line.text.lstrip()[0]
        for line, count in zip(region, counts, strict=True)
        if count and not RULE.fullmatch(line.text)
    ]
    return not ends or ends[0] in BARS, sum(map(BARS.__contains__, begins)) > len(begins) / 2
