"""One figure over all bodies of the index: which meet a condition, how many, their sum and their mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.answer.cells import plain, shown, whole
from bot.answer.compose import gather
from bot.answer.compute import rounded
from bot.answer.field import Field, field_of
from bot.answer.found_bodies import found, held_to_mean, meets, second_of
from bot.answer.phrases import say
from bot.answer.ranking import line_of
from bot.answer.refusing import no, off_subject, target_label, unknown_body, unknown_years
from bot.answer.rows import Row, comparable, computed, how_many, main_group, whole_rows
from bot.library import Library, Opened
from bot.types import Answer, Kind
from bot.understand.conditions import Condition
from bot.understand.mentions import BodyMention
from bot.understand.places import level_of, split_agency
from bot.understand.query import Query
from bot.understand.scope import Scope
from corpus.regions import by_name, place_of

SHOWN = 20


def over_index(query: Query, scope: Scope, reports: Field, library: Library) -> Answer | None:
    """The answer to a question about bodies in general; None when it is a plain ranking."""
    target = query.targets[0]
    rows = reports.rows(target, query)
    if not rows:
        return no("no.figure", what=target_label(target))
    if query.over:
        return _meeting(query, None, [row for row in rows if second_of(row, query)], reports, library)
    condition = held_to_mean(scope.condition, rows)
    found = [row for row in rows if meets(row, condition, query)] if condition else rows
    if query.operation in ("sum", "average") and found:
        return _combined(query, found, reports, library)
    if condition and not (found and query.ordered):
        return _meeting(query, condition, rows, reports, library)
    if scope.total and query.operation in ("value", "count_bodies"):
        return _combined(query, rows, reports, library)
    return None


def _first(query: Query, rows: list[Row]) -> list[Row]:
    """The first so many where so many are asked for, else all."""
    ordered = sorted(rows, key=lambda row: row.size if query.ascending else -row.size)
    return ordered[: query.limit] if query.limit > 1 else rows


def reports_of(query: Query, scope: Scope | None, library: Library) -> Field:
    """The report of the year asked for (else the latest) of every body that the scope means.

    They hold the cells that the query needs; `whole_rows` opens those that are shown.
    """
    year = query.years[-1] if query.years else None
    ends, level = (scope.ends, scope.level) if scope else ("", ())

    def make() -> Field:
        inside = (body for body in library.agencies if meant(body, ends, level))
        bodies = (body for body in inside if lies_in(body, query.region))
        if query.whose:
            known = _bodies_of(query.whose, library)
            bodies = (body for body in bodies if body in known)
        infos = (info for body in bodies if (info := library.info(body, year)))
        return field_of(infos, query, library)

    asked = (query.targets, query.applicants, query.rate, query.shares)
    return library.keep((year, ends, level, query.region, query.whose, asked), make)


def _bodies_of(query: Query, library: Library) -> frozenset[str]:
    """The bodies that a question asked before has found."""
    reports = reports_of(query, query.scope, library)
    return frozenset(report.agency for report in found(query, query.scope, reports))


def left_out(query: Query, scope: Scope | None, library: Library) -> list[str]:
    """That bodies of which it is not known where they lie are not among those of a region."""
    if not query.region:
        return []
    ends, level = (scope.ends, scope.level) if scope else ("", ())

    def make() -> tuple[str, ...]:
        bodies = (body for body in library.agencies if meant(body, ends, level))
        return tuple(body for body in bodies if place_of(body).province is None)

    unplaced = library.keep(("unplaced", ends, level), make)
    return [say("over.unplaced", count=how_many(len(unplaced)))] if unplaced else []


def nobody(query: Query, scope: Scope | None, library: Library) -> Answer:
    """That there is no report of the place, level or years that bodies in general are asked for."""
    ends, level, kind = (scope.ends, scope.level, scope.kind) if scope else ("", (), "")
    of_kind = [body for body in library.agencies if meant(body, ends, level)]
    bodies = [body for body in of_kind if lies_in(body, query.region)]
    if query.whose:
        return no("over.none_of")
    if not bodies and (query.region or kind):
        return unknown_body(BodyMention(0, 0, query.region if of_kind else kind, ()), library)
    if not query.region or not query.years:
        return unknown_years("", query.years, library) if query.years else off_subject()
    have = "、".join(str(year) for year in sorted({y for body in bodies for y in library.years(body) if y}))
    return no("no.year", agency=query.region, years="、".join(map(str, query.years)), have=have)


def lies_in(agency: str, region: str) -> bool:
    """Whether a body lies in a province, prefecture or county; '' for any."""
    if not region:
        return True
    place = place_of(agency)
    levels = (place.province, place.prefecture, place.county)
    called = {known.name for known in by_name().get(region, ())}  # 海西州 has a longer name
    return any(name and (name.startswith(region) or name in called) for name in levels)


def meant(agency: str, ends: str, level: Sequence[str] = ()) -> bool:
    """Whether a body is of the level and its name, of office or else of place, ends as the scope says."""
    place, office = split_agency(agency)
    name = office or place.removesuffix("地区")  # which is no 区
    return (not ends or name[-1:] in tuple(ends)) and (not level or level_of(agency) in level)


def _meeting(
    query: Query,
    condition: Condition | None,
    rows: Sequence[Row],
    reports: Sequence[Opened],
    library: Library,
) -> Answer:
    """The bodies whose figure meets the condition, and how many they are."""
    found = [row for row in rows if meets(row, condition, query)]
    found.sort(key=lambda row: -row.size)
    label = target_label(query.targets[0])
    filled = [row for row in rows if row.item.value is not None]
    notes = [say("value.coverage", all=how_many(len(reports)), filled=how_many(len(filled)))]
    notes += [] if query.years else [say("value.each_latest")]
    notes += _lacking(rows, reports) if condition and condition.kind == "blank" else []
    if not found:
        rows = whole_rows(query, rows[:SHOWN], library)
        facts, sources = gather([row.item for row in rows])
        text = say("over.none", label=label)
        return Answer(
            Kind.RANKING, text, tuple(map(line_of, rows)), facts, sources, tuple(notes), spoken=text
        )
    count = len(found)
    found = whole_rows(query, found[:SHOWN], library)
    facts, sources = gather([row.item for row in found])
    head = say("over.found", count=how_many(count), label=label)
    if count > SHOWN:
        notes.append(say("over.more", shown=how_many(SHOWN)))
    names = "、".join(row.opened.agency for row in found)
    return Answer(
        Kind.RANKING,
        head,
        tuple(map(line_of, found)),
        facts,
        sources,
        tuple(notes),
        spoken=head + names,
    )


def _lacking(rows: Sequence[Row], reports: Sequence[Opened]) -> list[str]:
    """Which bodies' reports have no such cell at all, where blank ones are asked for."""
    printed = {row.opened for row in rows}
    names = [report.agency for report in reports if report not in printed]
    parts = {"count": how_many(len(names)), "names": "、".join(names[:SHOWN])}
    return [say("over.lacking", **parts)] if names else []


