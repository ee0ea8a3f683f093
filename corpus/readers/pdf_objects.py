"""What is drawn on a PDF page, forms included: shapes one by one, and what is odd about its text.

A page may hold an object for every character, so pdfium itself is asked and none is wrapped but the shapes.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat

import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.readers.pdf_quick import (
    Measure,
    address_of,
    font_of,
    is_embedded,
    kind_of,
    mode_of,
    object_of,
    object_of_form,
)
from corpus.readers.pdf_shapes import Shape

_VISIBLE = 0.01  # points
_DEEPEST = 15  # forms inside forms
_SHAPES = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE)


class Texts:
    """What the text objects seen so far show."""

    def __init__(self) -> None:
        self.has_dropped = False  # pdfium may leave it out: nothing to see of it, its font is not embedded
        self.has_invisible = False  # as text recognition lays it over a scan
        self._measure = Measure()
        self._embedded: dict[int | None, bool] = {}  # by font

    def see(self, text: int) -> None:
        """Nothing; the text object at this address is taken account of."""
        if not self.has_dropped and not self._is_embedded(font_of(text)):
            left, bottom, right, top = self._measure.bounds_of(text) or (0.0, 0.0, 0.0, 0.0)
            self.has_dropped = right - left <= _VISIBLE and top - bottom <= _VISIBLE
        if not self.has_invisible:
            self.has_invisible = mode_of(text) == raw.FPDF_TEXTRENDERMODE_INVISIBLE

    def _is_embedded(self, font: int | None) -> bool:
        if font not in self._embedded:
            self._embedded[font] = is_embedded(font) == 1
        return self._embedded[font]


def shapes(page: pdfium.PdfPage, texts: Texts) -> Iterator[Shape]:
    """The paths and pictures in the order in which they are drawn; `texts` is shown the text objects."""
    count = raw.FPDFPage_CountObjects(page)
    objects = map(object_of, repeat(address_of(page.raw)), range(count))
    yield from _shapes(page, objects, texts, None, 0)


def _shapes(
    page: pdfium.PdfPage, objects: Iterator[int], texts: Texts, form: pdfium.PdfObject | None, level: int
) -> Iterator[Shape]:
    see = texts.see
    for each in objects:
        kind = kind_of(each)
        if kind == raw.FPDF_PAGEOBJ_UNKNOWN:
            raise pdfium.PdfiumError("an object of no kind")
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            see(each)
        elif kind in _SHAPES:
            yield Shape(each, kind, page, form, level)
        elif kind == raw.FPDF_PAGEOBJ_FORM and level < _DEEPEST - 1:
            inner = Shape(each, kind, page, form, level).whole()
            inside = map(object_of_form, repeat(each), range(raw.FPDFFormObj_CountObjects(inner)))
            yield from _shapes(page, inside, texts, inner, level + 1)
