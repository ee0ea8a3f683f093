"""One body held against all: which place it takes, and what part of the whole its figure is."""

from __future__ import annotations

from decimal import Decimal

from bot.answer import over_index, ranking
from bot.answer.against import held_against
from bot.answer.changes import changed
from bot.answer.clarifying import AskBack, ask_measure
from bot.answer.compose import joined, noted
from bot.answer.field import Field
from bot.answer.part_of_all import asks_part_of_all, asks_part_of_those, part_of_all, part_of_those
from bot.answer.phrases import say
from bot.answer.places_held import gap_to_place
from bot.answer.refusing import unknown_years
from bot.library import Library
from bot.several_bodies import one_by_one
from bot.types import Answer, Kind
from bot.understand.changing import Change
from bot.understand.query import Query


def one_among_all(query: Query, library: Library) -> Answer | AskBack | None:
    """The body's place among all, or the part of all that its figure is; None where neither is asked."""
    if len(query.agencies) != 1 or not query.targets or query.picking:
        return None
    several = len(library.agencies) > 1
    if several and query.first:
        made = _place(query._replace(limit=0, nth=0, ascending=False), library)
        return _judged(made) if isinstance(made, Answer) else made
    placed = query.place or (several and (query.behind or asks_part_of_all(query)))
    return _place(query, library) if placed else None


def _judged(placed: Answer) -> Answer:
    """The place of a body, its own figure before the largest, with a yes or no to whether it is first."""
    if placed.kind is not Kind.RANKING:
        return placed
    own, *others = [Decimal(fact.value) for fact in placed.facts if fact.value is not None]
    return noted(placed, say("verdict.first" if own >= max(others, default=own) else "verdict.not_first"))


def _place(query: Query, library: Library) -> Answer | AskBack:
    """Which place the body takes, or what part it is, of all that report the figure for its year."""
    agency = query.agencies[0]
    year = query.years[-1] if query.years else library.years(agency)[-1]
    opened = library.open(agency, year)
    if opened is None:
        return unknown_years(agency, (year,), library)
    query = query._replace(years=(year,) if query.years else ())
    if back := ask_measure(query, [opened]):
        return back
    if asks_part_of_all(query):
        return part_of_all(query, opened, library)
    each = ((one, over_index.reports_of(one, query.scope, library)) for one in one_by_one(query))
    told = gap_to_place if query.behind else ranking.placed
    return joined([told(one, opened, field, library) for one, field in each])


def held_over_all(query: Query, change: Change | None, reports: Field, library: Library) -> Answer | None:
    """What figures of bodies are held against: the year before, one body, or all, where some were found."""
    if change and len(query.targets) == 1:
        return changed(query, change, reports, library)
    if query.against and query.scope:
        return held_against(query, query.against, query.scope, reports, library)
    return part_of_those(query, library) if asks_part_of_those(query) else None
