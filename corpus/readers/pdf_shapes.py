"""Geometry of a PDF page in upright coordinates, and the ruled lines and pictures drawn on it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.readers import limits
from corpus.readers.pdf_quick import Measure

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


class Shape(NamedTuple):
    """A path or picture, where in memory it is, and the form it stands in."""

    address: int
    kind: int
    page: pdfium.PdfPage
    container: pdfium.PdfObject | None
    level: int

    def whole(self) -> pdfium.PdfObject:
        """The object to be asked for its parts."""
        handle = ctypes.cast(self.address, raw.FPDF_PAGEOBJECT)
        page, container = self.page, self.container
        return pdfium.PdfObject(handle, page=page, pdf=page.pdf, container=container, level=self.level)


Point = tuple[float, float]


class Drawing:
    """Collects the ruled lines of a page and whether a picture covers a good part of it."""

    def __init__(self, turn: Turn, page: Box) -> None:
        self.horizontal: list[Edge] = []
        self.vertical: list[Edge] = []
        self.has_picture = False
        self._turn = turn
        self._page = page
        self._measure = Measure()

    def add(self, shape: Shape) -> None:
        """Nothing; UnreadableFile when the page has more lines than any report's."""
        if len(self.horizontal) + len(self.vertical) > limits.MAX_PAGE_OBJECTS:
            raise limits.too_large("页面上的线条过多")
        if (bounds := self._measure.bounds_of(shape.address)) is None:
            return
        left, bottom, right, top = bounds
        if shape.container is None:
            box = Box(*self._turn(left, bottom, right, top))
        else:
            within = shape.container
            box = self._box(_outside(within, left, bottom), _outside(within, right, top))
        if min(box.width, box.height) <= THIN:
            self._line(box)
        elif shape.kind == raw.FPDF_PAGEOBJ_IMAGE:
            area = box.width * box.height
            self.has_picture |= area > _PICTURE_SHARE * self._page.width * self._page.height
        else:
            self._outline(shape.whole())

    def _box(self, corner: Point, other: Point) -> Box:
        (ax, ay), (bx, by) = corner, other
        return Box(*self._turn(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))

    def _line(self, box: Box) -> None:
        if box.width > max(box.height, THIN):
            self.horizontal.append(Edge(box.y, box.x0, box.x1))
        elif box.height > THIN:
            self.vertical.append(Edge(box.x, box.top, box.bottom))

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
        box = self._box(start, end)
        if min(box.width, box.height) <= THIN / 3:
            self._line(box)


def _outside(container: pdfium.PdfObject | None, x: float, y: float) -> Point:
    """The point in page coordinates, seen through the forms that it is nested in."""
    while container is not None:
        x, y = container.get_matrix().on_point(x, y)
        container = container.container
    return x, y
