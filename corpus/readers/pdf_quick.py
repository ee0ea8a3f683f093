"""Functions of pdfium that a page is asked for every character, called with addresses as plain numbers.

The wrapped ones take objects, which takes twice as long. What is asked of all is asked for in one go.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any

from pypdfium2 import raw

Bounds = tuple[float, float, float, float]  # as the PDF counts

_ADDRESS, _NUMBER = ctypes.c_void_p, ctypes.c_int
_FLOAT = ctypes.sizeof(ctypes.c_float)


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, _ADDRESS).value or 0)


object_of = _plain(raw.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _NUMBER)
object_of_form = _plain(raw.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, _NUMBER)
kind_of = _plain(raw.FPDFPageObj_GetType, _NUMBER, _ADDRESS)
font_of = _plain(raw.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
is_embedded = _plain(raw.FPDFFont_GetIsEmbedded, _NUMBER, _ADDRESS)
mode_of = _plain(raw.FPDFTextObj_GetTextRenderMode, _NUMBER, _ADDRESS)
is_generated = _plain(raw.FPDFText_IsGenerated, _NUMBER, _ADDRESS, _NUMBER)
angle_of = _plain(raw.FPDFText_GetCharAngle, ctypes.c_float, _ADDRESS, _NUMBER)
_bounds = _plain(raw.FPDFPageObj_GetBounds, _NUMBER, *[_ADDRESS] * 5)
_loose_box = _plain(raw.FPDFText_GetLooseCharBox, _NUMBER, _ADDRESS, _NUMBER, _ADDRESS)


def address_of(handle: Any) -> int:
    """Where in memory the object of a handle is."""
    return ctypes.cast(handle, _ADDRESS).value or 0


def bounds_of(objects: Sequence[int]) -> list[Bounds | None]:
    """Left, bottom, right and top of each object, None for one that covers nothing."""
    room = _Room(len(objects))
    covers = list(map(_bounds, objects, *map(room.places, range(4))))
    left, bottom, right, top = room.sides()
    boxes: list[Bounds | None] = list(zip(left, bottom, right, top, strict=True))
    if all(covers) and math.isfinite(sum(left) + sum(bottom) + sum(right) + sum(top)):
        return boxes
    return [
        box if box and is_any and math.isfinite(sum(box)) else None
        for box, is_any in zip(boxes, covers, strict=True)
    ]


def character_bounds(text: int, count: int) -> list[Bounds | None]:
    """Left, bottom, right and top of each character's loose box, None for one that has none."""
    room = _Room(count)
    known = list(map(_loose_box, repeat(text), range(count), room.places(0)))
    left, top, right, bottom = room.sides()
    boxes: list[Bounds | None] = list(zip(left, bottom, right, top, strict=True))
    return (
        boxes
        if all(known)
        else [box if is_known else None for box, is_known in zip(boxes, known, strict=True)]
    )


class _Room:
    """Room for the four sides of so many boxes, into which pdfium writes."""

    def __init__(self, count: int) -> None:
        self._numbers = (ctypes.c_float * (4 * count))()
        self._count = count

    def places(self, side: int) -> range:
        """The addresses of that side of every box."""
        first = ctypes.addressof(self._numbers) + side * _FLOAT
        return range(first, first + 4 * _FLOAT * self._count, 4 * _FLOAT)

    def sides(self) -> list[list[float]]:
        """Each side of all boxes, in the order in which they were written."""
        written: list[float] = self._numbers[:]
        return [written[side::4] for side in range(4)]
