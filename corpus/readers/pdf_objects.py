"""What is drawn on a PDF page, forms included: shapes one by one, and what is odd about its text.

A page may hold an object for every character, so pdfium itself is asked and none is wrapped but the shapes.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import compress, groupby, repeat
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.readers.pdf_quick import (
    address_of,
    bounds_of,
    font_of,
    is_embedded,
    kind_of,
    mode_of,
    object_of,
    object_of_form,
)

_VISIBLE = 0.01  # points
_DEEPEST = 15  # forms inside forms
_DRAWN = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)


class Place(NamedTuple):
    """Where objects stand: on a page or in a form on it."""

    page: pdfium.PdfPage
    form: pdfium.PdfObject | None = None
    level: int = 0

    def whole(self, address: int) -> pdfium.PdfObject:
        """The object there that is in memory at this address, to be asked for its parts."""
        handle = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
        page, form, level = self
        return pdfium.PdfObject(handle, page=page, pdf=page.pdf, container=form, level=level)


class Objects(NamedTuple):
    """Objects of one place in the order in which they are drawn: all of them texts, or none."""

    place: Place
    addresses: Sequence[int]
    kinds: Sequence[int]

    @property
    def is_text(self) -> bool:
        """Whether they are texts."""
        return raw.FPDF_PAGEOBJ_TEXT in self.kinds


def objects(page: pdfium.PdfPage) -> Iterator[Objects]:
    """The texts, paths and pictures, forms opened."""
    count = raw.FPDFPage_CountObjects(page)
    yield from _objects(Place(page), list(map(object_of, repeat(address_of(page.raw)), range(count))))


def _objects(place: Place, addresses: Sequence[int]) -> Iterator[Objects]:
    kinds = list(map(kind_of, addresses))
    if raw.FPDF_PAGEOBJ_UNKNOWN in kinds:
        raise pdfium.PdfiumError("an object of no kind")
    texts = list(compress(addresses, map(raw.FPDF_PAGEOBJ_TEXT.__eq__, kinds)))
    if texts:
        yield Objects(place, texts, [raw.FPDF_PAGEOBJ_TEXT] * len(texts))
    drawn = [(each, kind) for each, kind in zip(addresses, kinds, strict=True) if kind in _DRAWN]
    for is_form, found in groupby(drawn, key=lambda each: each[1] == raw.FPDF_PAGEOBJ_FORM):
        if not is_form:
            yield Objects(place, *zip(*found, strict=True))
        elif place.level < _DEEPEST - 1:
            for form, _ in found:
                yield from _objects(*_inside(place, form))


def _inside(place: Place, form: int) -> tuple[Place, list[int]]:
    """The place that a form is and the objects in it."""
    whole = place.whole(form)
    count = raw.FPDFFormObj_CountObjects(whole)
    return Place(place.page, whole, place.level + 1), list(map(object_of_form, repeat(form), range(count)))


def is_any_dropped(texts: Sequence[int]) -> bool:
    """Whether pdfium may leave out one of the texts: nothing to see of it, its font is not embedded."""
    fonts = list(map(font_of, texts))
    embedded = {font: is_embedded(font) == 1 for font in set(fonts)}
    if all(embedded.values()):
        return False
    foreign = [text for text, font in zip(texts, fonts, strict=True) if not embedded[font]]
    return any(
        box is None or (box[2] - box[0] <= _VISIBLE and box[3] - box[1] <= _VISIBLE)
        for box in bounds_of(foreign)
    )


def is_any_invisible(texts: Sequence[int]) -> bool:
    """Whether one of the texts is not shown, as text recognition lays it over a scan."""
    return raw.FPDF_TEXTRENDERMODE_INVISIBLE in map(mode_of, texts)
