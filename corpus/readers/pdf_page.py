"""What stands on one PDF page: runs of characters, ruled lines and pictures, in upright coordinates."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.readers import limits
from corpus.readers.pdf_objects import Texts, shapes
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
    box = turn(*page.get_bbox())
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


def _characters(text: pdfium.PdfTextPage, count: int, turn: Turn) -> Iterator[Run | None]:
    """Every printed character, None where the file leaves a gap or ends a line."""
    rect = raw.FS_RECTF()
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
        elif raw.FPDFText_GetLooseCharBox(text, index, rect):
            yield Run(character, turn(rect.left, rect.bottom, rect.right, rect.top))


def _units(text: pdfium.PdfTextPage, count: int) -> Sequence[int]:
    """The code unit of every character: all at once, where none is left out and none is made of two."""
    units = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text, 0, count, units) == count + 1 and not any(
        0xD800 <= unit < 0xE000 for unit in units
    ):
        return units[:count]
    return [raw.FPDFText_GetUnicode(text, index) for index in range(count)]


def runs_of(characters: Iterable[Run | None]) -> Iterator[Run]:
    """The characters joined to runs; None ends one."""
    gathered: list[Run] = []
    for character in characters:
        if gathered and (character is None or not _continues(gathered[-1].box, character.box)):
            yield _joined(gathered)
            gathered = []
        if character is not None:
            gathered.append(character)
    if gathered:
        yield _joined(gathered)


def _continues(left: Box, right: Box) -> bool:
    _, top, end, bottom = left
    height = bottom - top
    is_near = -_RUN_GAP * height < right.x0 - end < _RUN_GAP * height
    return is_near and abs((top + bottom) / 2 - right.y) < 0.3 * height


def _joined(characters: list[Run]) -> Run:
    text = "".join([text for text, _ in characters]).translate(_AS_PRINTED)
    starts, tops, ends, bottoms = zip(*[box for _, box in characters], strict=True)
    return Run(text, Box(starts[0], min(tops), ends[-1], max(bottoms)))
