"""Whether a message asks if the first of two figures is above, or below, the second (许可多于处罚吗)."""

from __future__ import annotations

import re
from functools import cache

from bot.understand.parse import Parsed
from bot.understand.vocabulary import any_of, load

_NAMED = "\1"
_SIDES = ("over", "under", "more", "less", "equal")
_NAMING = ("term", "applicant")
_ASKED = re.compile(
    r"[吗么吧没](?:有|啊|呢)?[?？。!]*$|有没有|是不是|是否|(.)[没不]\1|能否|会不会|对吧|对不对"
)


def asks_over(parsed: Parsed) -> str:
    """`above`, `below` or `equal` where it is asked if the first figure is so to the second, else ''."""
    counted = any(m.id == "quantity" and not _ASKED.search(m.text) for m in parsed.matches)  # 多多少
    if parsed.numbers or counted or not _ASKED.search(parsed.spoken):
        return ""
    text = parsed.spoken
    for match in reversed([m for m in parsed.matches if m.kind in _NAMING]):
        text = text[: match.start] + _NAMED + text[match.end :]
    return next((kind for kind, pattern in _patterns() if pattern.search(text)), "")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = load("scope.toml")["against"]
    over, under, more, less, equal = map(any_of, map(data.__getitem__, _SIDES))
    first = rf"{_NAMED}(?:[的提件数量栏都还要会真到底案子过得了{_NAMED}]|申请|决定|是不是|是否|有没有)*"
    other = rf"[^,，。?？比]{{0,4}}?{_NAMED}(?:[的提件数量栏更还要都来得了案子{_NAMED}]|申请|决定)*"
    both = rf"{_NAMED}[^,，。?？]{{0,3}}?[和跟与同][^,，。?？]{{0,3}}?{_NAMED}"
    return (
        ("equal", re.compile(rf"{both}[^,，。?？]{{0,4}}?(?:{equal})")),
        (
            "below",
            re.compile(rf"{first}(?:{under}|没有?(?!没){other}(?:{more}))[^,，。?？]{{0,4}}?{_NAMED}?"),
        ),
        ("above", re.compile(rf"{first}(?:{over}|超){other}")),
        ("above", re.compile(rf"{first}比{other}(?:{more})(?!少|一?[点些])")),
        ("below", re.compile(rf"{first}比{other}(?:{less})")),
        ("above", re.compile(rf"{first}有{other}(?:{more})(?!少)")),
    )
