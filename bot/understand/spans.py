"""Years that are meant together and not named one by one (历年, 近三年, 2019年以来)."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.understand.order_said import numeral
from bot.understand.parse import Parsed
from bot.understand.vocabulary import load

_MESSAGES = 64  # of which it is kept what they ask
_YEARS = re.compile(
    r"(?<![零〇一二三四五六七八九十\d])([两二三四五六七八九\d])年"
    r"(?:(?:来|间)?(?=平均|均|合计|总共|一共|加|累计|的(?!报告|年报)|呢|各)|(?:来|间|里|下来)(?=[^,。]{0,6}?(?:[多少]|增|减|涨|降|升|跌|变|差)))"
)


@lru_cache(maxsize=_MESSAGES)
def find_span(parsed: Parsed) -> tuple[str, int]:
    """Which of a body's years are meant together: `every`, `since` a year, `last` so many, or '' for none."""
    hit = _YEARS.search(parsed.text)
    if hit:
        return "last", numeral(hit[1])
    words = load("scope.toml")["years"]
    named = (kind for kind in ("every", "since") if any(word in parsed.text for word in words[kind]))
    return next(named, ""), 0
