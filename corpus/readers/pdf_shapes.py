"""Geometry of a PDF page in upright coordinates, and the ruled lines and pictures drawn on it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.readers import limits
from corpus.readers.pdf_objects import Shapes
from corpus.readers.pdf_quick import Bounds, bounds_of

THIN = 3.0  # points; a shape no thicker than this is a ruled line
_PICTURE_SHARE = 0.1
_FEW_SEGMENTS = 5


class Box(NamedTuple):
    """A rectangle in points; y grows downwards."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.bottom - self.top

    @property
    def x(self) -> float:
        """The middle from left to right."""
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        """The middle from top to bottom."""
        return (self.top + self.bottom) / 2


class Edge(NamedTuple):
    """A ruled line: at `at` on its own axis, from `start` to `end` on the other."""

    at: float
    start: float
    end: float


Sides = tuple[float, float, float, float]  # of a box
Turn = Callable[[float, float, float, float], Sides]  # from left, bottom, right, top as the PDF counts
TURNS: tuple[Turn, ...] = (  # by quarter turns of the text, clockwise
    lambda left, bottom, right, top: (left, -top, right, -bottom),
    lambda left, bottom, right, top: (-top, -right, -bottom, -left),
    lambda left, bottom, right, top: (-right, bottom, -left, top),
    lambda left, bottom, right, top: (bottom, left, top, right),
)


Point = tuple[float, float]


class Drawing:
    """Collects the ruled lines of a page and whether a picture covers a good part of it."""

    def __init__(self, turn: Turn, page: Box) -> None:
        self.horizontal: list[Edge] = []
        self.vertical: list[Edge] = []
        self.has_picture = False
        self._turn = turn
        self._page = page

    def add(self, shapes: Shapes) -> None:
        """Nothing; UnreadableFile when the page has more lines than any report's."""
        place, addresses, kinds = shapes
        for address, kind, bounds in zip(addresses, kinds, bounds_of(addresses), strict=True):
            if len(self.horizontal) + len(self.vertical) > limits.MAX_PAGE_OBJECTS:
                raise limits.too_large("页面上的线条过多")
            if bounds is None:
                continue
            sides = self._turn(*bounds) if place.form is None else self._outer(bounds, place.form)
            width, height = sides[2] - sides[0], sides[3] - sides[1]
            if width <= THIN or height <= THIN:
                self._line(sides)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self.has_picture |= width * height > _PICTURE_SHARE * self._page.width * self._page.height
            else:
                self._outline(place.whole(address))

    def _outer(self, bounds: Bounds, form: pdfium.PdfObject) -> Sides:
        left, bottom, right, top = bounds
        return self._sides(_outside(form, left, bottom), _outside(form, right, top))

    def _sides(self, corner: Point, other: Point) -> Sides:
        (ax, ay), (bx, by) = corner, other
        return self._turn(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def _line(self, sides: Sides) -> None:
        x0, top, x1, bottom = sides
        width, height = x1 - x0, bottom - top
        if width > height and width > THIN:
            self.horizontal.append(Edge((top + bottom) / 2, x0, x1))
        elif height > THIN:
            self.vertical.append(Edge((x0 + x1) / 2, top, bottom))

    def _outline(self, path: pdfium.PdfObject) -> None:
        """Adds the straight sides of a stroked path or of many shapes filled at once, not of one area."""
        count = raw.FPDFPath_CountSegments(path)
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path, filled, stroked)
        if count > limits.MAX_PAGE_OBJECTS or (not stroked.value and count <= _FEW_SEGMENTS):
            return
        matrix = path.get_matrix()
        x, y = ctypes.c_float(), ctypes.c_float()
        first = last = (0.0, 0.0)
        for index in range(count):
            segment = raw.FPDFPath_GetPathSegment(path, index)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            point = _outside(path.container, *matrix.on_point(x.value, y.value))
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                first = point
            elif kind == raw.FPDF_SEGMENT_LINETO:
                self._side(last, point)
            if raw.FPDFPathSegment_GetClose(segment):
                self._side(point, first)
            last = point

    def _side(self, start: Point, end: Point) -> None:
        sides = self._sides(start, end)
        if min(sides[2] - sides[0], sides[3] - sides[1]) <= THIN / 3:
            self._line(sides)


def _outside(container: pdfium.PdfObject | None, x: float, y: float) -> Point:
    """The point in page coordinates, seen through the forms that it is nested in."""
    while container is not None:
        x, y = container.get_matrix().on_point(x, y)
        container = container.container
    return x, y
