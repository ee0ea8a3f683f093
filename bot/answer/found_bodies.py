"""Which bodies of the index a question finds: those of a condition, those beside a body, or the first."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer.field import Field
from bot.answer.ranking import first_of
from bot.answer.rows import Row, row_of
from bot.understand.against import Against
from bot.understand.conditions import Condition
from bot.understand.query import Query
from bot.understand.scope import Scope


def found(query: Query, scope: Scope | None, reports: Field) -> Field:
    """The reports that a question about bodies in general finds: those of its condition, or the first."""
    rows = reports.rows(query.targets[0], query)
    condition = held_to_mean(scope.condition, rows) if scope else None
    if query.against:
        condition = _beside(query.against, rows) or condition
        rows = [row for row in rows if row.opened.agency not in query.against.agencies]
    if query.over:
        rows = [row for row in rows if second_of(row, query) and meets(row, None, query)]
    elif condition:
        rows = [row for row in rows if meets(row, condition, query)]
    if query.limit > 1:
        standing = Field(row.opened for row in rows).standing(query.targets[0], query)
        ordered = standing.rising if query.ascending else standing.falling
        rows = list(first_of(standing, ordered, query.limit))
    return Field(row.opened for row in rows)


def held_to_mean(condition: Condition | None, rows: Sequence[Row]) -> Condition | None:
    """The condition, held to the mean of the figures that are printed where it is a mean."""
    sizes = [row.size for row in rows if row.item.value is not None]
    return condition.held_to(sizes) if condition else None


def _beside(against: Against, rows: Sequence[Row]) -> Condition | None:
    """What figures have to be that are held against that of a body; None where it prints none."""
    own = next((row for row in rows if row.opened.agency == against.agencies[0]), None)
    held = against.kind in ("above", "below", "equal") and own is not None and own.item.value is not None
    return Condition(against.kind, own.size, yuan=True) if held and own else None


def meets(row: Row, condition: Condition | None, query: Query) -> bool:
    """Whether the figure is as the condition says; without one, as the query holds it against another."""
    if condition:
        return condition.met(row.item.value, row.size, row.item.fact.status)
    other = second_of(row, query)
    if other is None or row.item.value is None or other.item.value is None:
        return False
    return row.size > other.size if query.over == "above" else row.size < other.size


def second_of(row: Row, query: Query) -> Row | None:
    """The second figure that the query asks for, of the same report and unit."""
    found = row_of(query.targets[1], row.opened, query)
    return found if found and found.item.fact.unit == row.item.fact.unit else None
