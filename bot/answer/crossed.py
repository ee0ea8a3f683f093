"""Two figures of two bodies that are not of one row, side by side, with what is made of them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer.cells import shown
from bot.answer.comparing import ruled_out
from bot.answer.compose import gather
from bot.answer.items import items_of
from bot.answer.phrases import foremost, say
from bot.answer.ranking import named, sides_of
from bot.answer.refusing import no, not_in_report
from bot.answer.rows import Row
from bot.answer.rows_computed import gap, times, together
from bot.library import Opened
from bot.types import Answer, Kind
from bot.understand.query import Query

_QUOTIENTS = ("ratio", "share")
_SUMS = ("sum", "average")


def side_by_side(query: Query, reports: Sequence[Opened]) -> Answer:
    """Both figures with their difference, sum or quotient, or why nothing is made of them."""
    rows = []
    for one, opened in zip(query.crossed, reports, strict=True):
        items = items_of(one.target, opened, one.applicants)
        if len(items) != 1:
            return no("no.needs_two") if items else not_in_report(one.target, opened)
        rows.append(Row(opened, items[0]))
    if reason := ruled_out(*({row.item.fact.metric} for row in rows)):
        text = say("value.incomparable", first=rows[0].opened.year, last=rows[1].opened.year, reason=reason)
        return Answer(Kind.NO_DATA, text, spoken=text)
    percent = query.operation == "share"
    made = times(rows, percent=percent) if query.operation in _QUOTIENTS else gap(rows)
    derived, formula = together(query.operation, rows) if query.operation in _SUMS else made
    facts, sources = gather([row.item for row in rows])
    lines = tuple(say("crossed.line", body=named(row), row=row.item.label, value=row.shown) for row in rows)
    notes = tuple(dict.fromkeys(note for row in rows for note in row.item.notes))
    head = _head(query, rows, shown(derived[0]) if derived else "")
    return Answer(
        kind=Kind.COMPARISON,
        headline=head,
        lines=(*lines, *formula),
        facts=(*derived, *facts),
        sources=sources,
        notes=notes,
        spoken="，".join(lines),
        sides=sides_of(rows),
    )


def _head(query: Query, rows: Sequence[Row], made: str) -> str:
    """The result that is asked for, else which is more; that they are of different units where they are."""
    if not made:
        blank = any(row.item.value is None for row in rows)
        return say("crossed.blank" if blank else "crossed.units")
    if query.operation in (*_QUOTIENTS, *_SUMS):
        return made
    more, less = sorted(rows, key=lambda row: -row.size)
    if more.size == less.size:
        return say("crossed.same")
    label = f"{more.opened.agency}{more.item.label}"
    if query.operation == "difference":
        return say("value.more_by", label=label, amount=made)
    return foremost(label, least=False, among=2)