def _combined(query: Query, rows: Sequence[Row], reports: Sequence[Opened], library: Library) -> Answer:
    """Sum or mean over the bodies that print the figure, where the forms count the same thing."""
    filled = [row for row in rows if row.item.value is not None]
    if not filled:
        return no("no.figure", what=target_label(query.targets[0]))
    every, apart = main_group(filled)
    filled = _first(query, every)
    reason = comparable(filled)[1]
    if len({row.item.fact.unit for row in filled}) > 1:
        return no("no.sum_over", lines=[reason] if reason else [])
    total = sum((Decimal(row.item.value or 0) for row in filled), Decimal(0))
    value = rounded(total / len(filled)) if query.operation == "average" else whole(total)
    op = "average" if query.operation == "average" else "sum"
    whose = query.region or say("over.all")
    made = replace(computed(op, filled, value, filled[0].item.fact.unit), agency=whose)
    filled.sort(key=lambda row: -row.size)
    shown_rows = whole_rows(query, filled[:SHOWN], library)
    facts, sources = gather([row.item for row in shown_rows])
    formula = say(f"over.{op}", count=how_many(len(filled)), value=plain(value))
    notes = [say("value.coverage", all=how_many(len(reports)), filled=how_many(len(every)))]
    notes += [] if query.years else [say("value.each_latest")]
    notes += [say("over.more", shown=how_many(SHOWN))] if len(filled) > SHOWN else []
    notes += [*apart, *([reason] if reason else [])]
    return Answer(
        Kind.FIGURE,
        shown(made),
        (formula, *map(line_of, shown_rows)),
        (made, *facts),
        sources,
        tuple(notes),
        spoken=formula,
    )
