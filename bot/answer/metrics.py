"""Answers that give figures of the statutory tables of one report."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Sequence
from functools import partial

from bot.answer import averages, compute
from bot.answer.cells import Item, cell
from bot.answer.compose import joined, noted, one, several
from bot.answer.denials import denying
from bot.answer.held_over import held_over
from bot.answer.items import items_of
from bot.answer.left_out import left_over
from bot.answer.narrative_units import asked_units
from bot.answer.phrases import say
from bot.answer.premises import premise, with_row
from bot.answer.refusing import no, not_in_report
from bot.answer.shares import share_of, shares_of, two_sides
from bot.answer.units_asked import other_unit, places_asked
from bot.library import Opened
from bot.types import Answer
from bot.understand.implied import beside_whole
from bot.understand.metrics import Target, candidates
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.vocabulary import words

_NEEDS_MORE = ("average", "share", "ratio", "difference", "excess", "most", "least")
_BASE = re.compile(r"(?:除以|÷|占了?(?:总[数量]|全部|全体|那|这)*的?)\s*(\d{1,8})(?![\d.%])")
_AMONG = re.compile(r"(?<![\d.])(\d{1,8})\s*[件项条个]?(?:里|中|当中)[^,，。]{0,8}占")  # 那730件里占几成
_AMOUNT, _ITEMS = "采购总金额", "采购项目数量"
_DAYS = 365  # of a year that is no leap year
_FEES = "行政事业性收费"
_OF_ITEMS = ("项目", "事项", "几项", "多少项", "增减")
_HELD = ("difference", "most", "least")
_OF_TWO = ("share", "ratio", "difference", "excess")
_LESS = re.compile("[少低减降跌小]")
_NET = "本年增减"
_ORDERS = ("most", "least", "compare")
_GAP_AND_TIMES = ("difference", "ratio")
_RESULTS = frozenset(("申请办结数", "申请答复数", "办理结果/总计"))
_ADDED = "加"  # 复议加诉讼
_TOGETHER = frozenset(
    ("总计", "合计", "共计", "累计", "总合计", "一共", "总共", "共", "总", "总数", "总量", "全部")
)


def _items_asked(parsed: Parsed, items: Sequence[Item]) -> bool:
    """Whether a number of items or receipts is asked of an amount of money."""
    if any(item.fact.unit != "万元" for item in items):
        return False
    names = {"money", "金额", "收费金额"}
    money = any(m.kind in ("unit", "term") and m.id in names for m in parsed.matches)
    counted = any(m.text[-1] in "项笔种" and m.kind in ("unit", "question") for m in parsed.matches)
    return counted and not money


def answer_targets(query: Query, opened: Opened, parsed: Parsed) -> Answer:
    """The answer to a question for table figures in one report."""
    if left := left_over(query, opened, parsed):
        return left
    wide = query.operation == "list" and len(query.applicants) < 2
    groups = [items_of(target, opened, query.applicants, wide=wide) for target in query.targets]
    missing = [target for target, items in zip(query.targets, groups, strict=True) if not items]
    if missing and not any(groups):
        lacking = not_in_report(missing[0], opened)
        any_of = query._replace(applicants=()) if parsed.says("question", "yesno") else query
        told = denying(any_of, missing[0], opened)  # 老百姓来申请过吗: there was none at all
        return noted(told, lacking.headline) if told else lacking
    if len(groups) > 1 and query.operation in _OF_TWO:
        groups = [_one_name(group) for group in groups]
    cells = {(item.fact.metric, item.fact.applicant): item for group in groups for item in group}
    items = list(cells.values())
    if _items_asked(parsed, items):
        return no("no.items", what=items[0].label.split(" › ")[0])
    answer = _divided(query, opened, parsed, items) or held_over(query, opened, parsed, items)
    answer = answer or _operated(query, opened, parsed, items)
    if answer is None and query.operation in _NEEDS_MORE and not _told_otherwise(query, parsed, items):
        return no("no.per_item" if query.operation == "average" else "no.needs_two")
    if answer is None:
        answer = _plain(query, opened, parsed, items)
    if missing:
        answer = noted(answer, not_in_report(missing[0], opened).headline)
    return noted(answer, say("value.items_only")) if _lacks_money(query, parsed, items) else answer


def _told_otherwise(query: Query, parsed: Parsed, items: Sequence[Item]) -> bool:
    """Whether one figure is held against a number from elsewhere (说是748件，怎么更多)."""
    said = any(number.unit for number in parsed.numbers) and not query.rate
    return said and len(items) == 1 and query.operation in _HELD


def _lacks_money(query: Query, parsed: Parsed, items: Sequence[Item]) -> bool:
    """Whether fees are asked for without a column, of a form that counts the kinds of them alone."""
    named = (dict(target.kinds) for target in query.targets)
    plain = any(set(kinds) == {"subject"} and _FEES in kinds["subject"] for kinds in named)
    money = any(item.fact.unit == "万元" for item in items)
    return plain and not money and not any(word in parsed.text for word in _OF_ITEMS)


def _one_name(group: Sequence[Item]) -> list[Item]:
    """The figure under the first of the names that a form has for all results (申请办结数, 申请答复数)."""
    names = {item.fact.metric for item in group}
    return list(group[:1]) if len(names) > 1 and names <= _RESULTS else list(group)


def _plain(query: Query, opened: Opened, parsed: Parsed, items: Sequence[Item]) -> Answer:
    if len(items) == 1:
        answer = one(query, opened, items[0], premise(parsed, items[0]))
        if say("value.premise") in answer.notes:
            answer = with_row(answer, opened, items[0])
        unit = other_unit(parsed, items[0])
        return compute.converted(items[0], answer, unit, places_asked(parsed)) if unit else answer
    head = say("value.list", agency=opened.agency, year=opened.year, label=_heading(query))
    return several(query, opened, items, head)


def _heading(query: Query) -> str:
    names = []
    for target in query.targets:
        found = candidates(target)
        names.append(found[0].segments[0] if len({m.segments[0] for m in found}) == 1 else _place(target))
    return "、".join(dict.fromkeys(names))


def _place(target: Target) -> str:
    said = target.as_dict()
    return (said.get("clause") or next(iter(said.values())))[0].lstrip("§")


def _operated(query: Query, opened: Opened, parsed: Parsed, items: Sequence[Item]) -> Answer | None:
    """The result of the operation asked for, None when it does not apply to these figures."""
    operation = query.operation
    sides = partial(two_sides, query, opened, parsed, items)
    column = len({item.fact.metric.rpartition("/")[2] for item in items}) == 1 < len(items)
    together = (column or len(query.targets) > 1) and any(
        m.text in _TOGETHER or (m.kind == "term" and _ADDED in m.text) for m in parsed.matches
    )
    if operation == "value" and together and not beside_whole(query):
        operation = "sum"
    if operation in _ORDERS and len(items) == 2 and parsed.says("operation", "difference"):
        operation = "difference"  # 谁多，多几件
    if operation in _GAP_AND_TIMES and all(parsed.says("operation", name) for name in _GAP_AND_TIMES):
        both = (  # 差多少，是几倍
            compute.difference_of(query, opened, sides()),
            compute.ratio_of(query, opened, sides(), percent=False),
        )
        return joined([answer for answer in both if answer]) if all(both) else None
    if operation == "list" and len(items) == 1 and len(items[0].parts) > 1:
        return _parts(query, opened, items[0])
    made = {
        "average": lambda: average(query, opened, parsed, items),
        "share": lambda: (
            shares_of(query, opened, parsed) if query.shares else share_of(query, opened, parsed, items)
        ),
        "excess": lambda: compute.excess_of(query, opened, _above_base(query, parsed, sides())),
        "change": lambda: compute.change_of(query, opened, items),
        "sum": lambda: None if any(map(_table, query.targets)) else compute.sum_of(query, opened, items),
        "difference": lambda: _gap(query, opened, parsed, items),
        "ratio": lambda: compute.ratio_of(query, opened, _times(query, sides()), percent=False),
        "most": lambda: compute.extreme_of(query, opened, _of_one_kind(items, parsed), most=True),
        "rank": lambda: compute.extreme_of(query, opened, items, most=not query.ascending),
        "compare": lambda: compute.extreme_of(query, opened, items, most=True),
        "least": lambda: compute.extreme_of(query, opened, _of_one_kind(items, parsed), most=False),
    }
    return made[operation]() if operation in made else None


def _times(query: Query, items: Sequence[Item]) -> Sequence[Item]:
    """Two figures as they are held against each other: as they were said, or the larger first."""
    return sorted(items, key=lambda item: -(item.value or 0)) if query.ordered else items


def _above_base(query: Query, parsed: Parsed, items: Sequence[Item]) -> Sequence[Item]:
    """Two figures with the base last: of those spoken of before the smaller, or (少百分之几) the larger."""
    if query.targets_from is not Origin.CARRIED or len(items) != 2:
        return items
    return sorted(items, key=lambda item: item.value or 0, reverse=_LESS.search(parsed.spoken) is None)


def _gap(query: Query, opened: Opened, parsed: Parsed, items: Sequence[Item]) -> Answer | None:
    """How far two figures are apart; of documents made and repealed also which way that is."""
    made = compute.difference_of(query, opened, two_sides(query, opened, parsed, items))
    if made is None or _NET not in parsed.ids("term") or len(items) != 2:
        return made
    new, ended = (item.value or 0 for item in items)
    return (
        made if new == ended else noted(made, say("carried.net_more" if new > ended else "carried.net_less"))
    )


def _table(target: Target) -> bool:
    """Whether the target is a whole table, whose rows hold each other and are not added up."""
    return all(kind == "clause" and parts[0].startswith("§") for kind, parts in target.kinds)


def _divided(query: Query, opened: Opened, parsed: Parsed, items: Sequence[Item]) -> Answer | None:
    """One figure divided by a number that the message says (收费除以12), or its part of it in per cent."""
    base = (_BASE.search(parsed.spoken) or _AMONG.search(parsed.spoken)) if query.rate else None
    if base and len(items) == 1:
        return averages.part_of_said(query, opened, items[0], int(base[1]))
    return averages.divided(query, opened, items[0], parsed) if len(items) == 1 else None


def _of_one_kind(items: Sequence[Item], parsed: Parsed) -> Sequence[Item]:
    """The figures in the unit that is said, else in the commonest: cases are not held against money."""
    units = [item.fact.unit for item in items]
    said = [unit for unit in units if unit and unit in asked_units(parsed)]
    unit = said[0] if said else max(units, key=units.count)
    return items if len(set(units)) < 2 else [item for item in items if item.fact.unit == unit]


def _parts(query: Query, opened: Opened, item: Item) -> Answer:
    """The addends of a computed figure as a list."""
    from bot.answer.cells import printed

    cells = [opened.cells[(part.metric, part.applicant)] for part in item.parts]
    rows = [printed(opened, fact) for fact in cells]
    head = say("value.list", agency=opened.agency, year=opened.year, label=item.label)
    return several(query, opened, rows, head)


def per_item(query: Query, opened: Opened) -> Answer | None:
    """An amount of money divided by the number of items of the same row, where the form prints both."""
    rows = {part for target in query.targets for part in target.as_dict().get("subject", ())}
    named = [metric for metric in opened.metrics if metric.segments[0] in rows]
    counts = [metric for metric in named if metric.segments[-1] == _ITEMS]
    sums = [metric for metric in named if metric.segments[-1] == _AMOUNT]
    if not counts or not sums:
        return None
    items = [cell(opened, metric, None) for metric in (sums[0], counts[0])]
    return averages.quotient(query, opened, [item for item in items if item])


def average(query: Query, opened: Opened, parsed: Parsed, items: Sequence[Item]) -> Answer | None:
    """The mean of several figures, or a year's figure over its months or days."""
    divisors = words()["period_divisor"]
    said = "".join(m.text for m in parsed.matches if (m.kind, m.id) == ("operation", "average"))
    count = next((times for period, times in divisors.items() if period in said), 0)
    count += count == _DAYS and isleap(opened.year)
    if count:
        return averages.average_over(query, opened, items[0], count) if len(items) == 1 else None
    return averages.average_of(query, opened, items)
