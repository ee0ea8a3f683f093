"""The rows of one report in order: which reason, result or kind of applicant has most, or takes a place."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.answer import compute
from bot.answer.cells import Item, listed, printed
from bot.answer.compose import assumptions, gather
from bot.answer.items import items_of
from bot.answer.made import OF_TWO
from bot.answer.phrases import say
from bot.answer.shares import sum_item
from bot.answer.spoken import number_aloud, sentence
from bot.library import Opened
from bot.types import Answer, Kind
from bot.understand.metrics import APPLICATIONS, Target
from bot.understand.parse import Parsed
from bot.understand.query import Query
from corpus.vocabulary import APPLICANTS, TOTAL

_OUTCOMES = ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理")
_RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结")
_HANDLED = "办理结果/总计"
_CASES = ("行政复议", "行政诉讼")
_ORDERS = ("most", "least", "rank", "detail")


def asks_parts(query: Query, parsed: Parsed) -> bool:
    """Whether the parts of one row are to be put in order (哪种原因最多, 排第二的理由, 哪类申请人最少)."""
    if len(query.targets) > 1:
        return query.nth > 0
    ordered = query.nth or query.limit or any(parsed.says("operation", name) for name in _ORDERS[:3])
    if not query.targets or not ordered:
        return False
    applicants = set(query.applicants) == set(APPLICANTS) or (
        len(query.applicants) == 1 and query.operation in ("most", "least")  # 听说科研机构申请得最多
    )
    return applicants or query.parts


def ordered(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The parts of the row that the query asks for, the largest first; None when no order is asked."""
    if not asks_parts(query, parsed):
        return None
    rows = [item for item in parts_of(query, opened) if item.value is not None]
    if len(rows) < 2 or len({item.fact.unit for item in rows}) > 1:
        return None
    rows.sort(key=_size, reverse=not query.ascending)
    place = query.nth or 1
    if place > len(rows):
        return None
    first = [item for item in rows if _size(item) == _size(rows[place - 1])]
    shown_rows = rows[: query.limit] if query.limit else rows
    if made := _between_ends(query, opened, rows) or _together(query, opened, parsed, shown_rows):
        return made
    facts, sources = gather(shown_rows)
    return Answer(
        kind=Kind.COMPARISON,
        headline=_head(query, first, place, alike=len(first) == len(rows)),
        lines=tuple(listed(item) for item in shown_rows),
        facts=facts,
        sources=sources,
        notes=tuple(dict.fromkeys(note for item in shown_rows for note in item.notes)),
        assumed=assumptions(query, opened),
        spoken=sentence(opened, first[0]),
    )


def _between_ends(query: Query, opened: Opened, rows: Sequence[Item]) -> Answer | None:
    """By how much, or how many times, the largest is more than the smallest; None when neither is asked."""
    made = OF_TWO.get(query.operation) if query.ends and query.operation in ("difference", "ratio") else None
    return made(query, opened, (max(rows, key=_size), min(rows, key=_size))) if made else None


def _together(query: Query, opened: Opened, parsed: Parsed, first: Sequence[Item]) -> Answer | None:
    """The sum of so many of the first, or what part of their whole they are; None when neither is asked."""
    if len(first) < 2 or not query.limit:
        return None
    if parsed.says("operation", "share"):
        whole = items_of(query.targets[0], opened, ())
        part = sum_item(first)
        return compute.ratio_of(query, opened, (part, whole[0]), percent=True) if part and whole else None
    return compute.sum_of(query, opened, first) if parsed.says("operation", "sum") else None


def _head(query: Query, first: Sequence[Item], place: int, *, alike: bool) -> str:
    names = "、".join(item.label for item in first)
    if alike:
        return say("value.tie", label=names)
    if place > 1:
        return say("over.nth_last" if query.ascending else "over.nth", place=number_aloud(place), label=names)
    return say("value.least" if query.ascending else "value.most", label=names)


def _size(item: Item) -> Decimal:
    return Decimal(item.value or 0)


def parts_of(query: Query, opened: Opened) -> list[Item]:
    """What the figure is made up of: its columns, its addends, the results it comes to."""
    target = query.targets[0]
    if len(query.targets) > 1:
        return [item for one in query.targets for item in items_of(one, opened, query.applicants)]
    if set(query.applicants) == set(APPLICANTS):
        return items_of(target, opened, APPLICANTS[:-1])
    items = items_of(target, opened, query.applicants)
    if len(items) != 1:
        return items
    metric, row = items[0].fact.metric, target.as_dict()
    if metric == _HANDLED:
        groups = [Target.of({"subject": (APPLICATIONS,), "outcome": (name,)}) for name in _OUTCOMES]
        return [item for group in groups for item in items_of(group, opened, query.applicants or (TOTAL,))]
    if metric.split("/")[0] in _CASES and "result" not in row:
        results = [Target.of({**row, "result": (name,)}) for name in _RESULTS]
        return [item for result in results for item in items_of(result, opened, ())]
    return _addends(items[0], opened, query)


def _addends(item: Item, opened: Opened, query: Query) -> list[Item]:
    """What a figure was added up from; of one kind of applicant the same figure of all kinds."""
    if len(item.parts) < 2 and query.applicants:
        return items_of(query.targets[0], opened, APPLICANTS[:-1])
    return [printed(opened, opened.cells[part.metric, part.applicant]) for part in item.parts]
