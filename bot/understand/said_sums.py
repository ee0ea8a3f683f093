"""Sums that a message writes out in numbers and holds against each other (859+18跟805+72一样吗)."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from bot.understand.numbers import NumberMention
from bot.understand.parse import Parsed
from bot.understand.vocabulary import any_of, load

Side = tuple[NumberMention, ...]


def said_sums(parsed: Parsed) -> tuple[Side, ...]:
    """The two sides that are held against each other, or one sum alone; () where no sum is written out."""
    numbers = [number for number in parsed.numbers if number.unit not in ("倍", "%")]
    sides = [numbers[:1]]
    for before, number in pairwise(numbers):
        between = parsed.text[before.end : number.start].strip()
        if _joined().fullmatch(between):
            sides[-1].append(number)
        elif _held().fullmatch(between):
            sides.append([number])
        else:
            return ()
    fits = 0 < len(sides) < 3 and any(len(side) > 1 for side in sides)
    return tuple(map(tuple, sides)) if fits else ()


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(any_of(load("words.toml")["said_sums"]["joined"]))


@cache
def _held() -> re.Pattern[str]:
    return re.compile(rf"[,，]?(?:{any_of(load('words.toml')['said_sums']['held'])})")
