"""Which reports a query is about, and what is asked of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.among_all import held_over_all, one_among_all
from bot.answer import across, checking, crossed, narrative, over_index, passages, ranking, rules
from bot.answer.all_of_it import all_of_it
from bot.answer.carried import carried_over
from bot.answer.clarifying import AskBack, ask_back, ask_measure, ask_near
from bot.answer.compose import joined, noted
from bot.answer.doubts_over_index import doubts_over
from bot.answer.every_body import every_body
from bot.answer.fees import fees_held
from bot.answer.field import Field
from bot.answer.found_bodies import found
from bot.answer.narrative_units import asked_units
from bot.answer.orders import asks_parts
from bot.answer.phrases import say
from bot.answer.places_held import middle_of
from bot.answer.refusing import no, no_place, off_subject, unknown_body, unknown_years
from bot.answer.told_figures import told_words
from bot.answer.told_orders import told_order
from bot.answer.told_over_index import told_over_index
from bot.answer.told_over_years import told_over_years
from bot.answer.units_asked import to_places
from bot.answer.verdicts import judged
from bot.items_changed import items_changed, items_printed
from bot.library import Library
from bot.one_report import answer_in
from bot.several_bodies import one_by_one, several_bodies
from bot.types import Answer, Kind
from bot.understand.changing import find_change
from bot.understand.content import holds
from bot.understand.doubting import find_doubting, held_against_table
from bot.understand.items_of_year import BEFORE
from bot.understand.looking_up import asks_whose, looks_up, whose
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.scope import Scope, level_named
from bot.understand.several_meant import meanings

_PERCENT = re.compile(r"百分|幅度|几成|多少个?点|几个点|%")
_CHANGED = re.compile("同比|增长|增加|上升|下降|减少|回落|下滑|比上年|较上年|增幅|降幅")  # said of a change


def decide(query: Query, parsed: Parsed, library: Library) -> Answer | AskBack:
    """The answer to a query over the library, or a question back."""
    if (doubting := find_doubting(query, parsed)) and len(library.agencies) > 1:
        return doubts_over(query, doubting, parsed, library)
    counts = parsed.says("question", "quantity") or query.operation == "count_bodies"
    told = parsed.says("content") and counts
    asked = query.targets or query.topics or query.conflict or query.years or parsed.says("weak") or told
    checks = parsed.says("cue", "check")
    if query.unknown_bodies and (asked or checks):
        known = None if checks else rules.answer(query, parsed)
        return known or ask_near(query, library) or unknown_body(query.unknown_bodies[0], library)
    if refused := fees_held(query, parsed) or (no_place(query.beyond, parsed) if query.beyond else None):
        return refused
    known = _reversed(query, parsed, library)
    picks = query.picking is not None and query.picking.condition is not None
    if known := known or (None if picks or held_against_table(parsed) else rules.answer(query, parsed)):
        return (_told(query, parsed, library) if known.kind is Kind.NO_DATA else None) or known
    back = ask_back(query, parsed, library)
    if back and (missing := _missing(query, parsed, library)):
        return missing
    return (_told(query, parsed, library) or back) if back else _answered(query, parsed, library)


def _reversed(query: Query, parsed: Parsed, library: Library) -> Answer | None:
    """Which body's a number is, where no body is named; None where that is not asked, or not told."""
    if query.agencies:
        return None
    if not query.nth and (whose(parsed) or (not parsed.says("term") and looks_up(parsed))):
        return checking.reverse_over(query, parsed, library)
    found = checking.reverse_over(query, parsed, library) if asks_whose(query, parsed) else None
    return found if found and found.facts else None


def _missing(query: Query, parsed: Parsed, library: Library) -> Answer | None:
    """That a body has no report of the years said, which answers whatever else would be asked back."""
    if query.years_from is not Origin.SAID or len(query.agencies) > 1:
        return None
    if not query.agencies and not set(query.years) & library.every_year:
        return unknown_years("", query.years, library)
    if not query.agencies or query.targets:
        return None
    have = set(library.years(query.agencies[0]))
    return None if set(query.years) & have else _no_report(query, query.agencies[0], parsed, library)


def _no_report(query: Query, agency: str, parsed: Parsed, library: Library) -> Answer:
    """That there is no report of the year, with what the next year's report says of it."""
    without = unknown_years(agency, query.years, library)
    later = library.open(agency, query.years[-1] + 1) if len(query.years) == 1 else None
    told = later and (
        items_printed(query, later, parsed, BEFORE) or narrative.told_later(query, later, parsed)
    )
    return noted(told, without.headline) if told else without


def _told(query: Query, parsed: Parsed, library: Library) -> Answer | None:
    """What the narrative tells in place of a question back, where no row of a table is named."""
    if len(query.agencies) != 1:
        return None
    opened = library.open(query.agencies[0], _years(query, query.agencies[0], library)[-1])
    if opened and (told := narrative.apart(query, opened, parsed)):
        return told
    if opened is None or (query.targets and not narrative.counted_thing(parsed, opened)):
        return told_order(query, opened, parsed) if opened else None
    listed = parsed.says("question", "what") or parsed.says("cue", "meaning")
    if listed and parsed.numbers and (found := passages.around(query, opened, parsed)):
        return found
    found = narrative.answer_figures(query, opened, parsed)
    if found is None and parsed.says("question", "quantity"):
        found = narrative.told_about(query, opened, parsed)
    plain = found and query.operation == "value" and meanings(parsed)
    units = asked_units(parsed) if plain else frozenset()
    other = found and units and not units & {fact.unit for fact in found.facts}  # 公开了几件, of 5500条
    return None if other else found


