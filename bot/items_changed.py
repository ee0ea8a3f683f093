"""What the forms of 2019 and 2020 print of the items of the year before, and of their change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.compute import ratio_of
from bot.answer.items import items_of
from bot.answer.phrases import say
from bot.library import Library, Opened
from bot.one_report import answer_in
from bot.types import Answer
from bot.understand.items_of_year import BEFORE, CHANGE, speaks_of_items
from bot.understand.metrics import Target, candidates
from bot.understand.parse import Parsed
from bot.understand.query import Query

_PERCENT = re.compile(r"百分|几成|幅度|[增涨降]幅|率|%")


def items_printed(query: Query, opened: Opened, parsed: Parsed, column: tuple[str, ...]) -> Answer | None:
    """One of both columns of the row asked for; None where no items are counted, or none are printed."""
    asked = len(query.targets) == 1 and speaks_of_items(parsed)
    printed = _column(query, column) if asked else None
    if printed is None or not candidates(printed, opened.metrics):
        return None
    made = query._replace(targets=(printed,), operation="value", years=(opened.year,))
    return answer_in(made, opened, parsed)


def items_changed(
    query: Query, agency: str, years: Sequence[int], parsed: Parsed, library: Library
) -> Answer | None:
    """The change of a number of items, where the form prints it and the year before has no report.

    Where per cent are asked for it is held against the items of the year before.
    """
    opened = library.open(agency, max(years))
    if len(years) != 2 or opened is None or library.open(agency, min(years)):
        return None
    if _PERCENT.search(parsed.spoken) and len(query.targets) == 1 and speaks_of_items(parsed):
        both = [items_of(_column(query, column), opened, ()) for column in (CHANGE, BEFORE)]
        items = [item for each in both for item in each]
        if made := ratio_of(query._replace(years=(opened.year,)), opened, items, percent=True):
            return replace(made, notes=tuple(note for note in made.notes if note != say("value.over_whole")))
    return items_printed(query, opened, parsed, CHANGE)


def _column(query: Query, column: tuple[str, ...]) -> Target:
    return Target.of({**query.targets[0].as_dict(), "measure": column})
