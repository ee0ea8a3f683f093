"""The unit that a figure is asked for in."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from bot.answer.cells import Item
from bot.answer.compute import COUNTED
from bot.answer.phrases import say
from bot.types import Answer
from bot.understand.order_said import numeral
from bot.understand.parse import Parsed

_MONEY = {
    "亿元": ("亿元", "亿"),
    "万元": ("万元", "万块", "万块钱"),
    "元": ("元", "块", "块钱"),
}
_PLACES = re.compile("(?:保留|精确到|留|取)(?:小数点?后?)?([一两二三四1-4])位|([一两二三四1-4])位小数")
_THOUSANDS = re.compile("(?:多少|几|几多|合成?|折合?成?|换算成|按)个?([万亿])[件条次份起例宗]")


def other_unit(parsed: Parsed, item: Item) -> str:
    """The unit that a figure is asked for in where the report prints another (亿元, 万件); '' otherwise."""
    unit = item.fact.unit or ""
    if unit in COUNTED and (hit := _THOUSANDS.search(parsed.spoken)):
        return f"{hit[1]}{unit}"
    if unit not in ("万元", "元"):
        return ""
    money = [m for m in parsed.matches if m.kind in ("unit", "term", "question", "operation")]
    said = [parsed.text[max(0, m.start - 1) : m.end] for m in money]  # 多少万|元
    asked = [next((unit for unit, ends in _MONEY.items() if word.endswith(ends)), "") for word in said]
    last = next(filter(None, reversed(asked)), unit)
    return "" if last == unit else last


def to_places(answer: Answer, parsed: Parsed) -> Answer:
    """The answer with its first figure, if it was computed, also to the fewer places that are asked for."""
    first = answer.facts[0] if answer.facts and answer.facts[0].derived else None
    places = places_asked(parsed) if first else 0
    if first is None or not isinstance(first.value, Decimal) or not places:
        return answer
    short = first.value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if short == first.value or str(first.value).endswith("5"):  # itself rounded, perhaps up
        return answer
    line = say("value.to_places", value=f"{short}{first.unit or ''}")
    return replace(answer, lines=(line, *answer.lines))


def places_asked(parsed: Parsed) -> int:
    """To how many places behind the point a figure is asked for; 0 where that is left open."""
    hit = _PLACES.search(parsed.text)
    return numeral(next(filter(None, hit.groups()))) if hit else 0
