"""Pages and tables that are pictures: text recognition with the optional `[ocr]` extra, cell by cell."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from corpus.readers.pdf_page import Page, Run
from corpus.readers.pdf_ruled import Ruled, ruled_tables
from corpus.readers.pdf_shapes import Box, Edge

if TYPE_CHECKING:
    from PIL.Image import Image

UNSURE = "？"  # stands in a cell in which something is printed that cannot be told
DOTS = 200 / 72  # dots a point at which pages are recognised
_LONGEST = 4000  # dots of a side; larger pictures are made smaller
_DARK = 140  # of 255
_PAPER = 0.7  # of the page's mean light: what is darker on a grey page
_RULE = 40  # dots in a row that make a ruled line
_INSIDE = 5  # dots between a cell's line and what is printed in it
_INK = 12  # dark dots that are more than dust
_SURE = 0.8  # the recognition's own score below which a figure is not believed
_SKEW = 0.2  # degrees that are put straight
_FIGURE = 14  # characters of the longest figure of a cell
_MARGIN = 8  # white dots around a figure that is looked at again
_WIDE = 200  # dots of a line of text that tells how the page lies


class Line(NamedTuple):
    """A recognised line: its text, its box in dots, and how sure the recognition is."""

    text: str
    box: Box
    score: float
    angle: float


@cache
def is_installed() -> bool:
    """Whether the `[ocr]` extra is there."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


@cache
def _engine() -> Any:
    import logging

    from rapidocr import RapidOCR

    made = RapidOCR(params={"Global.log_level": "error"})
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return made


def recognised(picture: Image, number: int, dots: float = DOTS) -> Page:
    """The page that a picture shows, in points of `dots` dots; unsure cells hold `？`."""
    picture = picture.convert("RGB")
    if max(picture.size) > _LONGEST:
        factor = _LONGEST / max(picture.size)
        picture = picture.resize((int(picture.width * factor), int(picture.height * factor)))
        dots *= factor
    lines = _lines(picture)
    angle = median([line.angle for line in lines if line.box.width > _WIDE] or [0.0])
    if abs(angle) > _SKEW:
        picture = picture.rotate(angle, fillcolor="white", expand=False)
        lines = _lines(picture)
    dark = _darkness(picture)
    across, down = list(_rules(dark)), list(_rules(dark.T))
    runs = [run for ruled in ruled_tables(across, down) for run in _cells(picture, dark, ruled, lines)]
    tables = ruled_tables(across, down)
    runs += [Run(line.text, line.box) for line in lines if all(_outside(line.box, one.box) for one in tables)]
    return Page(
        number=number,
        box=_scaled(Box(0, 0, picture.width, picture.height), dots),
        runs=tuple(Run(run.text, _scaled(run.box, dots)) for run in runs),
        horizontal=tuple(Edge(*(value / dots for value in edge)) for edge in across),
        vertical=tuple(Edge(*(value / dots for value in edge)) for edge in down),
        has_picture=True,
        has_dropped_text=False,
        has_invisible_text=False,
        is_recognised=bool(runs),
    )


def _scaled(box: Box, dots: float) -> Box:
    return Box(*(value / dots for value in box))


def _outside(box: Box, table: Box) -> bool:
    return not (table.x0 < box.x < table.x1 and table.top < box.y < table.bottom)


def _lines(picture: Image) -> list[Line]:
    """The lines of text that the picture shows."""
    import numpy as np

    found = _engine()(np.asarray(picture), use_det=True, use_cls=False, use_rec=True)
    if found.boxes is None:
        return []
    return [
        _line(box, text, score)
        for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
    ]


def _line(corners: Any, text: str, score: float) -> Line:
    xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
    angle = math.degrees(math.atan2(ys[1] - ys[0], xs[1] - xs[0]))
    return Line(text, Box(min(xs), min(ys), max(xs), max(ys)), float(score), angle)


def _darkness(picture: Image) -> Any:
    import numpy as np

    light = np.asarray(picture.convert("L"))
    return light < min(_DARK, _PAPER * float(light.mean()))


def _rules(dark: Any) -> Iterator[Edge]:
    """The stretches of dark dots along the rows that are long enough for a ruled line."""
    import numpy as np

    padded = np.pad(dark.astype(np.int8), ((0, 0), (1, 1)))
    change = np.diff(padded, axis=1)
    rows, starts = np.nonzero(change == 1)
    _, ends = np.nonzero(change == -1)
    long = ends - starts >= _RULE
    for row, start, end in zip(rows[long], starts[long], ends[long], strict=True):
        yield Edge(float(row), float(start), float(end))


