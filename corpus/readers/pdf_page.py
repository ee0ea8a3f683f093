"""What stands on one PDF page: runs of characters, ruled lines and pictures, in upright coordinates."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.readers import limits
from corpus.readers.pdf_objects import Texts, is_any_dropped, is_any_invisible, objects
from corpus.readers.pdf_quick import address_of, angle_of, character_bounds, is_generated
from corpus.readers.pdf_shapes import TURNS, Box, Drawing, Edge, Sides, Turn

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


Character = tuple[str, Sides]  # and the sides of its box


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
    has_invisible_text: bool  # as text recognition lays it over a picture
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
    has_dropped = False
    for found in objects(page):
        if isinstance(found, Texts):
            has_dropped = has_dropped or is_any_dropped(found)
        else:
            drawing.add(found)
    return Page(
        number=number,
        box=box,
        runs=tuple(runs_of(_characters(text, count, turn))),
        horizontal=tuple(drawing.horizontal),
        vertical=tuple(drawing.vertical),
        has_picture=drawing.has_picture,
        has_dropped_text=has_dropped,
        has_invisible_text=drawing.has_picture and _has_invisible_text(page),
    )


def _has_invisible_text(page: pdfium.PdfPage) -> bool:
    return any(isinstance(found, Texts) and is_any_invisible(found) for found in objects(page))


def _quarter_turns(text: pdfium.PdfTextPage, count: int) -> int:
    address, places = address_of(text.raw), range(0, count, count // _ANGLE_SAMPLES + 1)
    angles = (angle_of(address, place) for place in places if is_generated(address, place) == 0)
    turns = Counter(round(angle / (math.pi / 2)) % 4 for angle in angles if math.isfinite(angle))
    return turns.most_common(1)[0][0] if turns else 0


def _characters(text: pdfium.PdfTextPage, count: int, turn: Turn) -> Iterator[Character | None]:
    """Every printed character, None where the file leaves a gap or ends a line."""
    bounds = character_bounds(address_of(text.raw), count)
    for character, box in zip(_texts(text, count), bounds, strict=True):
        if character.isspace() or character == "\0":
            yield None
        elif box and character:
            yield character, turn(*box)


def _texts(text: pdfium.PdfTextPage, count: int) -> Sequence[str]:
    """What stands in each place: one character, nothing in the first of two places that are one."""
    units = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text, 0, count, units) == count + 1:
        with suppress(UnicodeDecodeError):
            found = bytes(units)[:-2].decode("utf-16-le")
            if len(found) == count:
                return found
    return list(_one_by_one(text, count))


def _one_by_one(text: pdfium.PdfTextPage, count: int) -> Iterator[str]:
    high = ""
    for index in range(count):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        if "\ud800" <= character < "\udc00":
            high = character
            yield ""
            continue
        if "\udc00" <= character < "\ue000":
            character = (high + character).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        high = ""
        yield character


def runs_of(characters: Iterable[Character | None]) -> Iterator[Run]:
    """The characters joined to runs; None ends one."""
    texts: list[str] = []
    begin = highest = lowest = 0.0  # of the run
    end = gap = middle = 0.0  # of the last character in it
    for character in chain(characters, (None,)):
        if character is None:
            if texts:
                yield _run(texts, Box(begin, highest, end, lowest))
                texts = []
            continue
        text, (start, top, stop, bottom) = character
        level = (top + bottom) / 2
        if texts and -gap < start - end < gap and abs(middle - level) < 2 * gap:
            texts.append(text)
            highest = top if top < highest else highest
            lowest = bottom if bottom > lowest else lowest
        else:
            if texts:
                yield _run(texts, Box(begin, highest, end, lowest))
            texts, begin, highest, lowest = [text], start, top, bottom
        end, gap, middle = stop, _RUN_GAP * (bottom - top), level


def _run(texts: Sequence[str], box: Box) -> Run:
    return Run("".join(texts).translate(_AS_PRINTED), box)
