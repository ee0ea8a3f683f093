"""One figure of several bodies: side by side, or in order over the whole index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answer.cells import plain, shown
from bot.answer.compose import gather, one
from bot.answer.field import Field, Standing
from bot.answer.phrases import foremost, say
from bot.answer.refusing import no, not_in_report, target_label
from bot.answer.rows import (
    Row,
    comparable,
    forbidden,
    how_many,
    noted,
    row_of,
    whole_rows,
)
from bot.answer.rows_computed import excess, gap, times, together
from bot.answer.said_of_all import verdict_on_all
from bot.answer.spoken import number_aloud
from bot.library import Library, Opened
from bot.types import Answer, AnswerFact, Kind, Told
from bot.understand.metrics import candidates
from bot.understand.query import Query

_TOP = 10
_FEW = 5  # addends that are told
_MOST = 30  # bodies listed of those that share the last place asked for
_QUOTIENTS = ("ratio", "share")
_RESULTS = ("sum", "average", "excess", "lead")


def over_bodies(query: Query, reports: Sequence[Opened]) -> Answer:
    """One figure of several bodies side by side, the largest named; of two also the difference."""
    target = query.targets[0]
    rows = [row for report in reports if (row := row_of(target, report, query))]
    if len(rows) < len(reports):
        lacking = [report for report in reports if report not in [row.opened for row in rows]]
        return _lacking(query, lacking[0], forbidden(query.targets, reports))
    allowed, reason = comparable(rows)
    if not allowed:
        return Answer(Kind.NO_DATA, reason, spoken=reason)
    return side_by_side(query, rows, target_label(target), reason)


def _lacking(query: Query, opened: Opened, reason: str) -> Answer:
    """That the form of a report lacks the row, or why it may not be held against the row of another."""
    target = query.targets[0]
    if reason and candidates(target, opened.metrics):
        return Answer(Kind.NO_DATA, reason, spoken=reason)
    lacking = not_in_report(target, opened)
    return replace(lacking, notes=(reason, *lacking.notes)) if reason else lacking


def side_by_side(query: Query, rows: Sequence[Row], label: str, warning: str = "") -> Answer:
    """Rows of several bodies below each other, the largest named; of two also the difference or quotient."""
    facts, sources = gather([row.item for row in rows])
    percent = query.operation == "share"
    quotient = query.operation in _QUOTIENTS and not query.rate
    held = sorted(rows, key=lambda row: -row.size) if query.ordered else rows  # 谁多，是几倍
    derived, formula = times(held, percent=percent) if quotient else gap(rows)
    if query.operation in ("excess", "lead"):
        least = query.operation == "lead"  # 谁多，多百分之几 is of the smaller one
        derived, formula = excess(sorted(rows, key=lambda row: -row.size) if least else rows)
    if query.operation in ("sum", "average"):
        derived, formula = together(query.operation, rows)
    notes = [warning] if warning else []
    notes += noted(rows, named)
    return Answer(
        kind=Kind.COMPARISON,
        headline=_head(query, rows, derived, label),
        lines=(*map(line_of, rows), *formula),
        facts=(*derived, *facts),
        sources=sources,
        notes=tuple(dict.fromkeys(notes)),
        spoken="，".join(map(line_of, rows)),
        sides=sides_of(rows),
    )


def _head(query: Query, rows: Sequence[Row], derived: Sequence[AnswerFact], label: str) -> str:
    """The result that is asked for, else who comes first, else the name of the figure."""
    asked = query.operation in _RESULTS or (query.operation in _QUOTIENTS and not query.rate)
    if asked and derived:
        return shown(derived[0])
    if query.every and all(row.item.value is not None for row in rows):
        return verdict_on_all(query.every, rows, label)
    first = _first(rows, least=query.ascending)
    if query.operation == "difference" and derived and derived[0].value:
        more = max(rows, key=lambda row: row.size).opened.agency
        return say("value.more_by", label=more, amount=shown(derived[0]))
    return first or label + "："


def sides_of(rows: Sequence[Row]) -> tuple[Told, ...]:
    """The figures as they may be spoken of again; () where one prints no number."""
    if any(row.item.value is None for row in rows):
        return ()
    items = [row.item for row in rows]
    return tuple(Told(item.fact, (*item.parts, *item.beside), item.sources, item.notes) for item in items)


def line_of(row: Row) -> str:
    """A figure with its body and year."""
    return f"{named(row)}：{row.shown}{_addends(row)}"


def _addends(row: Row) -> str:
    """The few figures of several rows that a sum is of; '' for any other figure."""
    parts, fact = row.item.parts, row.item.fact
    summed = fact.derived is not None and fact.derived.op == "sum" and " + " in fact.metric
    return (
        f"（{' + '.join(plain(part.value or 0) for part in parts)}）" if summed and len(parts) < _FEW else ""
    )


def named(row: Row) -> str:
    """The body and year of a figure."""
    return f"{row.opened.agency}{row.opened.year}年"


def _first(rows: Sequence[Row], *, least: bool) -> str:
    """Who comes first, ties named together; '' when a figure is missing."""
    if any(row.item.value is None for row in rows):
        return ""
    sizes = [row.size for row in rows]
    best = min(sizes) if least else max(sizes)
    first = [row for row, size in zip(rows, sizes, strict=True) if size == best]
    return _tied(first, least=least, among=len(rows))


def _tied(rows: Sequence[Row], *, least: bool, among: int) -> str:
    """Who comes first: one body, or some of those that share the figure."""
    names = "、".join(row.opened.agency for row in rows[:_TOP])
    return say("value.tie", label=names) if len(rows) > 1 else foremost(names, least=least, among=among)


def ranked(query: Query, year: int | None, reports: Field, library: Library) -> Answer:
    """The reports by one figure, with the coverage of the ranking; blanks are left out."""
    target = query.targets[0]
    standing = reports.standing(target, query)
    if not standing.rows:
        return no("no.figure", what=target_label(target))
    least, apart = query.ascending, standing.notes
    rows = standing.rising if least else standing.falling
    if query.nth > 1:
        return _nth(query, standing, len(reports), library)
    if query.ends and len(rows) > 1:
        return _both_ends(query, standing, len(reports), library)
    limit = query.gap[1] if query.gap else query.limit
    asked, most = first_of(standing, rows, limit), max(limit, _MOST)
    shown = whole_rows(query, asked[:most], library)
    facts, sources = gather([row.item for row in shown])
    apart_by = [shown[place - 1] for place in query.gap or () if place <= len(shown)]
    derived, formula = gap(apart_by) if query.gap else ((), ())
    notes = [say("value.coverage", all=how_many(len(reports)), filled=how_many(len(rows)))]
    notes += [say("over.more", shown=how_many(most))] if len(asked) > most else []
    notes += [*apart, *([] if year else [say("value.each_latest")])]
    notes += noted(shown, named)
    alone = say("value.only_one", agency=rows[0].opened.agency) if len(rows) == 1 else ""
    head = alone or _tied(standing.alike(rows[0]), least=least, among=len(rows))
    lines = (*map(line_of, shown), *formula)
    notes = list(dict.fromkeys(notes))
    return Answer(
        Kind.RANKING,
        head,
        lines,
        (*derived, *facts),
        sources,
        tuple(notes),
        spoken=head + lines[0],
        sides=sides_of(apart_by or shown[:1]),
    )


def _both_ends(query: Query, standing: Standing, reports: int, library: Library) -> Answer:
    """Who has the most and who the least, and by how much they differ."""
    ordered, apart = standing.falling, standing.notes
    ends = [standing.alike(end)[:_TOP] for end in (ordered[0], ordered[-1])]
    taken = whole_rows(query, list(dict.fromkeys(row for end in ends for row in end)), library)
    names = ["、".join(row.opened.agency for row in end) for end in ends]
    head = say("value.most", label=names[0]) + say("value.least", label=names[1])
    both = [ordered[0], ordered[-1]]
    derived, formula = times(both, percent=False) if query.operation == "ratio" else gap(both)
    facts, sources = gather([row.item for row in taken])
    notes = [say("value.coverage", all=how_many(reports), filled=how_many(len(ordered)))]
    notes += [*apart] if query.years else [*apart, say("value.each_latest")]
    lines = (*map(line_of, taken), *formula)
    return Answer(Kind.RANKING, head, lines, (*derived, *facts), sources, tuple(notes), spoken=head)


def _nth(query: Query, standing: Standing, reports: int, library: Library) -> Answer:
    """Who takes one place of a ranking; those that share a figure share the first of their places."""
    rows = standing.rising if query.ascending else standing.falling
    coverage = say("value.coverage", all=how_many(reports), filled=how_many(len(rows)))
    if len(rows) < query.nth:
        return no("over.no_place", lines=[coverage], place=number_aloud(query.nth))
    taken = whole_rows(query, standing.alike(rows[query.nth - 1])[:_TOP], library)
    place = 1 + standing.ahead(rows[query.nth - 1], rising=query.ascending)
    names = "、".join(row.opened.agency for row in taken)
    phrase = "over.nth_last" if query.ascending else "over.nth"
    head = say(phrase, place=number_aloud(place), label=names)
    facts, sources = gather([row.item for row in taken])
    notes = (coverage, *standing.notes, *(() if query.years else (say("value.each_latest"),)))
    lines = tuple(map(line_of, taken))
    spoken, sides = head + lines[0], sides_of(taken[:1])
    return Answer(Kind.RANKING, head, lines, facts, sources, notes, spoken=spoken, sides=sides)


def first_of(standing: Standing, rows: Sequence[Row], limit: int) -> Sequence[Row]:
    """So many as are asked for, and those that share the last one's figure."""
    if not limit or limit >= len(rows):
        return rows[: limit or _TOP]
    last = rows[limit - 1]
    return rows[: standing.ahead(last, rising=rows is standing.rising) + len(standing.alike(last))]


def placed(query: Query, opened: Opened, reports: Field, library: Library) -> Answer:
    """The place that a body's figure takes among the reports of one year, the largest first."""
    target = query.targets[0]
    own = row_of(target, opened, query)
    if own is None:
        return not_in_report(target, opened)
    if own.item.value is None:
        return one(query, opened, own.item)
    standing = reports.beside(own, query)
    rows = standing.rising if query.ascending else standing.falling
    if len(rows) < 2:
        return no("value.only_one", agency=opened.agency)
    ahead, tied = standing.ahead(own, rising=query.ascending), len(standing.alike(own)) - 1
    parts = {"place": number_aloud(1 + ahead), "all": how_many(len(rows)), "tied": number_aloud(tied)}
    head = say("over.place_tied" if tied else "over.place", **parts)
    shown = whole_rows(query, rows[:_TOP], library)
    facts, sources = gather([own.item, *(row.item for row in shown)])
    coverage = say("value.coverage", all=how_many(len(reports)), filled=how_many(len(rows)))
    notes = (coverage, *(() if query.years else (say("value.each_latest"),)))
    lines = tuple(dict.fromkeys((line_of(own), *map(line_of, shown))))
    return Answer(Kind.RANKING, head, lines, facts, sources, notes, spoken=head)
