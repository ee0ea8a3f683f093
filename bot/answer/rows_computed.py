"""Arithmetic over one figure of several bodies: each result with its formula."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.answer.cells import plain, whole
from bot.answer.compute import rounded
from bot.answer.phrases import say
from bot.answer.rows import Row, computed
from bot.types import AnswerFact

_MONEY = {"元", "万元", "亿元"}
Computed = tuple[tuple[AnswerFact, ...], tuple[str, ...]]  # the result and its formula; empty where none is


def together(operation: str, rows: Sequence[Row]) -> Computed:
    """The sum or mean of the figures of several bodies, amounts of money in the largest of their units."""
    if not _alike(rows):
        return (), ()
    largest = max(rows, key=lambda row: row.scale)
    unit = largest.item.fact.unit
    total = sum((row.size for row in rows), Decimal(0)) / largest.scale
    added = " + ".join(_term(row, rows) for row in rows)
    if operation == "sum":
        value = whole(total)
        text = f"{added} = {plain(value)}" + (
            f" {unit}" if any(row.scale != largest.scale for row in rows) else ""
        )
    else:
        value = rounded(total / len(rows))
        text = say("value.mean", terms=added, value=plain(value))
    fact = computed(operation, rows, value, unit)
    return (fact,), (say("value.formula", formula=text),)


def gap(rows: Sequence[Row]) -> Computed:
    """The difference of two figures, amounts of different units in that of the first."""
    if len(rows) != 2 or not _alike(rows):
        return (), ()
    more, less = sorted(rows, key=lambda row: -row.size)
    unit = more.item.fact.unit
    step = whole(Decimal(more.item.value or 0) - less.size / more.scale)
    fact = computed("difference", (more, less), step, unit)
    one, other = (_term(row, rows) for row in (more, less))
    text = f"{one} - {other} = {plain(step)}" + (f" {unit}" if unit != less.item.fact.unit else "")
    return (fact,), (say("value.formula", formula=text),)


def times(rows: Sequence[Row], *, percent: bool) -> Computed:
    """How many times the second of two figures the first is, or what part of it in per cent."""
    if len(rows) != 2 or not _alike(rows) or not rows[1].size:
        return (), ()
    value = rounded(rows[0].size / rows[1].size * (100 if percent else 1))
    fact = computed("ratio", rows, value, "%" if percent else "倍")
    divided = " ÷ ".join(_term(row, rows) for row in rows)
    text = f"{divided} = {plain(value)}{'%' if percent else ' 倍'}"
    return (fact,), (say("value.formula", formula=text),)


def excess(rows: Sequence[Row]) -> Computed:
    """By how many per cent of the second of two figures the first is above or below it."""
    if len(rows) != 2 or not _alike(rows) or not rows[1].size:
        return (), ()
    more, less = sorted(rows, key=lambda row: -row.size)
    value = rounded((more.size - less.size) / rows[1].size * 100)
    one, other, base = (_term(row, rows) for row in (more, less, rows[1]))
    formula = say("value.formula", formula=f"({one} - {other}) ÷ {base} = {plain(value)}%")
    return (computed("difference", (more, less), value, "%"),), (formula,)


def _term(row: Row, rows: Sequence[Row]) -> str:
    """A figure in a formula; with its unit where the others have another."""
    alike = len({one.item.fact.unit for one in rows}) == 1
    return plain(row.item.value or 0) + ("" if alike else f" {row.item.fact.unit}")


def _alike(rows: Sequence[Row]) -> bool:
    """Whether figures of one unit, or all of them amounts of money, are printed."""
    units = {row.item.fact.unit for row in rows}
    return all(row.item.value is not None for row in rows) and (len(units) == 1 or units <= _MONEY)
