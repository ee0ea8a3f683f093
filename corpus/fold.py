"""Labels folded for comparison: width, quotes, brackets, blanks and punctuation make no difference."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

_NUMERALS = "一二三四五六七八九十"
_NOTE = re.compile(r"[（(\[【〔]([^（(\[【〔）)\]】〕]*)(?:[）)\]】〕]|$)")
_NUMBER = re.compile(
    rf"\s*(?:其中\s*[:：]?|[（(]\s*[{_NUMERALS}\d]{{1,3}}\s*[）)]|[{_NUMERALS}]{{1,3}}\s*[、.．]|\d{{1,2}}\s*[.、．](?!\d))\s*"
)
_UNITS = "亿元|万元|元|件次|件|项|条|次|个|篇|人次|人"
_UNIT = re.compile(rf"单位\s*[:：]?\s*({_UNITS})|[（(]\s*({_UNITS})\s*[）)]")


_SPREAD = re.compile(r"(?<=[\u2010-\uffef])\s+(?=[\u2010-\uffef])")
_FULL_WIDTH = re.compile("[０-９－／．]")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９－／．", "0123456789-/.")


@cache
def _variants() -> dict[str, str]:
    data = tomllib.loads(files("corpus").joinpath("data/tables.toml").read_text("utf-8"))["variants"]
    return dict(zip(data["traditional"], data["simplified"], strict=True))


@cache
def _fold_character(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character).lower()
    return "".join(_variants().get(part, part) for part in plain if part.isalnum())


class _Folding(dict[int, str]):
    """What `str.translate` makes of each character, found out when it first occurs."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold_character(chr(code))
        return self[code]


_FOLDING = _Folding()


def half_width(text: str) -> str:
    """The text with full-width digits, and marks between them, in their plain form; its length stays."""
    return text.translate(_HALF_WIDTH) if _FULL_WIDTH.search(text) else text


def fold(text: str) -> str:
    """The text's letters and digits alone, in their compatibility and simplified form."""
    return text.translate(_FOLDING)


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text without bracketed notes, and for each of its characters its place in `text`."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(without_notes(text, keep_length=True)):
        for part in _fold_character(character):
            folded.append(part)
            places.append(place)
    return "".join(folded), places


def without_notes(text: str, *, keep_length: bool = False) -> str:
    """The text without its bracketed notes (（单位：万元）); a number in brackets, （一）, is no note."""

    def blank(found: re.Match[str]) -> str:
        if found[1].strip(_NUMERALS + " ") == "" and found[1].strip():
            return found[0].replace("（", "\ue000").replace("(", "\ue000")
        return " " * len(found[0]) if keep_length else ""

    before = None
    while before != text:
        before, text = text, _NOTE.sub(blank, text)
    return text.replace("\ue000", "（")


def without_number(text: str) -> str:
    """The text without its leading numbering: 一、 （二） 3. 其中："""
    while (found := _NUMBER.match(text)) and found.end() < len(text):
        text = text[found.end() :]
    return text


def unspread(text: str) -> str:
    """The text without the blanks between Chinese characters that spread it over a cell."""
    return _SPREAD.sub("", text)


@lru_cache(1 << 10)
def unit_in_note(text: str) -> str | None:
    """The unit that a header or cell states in brackets (（单位：万元）, （元）), else None."""
    found = _UNIT.search(text)
    return (found[1] or found[2]) if found else None
