"""What a figure comes to without rows that a question sets aside (除许可以外的决定)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer import compute
from bot.answer.cells import Item, printed
from bot.answer.compose import one, several
from bot.answer.items import items_of
from bot.answer.orders import left_in, parts_of
from bot.answer.phrases import say
from bot.answer.refusing import conflict, target_label
from bot.answer.shares import sum_item, whole_of
from bot.library import Opened
from bot.types import Answer
from bot.understand.metrics import candidates
from bot.understand.query import Query
from bot.understand.totals import is_total


def left_over(query: Query, opened: Opened) -> Answer | None:
    """The figure without the rows set aside; None where it does not hold them."""
    if not query.without or len(query.targets) != 1:
        return None
    items = items_of(query.targets[0], opened, query.applicants)
    if len(items) == 1 and len(items[0].parts) > 1:
        items = [printed(opened, opened.cells[part.metric, part.applicant]) for part in items[0].parts]
    gone = {metric.path for row in query.without for metric in candidates(row, opened.metrics)}
    kept = [item for item in items if item.fact.metric not in gone]
    if kept and len(kept) < len(items):
        if query.operation == "list" or len(kept) == 1:
            return _listed(query, opened, kept, items[0].label.split(" › ")[0])
        return compute.sum_of(query, opened, kept)
    less = [item for row in query.without for item in items_of(row, opened, query.applicants)]
    wholes = {whole.fact.metric for item in less if (whole := whole_of(item, opened))}
    if len(items) == 1 and wholes == {items[0].fact.metric}:
        return _less(query, opened, items[0], less)
    carried = all("结转" in item.fact.metric for item in less)  # 新收（不含结转）
    table = set(query.targets[0].as_dict().get("subject", ()))
    beside = any(table & set(row.as_dict().get("subject", ())) for row in query.without)
    held = beside and not carried and (is_total(query.targets[0]) or len(items) > 1)
    return conflict([target_label(row) for row in (*query.without, *query.targets)]) if held else None


def _listed(query: Query, opened: Opened, kept: Sequence[Item], label: str) -> Answer:
    """The rows that are left, below each other."""
    head = say("value.list", agency=opened.agency, year=opened.year, label=label)
    return several(query, opened, kept, head) if len(kept) > 1 else one(query, opened, kept[0])


def _less(query: Query, opened: Opened, whole: Item, less: Sequence[Item]) -> Answer | None:
    """A printed total less some of the rows that it adds up: the one that is left, else the difference."""
    kept = left_in(parts_of(query, opened), query, opened)
    if len(kept) == 1 or (query.operation == "list" and kept):
        return _listed(query, opened, kept, whole.label)
    part = sum_item(less)
    return compute.difference_of(query, opened, [whole, part]) if part else None
