"""What stands on one PDF page: runs of characters, ruled lines and pictures, in upright coordinates."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.readers import limits
from corpus.readers.pdf_shapes import TURNS, Box, Drawing, Edge, Turn, bounds_of

_RUN_GAP = 0.15  # of the character height: more than this ends a run
_ANGLE_SAMPLES = 60
_VISIBLE = 0.01  # points
_SEEN = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_TEXT]
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
    has_dropped_text = has_invisible_text = False
    for shape in page.get_objects(filter=_SEEN):
        if shape.type == raw.FPDF_PAGEOBJ_TEXT:
            has_dropped_text = has_dropped_text or _is_dropped(shape)
            has_invisible_text = has_invisible_text or _is_invisible(shape)
        else:
            drawing.add(shape)
    return Page(
        number=number,
        box=box,
        runs=tuple(runs_of(_characters(text, count, turn))),
        horizontal=tuple(drawing.horizontal),
        vertical=tuple(drawing.vertical),
        has_picture=drawing.has_picture,
        has_dropped_text=has_dropped_text,
        has_invisible_text=has_invisible_text,
    )


def _is_dropped(text: pdfium.PdfObject) -> bool:
    """Whether pdfium may leave the text out: nothing to see of it, and its font is not embedded."""
    left, bottom, right, top = bounds_of(text) or (0.0, 0.0, 0.0, 0.0)
    if max(right - left, top - bottom) > _VISIBLE:
        return False
    return bool(raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(text)) != 1)


def _is_invisible(text: pdfium.PdfObject) -> bool:
    return bool(raw.FPDFTextObj_GetTextRenderMode(text) == raw.FPDF_TEXTRENDERMODE_INVISIBLE)


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
    for index in range(count):
        character = chr(raw.FPDFText_GetUnicode(text, index))
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
    height = left.bottom - left.top
    is_near = -_RUN_GAP * height < right.x0 - left.x1 < _RUN_GAP * height
    return is_near and abs(left.y - right.y) < 0.3 * height


def _joined(characters: list[Run]) -> Run:
    text = "".join(run.text for run in characters).translate(_AS_PRINTED)
    top, bottom = min(run.box.top for run in characters), max(run.box.bottom for run in characters)
    return Run(text, Box(characters[0].box.x0, top, characters[-1].box.x1, bottom))
