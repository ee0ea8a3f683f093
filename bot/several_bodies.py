"""What is asked of several bodies that are named: side by side in one year, or each over its years."""

from __future__ import annotations

from dataclasses import replace

from bot.answer import across, crossed, ranking
from bot.answer.clarifying import AskBack, ask_measure
from bot.answer.compose import joined
from bot.answer.narrative_units import SPECIFIC, asked_units
from bot.answer.phrases import say
from bot.answer.refusing import no, not_in_report, unknown_years
from bot.answer.rows import row_of
from bot.answer.told_by_bodies import told_by_bodies
from bot.library import Library
from bot.one_report import answer_in
from bot.types import Answer
from bot.understand.metrics import candidates
from bot.understand.open_ended import open_ended
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.quotients import times_of_each
from bot.understand.totals import rows_of

_ROWS = 3  # of a message that are compared over bodies
_BODIES = 6  # of which each is told over its years


def several_bodies(query: Query, parsed: Parsed, library: Library) -> Answer | AskBack | None:
    """The figure of several bodies, of the narrative where no row of a table is named."""
    if len(query.years) > 1 and query.targets and not query.pairs:
        return _each_over_years(query, parsed, library)
    if times_of_each(query, parsed):
        return _one_after_another(query, parsed, library)
    printed = any(map(rows_of, query.targets)) and not asked_units(parsed) & SPECIFIC
    told = None if printed or query.crossed or open_ended(parsed) else _told_by_bodies(query, parsed, library)
    made = told or (_bodies(query, library) if query.targets else None)
    heard = [agency for agency in query.agencies if query.heard and agency.startswith(query.heard)]
    offices = (say("value.office", agency=agency, name=query.heard) for agency in heard)
    taken = (*offices, *_years_taken(query, library))
    return replace(made, assumed=(*made.assumed, *taken)) if isinstance(made, Answer) and made.facts else made


def _each_over_years(query: Query, parsed: Parsed, library: Library) -> Answer:
    """The figures of each body year by year, as far as it has reports."""
    years, bodies = sorted(query.years), query.agencies[:_BODIES]
    each = [(one, body) for one in one_by_one(query) for body in bodies]
    return joined([across.over_years(one, body, years, library, parsed) for one, body in each])


def _one_after_another(query: Query, parsed: Parsed, library: Library) -> Answer:
    """What is asked of each body by itself, one answer after the other."""
    answers = []
    for agency, year in _body_years(query, library):
        opened = library.open(agency, year)
        one = query._replace(agencies=(agency,), years=(year,), pairs=())
        answers.append(answer_in(one, opened, parsed) if opened else unknown_years(agency, (year,), library))
    return joined(answers)


def _years_taken(query: Query, library: Library) -> tuple[str, ...]:
    """Which years the figures of several bodies are of, where none was said."""
    years = sorted({year for _, year in _body_years(query, library)})
    if query.years_from is Origin.CARRIED:
        kept = (say("value.carried", what=f"{year}年") for year in years if year in query.years)
        return (*kept, *(say("value.latest", year=year) for year in years if year not in query.years))
    if query.years_from is Origin.SAID or query.pairs or not all(years):
        return ()
    return (say("value.latest", year=years[0]) if len(years) == 1 else say("value.own_latest"),)


def _told_by_bodies(query: Query, parsed: Parsed, library: Library) -> Answer | None:
    """The figures of the narrative of several bodies, where all of them have a report and tell it."""
    reports = [library.open(agency, year) for agency, year in _body_years(query, library)]
    found = [report for report in reports if report]
    return told_by_bodies(query, parsed, found) if len(found) == len(reports) else None


def _bodies(query: Query, library: Library) -> Answer | AskBack:
    reports = []
    for agency, year in _body_years(query, library):
        opened = library.open(agency, year)
        if opened is None:
            return unknown_years(agency, (year,), library)
        reports.append(opened)
    if query.crossed and len(reports) == len(query.crossed):
        return crossed.side_by_side(query, reports)
    back = ask_measure(query, reports)
    if back:
        without = [report for report in reports if not candidates(query.targets[0], report.metrics)]
        return not_in_report(query.targets[0], without[0]) if without else back
    added = query.added and not query.shares
    if added and not all(row_of(query.targets[0], report, query) for report in reports):
        return no("no.sum_over")
    each = [query] if added else one_by_one(query)
    return joined([ranking.over_bodies(one, reports) for one in each])


def one_by_one(query: Query) -> list[Query]:
    """The query for every share, or else every figure, that it asks for; three at most."""
    if query.shares:
        return [query._replace(shares=(one,)) for one in query.shares[:_ROWS]]
    return [query._replace(targets=(one,)) for one in query.targets[:_ROWS]]


def _body_years(query: Query, library: Library) -> tuple[tuple[str, int], ...]:
    """Every body with the year asked of it, else the latest that all have, else its own latest."""
    have = [set(library.years(agency)) - {0} for agency in query.agencies]
    year = query.years[-1] if query.years else max(set.intersection(*have), default=0)
    return query.pairs or tuple((agency, year or library.years(agency)[-1]) for agency in query.agencies)
