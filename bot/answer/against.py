"""Bodies in general held against one of them: as much, more, less, or all the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answer.compose import gather
from bot.answer.field import Field
from bot.answer.over_index import over_index
from bot.answer.phrases import say
from bot.answer.places_held import next_to
from bot.answer.ranking import line_of, ranked
from bot.answer.refusing import not_in_report, unknown_years
from bot.answer.rows import Row, comparable, row_of, whole_rows
from bot.library import Library, Opened
from bot.types import Answer, Kind
from bot.understand.against import NEXT, Against
from bot.understand.conditions import Condition
from bot.understand.query import Query
from bot.understand.scope import Scope


def held_against(
    query: Query, against: Against, scope: Scope, reports: Sequence[Opened], library: Library
) -> Answer:
    """The bodies that stand so to the one they are held against, whose own figure is told, too."""
    others = Field(report for report in reports if report.agency not in against.agencies)
    year = query.years[-1] if query.years else None
    if against.kind == "but":
        return over_index(query, scope, others, library) or ranked(query, year, others, library)
    agency = against.agencies[0]
    own = library.open(agency, year) if year else library.latest(agency)
    row = row_of(query.targets[0], own, query) if own else None
    if own is None:
        return unknown_years(agency, query.years, library)
    if row is None or row.item.value is None:
        return not_in_report(query.targets[0], own)
    rows = others.rows(query.targets[0], query)
    if against.kind in NEXT:
        return _next_to(query, row, others, library)
    alike = Field(other.opened for other in rows if comparable((row, other))[0])
    condition = Condition(against.kind, row.size, yuan=True)
    found = over_index(query._replace(ordered=False), replace(scope, condition=condition), alike, library)
    assert found is not None
    facts, sources = gather([row.item])
    return replace(
        found,
        kind=Kind.RANKING,
        lines=(*found.lines, say("over.against", row=line_of(row))),
        facts=tuple(dict.fromkeys((*found.facts, *facts))),
        sources=tuple(dict.fromkeys((*found.sources, *sources))),
    )


def _next_to(query: Query, row: Row, others: Field, library: Library) -> Answer:
    """Who comes right before or behind a body, whose own figure is told, too."""
    against = query.against
    rows = [one for one in others.standing(query.targets[0], query).rows if comparable((row, one))[0]]
    head, found = next_to(row, rows, ahead=against is not None and against.kind == "ahead")
    shown = whole_rows(query, [*found, row], library)
    facts, sources = gather([one.item for one in shown])
    notes = () if query.years else (say("value.each_latest"),)
    lines = (*map(line_of, shown[:-1]), say("over.against", row=line_of(shown[-1])))
    return Answer(Kind.RANKING, head, lines, facts, sources, notes, spoken=head)
