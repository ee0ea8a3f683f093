"""What is drawn on a PDF page, forms included: shapes one by one, and what is odd about its text.

A page may hold an object for every character, so pdfium itself is asked and none is wrapped but the shapes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.readers.pdf_shapes import Measure

_VISIBLE = 0.01  # points
_DEEPEST = 15  # forms inside forms
_SHAPES = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE)


class Texts:
    """What the text objects seen so far show."""

    def __init__(self) -> None:
        self.has_dropped = False  # pdfium may leave it out: nothing to see of it, its font is not embedded
        self.has_invisible = False  # as text recognition lays it over a scan
        self._measure = Measure()

    def see(self, text: Any) -> None:
        """Nothing; the handle's text object is taken account of."""
        if not self.has_dropped and raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(text)) != 1:
            left, bottom, right, top = self._measure.bounds_of(text) or (0.0, 0.0, 0.0, 0.0)
            self.has_dropped = max(right - left, top - bottom) <= _VISIBLE
        if not self.has_invisible:
            mode = raw.FPDFTextObj_GetTextRenderMode(text)
            self.has_invisible = bool(mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE)


def shapes(page: pdfium.PdfPage, texts: Texts) -> Iterator[pdfium.PdfObject]:
    """The paths and pictures in the order in which they are drawn; `texts` is shown the text objects."""
    count = raw.FPDFPage_CountObjects(page)
    yield from _shapes(page, (raw.FPDFPage_GetObject(page, at) for at in range(count)), texts, None, 0)


def _shapes(
    page: pdfium.PdfPage, handles: Iterator[Any], texts: Texts, form: pdfium.PdfObject | None, level: int
) -> Iterator[pdfium.PdfObject]:
    for handle in handles:
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_UNKNOWN:
            raise pdfium.PdfiumError("an object of no kind")
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            texts.see(handle)
        elif kind in _SHAPES:
            yield pdfium.PdfObject(handle, page=page, pdf=page.pdf, container=form, level=level)
        elif kind == raw.FPDF_PAGEOBJ_FORM and level < _DEEPEST - 1:
            inner = pdfium.PdfObject(handle, page=page, pdf=page.pdf, container=form, level=level)
            count = raw.FPDFFormObj_CountObjects(inner)
            inside = (raw.FPDFFormObj_GetObject(inner, at) for at in range(count))
            yield from _shapes(page, inside, texts, inner, level + 1)
