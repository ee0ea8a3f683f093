"""Numbers that a person says in a question (`那7份规章`, `748万`, `四十件`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_ARABIC = re.compile(r"\d[\d,]*(?:\.\d+)?")
_HAN = re.compile(r"[零〇一二两三四五六七八九十百千]+")
_SCALES = {"十": 10, "百": 100, "千": 1000}
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNIT = re.compile(
    r"\s*[多余来几]?\s*(万|亿)?\s*(元|块钱|块|件次|件|份|条|起|次|项|个|页|宗|例|倍|人|场|笔|张|回|%|分)?"
)
_QUANTIFIED = re.compile(r"[多余来几]?(万|个|亿|元|块|件|份|条|起|次|项|页|宗|例|倍|人|场|笔|张|次|回)")


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number said at [start, end) with the unit that follows it; `scaled` is its value with 万 or 亿."""

    start: int
    end: int
    value: Decimal
    unit: str
    scaled: Decimal


def han_value(text: str) -> int:
    """The value of a Chinese numeral below ten thousand (四十 = 40, 二百零三 = 203)."""
    if not any(char in _SCALES for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total, digit = 0, 0
    for char in text:
        if char in _SCALES:
            total += (digit or 1) * _SCALES[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def _mention(text: str, start: int, end: int, value: Decimal) -> NumberMention:
    tail = _UNIT.match(text, end)
    assert tail is not None
    scale = {"万": 10_000, "亿": 100_000_000}.get(tail[1] or "", 1)
    return NumberMention(start, tail.end(), value, (tail[1] or "") + (tail[2] or ""), value * scale)


def _compared(text: str, hit: re.Match[str]) -> bool:
    """Whether a word of comparing stands before the numeral."""
    return text[max(0, hit.start() - 1) : hit.start()] in tuple("为是于非过到足填报超")


def find_numbers(text: str, *, bare: bool = False) -> list[NumberMention]:
    """Arabic numbers anywhere; Chinese ones only before a unit and of more than one character or counting.

    `bare`: also a lone Chinese numeral where a number is compared with (为零, 超过一亿).
    """
    found = [
        _mention(text, h.start(), h.end(), Decimal(h[0].replace(",", ""))) for h in _ARABIC.finditer(text)
    ]
    for hit in _HAN.finditer(text):
        lone = len(hit[0]) > 1 or hit[0] not in "一十百千两零" or (bare and _compared(text, hit))
        if lone and (bare or _QUANTIFIED.match(text, hit.end())):
            found.append(_mention(text, hit.start(), hit.end(), Decimal(han_value(hit[0]))))
    return sorted(found, key=lambda m: m.start)
