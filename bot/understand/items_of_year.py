"""Items of the forms of 2019 and 2020, which print those of the year before and by how many they changed."""

from __future__ import annotations

import re

from bot.library import Library
from bot.understand.metrics import Target
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query

BEFORE, CHANGE = ("上一年项目数量",), ("本年增减",)
_ITEMS = re.compile(r"项目|事项|(?:几|多少|哪些?)个?项(?!处)")
_COUNTED = re.compile(r"(?:几|多少)个?项(?!处)")
_CHANGED = re.compile(r"增|减(?!去|掉)|[添加](?:了|进)|变动")
_OPERATIONS = ("value", "list", "detail")


def speaks_of_items(parsed: Parsed) -> bool:
    """Whether items are counted (许可事项, 多少项), and no decisions."""
    return _ITEMS.search(parsed.text) is not None or "增减" in parsed.text


def with_items(query: Query, parsed: Parsed, before: Query | None, library: Library) -> Query:
    """The query for the columns of one report, where its items and those of the year before are asked for.

    A year before that has no report of its own (2020年的事项，前一年几项), or items asked about on.
    """
    if before and not query.targets:
        return _asked_on(query, parsed, before, library)
    if len(query.agencies) != 1 or len(query.targets) != 1 or len(query.years) != 2:
        return query
    first, last = sorted(query.years)
    have = library.years(query.agencies[0])
    row = query.targets[0].as_dict()
    plain = query.operation in _OPERATIONS and speaks_of_items(parsed) and set(row) <= {"subject", "measure"}
    if not plain or first != last - 1 or first in have or last not in have:
        return query
    columns = [BEFORE, *([CHANGE] if _CHANGED.search(parsed.text) else [])]
    targets = tuple(Target.of({**row, "measure": column}) for column in columns)
    return query._replace(targets=targets, years=(last,))


def _asked_on(query: Query, parsed: Parsed, before: Query, library: Library) -> Query:
    """The query for the items of the row spoken of before (当年添了几项, 那乙局是几项)."""
    spoken = before.targets[0].as_dict() if before.targets else {}
    items = {*BEFORE, *CHANGE} & set(spoken.get("measure", ()))
    named = query.topics or parsed.leftover or parsed.says("content") or len(query.agencies) != 1
    if not items or named or query.conflict or not _COUNTED.search(parsed.text):
        return query
    have = set(library.years(query.agencies[0]))
    years = before.years if set(before.years) & have else ()
    return query._replace(targets=before.targets[:1], targets_from=Origin.CARRIED, years=query.years or years)
