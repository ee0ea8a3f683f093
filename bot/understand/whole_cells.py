"""Cells that a message names side by side, each by its row and its column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.understand.lexicon import Match
from bot.understand.metrics import Reading, read_terms
from bot.understand.parse import Parsed
from bot.understand.vocabulary import terms

_BESIDE = re.compile("[和与及跟、,比是占减除加÷+]")
_TOTALS = ("总计", "合计", "总数", "的总计", "的合计", "的总数")
_COLUMNS = {"result", "measure"}


def named_whole(parsed: Parsed, said: Sequence[Match]) -> Reading | None:
    """Cells that are each named by row and column (复议维持和诉讼纠正); None where one lacks either."""
    if len(said) < 3:
        return None
    cuts = [
        at
        for at, (one, other) in enumerate(pairwise(said), 1)
        if _BESIDE.search(_between(parsed, one, other))
    ]
    bounds = [0, *cuts, len(said)]
    groups = [said[start:end] for start, end in pairwise(bounds)]
    readings = [_whole_cell(parsed, group) for group in groups]
    if len(groups) < 2 or not all(readings):
        return None
    return Reading(tuple(dict.fromkeys(target for one in readings if one for target in one.targets)))


def _between(parsed: Parsed, one: Match, other: Match) -> str:
    return parsed.spoken[one.end : other.start]


def _whole_cell(parsed: Parsed, group: Sequence[Match]) -> Reading | None:
    """The one cell that some words name by its row and column, or total; None when they do not."""
    named = [terms()[match.id] for match in group]
    kinds = {kind for term in named for kind in term.kinds}
    total = parsed.spoken.startswith(_TOTALS, group[-1].end)
    reading = read_terms(named) if "subject" in kinds and (kinds & _COLUMNS or total) else Reading()
    return reading if len(reading.targets) == 1 and not reading.conflict else None
