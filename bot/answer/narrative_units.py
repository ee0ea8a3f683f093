"""Units in which a question asks for a number of the narrative."""

from __future__ import annotations

from functools import cache, lru_cache

from bot.understand.parse import Parsed
from bot.understand.vocabulary import words

SPECIFIC = frozenset("篇期场人页字道")

_MESSAGES = 64  # of which the units are kept
_SIZES = (2, 1)  # characters of a unit, the longer first (人次, not 次)
_HOW_MANY = ("几", "多少")  # 差几, 多多少


@cache
def _units() -> frozenset[str]:
    return frozenset(unit for units in words()["unit"].values() for unit in units)


@lru_cache(maxsize=_MESSAGES)
def asked_units(parsed: Parsed) -> frozenset[str]:
    """The units in which a number is asked for: the end of the question word, or the unit right behind it."""
    asked = [m for m in parsed.matches if m.id == "quantity" or m.text.endswith(_HOW_MANY)]
    ends = {m.end for m in asked}
    said = {n.unit for n in parsed.numbers if n.unit}
    behind = {m.text for m in parsed.matches if m.kind == "unit" and m.start in ends}
    ends_in = (next((m.text[-size:] for size in _SIZES if m.text[-size:] in _units()), "") for m in asked)
    return frozenset(said | behind | set(filter(None, ends_in)))
