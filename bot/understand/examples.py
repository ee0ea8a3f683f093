"""Rows that only stand as examples of the group named behind them (信访件、重复申请这些不予处理的)."""

from __future__ import annotations

import re

from bot.understand.parse import Parsed
from bot.understand.vocabulary import terms

_SUCH = re.compile(r"(?:这些|这类|这种|之类|等等|等|什么的|诸如此类)(?:的|属于|算|是|归)*[“”\"'‘’「《]?$")
_KIND = ("这类", "这种")  # which one row alone may be, too
_KINDS = ("term", "weak")


def examples(parsed: Parsed) -> frozenset[str]:
    """The terms of rows that are said before such a word and a group that holds them."""
    known, said = terms(), [m for m in parsed.matches if m.kind in _KINDS]
    found: set[str] = set()
    for match in said:
        group, such = known[match.id].kinds, _SUCH.search(parsed.spoken[: match.start])
        if set(group) != {"subject", "outcome"} or such is None:
            continue
        before = (known[m.id] for m in said if m.start < match.start)
        reasons = (one for one in before if "reason" in one.kinds)
        inside = {one.id for one in reasons if set(one.kinds.get("outcome", ())) <= set(group["outcome"])}
        found |= inside if len(inside) > 1 or not such[0].startswith(_KIND) else set()
    return frozenset(found)
