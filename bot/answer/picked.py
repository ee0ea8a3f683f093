"""What is picked out of the rows beside each other in a report: those that are none, or one by its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.answer.cells import YUAN, Item
from bot.answer.compose import several
from bot.answer.items import items_of
from bot.answer.orders import apart, leaves_of, left_in, parts_of, siblings_of
from bot.answer.phrases import say
from bot.answer.rows import how_many
from bot.answer.spoken import number_aloud
from bot.library import Opened
from bot.types import Answer, Kind
from bot.understand.metrics import Target, candidates
from bot.understand.picking import Picking
from bot.understand.query import Origin, Query

_OF_ANY = ("zero", "some")  # conditions that figures of any unit may meet


def picked(query: Query, opened: Opened) -> Answer | None:
    """The rows that the message picks out; None where it picks out none, or they are not to be compared."""
    picking = query.picking
    if picking is None:
        return None
    rows = _rows(query, opened, picking)
    filled = [row for row in rows if row.value is not None]
    alike = len({row.fact.unit for row in filled}) == 1
    if len(filled) < 2 or not (alike or (picking.condition and picking.condition.kind in _OF_ANY)):
        return None
    answer = _meeting(query, opened, picking, rows) if picking.condition else _placed(query, opened, filled)
    blank = len(rows) - len(filled)
    note = (say("picked.blank", count=how_many(blank)),) if blank else ()
    alone = picking.every or (picking.condition and answer and len(answer.lines) == 1)
    kind = Kind.FIGURE if alone else Kind.COMPARISON
    return replace(answer, kind=kind, notes=(*answer.notes, *note)) if answer else None


def _rows(query: Query, opened: Opened, picking: Picking) -> list[Item]:
    """The rows that are picked from, without those that the message sets aside."""
    if picking.people:
        rows = parts_of(query, opened)
    elif query.targets_from is Origin.DEFAULT and len(query.applicants) == 1:
        rows = items_of(query.targets[0], opened, query.applicants, wide=True)  # 商业企业一栏
    elif picking.condition:
        inner = len(query.targets) == 1 and query.targets[0].as_dict().keys() & {"reason", "result"}
        rows = siblings_of(query.targets[0], query, opened) if inner else leaves_of(query, opened)
    else:
        rows = _beside(query, opened, picking)
    return left_in(rows, query, opened)


def _beside(query: Query, opened: Opened, picking: Picking) -> list[Item]:
    """The rows that are named with the one whose place is asked for, else those that it stands beside."""
    of = candidates(picking.of) if isinstance(picking.of, Target) else ()
    own = next((row for row in query.targets if set(candidates(row)) <= set(of)), query.targets[0])
    others = tuple(row for row in query.targets if row in (own, *apart(query.targets)))
    alone = query._replace(targets=others)
    return parts_of(alone, opened) if len(others) > 1 else siblings_of(own, alone, opened)


def _meeting(query: Query, opened: Opened, picking: Picking, rows: Sequence[Item]) -> Answer:
    """The rows that meet the condition, the largest first; all of them where none does."""
    sizes = [_yuan(row) for row in rows if row.value is not None]
    condition = picking.condition.held_to(sizes) if picking.condition else None
    found = [row for row in rows if condition and condition.met(row.value, _yuan(row), row.fact.status)]
    found.sort(key=_size, reverse=True)
    if condition and query.picking and query.picking.every:
        return _judged(query, opened, rows, found)
    if not found:
        return several(query, opened, rows, say("picked.none"))
    names = "、".join(_name(row, rows) for row in found)
    key = "picked.some" if condition and condition.kind == "some" else "picked.found"
    return several(query, opened, found, say(key, count=how_many(len(found)), names=names))


def _judged(query: Query, opened: Opened, rows: Sequence[Item], found: Sequence[Item]) -> Answer:
    """Whether all rows meet the condition; of `zero` with those that do not, else with those that do."""
    kind = query.picking.condition.kind if query.picking and query.picking.condition else ""
    filled = [row for row in rows if row.value is not None]
    how = kind if kind in _OF_ANY else "held"
    if len(found) in (0, len(filled)):
        head = say(f"every.{how}_{'yes' if found else 'no'}", count=how_many(len(filled)))
        return several(query, opened, rows, head)
    others = [row for row in filled if row not in found]
    told = others if kind == "zero" else found
    names = "、".join(_name(row, rows) for row in told)
    head = say(f"every.{how}", count=how_many(len(filled)), some=how_many(len(told)), names=names)
    shown = sorted(told, key=_size, reverse=True) if kind in _OF_ANY else [*found, *others]
    return several(query, opened, shown, head)


def _placed(query: Query, opened: Opened, rows: Sequence[Item]) -> Answer | None:
    """The place that the row named takes, or which row is next to it."""
    own = _own(query, opened, rows)
    if own is None or query.picking is None:
        return None
    step, name = query.picking.step, _name(own, rows)
    ordered = sorted(rows, key=_size, reverse=not query.ascending)
    sizes = [_size(row) for row in ordered]
    if query.picking.beyond:
        return _beyond(query, opened, own, ordered)
    if not step:
        tied = sizes.count(_size(own)) - 1
        parts = {"of": name, "place": number_aloud(1 + sizes.index(_size(own))), "all": how_many(len(rows))}
        head = say("picked.place_tied" if tied else "picked.place", **parts, tied=how_many(tied))
        return several(query, opened, [own, *(row for row in ordered if row is not own)], head)
    at = sizes.index(_size(own))
    apart = sizes[:at] if step < 0 else sizes[at + sizes.count(_size(own)) :]
    if not apart:
        return several(query, opened, [own], say("picked.first" if step < 0 else "picked.last", of=name))
    next_to = apart[-1] if step < 0 else apart[0]
    found = [row for row in ordered if _size(row) == next_to]
    names = "、".join(_name(row, rows) for row in found)
    head = say("picked.before" if step < 0 else "picked.behind", of=name, names=names)
    return several(query, opened, [*found, own], head)


def _beyond(query: Query, opened: Opened, own: Item, rows: Sequence[Item]) -> Answer:
    """The rows above or below one that is named, with it behind them."""
    above = query.picking is not None and query.picking.beyond == "above"
    found = [row for row in rows if (_size(row) > _size(own) if above else _size(row) < _size(own))]
    if not found:
        return several(
            query, opened, [own], say("picked.first" if above else "picked.last", of=_name(own, rows))
        )
    names = "、".join(_name(row, rows) for row in found)
    head = say("picked.found", count=how_many(len(found)), names=names)
    return several(query, opened, [*found, own], head)


def _own(query: Query, opened: Opened, rows: Sequence[Item]) -> Item | None:
    """The row named among those that it stands beside."""
    of = query.picking.of if query.picking else None
    if isinstance(of, str):
        return next((row for row in rows if row.fact.applicant == of), None)
    named = {item.fact.metric for item in items_of(of, opened, query.applicants)} if of else set()
    return next((row for row in rows if row.fact.metric in named), None)


def _name(row: Item, rows: Sequence[Item]) -> str:
    """What tells a row from the others: its kind of applicant, else its names that not all of them have."""
    paths = [one.fact.metric.split("/") for one in rows]
    if len(set(map(tuple, paths))) == 1:
        return row.fact.applicant or row.label
    shared = set.intersection(*map(set, paths))
    return " › ".join(part for part in row.fact.metric.split("/") if part not in shared)


def _yuan(row: Item) -> Decimal:
    return _size(row) * YUAN.get(row.fact.unit or "", 1)


def _size(row: Item) -> Decimal:
    return Decimal(row.value or 0)
