"""Automatic numbers of DOCX paragraphs (一、 （二） 1.), which are printed but not in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from corpus.readers.docx_xml import attribute, child, children, number

_DIGITS = "〇一二三四五六七八九"
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


def _chinese(number: int) -> str:
    if number >= 100:
        return str(number)
    tens, ones = divmod(number, 10)
    lead = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return lead + (_DIGITS[ones] if ones or not tens else "")


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(
        str.maketrans("0123456789", "０１２３４５６７８９")
    ),
    "decimalEnclosedCircle": lambda number: chr(0x245F + number) if number <= 20 else str(number),
    "decimalEnclosedCircleChinese": lambda number: chr(0x245F + number) if number <= 20 else str(number),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "lowerLetter": lambda number: chr(0x60 + number) if number <= 26 else str(number),
    "upperLetter": lambda number: chr(0x40 + number) if number <= 26 else str(number),
}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)

    def next(self, depth: int) -> str:
        """The printed number of the next paragraph at that depth, '' for a bullet."""
        level = self.levels.get(depth)
        if level is None:
            return ""
        self.counts[depth] = self.counts.get(depth, level.start - 1) + 1
        for deeper in range(depth + 1, _LEVELS):
            self.counts.pop(deeper, None)
        if level.format not in _FORMATS:
            return ""
        return _PLACE.sub(lambda place: self._number(int(place[1]) - 1), level.text)

    def _number(self, depth: int) -> str:
        level = self.levels.get(depth)
        if level is None or level.format not in _FORMATS:
            return ""
        return _FORMATS[level.format](self.counts.get(depth, level.start))


class Numbering:
    """The numbers of the document's lists, counted on from paragraph to paragraph."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        levels = {
            attribute(each, "abstractNumId"): _levels(each) for each in children(numbering, "abstractNum")
        }
        shared = {name: _List(each) for name, each in levels.items()}
        self._lists: dict[str, _List] = {}
        for each in children(numbering, "num"):
            name = attribute(child(each, "abstractNumId"), "val")
            if name in shared:
                restarts = child(each, "lvlOverride") is not None
                self._lists[attribute(each, "numId")] = _List(levels[name]) if restarts else shared[name]
        self._styles: dict[str, etree._Element] = {}
        for each in () if styles is None else styles.iter("{*}numPr"):
            style = next(each.iterancestors("{*}style"), None)
            self._styles[attribute(style, "styleId")] = each

    def mark(self, paragraph: etree._Element) -> str:
        """The number in front of the paragraph, '' when it has none."""
        style = self._styles.get(attribute(child(paragraph, "pPr", "pStyle"), "val"))
        own = child(paragraph, "pPr", "numPr")
        properties = style if own is None else own
        if properties is None:
            return ""
        name = attribute(child(properties, "numId"), "val") or attribute(child(style, "numId"), "val")
        found = self._lists.get(name)
        return found.next(number(child(properties, "ilvl"), 0)) if found else ""


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for each in children(abstract, "lvl"):
        depth = attribute(each, "ilvl")
        if depth.isdecimal() and int(depth) < _LEVELS:
            levels[int(depth)] = _Level(
                start=number(child(each, "start"), 1),
                format=attribute(child(each, "numFmt"), "val", "decimal"),
                text=attribute(child(each, "lvlText"), "val"),
            )
    return levels
