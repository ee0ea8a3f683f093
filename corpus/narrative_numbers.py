"""Numbers in a sentence that count something: where they stand, their value and their unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from corpus.narrative_wording import wording
from corpus.types import Value

_DIGITS = r"\d{1,3}(?:[,，]\d{3})+(?!\d)(?:[.．]\d+)?|\d+(?:[.．]\d+)?"
_HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_SCALES = {
    "": 1,
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10_000,
    "十万": 100_000,
    "百万": 10**6,
    "千万": 10**7,
}
_SCALES |= {"亿": 10**8}
_PERCENT = {"％": "%"}
_ORDINAL = re.compile("[第这那几每十百千万、]$")
_CLAUSE = re.compile(r"[，,；;：:。（(、]")


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its unit in a sentence, offsets relative to it; `start` includes 约, `end` the unit."""

    start: int
    end: int
    value: Value
    unit: str
    approximate: bool


@cache
def _arabic() -> re.Pattern[str]:
    return re.compile(
        r"(?P<about>大约|约|将近|近|超过|超|逾)?\s*"
        rf"(?<![\d.．第\-—－+＋/〔\[])(?P<number>{_DIGITS})"
        r"\s*(?P<more>余|多|几)?\s*(?P<scale>(?:十万|百万|千万|万|亿|千|百)(?!元))?(?P<over>余|多)?\s*"
        rf"(?P<unit>{wording().units})?(?P<beyond>以上)?"
    )


@cache
def _han() -> re.Pattern[str]:
    verbs = wording().verb.pattern
    return re.compile(
        rf"(?P<verb>{verbs})(?P<what>[^，,；;。：:\d、]{{0,10}}?)(?P<number>[零两一二三四五六七八九十百]{{1,5}})"
        rf"(?P<unit>{wording().han_units})"
    )


def counts(sentence: str) -> list[Count]:
    """The counting numbers of a sentence in order; dates, document and telephone numbers are none."""
    found = [count for match in _arabic().finditer(sentence) if (count := _count(sentence, match))]
    taken = [(count.start, count.end) for count in found]
    for count in _han_counts(sentence):
        if all(count.end <= start or end <= count.start for start, end in taken):
            found.append(count)
    return sorted(found, key=lambda count: count.start)


def _count(sentence: str, match: re.Match[str]) -> Count | None:
    before, after = sentence[: match.start("number")], sentence[match.end() :]
    unit = match["unit"] or ""
    if not _counts_something(before, unit, after, match):
        return None
    number = Decimal(re.sub("[,，]", "", match["number"]).replace("．", "."))
    value = number * _SCALES[match["scale"] or ""]
    end = match.end("beyond") if match["beyond"] else match.end()
    raw = sentence[match.start() : end]
    start = match.start() + len(raw) - len(raw.lstrip())
    loose = any(match[name] for name in ("about", "more", "over", "beyond"))
    return Count(start, match.start() + len(raw.rstrip()), _whole(value), _PERCENT.get(unit, unit), loose)


def _counts_something(before: str, unit: str, after: str, match: re.Match[str]) -> bool:
    words = wording()
    clause = _CLAUSE.split(before)[-1].rstrip()
    if words.patterns["not_before"].search(clause):
        return False
    if not unit:
        plain = not re.match(r"\s*[年月日号时分秒:：\-—/\d.]", after)
        return plain and words.has("unitless", clause)
    if re.match(rf"{re.escape(unit)}(?:之|以)?内", match[0][-len(unit) :] + after) and unit != "字":
        return False
    return not words.patterns["not_after"].match(unit + after, len(unit))


def _han_counts(sentence: str) -> Iterator[Count]:
    """Written numbers behind a verb of the body's work; 一 and loose units only right behind it."""
    words = wording()
    for match in _han().finditer(sentence):
        unit, value = match["unit"], _han_value(match["number"])
        if value is None or (match["what"] and (match["number"] == "一" or unit in words.loose_units)):
            continue
        if match["number"] == "一" and unit in words.idle_units:
            continue
        tail = unit + sentence[match.end() :]
        if words.has("not_before", _CLAUSE.split(sentence[: match.start("what")])[-1]):
            continue
        if _ORDINAL.search(match["what"]) or words.patterns["not_after"].match(tail, len(unit)):
            continue
        yield Count(match.start("number"), match.end(), value, unit, approximate=False)


def _han_value(text: str) -> int | None:
    """The value of a written number below a thousand, None for what is no number (三五, 十百)."""
    match = re.fullmatch("(?:(.)百)?零?(?:(.)?(十))?(.)?", text)
    if match is None:
        return None
    hundreds, tens, ten, ones = match.groups()
    parts = (hundreds or "零", (tens or "一") if ten else "零", ones or "零")
    if any(part not in _HAN_DIGITS for part in parts):
        return None
    return sum(_HAN_DIGITS[part] * scale for part, scale in zip(parts, (100, 10, 1), strict=True))


def _whole(value: Decimal) -> Value:
    return int(value) if value == value.to_integral_value() else value
