"""Tables between drawn lines whose cells go on over several lines of text: each block of lines is a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from corpus.readers.text_lines import BARS, RULE, Line, Printed, is_drawn
from corpus.types import Cell, Span

_BAR = re.compile(f"[{BARS}]")
_BLANKS = re.compile(r"\s*")
_FEWEST = 3  # rows between drawn lines
_MOST_LINES = 5  # of a row, on average
Piece = tuple[str, int]  # text and where it begins


def wrapped_rows(region: Sequence[Printed]) -> list[list[Printed]]:
    """The lines of each row, where lines are drawn between all rows and some row has several; else none.

    A line between two rows may be missing where they are no corners of a grid: few lines are one row then.
    """
    if all(map(_heads, _stretches(region))):
        return []
    drawn = [
        list(lines)
        for rule, lines in groupby(region, key=lambda line: RULE.fullmatch(line.text) is not None)
        if not rule
    ]
    rows = [[line for line in lines if line.kind is not Line.EMPTY] for lines in drawn]
    rows = [lines for lines in rows if lines]
    printed = sum(map(len, rows))
    most = printed if any(map(is_drawn, region)) else len(rows) * _MOST_LINES
    return rows if len(rows) >= _FEWEST and len(rows) < printed <= most else []


def _stretches(region: Sequence[Printed]) -> Iterator[list[bool]]:
    """Which lines are rules in each stretch of lines that hold cells or are rules."""
    for held, lines in groupby(region, key=lambda line: line.columns):
        if held:
            yield [RULE.fullmatch(line.text) is not None for line in lines]


def _heads(rules: Sequence[bool]) -> bool:
    """Whether the only rule of a stretch stands below its first line, as below the headers in Markdown."""
    return not any(rules) or (sum(rules) == 1 < len(rules) and rules[1])


def wrapped_cells(rows: Sequence[Sequence[Printed]]) -> Iterator[Cell]:
    """Their cells; the pieces of one are put together, and its span is that of the first."""
    for row, lines in enumerate(rows):
        printed = [_pieces(line) for line in lines]
        if len({len(pieces) for pieces in printed}) > 1:
            continue
        for column, pieces in enumerate(zip_longest(*printed)):
            worded = [piece for piece in pieces if piece[0]] or pieces[:1]
            text, begin = worded[0]
            joined = "".join(words for words, _ in worded)
            yield Cell(joined, Span(begin, begin + len(text)), row, column)


def _pieces(line: Printed) -> list[Piece]:
    """The texts between a line's bars."""
    inner = line.text.strip().strip(BARS)
    at = line.start + line.text.index(inner) if inner else line.start
    found: list[Piece] = []
    for text in _BAR.split(inner):
        blanks = _BLANKS.match(text)
        found.append((text.strip(), at + (blanks.end() if blanks and text.strip() else 0)))
        at += len(text) + 1
    return found
