"""Yes or no where it is asked if one figure of a report is above or below another (许可多于处罚吗)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answer.averages import gap_to_said
from bot.answer.cells import Item, shown
from bot.answer.compute import difference_of
from bot.answer.phrases import say
from bot.library import Opened
from bot.types import Answer, Kind
from bot.understand.held_over import asks_over
from bot.understand.parse import Parsed
from bot.understand.query import Query


def held_over(query: Query, opened: Opened, parsed: Parsed, items: Sequence[Item]) -> Answer | None:
    """Whether the first figure is as the message asks, and how far both (or one and a number) are apart."""
    if len(items) == 1:
        return gap_to_said(query, opened, items[0], parsed)
    if len(items) != 2 or query.rate:
        return None
    asked = asks_over(parsed)
    made = difference_of(query, opened, items) if asked else None
    if made is None:
        return None
    one, other = (item.value or 0 for item in items)
    if one == other:
        key = "apart.equal" if asked == "equal" else "apart.same"
        head = say(key, one=items[0].label, other=items[1].label)
    else:
        met = asked != "equal" and (one > other) == (asked == "above")
        more, less = items if one > other else reversed(items)
        key = "apart.yes" if met else "apart.no"
        head = say(key, more=more.label, less=less.label, gap=shown(made.facts[0]))
    return replace(made, headline=head, kind=Kind.COMPARISON, spoken=head)
