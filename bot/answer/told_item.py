"""The one figure that the narrative, or a row of the report's own, tells of what a message asks for."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer.cells import Item, printed
from bot.answer.likely import likely, named_figure
from bot.answer.narrative_units import BOOKS, asked_units
from bot.answer.told_figures import find_figures, own_clause, told_words
from bot.answer.told_items import figure_item
from bot.answer.told_of_leaders import led, of_leaders
from bot.library import Opened
from bot.understand.content import holds, spans_years
from bot.understand.parse import Parsed
from bot.understand.query import Query
from corpus.types import Fact, Figure


def told_item(query: Query, opened: Opened, parsed: Parsed, *, exactly: bool = False) -> Item | None:
    """The figure of the narrative, or of a row of the report's own, that is asked for."""
    if by_leaders := led(parsed, opened):
        return figure_item(opened, by_leaders)
    changed = query.operation == "growth" and bool(asked_units(parsed) - {"%"})
    cumulative = spans_years(parsed.text)
    if changed or cumulative:
        period = "cumulative" if cumulative else "current"
        found = find_figures(parsed, opened, period=period, changed=changed)
        if changed or cumulative == "only" or is_clear(found):
            return figure_item(opened, found[0]) if is_clear(found) else None
    percent = query.operation in ("share", "growth") and len(query.agencies) < 2
    found = find_figures(parsed, opened, percent=percent)
    chosen = _chosen(found, parsed, opened, percent=percent)
    if chosen is None and not exactly:
        near = likely(parsed, opened, percent=percent)
        chosen = near if not found or near in found else None
    if isinstance(chosen, Figure):
        chosen = of_leaders(chosen, parsed, opened)
    if chosen is None:
        return None
    return figure_item(opened, chosen) if isinstance(chosen, Figure) else printed(opened, chosen)


def _chosen(
    found: Sequence[Figure], parsed: Parsed, opened: Opened, *, percent: bool
) -> Figure | Fact | None:
    """The figure that was found, unless the message says the label of another one."""
    copies = asked_units(parsed) & BOOKS and found and found[0].unit in BOOKS  # 公报印了几本
    if is_clear(found) and (copies or all(word in found[0].label for word in told_words(parsed, opened))):
        return found[0]
    own = named_figure(parsed, opened, percent=percent)
    return own or (found[0] if is_clear(found) else None)


def is_clear(found: Sequence[Figure]) -> bool:
    """Whether figures that were found are all the same."""
    return len({(figure.value, figure.unit) for figure in found}) == 1


def told_as_one(parsed: Parsed, opened: Opened) -> bool:
    """Whether one figure is of all that the message names (电子屏和公告栏一共几条)."""
    found = find_figures(parsed, opened)
    said = told_words(parsed, opened)
    return is_clear(found) and all(
        holds(found[0].label + own_clause(opened, found[0]), word) for word in said
    )
