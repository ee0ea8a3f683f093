"""The rows of one report in order: which reason, result or kind of applicant has most, or takes a place."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.answer import compute
from bot.answer.cells import Item, listed, printed
from bot.answer.compose import assumptions, gather, several
from bot.answer.items import items_of
from bot.answer.made import OF_TWO
from bot.answer.phrases import say
from bot.answer.shares import sum_item
from bot.answer.spoken import number_aloud, sentence
from bot.library import Opened
from bot.types import Answer, Kind
from bot.understand.metrics import APPLICATIONS, DECISIONS, Target, candidates
from bot.understand.parse import Parsed
from bot.understand.picking import names_rows, smallest
from bot.understand.query import Origin, Query
from bot.understand.stretches import asks_cell, column_named
from corpus.vocabulary import APPLICANTS, TOTAL

_OUTCOMES = ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理")
_RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结")
_HANDLED = "办理结果/总计"
_CASES = ("行政复议", "行政诉讼")
_ORDERS = ("most", "least", "rank", "detail")


def asks_parts(query: Query, parsed: Parsed) -> bool:
    """Whether the parts of one row are to be put in order (哪种原因最多, 排第二的理由, 哪类申请人最少)."""
    if query.picking:
        return True
    placed = bool(query.nth or query.limit or query.gap)
    if len(query.targets) > 1:
        return placed or (parsed.says("operation", "rank") and not query.scope)
    ordered = placed or query.ends or any(parsed.says("operation", name) for name in _ORDERS[:3])
    if not query.targets or not ordered:
        return False
    applicants = set(query.applicants) == set(APPLICANTS) or (
        len(query.applicants) == 1 and query.operation in ("most", "least")  # 听说科研机构申请得最多
    )
    return applicants or query.parts or (query.agencies_from is Origin.SAID and _divided(query))


def _divided(query: Query) -> bool:
    """Whether a place is asked for of a row that is made up of others (办理结果第二多的是什么)."""
    kinds = query.targets[0].as_dict()
    outcome, subject = kinds.get("outcome", ("",))[0], kinds.get("subject", ("",))[0]
    group = "reason" not in kinds and outcome in (*_OUTCOMES[2:], _HANDLED.split("/", maxsplit=1)[0])
    placed = query.nth or query.limit > 1
    return bool(placed) and (group or ("result" not in kinds and subject in _CASES))


def ordered(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The parts of the row that the query asks for, the largest first; None when no order is asked."""
    if not asks_parts(query, parsed):
        return None
    row = _leaf(query, names_rows(parsed))
    if asks_cell(parsed) and column_named(parsed, query.targets):
        parts = items_of(query.targets[0], opened, query.applicants, wide=True)
    elif smallest(parsed):
        parts = leaves_of(query, opened)
    else:
        parts = siblings_of(row, query, opened) if row else parts_of(query, opened)
    return in_order(query, opened, parsed, left_in(parts, query, opened))


def _leaf(query: Query, named: bool) -> Target | None:
    """The one row said, where it is to be found among those beside it (最多的理由是国家秘密吗)."""
    rows = apart(query.targets)
    if len(rows) > 1 or not query.parts or len(query.applicants) > 1:
        return None
    kinds = rows[0].as_dict()
    alone = kinds.get("outcome", ("",))[0] in _OUTCOMES[:2]
    decided = any(metric.segments[-1] in DECISIONS for metric in candidates(rows[0]))
    within = kinds.keys() & {"reason", "result"} or len(query.targets) > 1 or (named and (alone or decided))
    return rows[0] if within else None


def apart(targets: Sequence[Target]) -> tuple[Target, ...]:
    """The rows without those that hold another one of them (部分公开 in 办理结果)."""
    return tuple(row for row in targets if not any(_held(one, row) for one in targets if one != row))


def _held(row: Target, whole: Target) -> bool:
    kinds, over = row.as_dict(), whole.as_dict()
    if over.get("outcome", ("",))[0] == _HANDLED.split("/", maxsplit=1)[0]:
        return kinds.get("outcome", ("",))[0] in _OUTCOMES
    return set(candidates(row)) < set(candidates(whole))


def left_in(rows: Sequence[Item], query: Query, opened: Opened) -> list[Item]:
    """The rows without those that the message sets aside."""
    gone = {metric.path for target in query.without for metric in candidates(target, opened.metrics)}
    return [row for row in rows if not {part.metric for part in row.parts} <= gone]


