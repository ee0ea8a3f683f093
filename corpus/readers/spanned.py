"""Canonical text with spans: lines and tables in reading order become a Document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from corpus.readers import limits
from corpus.types import Block, Cell, Document, Grid, Source, Span

CELL_SEPARATOR = " | "

_SHORT = 40  # characters

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ud800-\udfff\ufeff\ufffe\uffff]+"
)
_BLANKS = re.compile(r"\s+")
_NUMBER = "[一二三四五六七八九十]{1,3}"
_HEADING = re.compile(
    rf"({_NUMBER})、[^，。；：！？\d]{{2,40}}[。：:]?|[（(]{_NUMBER}[）)][^，。；：！？\d]{{2,30}}[：:]?"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as printed, blanks tidied."""

    text: str
    page: int | None = None


class Printed(NamedTuple):
    """A printed cell before its place in the text is known."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture between lines, large enough to be a table; `data` is its file where that is at hand."""

    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Recognised:
    """The lines and tables that a picture shows."""

    items: tuple[Line | tuple[Printed, ...], ...]


Table = tuple[Printed, ...]
Item = Line | Table | Picture | Recognised


def tidy(text: str) -> str:
    """The text on one line: a line break between two Chinese characters vanishes, other blanks become one."""
    return _short(text) if len(text) <= _SHORT else _tidied(text)


def without_invisible(text: str) -> str:
    """The text without characters that have no width."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def _tidied(text: str) -> str:
    if text.isprintable() and "  " not in text and text == text.strip():
        return text  # of the printable characters none but the plain blank is one
    return _BLANKS.sub(_blank, _INVISIBLE.sub("", text)).strip()


_short = lru_cache(1 << 12)(_tidied)  # labels and small figures come again and again


def line_of(text: str) -> Line | None:
    """The line that a paragraph's text makes, None of blanks alone."""
    return _short_line(text) if len(text) <= _SHORT else _line(text)


def _line(text: str) -> Line | None:
    tidied = tidy(text)
    return Line(tidied) if tidied else None


_short_line = lru_cache(1 << 12)(_line)


def _blank(found: re.Match[str]) -> str:
    start, end = found.span()
    if not start or end == len(found.string) or not {"\n", "\r"} & set(found[0]):
        return " "
    return " " if found.string[start - 1] < "\u2010" and found.string[end] < "\u2010" else ""


def heading_level(text: str) -> int:
    """1 for a line like 一、总体情况, 2 for （一）主动公开, 0 when the line is not a heading alone."""
    found = _HEADING.fullmatch(text)
    if not found:
        return 0
    return 1 if found[1] else 2


def build(
    source: Source,
    items: Iterable[Item],
    title: str | None = None,
    notes: Sequence[str] = (),
) -> Document:
    """The document of lines and tables in order; UnreadableFile when empty or larger than any report."""
    blocks: list[Block | Grid] = []
    pieces: list[str] = []
    pictures: list[int] = []
    recognised: list[Span] = []
    at = 0
    for item, from_picture in _flat(items):
        if isinstance(item, Picture):
            pictures.append(at)
            continue
        if isinstance(item, Line):
            end = at + len(item.text)
            blocks.append(Block(item.text, Span(at, end), heading_level(item.text), item.page))
            printed = item.text
        else:
            printed, grid = _lay_out(item, at)
            blocks.append(grid)
        if from_picture:
            recognised.append(blocks[-1].span)
        pieces.append(printed)
        at += len(printed) + 1
    text = "\n".join(pieces)
    limits.check_text(text)
    seen = tuple(min(at, len(text)) for at in pictures)
    return Document(source, text, tuple(blocks), title, tuple(notes), seen, tuple(recognised))


def _flat(items: Iterable[Item]) -> Iterator[tuple[Line | Table | Picture, bool]]:
    """The items, those of recognised pictures one by one, and whether they are."""
    for item in items:
        if isinstance(item, Recognised):
            yield from ((part, True) for part in item.items)
        else:
            yield item, False


def _lay_out(table: Table, start: int) -> tuple[str, Grid]:
    cells: list[Cell] = []
    pieces: list[str] = []
    at = start
    above = table[0].row
    new = tuple.__new__  # twice as fast as to call the kinds of tuple, of which there are hundreds
    for text, row, column, rowspan, colspan, page in table:
        if pieces:
            separator = CELL_SEPARATOR if row == above else "\n"
            pieces.append(separator)
            at += len(separator)
            above = row
        end = at + len(text)
        cells.append(new(Cell, (text, new(Span, (at, end)), row, column, rowspan, colspan, page)))
        pieces.append(text)
        at = end
    return "".join(pieces), Grid(tuple(cells), Span(start, at))
