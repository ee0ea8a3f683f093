"""Places of an order of bodies: the middle one, one that a figure is held against, the one next to a body."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.answer.cells import plain, shown
from bot.answer.compose import gather
from bot.answer.compute import rounded
from bot.answer.field import Field
from bot.answer.phrases import say
from bot.answer.ranking import line_of
from bot.answer.refusing import no, not_in_report, target_label
from bot.answer.rows import Row, how_many, row_of, whole_rows
from bot.answer.rows_computed import Computed, gap, together
from bot.answer.spoken import number_aloud
from bot.library import Library, Opened
from bot.types import Answer, AnswerFact, Kind
from bot.understand.query import Query

_SHOWN = 10


def middle_of(query: Query, reports: Field, library: Library) -> Answer:
    """The body in the middle of the order, or the two there with the median of the figures."""
    target = query.targets[0]
    standing = reports.standing(target, query)
    rows = standing.falling
    if not rows:
        return no("no.figure", what=target_label(target))
    half = len(rows) // 2
    both = rows[half : half + 1] if len(rows) % 2 else rows[half - 1 : half + 1]
    middle = whole_rows(query, both, library)
    units = {row.item.fact.unit for row in middle}
    derived: tuple[AnswerFact, ...] = ()
    if len(middle) > 1 and len(units) == 1:
        derived, _ = together("average", middle)
    value = derived[0].value if derived and derived[0].value is not None else middle[0].item.value
    names = "、".join(row.opened.agency for row in middle)
    head = say("over.middle", label=names, value=plain(rounded(Decimal(value or 0))))
    notes = _notes(query, len(reports), standing.rows, standing.notes)
    return _ranking(query, head, (derived, ()), middle, notes)


def gap_to_place(query: Query, opened: Opened, reports: Field, library: Library) -> Answer:
    """By how much a body's figure is apart from the one that takes the place asked for."""
    target = query.targets[0]
    own = row_of(target, opened, query)
    if own is None or own.item.value is None:
        return not_in_report(target, opened)
    standing = reports.beside(own, query)
    rows = standing.falling
    if len(rows) < max(query.behind, 2):
        return no("over.no_place", place=number_aloud(query.behind))
    first = rows[query.behind - 1]
    derived, formula = gap((own, first))
    if not derived:
        return no("value.units_differ")
    both = whole_rows(query, [own] if first.opened is own.opened else [first, own], library)
    parts = {"label": own.opened.agency, "place": number_aloud(query.behind), "first": first.opened.agency}
    key = "same" if own.size == first.size else "below" if own.size < first.size else "above"
    head = say(f"over.{key}_place", **parts, amount=shown(derived[0]))
    notes = _notes(query, len(reports), rows, standing.notes)
    return _ranking(query, head, (derived, formula), both, notes)


def next_to(row: Row, rows: Sequence[Row], *, ahead: bool) -> tuple[str, list[Row]]:
    """Who comes right before or behind a body in an order, with what says so."""
    apart = [one for one in rows if (one.size > row.size if ahead else one.size < row.size)]
    of = row.opened.agency
    if not apart:
        return say("over.none_ahead" if ahead else "over.none_behind", of=of), []
    size = (min if ahead else max)(one.size for one in apart)
    found = [one for one in apart if one.size == size]
    names = "、".join(one.opened.agency for one in found[:_SHOWN])
    return say("picked.before" if ahead else "picked.behind", of=of, names=names), found[:_SHOWN]


def _notes(query: Query, reports: int, rows: Sequence[Row], apart: Sequence[str]) -> tuple[str, ...]:
    coverage = say("value.coverage", all=how_many(reports), filled=how_many(len(rows)))
    return (coverage, *apart, *(() if query.years else (say("value.each_latest"),)))


def _ranking(query: Query, head: str, made: Computed, rows: Sequence[Row], notes: tuple[str, ...]) -> Answer:
    """The answer that gives rows of an order with what is computed of them."""
    derived, formula = made
    facts, sources = gather([row.item for row in rows])
    lines = (*map(line_of, rows), *formula)
    kind = Kind.COMPARISON if query.behind else Kind.RANKING
    return Answer(kind, head, lines, (*derived, *facts), sources, notes, spoken=head)
