"""Tables whose cells commas or semicolons keep apart, shown as such whose cells tabs do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.numerals import parse_cell
from corpus.tables.labels import known
from corpus.tables.shapes import shapes

_SEPARATORS = ",;；"
_QUOTED = re.compile(r'"[^"\n]*"')
_FEWEST = 2  # separators on a line
_LINES = 3  # of a table
_SHARE = 0.8  # of the cells, values, units and labels of the forms


def with_tabs(text: str) -> str:
    """The text, each character in its place; the same one where no lines together hold as many cells each."""
    lines = text.split("\n")
    for separator in _SEPARATORS:
        if text.count(separator) >= _FEWEST * _LINES:
            lines = list(_shown(lines, separator))
    shown = "\n".join(lines)
    return text if shown == text else shown


def _shown(lines: Sequence[str], separator: str) -> Iterator[str]:
    masked = [(_masked(line, separator), line) for line in lines]
    for separated, run in groupby(masked, key=lambda each: each[0].count("\t") >= _FEWEST):
        pairs = list(run)
        told = separated and _is_table([shown for shown, _ in pairs])
        yield from (shown if told else line for shown, line in pairs)


def _is_table(lines: Sequence[str]) -> bool:
    """Whether the lines hold as many cells each, most of them values, units and labels of the forms."""
    rows = [line.split("\t") for line in lines]
    if len(rows) < _LINES or len(set(map(len, rows))) > 1:
        return False
    told = [_is_of_table(cell.strip()) for row in rows for cell in row]
    return sum(told) >= len(told) * _SHARE


def _is_of_table(cell: str) -> bool:
    return parse_cell(cell) is not None or known(cell) is not None or cell in shapes().lists.units


def _masked(line: str, separator: str) -> str:
    """The line with tabs for separators outside quotation marks, and blanks for these."""
    if line.count(separator) < _FEWEST or "\t" in line:
        return line
    if '"' not in line:
        return line.replace(separator, "\t")
    pieces = _QUOTED.split(line)
    quoted = [f" {found[0][1:-1]} " for found in _QUOTED.finditer(line)]
    outside = [piece.replace(separator, "\t") for piece in pieces]
    return "".join(part for pair in zip(outside, [*quoted, ""], strict=True) for part in pair)
