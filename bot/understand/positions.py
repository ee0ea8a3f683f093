"""Rows and columns of the form named by where they stand (第三大项第（三）目第1点, 右起第二格, 垫底那行).

The words are those of `positions.toml`: a side that is counted from, an edge, a step beside what is named, or
the place between two; each with a unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.understand.numbers import han_value
from bot.understand.place_words import COLUMNS, GROUP, ROWS, Naming, led_by, namings, units
from bot.understand.vocabulary import load

MIDDLE = 0
_FROM_END = frozenset(("right", "bottom", "end", "last"))
_BACK = frozenset(("up", "left", "before"))  # of steps
_NUMBERS = {"second": 2, "middle": MIDDLE}
_HEADS = (
    "条例",
    "办法",
    "规定",
    "法第",
    "法的",
    "问题",
    "措施",
    "不足",
)  # of which articles and points are counted
_SECTION = re.compile("(?:部分|[章节块])[^()]{0,3}$")
_FAR = 4  # characters behind a group
_LEAD = 10  # characters that tell what is counted
_BEHIND = tuple("的里头下块面类中组开供理)")  # what a row may be an item of
_NEEDED = frozenset("(第目倒左右项点由因形号首头次中末尾底最至到-~—上下前后间当殿收煞压垫坐托靠反打")
_BEFORE = {
    "次": tuple("人多几每一二两三四五六七八九十百千万0123456789"),
    "头": tuple("上下前后里外顶到"),
    "尾": tuple("结末收年岁扫"),
}


@dataclass(frozen=True, slots=True)
class Position:
    """A place of the form said at [start, end): the `number`th (from the end if negative) of its level.

    Steps (`beside`, `below`) go so many on along an axis; `between` lies between two that are named.
    """

    start: int
    end: int
    level: str
    number: int
    axis: str = ""
    cell: bool = False  # whether a step leads to a cell, and to no row


@dataclass(frozen=True, slots=True)
class Beyond:
    """A place that the form lacks, said at [start, end): what is counted, of what, and how many it has."""

    start: int
    end: int
    level: str
    where: str = ""
    count: int = 0


def find_positions(text: str) -> list[Position]:
    """Every position in order: big item, heading and point of table 三, row, column, a range of points."""
    found: list[Position] = []
    for naming in () if _NEEDED.isdisjoint(text) else namings():
        for hit in naming.pattern.finditer(text):
            if not any(one.start < hit.end() and hit.start() < one.end for one in found):
                found += _positions(naming, hit, found)
    if found and "(" in text:
        found += [_as_group(hit) for hit in GROUP.finditer(text) if _leads(hit, found)]
    return sorted(found, key=lambda one: one.start)


def _as_group(hit: re.Match[str]) -> Position:
    return Position(hit.start(), hit.end(), "paren", _value(hit["n"]))


def _leads(hit: re.Match[str], found: list[Position]) -> bool:
    """Whether a group is named right before another place"""
    free = not any(one.start < hit.end() and hit.start() < one.end for one in found)
    starts = (one.start - hit.end() for one in found if one.start >= hit.end())
    return free and min(starts, default=_FAR) < _FAR and not _SECTION.search(hit.string[: hit.start()])


def _positions(naming: Naming, hit: re.Match[str], found: list[Position]) -> list[Position]:
    """What a naming stands for; [] where its words only look like one."""
    said = hit.groupdict(default="")
    unit, side = said.get("unit", ""), naming.sides.get(said.get("side", ""), "")
    opened = any(one.level == "open" and one.end <= hit.start() for one in found)
    if not _is_place(naming.kind, hit, unit, side, opened=opened):
        return []
    level, axis, number = naming.kind, "", said.get("n", "")
    sign = -1 if side in (_BACK if level in ("step", "below") else _FROM_END) else 1
    count = _value(number) if number and level != "range" else 1
    if level in ("counted", "edge"):
        level, count = _level(units().get(unit, ""), side), _NUMBERS.get(side, count)
    elif level in ("step", "below"):
        level, axis = "beside" if level == "step" else level, _axis(units()[unit], side)
    start = led_by(hit.string, hit.start()) if level in ("beside", "below") else hit.start()
    one = Position(start, hit.end(), level, sign * count, axis, units().get(unit) == "cell")
    sub = said.get("sub", "")
    return [one, Position(hit.start("sub"), hit.end(), "point", int(sub))] if sub else [one]


def _value(number: str) -> int:
    return int(number) if number.isdigit() else han_value(number)


def _level(unit: str, side: str) -> str:
    """At which level a unit counts that is counted from a side."""
    if unit in ("", "lone", "cell"):
        return "row" if side in ROWS else "cell"
    return "cell" if unit in ("point", "item") and side in COLUMNS else unit


def _axis(unit: str, side: str) -> str:
    if unit in ("row", "column"):
        return unit
    return "row" if side in ROWS else "column" if side in COLUMNS else ""


def _is_place(kind: str, hit: re.Match[str], unit: str, side: str, *, opened: bool) -> bool:
    """Whether the words name a place, and are no part of others (最后|行政处罚, 人次, 条例第九条)."""
    text, start, level = hit.string, hit.start(), units().get(unit, "")
    stepped = kind == "counted" and text[start - 1 : start] == "往"  # 往右数第二格 is a step
    end = hit.end("unit") if unit else hit.end()
    if stepped or (unit and (_longer(text, end) or text.startswith("申请人", end))):
        return False
    if kind == "between":
        alone = hit[0].startswith("之间") and level in ("row", "column", "cell")
        return opened or alone or hit[0][2:].startswith(("夹着", "隔着"))
    if kind in ("step", "below"):
        return level in ("row", "column", "cell", "lone") or unit == "项"
    if kind == "edge":
        return _is_edge(hit, level, side) and not (level == "item" and _of_text(text, start))
    if kind == "counted" and level == "item" and not side:
        return unit != "项" and text[start - 1 : start] in _BEHIND and not _of_text(text, start)
    return True


def _is_edge(hit: re.Match[str], level: str, side: str) -> bool:
    """Whether the words of an edge are no part of others (人次, 到头, 尾数)."""
    at = hit.start("side")
    before = hit.string[at - 1 : at]
    loose = level == "lone" and side not in ROWS | COLUMNS
    return not (loose or before in _BEFORE.get(hit["side"][0], ()) or hit[0] in _longer_words())


def _of_text(text: str, start: int) -> bool:
    """Whether articles or points of prose are counted (条例第九条, 存在问题头一条)."""
    return any(head in text[max(0, start - _LEAD) : start] for head in _HEADS)


def _longer(text: str, end: int) -> bool:
    return text[end - 1 : end + 1] in _longer_words()


@cache
def _longer_words() -> frozenset[str]:
    return frozenset(load("positions.toml")["longer"]["words"])
