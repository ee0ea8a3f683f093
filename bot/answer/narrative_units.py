"""Units in which a question asks for a number of the narrative."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache, lru_cache

from bot.understand.lexicon import Match
from bot.understand.parse import Parsed
from bot.understand.vocabulary import words
from corpus.narrative_wording import wording

SPECIFIC = frozenset("篇期场人页字道")
PERSONS = frozenset(("人", "人次", "名", "位"))  # said of nothing else
MONEY = frozenset(("元", "万元", "亿元", "钱", "块钱", "万块"))
_EVENTS = frozenset(("场", "期", "次", "场次", "期次", "回", "趟", "届", "遍", "轮"))  # said of one another
_TEXTS = frozenset("条件份篇")  # in which no event is counted
BOOKS = frozenset("本册")
_BATCHES = frozenset(("批", "批次"))
_OF_CALLS = frozenset("通")

_INSIDE = re.compile("(?:几|多少)(.)")  # 几家单位, 减少了几个

_ENDING = re.compile(r"(?:(人次)|([条篇场期人])[数次])[呢啊呀?？。]*$")
_POINTS = "百分点"  # 几个百分点 is asked for no 个
_MESSAGES = 64  # of which the units are kept
_SIZES = (2, 1)  # characters of a unit, the longer first (人次, not 次)
_HOW_MANY = ("几", "多少")  # 差几, 多多少


@cache
def _pieces() -> frozenset[str]:
    """The units that are said of one another for what is published."""
    return frozenset(words()["of_pieces"]["units"])


@cache
def _units() -> frozenset[str]:
    return frozenset(unit for units in words()["unit"].values() for unit in units)


@lru_cache(maxsize=_MESSAGES)
def asked_units(parsed: Parsed) -> frozenset[str]:
    """The units in which a number is asked for: the end of the question word, or the unit right behind it."""
    if _POINTS in parsed.spoken:
        return frozenset("%")
    asked = [m for m in parsed.matches if m.id == "quantity" or m.text.endswith(_HOW_MANY)]
    ends = {m.end for m in asked}
    said = {n.unit for n in parsed.numbers if n.unit}
    behind = {m.text for m in parsed.matches if m.kind == "unit" and m.start in ends}
    ends_in = (next((m.text[-size:] for size in _SIZES if m.text[-size:] in _units()), "") for m in asked)
    inside = (hit[1] for m in parsed.matches if m.kind == "operation" and (hit := _INSIDE.search(m.text)))
    inside = (unit for unit in inside if unit in _units())
    ending = None if parsed.says("question") else _ENDING.search(parsed.spoken)
    named = {ending[1] or ending[2]} if ending else set()  # 培训人次
    return frozenset(
        named | said | behind | set(filter(None, ends_in)) | set(inside) | set(_printed(parsed, asked))
    )


def _printed(parsed: Parsed, asked: list[Match]) -> Iterator[str]:
    """The measure words of the narrative right behind the question word (多少册)."""
    words = (m for m in parsed.matches if m.kind != "unit" and (m.kind != "neutral" or len(m.text) > 1))
    covered = {place for m in words for place in range(m.start, m.end)}
    for match in asked:
        hit = _measures().match(parsed.spoken, match.end) if match.text.endswith(_HOW_MANY) else None
        if hit and covered.isdisjoint(range(*hit.span())):
            yield hit[0]


@cache
def _measures() -> re.Pattern[str]:
    return re.compile(wording().units)


def same_unit(asked: Set[str], unit: str) -> bool:
    """Whether a unit is one of those asked for, or said of the same things as one of them."""
    alike = (_EVENTS, _pieces(), BOOKS, _BATCHES)
    return unit in asked or any(asked & units and unit in units for units in alike)


def fits(asked: Set[str], unit: str) -> bool:
    """Whether a figure of the unit may be what is asked for in these units."""
    if not asked or same_unit(asked, unit):
        return True
    if asked & PERSONS:
        return unit in PERSONS
    if unit == "%" or (asked <= _EVENTS and unit in wording().of_places):
        return False
    if asked <= _TEXTS and unit in _EVENTS:
        return False
    if unit in PERSONS:
        return not asked & (SPECIFIC | _EVENTS)
    return not asked & SPECIFIC and not all(_names_things(one) for one in asked)


def _names_things(unit: str) -> bool:
    """Whether nothing else is counted in the unit (册), as in those that people say of anything (个)."""
    return unit not in _units() and unit not in wording().of_places and unit not in _OF_CALLS