def in_order(query: Query, opened: Opened, parsed: Parsed, parts: Sequence[Item]) -> Answer | None:
    """The rows that print a number, the largest first; None where they are not of one unit or are too few."""
    rows = [item for item in parts if item.value is not None]
    if len(rows) < 2 or len({item.fact.unit for item in rows}) > 1:
        return None
    if query.gap or query.ends:
        return _ends(query, opened, sorted(rows, key=_size, reverse=True))
    rows.sort(key=_size, reverse=not query.ascending)
    place = query.nth or 1
    if place > len(rows):
        return None
    first = [item for item in rows if _size(item) == _size(rows[place - 1])]
    shown_rows = rows[: query.limit] if query.limit else rows
    if query.nth > query.limit > 0:
        shown_rows = rows[query.nth - 1 :]  # 除了前两名，剩下几条
    if made := _together(query, opened, parsed, shown_rows):
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


def _ends(query: Query, opened: Opened, rows: Sequence[Item]) -> Answer | None:
    """How far two places of the order are apart, or its first and its last."""
    first, last = query.gap or (1, len(rows))
    if last > len(rows):
        return None
    two = [rows[first - 1], rows[last - 1]]
    if query.gap or query.operation in ("difference", "ratio"):
        return OF_TWO["ratio" if query.operation == "ratio" else "difference"](query, opened, two)
    ends = [[row for row in rows if _size(row) == _size(end)] for end in two]
    names = ["、".join(row.label for row in end) for end in ends]
    head = say("value.most", label=names[0]) + say("value.least", label=names[1])
    return several(query, opened, list(dict.fromkeys(row for end in ends for row in end)), head)


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
        return [
            item for group in _outcomes() for item in items_of(group, opened, query.applicants or (TOTAL,))
        ]
    if metric.split("/")[0] in _CASES and "result" not in row:
        results = [Target.of({**row, "result": (name,)}) for name in _RESULTS]
        return [item for result in results for item in items_of(result, opened, ())]
    return _addends(items[0], opened, query)


def leaves_of(query: Query, opened: Opened) -> list[Item]:
    """The rows of the lowest level that the figure is made up of."""
    kinds = query.targets[0].as_dict()
    if len(query.targets) == 1 and set(kinds) == {"clause"}:
        return items_of(query.targets[0], opened, query.applicants or (TOTAL,), wide=True)
    if len(query.targets) > 1 or set(query.applicants) == set(APPLICANTS):
        return parts_of(query, opened)
    items = items_of(query.targets[0], opened, query.applicants)
    if len(items) != 1 or items[0].fact.metric != _HANDLED:
        return parts_of(query, opened)
    return [leaf for group in _outcomes() for leaf in _rows(group, opened, query)]


def siblings_of(row: Target, query: Query, opened: Opened) -> list[Item]:
    """The rows that a row stands beside: of its group, its table, or its cases."""
    kinds = row.as_dict()
    for inner in ("reason", "result"):
        if inner in kinds:
            whole = Target.of({kind: parts for kind, parts in kinds.items() if kind != inner})
            return parts_of(query._replace(targets=(whole,)), opened)
    if "outcome" in kinds:
        return [one for group in _outcomes() for one in items_of(group, opened, query.applicants or (TOTAL,))]
    rows = [metric for metric in opened.metrics if metric.segments[-1] in DECISIONS]
    return [printed(opened, opened.cells[row.path, None]) for row in rows if (row.path, None) in opened.cells]


def _outcomes() -> list[Target]:
    return [Target.of({"subject": (APPLICATIONS,), "outcome": (name,)}) for name in _OUTCOMES]


def _rows(target: Target, opened: Opened, query: Query) -> list[Item]:
    """Every row of a group, also those that print no number."""
    return items_of(target, opened, query.applicants or (TOTAL,), wide=True)


def _addends(item: Item, opened: Opened, query: Query) -> list[Item]:
    """What a figure was added up from; of one kind of applicant the same figure of all kinds."""
    if len({part.metric for part in item.parts}) > 1:
        return _rows(query.targets[0], opened, query)
    if len(item.parts) < 2 and query.applicants:
        return items_of(query.targets[0], opened, APPLICANTS[:-1])
    return [printed(opened, opened.cells[part.metric, part.applicant]) for part in item.parts]
