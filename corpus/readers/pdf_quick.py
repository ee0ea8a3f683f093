"""Functions of pdfium that a page is asked for every character, called with addresses as plain numbers.

The wrapped ones take objects, which takes twice as long.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

Bounds = tuple[float, float, float, float]

_ADDRESS, _NUMBER = ctypes.c_void_p, ctypes.c_int
_FLOAT = ctypes.sizeof(ctypes.c_float)


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, _ADDRESS).value or 0)


object_of = _plain(raw.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _NUMBER)
object_of_form = _plain(raw.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, _NUMBER)
kind_of = _plain(raw.FPDFPageObj_GetType, _NUMBER, _ADDRESS)
font_of = _plain(raw.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
is_embedded = _plain(raw.FPDFFont_GetIsEmbedded, _NUMBER, _ADDRESS)
mode_of = _plain(raw.FPDFTextObj_GetTextRenderMode, _NUMBER, _ADDRESS)
_bounds = _plain(raw.FPDFPageObj_GetBounds, _NUMBER, *[_ADDRESS] * 5)
_loose_box = _plain(raw.FPDFText_GetLooseCharBox, _NUMBER, _ADDRESS, _NUMBER, _ADDRESS)


def address_of(handle: Any) -> int:
    """Where in memory the object of a handle is."""
    return ctypes.cast(handle, _ADDRESS).value or 0


class Measure:
    """Asks pdfium for bounds, in the same four numbers every time."""

    def __init__(self) -> None:
        self._sides = (ctypes.c_float * 4)()
        first = ctypes.addressof(self._sides)
        self._places = tuple(first + side * _FLOAT for side in range(4))

    def bounds_of(self, shape: int) -> Bounds | None:
        """Left, bottom, right and top as the PDF counts, None for an object that covers nothing."""
        if not _bounds(shape, *self._places):
            return None
        left, bottom, right, top = self._sides[:]
        return (left, bottom, right, top) if math.isfinite(left + bottom + right + top) else None

    def character(self, text: int, index: int) -> list[float] | None:
        """Left, top, right and bottom of a character's loose box as the PDF counts, None if it has none."""
        return self._sides[:] if _loose_box(text, index, self._places[0]) else None
