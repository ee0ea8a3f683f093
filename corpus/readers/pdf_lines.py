"""Runs of a PDF page become printed lines, and lines become paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.readers.pdf_page import Run
from corpus.readers.pdf_shapes import Box
from corpus.readers.spanned import Line, heading_level, tidy

_SAME_LINE = 0.4  # of the height: how far the middles of runs of one line may lie apart
_LATIN_GAP = 0.2  # of the height: a wider gap is a blank
_HAN_GAP = 0.5
_COLUMN_GAP = 1.5
_EVEN = 0.1  # of the height: how much the gaps in a number that is printed wide may differ
_DIGITS = frozenset("0123456789.,")
_INDENT = 1.2  # characters
_FREE = 2.0  # characters at the end of a line that is not full
_PARAGRAPH_GAP = 1.5  # of the height between two lines
_PADDING = 12.0  # points between a cell's borders and a line that fills it, both sides together
_BROKEN_NUMBER = re.compile(r"\d\n[\d.,，%％]")


class PdfLine(NamedTuple):
    """A printed line: its text, place, page and the runs it is made of, from left to right."""

    text: str
    box: Box
    page: int
    runs: tuple[Run, ...]
    has_columns: bool = False  # wide gaps divide it

    @property
    def character_width(self) -> float:
        """The width of its widest characters in points."""
        return max(run.box.width / len(run.text) for run in self.runs)


def printed_lines(runs: Sequence[Run], page: int) -> list[PdfLine]:
    """The lines from top to bottom."""
    if len(runs) == 1:
        return [_line(runs, page)]
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.box.y, run.box.x0)):
        first = rows[-1][0].box if rows else run.box
        if rows and abs(run.box.y - first.y) < _SAME_LINE * min(run.box.height, first.height):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_line(sorted(row, key=lambda run: run.box.x0), page) for row in rows]


def _line(row: Sequence[Run], page: int) -> PdfLine:
    if len(row) == 1:
        return PdfLine(row[0].text, row[0].box, page, (row[0],))
    spaced = _is_spaced_number(row)
    kept = [row[0]]
    pieces = [row[0].text]
    has_columns = False
    for run in row[1:]:
        last = kept[-1]
        if run.text == last.text and abs(run.box.x0 - last.box.x0) < 0.1 * run.box.height:
            continue  # drawn twice to look bold
        is_latin = last.text[-1] < "\u2010" and run.text[0] < "\u2010"
        gap = run.box.x0 - last.box.x1
        height = run.box.height
        near = (_LATIN_GAP if is_latin and not spaced else _HAN_GAP) * height
        is_apart = not -_HAN_GAP * height < gap < near
        pieces.append(f" {run.text}" if is_apart else run.text)
        has_columns = has_columns or gap > _COLUMN_GAP * height
        kept.append(run)
    box = Box(
        kept[0].box.x0,
        min(run.box.top for run in kept),
        max(run.box.x1 for run in kept),
        max(run.box.bottom for run in kept),
    )
    return PdfLine("".join(pieces), box, page, tuple(kept), has_columns)


def _is_spaced_number(row: Sequence[Run]) -> bool:
    """True for a line of single digits, all equally far apart: one number that is printed wide."""
    gaps = [after.box.x0 - before.box.x1 for before, after in pairwise(row)]
    alone = all(run.text in _DIGITS for run in row)
    return alone and max(gaps, default=0) - min(gaps, default=0) < _EVEN * row[0].box.height


def cell_text(lines: Sequence[PdfLine], width: float) -> str:
    """The lines of a cell of that width as one text."""
    return _flowing(lines, lambda line: fills(line, width))


def fills(line: PdfLine, width: float) -> bool:
    """Whether no further character would have fitted into a cell's line."""
    return width - line.box.width < line.character_width + _PADDING


def _flowing(lines: Sequence[PdfLine], is_full: Callable[[PdfLine], bool]) -> str:
    """One text: a number that the end of a full line broke is whole again."""
    text = ""
    for index, line in enumerate(lines):
        is_whole = index > 0 and is_full(lines[index - 1])
        is_broken = is_whole and _BROKEN_NUMBER.match(f"{text[-1:]}\n{line.text[:1]}")
        text += line.text if is_broken or not index else f"\n{line.text}"
    return tidy(text)


def paragraphs(lines: Sequence[PdfLine], left: float, right: float) -> list[Line]:
    """The paragraphs, each with the page it starts on; `left` and `right` are the text's margins."""
    found: list[list[PdfLine]] = []
    for line in lines:
        if found and _goes_on(found[-1][-1], line, left, right):
            found[-1].append(line)
        else:
            found.append([line])
    texts = ((_flowing(parts, lambda line: _is_full(line, right)), parts[0].page) for parts in found)
    return [Line(text, page) for text, page in texts if text]


def _is_full(line: PdfLine, right: float) -> bool:
    return right - line.box.x1 < _FREE * line.character_width


def _goes_on(last: PdfLine, line: PdfLine, left: float, right: float) -> bool:
    """Whether the line continues the paragraph of the last one."""
    sizes = sorted((last.box.height, line.box.height))
    is_near = last.page != line.page or line.box.top - last.box.bottom < _PARAGRAPH_GAP * sizes[0]
    return (
        is_near
        and not (last.has_columns or line.has_columns)
        and _is_full(last, right)
        and line.box.x0 - left < _INDENT * line.character_width
        and sizes[1] < 1.15 * sizes[0]
        and not heading_level(last.text)
        and not heading_level(line.text)
    )
