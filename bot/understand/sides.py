"""Weak words that name another column or result beside a row, to be added, set against it or listed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understand.lexicon import Match
from bot.understand.parse import Parsed
from bot.understand.vocabulary import Term, terms

OF_TWO = ("ratio", "difference")  # operations that need two figures
_JOINING = ("加", "减", "扣", "去掉")  # said between two figures
_LISTING = re.compile(r"的?[、,，和与跟及]{1,2}")


def other_sides(parsed: Parsed, rows: Sequence[Match]) -> list[Match]:
    """Weak words that are added to a row, or set against it (废掉的比新出的多, 新来的加上前一年剩下的)."""
    known = terms()
    said = (m for m in parsed.matches if m.kind == "operation")
    between = [m for m in said if m.text.startswith(_JOINING) or m.id in OF_TWO]
    return [
        weak
        for weak in parsed.matches
        if weak.kind == "weak"
        and any(
            _apart(known[weak.id], known[row.id])
            and (_joins(weak, row, between) or _listed(weak, row, parsed.spoken))
            for row in rows
        )
    ]


def _apart(weak: Term, row: Term) -> bool:
    """Whether the two name different figures of one subject, such as two columns of a row."""
    both = [kind for kind in weak.kinds if kind in row.kinds]
    differ = {kind for kind in both if not set(weak.kinds[kind]) & set(row.kinds[kind])}
    return bool(differ) and "subject" not in differ


def _joins(one: Match, other: Match, between: Sequence[Match]) -> bool:
    first, last = sorted((one, other), key=lambda match: match.start)
    return any(first.end <= m.start and m.end <= last.start for m in between)


def _listed(one: Match, other: Match, text: str) -> bool:
    """Whether two columns stand in one list (新出的、作废的)."""
    first, last = sorted((one, other), key=lambda match: match.start)
    return _LISTING.fullmatch(text, first.end, last.start) is not None