def _answered(query: Query, parsed: Parsed, library: Library) -> Answer | AskBack:
    several = len(query.agencies) > 1
    side_by_side = (len(query.agencies) == 1 and len(query.targets) > 1) or several
    over_years = len(query.agencies) == 1 and len(query.years) > 1
    inside = side_by_side or over_years or (len(query.agencies) == 1 and asks_parts(query, parsed))
    wide = not query.agencies or (query.operation == "rank" and not (inside or query.place))
    placed = query.nth > 1 or query.operation == "average"
    among = query.scope is not None and (query.scope.form in ("which", "count") or placed)
    alone = len(library.agencies) == 1
    unsaid = query.agencies_from is Origin.DEFAULT or (alone and query.agencies_from is Origin.CARRIED)
    wide = (wide or (among and unsaid)) and not query.picking
    if wide and query.targets and not (alone and len(query.targets) > 1):
        if alone:
            return no("no.one_body", agency=library.agencies[0])
        return _wide(query, parsed, library)
    if not query.agencies:
        return told_over_index(query, parsed, library) or off_subject()
    if found := one_among_all(query, library):
        return found
    if several and (found := several_bodies(query, parsed, library)):
        return found
    return _one_body(query, query.agencies[0], parsed, library)


def _wide(query: Query, parsed: Parsed, library: Library) -> Answer | AskBack:
    """The answer over all bodies that the message speaks of in general."""
    scope, change = query.scope, find_change(parsed)
    if change:
        query = query._replace(years=tuple(sorted(query.years)))
    reports = over_index.reports_of(query, scope, library)
    if not reports:
        return _by_level(query, parsed, library) or over_index.nobody(query, scope, library)
    rows = not change and reports.rows(query.targets[0], query)
    if not rows and (back := ask_measure(query, reports)):
        return back
    if made := held_over_all(query, change, reports, library):
        return made
    each = [query] if query.added or query.over else one_by_one(query)
    answer = joined([_over(one, scope, reports, library) for one in each])
    if answer.kind is Kind.NO_DATA and (told := told_over_index(query, parsed, library)):
        return told
    left = over_index.left_out(query, scope, library)
    return noted(answer, *left)


def _by_level(query: Query, parsed: Parsed, library: Library) -> Answer | AskBack | None:
    """The answer over the governments of a level, where no body is called as the level is (哪个县)."""
    level = level_named(query.scope) if query.scope else None
    if not level or not over_index.reports_of(query, level, library):
        return None
    made = _wide(query._replace(scope=level), parsed, library)
    return noted(made, say("over.level", kind=level.kind)) if isinstance(made, Answer) else made


def _over(query: Query, scope: Scope | None, reports: Field, library: Library) -> Answer:
    """What one figure of bodies in general comes to: who meets a condition, the whole, or their order."""
    year = query.years[-1] if query.years else None
    answer = every_body(query, reports, library)
    if answer := answer or (over_index.over_index(query, scope, reports, library) if scope else None):
        return answer
    reports = found(query, scope, reports) if scope and scope.condition else reports
    return (
        middle_of(query, reports, library) if query.middle else ranking.ranked(query, year, reports, library)
    )


def _one_body(query: Query, agency: str, parsed: Parsed, library: Library) -> Answer:
    years = _years(query, agency, library)
    changing = query.operation in ("growth", "difference")
    if changing and (changed := items_changed(query, agency, years, parsed, library)):
        return changed
    if query.operation == "growth" and (told := _told_change(query, agency, years, parsed, library)):
        return told
    made = carried_over(query, agency, library) or _years_apart(query, agency, library)
    if made := made or told_over_years(query, agency, library, parsed):
        return made
    if len(years) > 1 and query.targets:
        each = one_by_one(query)
        return joined([across.over_years(one, agency, sorted(years), library, parsed) for one in each])
    opened = library.open(agency, years[-1])
    if opened is None:
        return _no_report(query._replace(years=years), agency, parsed, library)
    made = all_of_it(query, opened, parsed) or judged(answer_in(query, opened, parsed), parsed)
    return to_places(made, parsed)


def _years_apart(query: Query, agency: str, library: Library) -> Answer | None:
    """Two years of a body each with its own row; None where no such are asked for."""
    reports = [opened for one in query.crossed if (opened := library.open(agency, one.year))]
    return crossed.side_by_side(query, reports) if len(reports) == len(query.crossed) > 0 else None


def _told_change(
    query: Query, agency: str, years: Sequence[int], parsed: Parsed, library: Library
) -> Answer | None:
    """By how many per cent the narrative says a figure changed, where the year before has no report.

    Where no per cent are asked for, it is told if its label names the row.
    """
    first, last = min(years), max(years)
    opened = library.open(agency, last)
    told = len(years) == 2 and not library.open(agency, first)
    made = narrative.answer_figures(query, opened, parsed) if told and opened else None
    labels = [fact.metric for fact in made.facts[:1]] if made else []
    rows = told_words(parsed, opened) if opened else []
    named = any(_CHANGED.search(label) and all(holds(label, row) for row in rows) for label in labels)
    asked = _PERCENT.search(parsed.spoken) or asked_units(parsed)
    received = narrative.change_received(query, opened) if told and opened else None
    return received or (made if named or asked else None)


def _years(query: Query, agency: str, library: Library) -> tuple[int, ...]:
    """The years asked for; growth needs two: the one before, or up to the latest."""
    latest = library.years(agency)[-1]
    years = query.years or (latest,)
    if query.operation != "growth" or len(years) > 1 or not query.targets:
        return years
    return (years[0], latest) if query.since and years[0] < latest else (years[0] - 1, years[0])
