"""What a figure comes to without rows that a question sets aside (除许可以外的决定)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer import compute
from bot.answer.cells import Item, plain, printed
from bot.answer.compose import noted, one, several
from bot.answer.items import items_of
from bot.answer.orders import left_in, parts_of
from bot.answer.phrases import say
from bot.answer.refusing import conflict, target_label
from bot.answer.shares import sum_item, whole_of
from bot.library import Opened
from bot.types import Answer
from bot.understand.metrics import DECISIONS, candidates
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.setting_aside import asks_rest
from bot.understand.totals import is_total
from corpus.vocabulary import OTHERS, TOTAL


def left_over(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The figure without the rows set aside; None where it does not hold them, nor is what is left asked."""
    if not query.without or len(query.targets) != 1:
        return None
    whole = items_of(query.targets[0], opened, query.applicants)
    items = whole
    if len(whole) == 1 and len(whole[0].parts) > 1:
        items = [printed(opened, opened.cells[part.metric, part.applicant]) for part in whole[0].parts]
    gone = {metric.path for row in query.without for metric in candidates(row, opened.metrics)}
    kept = [item for item in items if item.fact.metric not in gone]
    if kept and len(kept) < len(items):
        if query.operation == "list" or len(kept) == 1:
            return _listed(query, opened, kept, items[0].label.split(" › ")[0])
        return compute.sum_of(query, opened, kept)
    less = [item for row in query.without for item in items_of(row, opened, query.applicants)]
    wholes = {base.fact.metric for item in less if (base := whole_of(item, opened))}
    if len(items) == 1 and wholes == {items[0].fact.metric}:
        return _less(query, opened, items[0], less)
    others = query.targets[0].as_dict().get("reason") == (OTHERS,)  # 其他处理剩下的 is a row of its own
    rest = asks_rest(parsed.spoken) and not others
    if rest and len(whole) == 1 and (made := _rest(query, opened, whole[0], less)):
        return made
    carried = all("结转" in item.fact.metric for item in less)  # 新收（不含结转）
    held = _beside(query) and not carried and (is_total(query.targets[0]) or len(items) > 1)
    return conflict([target_label(row) for row in (*query.without, *query.targets)]) if held or rest else None


def _beside(query: Query) -> bool:
    """Whether a row set aside stands in the table of the one asked for."""
    table = set(query.targets[0].as_dict().get("subject", ()))
    return any(table & set(row.as_dict().get("subject", ())) for row in query.without)


def _rest(query: Query, opened: Opened, whole: Item, less: Sequence[Item]) -> Answer | None:
    """What is left of a figure when others of its table, or other decisions, are taken away from it."""
    alike = all(item.fact.metric.endswith(DECISIONS) for item in (whole, *less))
    part = _taken(less) if alike or _beside(query) else None
    return compute.difference_of(query, opened, [whole, part]) if part else None


def left_of_number(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """What is left of a number said when rows are taken away, it being that of the one row beside them."""
    taken = [item for row in query.without for item in items_of(row, opened, query.applicants)]
    part = _taken(taken)
    if query.targets or part is None or len(parsed.numbers) != 1:
        return None
    table = taken[0].sources[0].citation.section
    cells = [f for f in opened.report.facts if f.value == parsed.numbers[0].scaled]
    cells = [f for f in cells if f.applicant in (None, TOTAL) and f.citation.section == table]
    if len(cells) != 1:
        return None
    whole = printed(opened, cells[0])
    made = compute.difference_of(query, opened, [whole, part])
    return (
        noted(made, say("value.stands_for", number=plain(whole.value or 0), row=whole.label))
        if made
        else None
    )


def _taken(items: Sequence[Item]) -> Item | None:
    """What is taken away as one figure; None where it has no number."""
    return items[0] if len(items) == 1 else sum_item(items) if items else None


def _listed(query: Query, opened: Opened, kept: Sequence[Item], label: str) -> Answer:
    """The rows that are left, below each other."""
    head = say("value.list", agency=opened.agency, year=opened.year, label=label)
    return several(query, opened, kept, head) if len(kept) > 1 else one(query, opened, kept[0])


def _less(query: Query, opened: Opened, whole: Item, less: Sequence[Item]) -> Answer | None:
    """A printed total less some of the rows that it adds up: the one that is left, else the difference."""
    kept = left_in(parts_of(query, opened), query, opened)
    if len(kept) == 1 or (query.operation == "list" and kept):
        return _listed(query, opened, kept, whole.label)
    part = _taken(less)
    return compute.difference_of(query, opened, [whole, part]) if part else None
