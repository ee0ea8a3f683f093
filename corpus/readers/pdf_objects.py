"""What is drawn on a PDF page, forms included: shapes one by one, and what is odd about its text.

A page may hold an object for every character, so pdfium itself is asked and none is wrapped but the shapes.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import compress, groupby, repeat
from operator import not_
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


class Texts(NamedTuple):
    """Texts of one place with their fonts."""

    addresses: Sequence[int]
    fonts: Sequence[int | None]


class Shapes(NamedTuple):
    """Paths and pictures of one place in the order in which they are drawn."""

    place: Place
    addresses: Sequence[int]
    kinds: Sequence[int]


def objects(page: pdfium.PdfPage) -> Iterator[Texts | Shapes]:
    """The texts, paths and pictures, forms opened."""
    count = raw.FPDFPage_CountObjects(page)
    yield from _objects(Place(page), list(map(object_of, repeat(address_of(page.raw)), range(count))))


def _objects(place: Place, addresses: Sequence[int]) -> Iterator[Texts | Shapes]:
    fonts = list(map(font_of, addresses))  # of most objects, and only texts have one
    others = list(compress(addresses, map(not_, fonts)))
    kinds = list(map(kind_of, others))
    if raw.FPDF_PAGEOBJ_UNKNOWN in kinds:
        raise pdfium.PdfiumError("an object of no kind")
    fontless = list(compress(others, map(raw.FPDF_PAGEOBJ_TEXT.__eq__, kinds)))
    texts = [*compress(addresses, fonts), *fontless]
    if texts:
        yield Texts(texts, [*filter(None, fonts), *[None] * len(fontless)])
    drawn = [(each, kind) for each, kind in zip(others, kinds, strict=True) if kind in _DRAWN]
    for is_form, found in groupby(drawn, key=lambda each: each[1] == raw.FPDF_PAGEOBJ_FORM):
        if not is_form:
            yield Shapes(place, *zip(*found, strict=True))
        elif place.level < _DEEPEST - 1:
            for form, _ in found:
                yield from _objects(*_inside(place, form))


def _inside(place: Place, form: int) -> tuple[Place, list[int]]:
    """The place that a form is and the objects in it."""
    whole = place.whole(form)
    count = raw.FPDFFormObj_CountObjects(whole)
    return Place(place.page, whole, place.level + 1), list(map(object_of_form, repeat(form), range(count)))


def is_any_dropped(texts: Texts) -> bool:
    """Whether pdfium may leave out one of the texts: nothing to see of it, its font is not embedded."""
    addresses, fonts = texts
    embedded = {font: is_embedded(font) == 1 for font in set(fonts)}
    if all(embedded.values()):
        return False
    foreign = [text for text, font in zip(addresses, fonts, strict=True) if not embedded[font]]
    return any(
        box is None or (box[2] - box[0] <= _VISIBLE and box[3] - box[1] <= _VISIBLE)
        for box in bounds_of(foreign)
    )


def is_any_invisible(texts: Texts) -> bool:
    """Whether one of the texts is not shown, as text recognition lays it over a scan."""
    return raw.FPDF_TEXTRENDERMODE_INVISIBLE in map(mode_of, texts.addresses)
