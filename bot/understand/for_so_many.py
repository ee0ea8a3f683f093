"""For how many of one figure another is asked for (每一百件里几件, 每罚一次批几个证, 批多少个才罚一次)."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.understand.parse import Parsed

_NUMBER = r"(?:一?[十百千万]|10{1,4})"
_UNIT = "[件个起次宗份条张例单场]"
_HOW_MANY = f"(?:几|多少){_UNIT}?"
_SO_MANY = re.compile(
    rf"每(?![年月天季日周])[\u4e00-\u9fff]{{0,5}}?(?P<every>{_NUMBER})(?={_UNIT})"
    rf"|(?<![第前后共这那过到满足够于超近约达\d一二两三四五六七八九])(?P<within>{_NUMBER})(?={_UNIT}(?![数格栏])[^,，。?？的以]{{0,8}}?[里中])"
)
# One of the base: said to stand for so many, or behind 每 and with a word for single things.
_ONE_OF = re.compile(
    r"(?:每一?|(?<![\u4e00-\u9fff])一)(?=[件起张个份次][^,，。?？]{0,14}?"
    rf"(?:对应|相当|配|引|带来|招来|摊)[^,，。?？]{{0,4}}?{_HOW_MANY})"
    rf"|每[\u4e00-\u9fff]{{0,4}}?一?(?=[件起张份次宗场][^。?？]{{0,24}}?{_HOW_MANY})"
)
_UNTIL_ONE = re.compile(rf"{_HOW_MANY}(?=[^。?？]{{0,14}}?才[^,，。?？]{{0,5}}?一[件起张个份次宗场])")
_ONCE = re.compile("才")
_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}


class SoMany(NamedTuple):
    """So many of the base, and where that is said; 0 of none.

    `behind`: the base stands behind this place, where it is not named right behind the number.
    """

    number: int = 0
    at: int = 0
    behind: int = 0


def for_so_many(parsed: Parsed) -> SoMany:
    """For how many of one figure another is asked for; for 0 where that is not asked."""
    if not parsed.says("term"):
        return SoMany()
    text = parsed.spoken
    if hit := _SO_MANY.search(text):
        said = hit["every"] or hit["within"]
        return SoMany(_TENS[said[-1]] if said[-1] in _TENS else int(said), hit.start())
    if hit := _UNTIL_ONE.search(text):
        once = _ONCE.search(text, hit.end())
        return SoMany(1, hit.start(), once.end() if once else 0)
    two = len(parsed.ids("term")) + len(parsed.ids("applicant")) > 1
    hit = _ONE_OF.search(text) if two else None
    return SoMany(1, hit.start()) if hit else SoMany()
