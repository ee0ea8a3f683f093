"""Two figures of every body: added up, or one held against the other."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from bot.understand.parse import Parsed
from bot.understand.vocabulary import load


def adds_up(parsed: Parsed) -> bool:
    """Whether bodies are put in order by figures added up (许可和处罚加起来最多的)."""
    ordered = any(parsed.says("operation", name) for name in ("most", "least", "rank"))
    return ordered and parsed.says("operation", "sum")


def holds_over(parsed: Parsed) -> str:
    """`above` or `below` where a body's one row is held against another (处罚比许可多), else ''."""
    rows = [match for match in parsed.matches if match.kind == "term"]
    for one, other in pairwise(rows):
        behind = _behind().match(parsed.spoken, other.end)
        if behind and _THAN.fullmatch(parsed.spoken, one.end, other.start):
            return "above" if behind[1] else "below"
        compared = _compared().fullmatch(parsed.spoken, one.end, other.start)
        if compared:
            return "above" if compared[1] else "below"
    return ""


_THAN = re.compile(r"(?:件数|数量|数)?(?:都|还|要)?比(?:本年|自己的|它的)?")


@cache
def _behind() -> re.Pattern[str]:
    data = load("scope.toml")["against"]
    more, less = ("|".join(map(re.escape, data[name])) for name in ("more", "less"))
    return re.compile(rf"(?:件数|数量|数)?(?:都|还|更|要)*(?:({more})|({less}))")


@cache
def _compared() -> re.Pattern[str]:
    data = load("scope.toml")["against"]
    over, under = ("|".join(map(re.escape, data[name])) for name in ("over", "under"))
    return re.compile(rf"(?:件数|数量|数)?(?:都|还|也)?(?:({over})|({under}))")
