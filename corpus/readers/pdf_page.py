"""What stands on one PDF page: runs of characters, ruled lines and pictures, in upright coordinates."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.readers import limits
from corpus.readers.pdf_objects import Texts, shapes
from corpus.readers.pdf_quick import Measure, address_of
from corpus.readers.pdf_shapes import TURNS, Box, Drawing, Edge, Turn

_RUN_GAP = 0.15  # of the character height: more than this ends a run
_ANGLE_SAMPLES = 60
_RADICALS = "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻩⻬⺟"
_CHARACTERS = "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟黄齐母"
_AS_PRINTED: dict[int, str] = {  # some fonts name the radical instead of the character
    code: unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFA6E))
}
_AS_PRINTED |= {ord(radical): character for radical, character in zip(_RADICALS, _CHARACTERS, strict=True)}
_AS_PRINTED[0x02] = "-"


Character = tuple[str, float, float, float, float]  # and the sides of its box


class Run(NamedTuple):
    """Characters printed next to each other, in the order in which the file draws them."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """One page as printed."""

    number: int
    box: Box
    runs: tuple[Run, ...]
    horizontal: tuple[Edge, ...]
    vertical: tuple[Edge, ...]
    has_picture: bool  # one that covers a good part of the page
    has_dropped_text: bool  # in fonts that are neither embedded nor known here
    has_invisible_text: bool  # as text recognition lays it over a scan
    is_recognised: bool = False  # read from a picture


def read_page(page: pdfium.PdfPage, number: int) -> Page:
    """What stands on the page; UnreadableFile when it holds more than any report's page."""
    text = page.get_textpage()
    count = text.count_chars()
    if max(count, raw.FPDFPage_CountObjects(page)) > limits.MAX_PAGE_OBJECTS:
        raise limits.too_large(f"第 {number} 页内容过多")
    turn = TURNS[_quarter_turns(text, count)]
    box = Box(*turn(*page.get_bbox()))
    drawing = Drawing(turn, box)
    texts = Texts()
    for shape in shapes(page, texts):
        drawing.add(shape)
    return Page(
        number=number,
        box=box,
        runs=tuple(runs_of(_characters(text, count, turn))),
        horizontal=tuple(drawing.horizontal),
        vertical=tuple(drawing.vertical),
        has_picture=drawing.has_picture,
        has_dropped_text=texts.has_dropped,
        has_invisible_text=texts.has_invisible,
    )


def _quarter_turns(text: pdfium.PdfTextPage, count: int) -> int:
    places = range(0, count, count // _ANGLE_SAMPLES + 1)
    angles = (
        raw.FPDFText_GetCharAngle(text, place)
        for place in places
        if raw.FPDFText_IsGenerated(text, place) == 0
    )
    turns = Counter(round(angle / (math.pi / 2)) % 4 for angle in angles if math.isfinite(angle))
    return turns.most_common(1)[0][0] if turns else 0


def _characters(text: pdfium.PdfTextPage, count: int, turn: Turn) -> Iterator[Character | None]:
    """Every printed character, None where the file leaves a gap or ends a line."""
    address, box_of = address_of(text.raw), Measure().character
    high = ""
    for index, unit in enumerate(_units(text, count)):
        character = chr(unit)
        if "\ud800" <= character < "\udc00":
            high = character
            continue
        if "\udc00" <= character < "\ue000":
            character = (high + character).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        high = ""
        if character.isspace() or character == "\0":
            yield None
        elif box := box_of(address, index):
            left, top, right, bottom = box
            yield character, *turn(left, bottom, right, top)


def _units(text: pdfium.PdfTextPage, count: int) -> Sequence[int]:
    """The code unit of every character: all at once, where none is left out and none is made of two."""
    units = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text, 0, count, units) == count + 1 and not any(
        0xD800 <= unit < 0xE000 for unit in units
    ):
        return units[:count]
    return [raw.FPDFText_GetUnicode(text, index) for index in range(count)]


def runs_of(characters: Iterable[Character | None]) -> Iterator[Run]:
    """The characters joined to runs; None ends one."""
    gathered: list[Character] = []
    end = height = middle = 0.0  # of the last of them
    for character in chain(characters, (None,)):
        if character is not None:
            _, start, top, stop, bottom = character
            near = -_RUN_GAP * height < start - end < _RUN_GAP * height
            beside = near and abs(middle - (top + bottom) / 2) < 0.3 * height
            if gathered and not beside:
                yield _joined(gathered)
                gathered = []
            gathered.append(character)
            end, height, middle = stop, bottom - top, (top + bottom) / 2
        elif gathered:
            yield _joined(gathered)
            gathered = []


def _joined(characters: list[Character]) -> Run:
    texts, starts, tops, ends, bottoms = zip(*characters, strict=True)
    text = "".join(texts).translate(_AS_PRINTED)
    return Run(text, Box(starts[0], min(tops), ends[-1], max(bottoms)))