def _cells(picture: Image, dark: Any, ruled: Ruled, lines: Sequence[Line]) -> Iterator[Run]:
    """What stands in each cell of a table, with its part of the cell as its place."""
    found: list[tuple[Line, Box]] = []
    for area in ruled.areas:
        right, bottom = ruled.xs[area.last_column + 1], ruled.ys[area.last_row + 1]
        cell = Box(ruled.xs[area.column], ruled.ys[area.row], right, bottom)
        inner = Box(cell.x0 + _INSIDE, cell.top + _INSIDE, cell.x1 - _INSIDE, cell.bottom - _INSIDE)
        if inner.width < 1 or inner.height < 1 or _ink(dark, inner) < _INK:
            continue
        within = [line for line in lines if not _outside(line.box, cell)]
        if not within or any(_sticks_out(line.box, cell) for line in within):
            within = _alone(picture, inner) or [Line(UNSURE, inner, 0.0, 0.0)]
        found += _spread(within, cell)
    runs = _confirmed(picture, [line for line, _ in found])
    yield from (Run(run.text, place) for run, (_, place) in zip(runs, found, strict=True))


def _ink(dark: Any, box: Box) -> int:
    return int(dark[round(box.top) : round(box.bottom), round(box.x0) : round(box.x1)].sum())


def _sticks_out(box: Box, cell: Box) -> bool:
    return box.x0 < cell.x0 - _INSIDE or box.x1 > cell.x1 + _INSIDE


def _alone(picture: Image, inner: Box) -> list[Line]:
    """The lines of one cell, recognised by itself."""
    framed = _framed(
        picture.crop((round(inner.x0), round(inner.top), round(inner.x1), round(inner.bottom))), _RULE
    )
    found = _lines(framed) or _single(framed)
    left, top = inner.x0 - _RULE, inner.top - _RULE
    moved = (
        Box(box.x0 + left, box.top + top, box.x1 + left, box.bottom + top)
        for box in (line.box for line in found)
    )
    return [line._replace(box=box) for line, box in zip(found, moved, strict=True)]


def _framed(cut: Image, margin: int) -> Image:
    """The cut with a white margin, without which single characters are not found."""
    from PIL import Image as Pictures

    framed = Pictures.new("RGB", (cut.width + 2 * margin, cut.height + 2 * margin), "white")
    framed.paste(cut, (margin, margin))
    return framed


def _single(picture: Image) -> list[Line]:
    """The picture recognised as one line of text."""
    import numpy as np

    found = _engine().recognize_txt([np.asarray(picture)])
    box = Box(0, 0, picture.width, picture.height)
    read = zip(found.txts or (), found.scores or (), strict=True)
    return [Line(text, box, float(score), 0.0) for text, score in read if text]


def _spread(lines: Sequence[Line], cell: Box) -> Iterator[tuple[Line, Box]]:
    """The lines of a cell from top to bottom, each with its part of the cell."""
    height = cell.height / max(len(lines), 1)
    for place, line in enumerate(sorted(lines, key=lambda line: line.box.y)):
        top = cell.top + place * height
        yield line, Box(cell.x0 + 1, top + height / 4, cell.x1 - 1, top + 3 * height / 4)


def _confirmed(picture: Image, lines: Sequence[Line]) -> list[Run]:
    """The lines as runs; a figure that a second look does not confirm is `？`."""
    import numpy as np

    figures = [line for line in lines if _is_figure(line)]
    cuts = [_framed(_doubled(picture, line.box), _MARGIN) for line in figures]
    again = _engine().recognize_txt([np.asarray(cut) for cut in cuts]).txts if cuts else ()
    seen = {id(line): text for line, text in zip(figures, again, strict=True)}
    return [
        Run(
            line.text
            if not _is_figure(line) or (line.score >= _SURE and seen[id(line)] == line.text)
            else UNSURE,
            line.box,
        )
        for line in lines
    ]


def _is_figure(line: Line) -> bool:
    return len(line.text) <= _FIGURE and any(character.isdigit() for character in line.text)


def _doubled(picture: Image, box: Box) -> Image:
    cut = picture.crop((round(box.x0), round(box.top), round(box.x1), round(box.bottom)))
    return cut.resize((max(cut.width, 1) * 2, max(cut.height, 1) * 2))
