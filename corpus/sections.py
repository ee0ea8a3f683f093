"""Headings: what a line or the beginning of a paragraph says about the place it stands in."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_HAN = "[一二三四五六七八九十]{1,3}"
_MARKS = (
    (1, re.compile(rf"(?:第?({_HAN})部分\s*[、:：.．]?|({_HAN})\s*[、.．])\s*")),
    (2, re.compile(rf"[（(]\s*({_HAN})\s*[）)]\s*[、.．]?\s*")),
    (3, re.compile(r"(\d{1,2})\s*(?:[、．]|\.(?!\d))\s*")),
    (4, re.compile(r"[（(]\s*(\d{1,2})\s*[）)]\s*[、.．]?\s*")),
)
_APART = re.compile(rf"({_HAN})\s+([^。：:；;，,\d]{{2,30}})[。：:]?")  # 一 概述
_WHOLE_LENGTH = 42
_HEAD_LENGTH = 30
_HEAD = re.compile(rf"[^。：:；;！!？?，,\n]{{2,{_HEAD_LENGTH}}}")
_COUNTED = re.compile(r"\d")
_GAP = re.compile(r"[。：:\s]+")
_GOES_ON = re.compile(r"[。；;：:]\s*\S")
_BLANK = re.compile(r"\s")


class Heading(NamedTuple):
    """A heading at the start of a text: level, ordinal as printed, statutory number (0: none), end."""

    level: int
    ordinal: str | None
    number: int
    text: str
    end: int  # where the text behind the heading goes on


@dataclass(frozen=True, slots=True)
class _Statutory:
    number: int
    numbered: re.Pattern[str]
    alone: re.Pattern[str]


@cache
def _statutory() -> tuple[_Statutory, ...]:
    raw = tomllib.loads(files("corpus").joinpath("data/sections.toml").read_text("utf-8"))
    return tuple(
        _Statutory(entry["number"], re.compile(entry["numbered"]), re.compile(entry["alone"]))
        for entry in raw["section"]
    )


def _bare(text: str) -> str:
    return "".join(text.split()).rstrip("。：:")


def statutory_number(words: str, *, numbered: bool) -> int:
    """The statutory section 1–6 that a heading's words name, 0 when they name none."""
    bare = _bare(words)
    for entry in _statutory():
        if entry.numbered.search(bare) if numbered else entry.alone.fullmatch(bare):
            return entry.number
    return 0


def heading_of(text: str) -> Heading | None:
    """The heading at the start of a paragraph, or None; a figure in the words makes them a sentence."""
    if apart := _APART.fullmatch(text):
        number = statutory_number(apart[2], numbered=True)
        return Heading(1, apart[1], number, text.rstrip("。：: "), len(text)) if number else None
    for level, mark in _MARKS:
        found = mark.match(text)
        if found:
            return _numbered(text, level, found)
    if len(text) <= _WHOLE_LENGTH and (number := statutory_number(text, numbered=False)):
        return Heading(1, None, number, text.rstrip("。：: "), len(text))
    return None


def level_of(text: str) -> int:
    """The level (2 to 4) of the list mark at the start of a paragraph without a heading, else 0."""
    return next((level for level, mark in _MARKS if level > 1 and mark.match(text)), 0)


def _numbered(text: str, level: int, mark: re.Match[str]) -> Heading | None:
    rest = text[mark.end() :]
    ordinal = next(group for group in mark.groups() if group)
    if level == 1 and _said_behind(rest):
        return _before_blank(text, level, ordinal, mark.end())
    if level == 1 and len(rest) <= _WHOLE_LENGTH and not _GOES_ON.search(rest):
        whole = rest.rstrip("。：: ")
        if (number := statutory_number(whole, numbered=True)) and not _COUNTED.search(whole):
            return Heading(level, ordinal, number, text[: mark.end() + len(whole)], len(text))
    head = _HEAD.match(rest)
    if head is None or _COUNTED.search(head[0]):
        return _before_blank(text, level, ordinal, mark.end())
    end = mark.end() + head.end()
    if end < len(text) and text[end] not in "。：:":
        return _before_blank(text, level, ordinal, mark.end())
    number = statutory_number(head[0], numbered=True) if level == 1 else 0
    return Heading(level, ordinal, number, text[:end].rstrip(), _behind(text, end))


def _said_behind(rest: str) -> bool:
    """Whether a sentence stands behind the words of a statutory heading, apart by a blank only."""
    first, blank, _ = rest.partition(" ")
    return bool(blank) and rest.endswith("。") and statutory_number(first, numbered=False) > 0


def _before_blank(text: str, level: int, ordinal: str, start: int) -> Heading | None:
    """A statutory heading that only a blank parts from its text."""
    blank = _BLANK.search(text[start : start + _HEAD_LENGTH])
    if level != 1 or blank is None:
        return None
    end = start + blank.start()
    number = statutory_number(text[start:end], numbered=True)
    return Heading(level, ordinal, number, text[:end], _behind(text, end)) if number else None


def _behind(text: str, end: int) -> int:
    gap = _GAP.match(text, end)
    return gap.end() if gap else end
