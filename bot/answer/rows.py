"""Figures of several reports as rows of one table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.answer.cells import Item, key, plain, shown
from bot.answer.comparing import comparability
from bot.answer.metrics import items_of
from bot.answer.phrases import say
from bot.library import Opened
from bot.types import AnswerFact, Derived
from bot.understand.metrics import Target
from corpus.types import Status, Value

_SCALE = {"万元": 10_000}


@dataclass(frozen=True, slots=True)
class Row:
    """One figure with the report it is from."""

    opened: Opened
    item: Item

    @property
    def paths(self) -> frozenset[str]:
        """The metric of the figure; of a sum over a group of rows, the group's name."""
        return frozenset((self.item.fact.metric,))

    @property
    def size(self) -> Decimal:
        """The value for ordering, amounts in 元."""
        return Decimal(self.item.value or 0) * _SCALE.get(self.item.fact.unit or "", 1)

    @property
    def shown(self) -> str:
        """The figure as a person reads it."""
        return shown(self.item.fact)


def row_of(target: Target, opened: Opened, applicants: Sequence[str]) -> Row | None:
    """The one figure that a target stands for in a report, None when it is none or several."""
    items = items_of(target, opened, applicants)
    return Row(opened, items[0]) if len(items) == 1 else None


def comparable(rows: Sequence[Row]) -> tuple[bool, str]:
    """Whether all rows count the same thing as the first, and the reason or warning."""
    warning = ""
    for row in rows[1:]:
        allowed, reason = comparability(rows[0].paths, row.paths)
        if not allowed:
            return False, say(
                "value.incomparable", first=rows[0].opened.year, last=row.opened.year, reason=reason
            )
        warning = warning or reason
    return True, warning


def computed(op: str, rows: Sequence[Row], value: Value, unit: str | None) -> AnswerFact:
    """A value computed from rows; its addends are named with body and year."""
    of = tuple(
        f"{row.opened.agency}{row.opened.year}:{key(row.item.fact.metric, row.item.fact.applicant)}"
        for row in rows
    )
    return replace(
        rows[0].item.fact,
        value=value,
        unit=unit,
        raw=plain(value),
        status=Status.REPORTED,
        derived=Derived(op, of),
    )
