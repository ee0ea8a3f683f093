"""Answers that give figures of the statutory tables of one report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answer import compute
from bot.answer.cells import Item, of_selection
from bot.answer.compose import one, several
from bot.answer.phrases import say
from bot.answer.refusing import no, not_in_report
from bot.library import Opened
from bot.types import Answer
from bot.understand.metrics import Selection, Target, candidates, select
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.vocabulary import Term, terms, words
from corpus.vocabulary import TOTAL, metrics

_NEEDS_MORE = ("average", "share", "ratio", "difference", "most", "least")
_PERSONS = frozenset(("几个人", "多少人", "几人", "几家", "多少家", "几户"))
_TOGETHER = frozenset(
    ("总计", "合计", "共计", "累计", "总合计", "一共", "总共", "共", "总", "总数", "总量", "全部")
)
_CLAUSE = "第二十条第（{}）项"
_DECISIONS = "本年处理决定数量"
_INSIDE = re.compile(r"的?(?:里面|里头|当中|之中|里|中)")
# What `whole_of` may take as the base of a share.
_ROUTES = ("未经复议直接起诉", "复议后起诉")
WHOLES = (
    *(f"行政诉讼/{route}/总计" for route in _ROUTES),
    "办理结果/总计",
    "行政复议/总计",
    *(path for path in metrics() if path.endswith(_DECISIONS)),
)


def items_of(target: Target, opened: Opened, applicants: Sequence[str], *, wide: bool = False) -> list[Item]:
    """The figures that a target stands for in a report; empty when it has none."""
    chosen = select(target, opened.metrics, wide=wide)
    if chosen is None:
        return []
    names: Sequence[str | None] = applicants or (None,)
    if not chosen.metrics[0].by_applicant:
        names = (None,)
    return [item for name in names for item in of_selection(opened, chosen, name)]


def _items_asked(parsed: Parsed, items: Sequence[Item]) -> bool:
    """Whether a number of items or receipts is asked of an amount of money."""
    money = any((m.kind == "unit" and m.id == "money") or m.id == "金额" for m in parsed.matches)
    counted = any(m.text[-1] in "项笔种" and m.kind in ("unit", "question") for m in parsed.matches)
    return counted and not money and all(item.fact.unit == "万元" for item in items)


def answer_targets(query: Query, opened: Opened, parsed: Parsed) -> Answer:
    """The answer to a question for table figures in one report."""
    wide = query.operation == "list" and len(query.applicants) < 2
    groups = [items_of(target, opened, query.applicants, wide=wide) for target in query.targets]
    missing = [target for target, items in zip(query.targets, groups, strict=True) if not items]
    if missing and not any(groups):
        return not_in_report(missing[0], opened)
    items = [item for group in groups for item in group]
    if _items_asked(parsed, items):
        return no("no.items", what=items[0].label.split(" › ")[0])
    answer = _operated(query, opened, parsed, items)
    if answer is None and query.operation in _NEEDS_MORE:
        return no("no.per_item" if query.operation == "average" else "no.needs_two")
    if answer is None:
        answer = _plain(query, opened, parsed, items)
    if missing:
        note = not_in_report(missing[0], opened).headline
        answer = _noted(answer, note)
    return answer


def _noted(answer: Answer, note: str) -> Answer:
    from dataclasses import replace

    return replace(answer, notes=(*answer.notes, note))


def _plain(query: Query, opened: Opened, parsed: Parsed, items: Sequence[Item]) -> Answer:
    if len(items) == 1:
        answer = one(query, opened, items[0], premise(parsed, items[0]))
        unit = other_unit(parsed, items[0])
        return compute.converted(items[0], answer, unit) if unit else answer
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


def premise(parsed: Parsed, item: Item) -> tuple[str, ...]:
    """That a number in the question is not the one printed; that decisions are not persons."""
    said = [n for n in parsed.numbers if n.unit not in ("", "个", "倍", "%", "页")]
    if said and item.value is not None and all(item.value not in (n.value, n.scaled) for n in said):
        return (say("value.premise"),)
    persons = any((m.kind == "unit" and m.id == "person") or m.text in _PERSONS for m in parsed.matches)
    return (say("value.persons"),) if persons and item.fact.metric.endswith("处理决定数量") else ()


def other_unit(parsed: Parsed, item: Item) -> str:
    """The unit of money asked for when the form prints 万元; '' otherwise."""
    if item.fact.unit != "万元":
        return ""
    said = {m.text for m in parsed.matches if m.kind in ("unit", "term", "question", "operation")}
    if any(word.endswith(("亿元", "亿")) for word in said):
        return "亿元"
    yuan = any(word.endswith(("元", "块", "块钱")) and not word.endswith(("万元", "万块")) for word in said)
    return "元" if yuan else ""


def _operated(query: Query, opened: Opened, parsed: Parsed, items: Sequence[Item]) -> Answer | None:
    """The result of the operation asked for, None when it does not apply to these figures."""
    operation = query.operation
    if operation == "value" and len(query.targets) > 1 and any(m.text in _TOGETHER for m in parsed.matches):
        operation = "sum"
    if operation == "list" and len(items) == 1 and len(items[0].parts) > 1:
        return _parts(query, opened, items[0])
    made = {
        "average": lambda: average(query, opened, parsed, items),
        "share": lambda: _share(
            query,
            opened,
            _ordered(parsed, query, opened, items),
            _clause(parsed, opened) or _group(parsed, items, opened),
        ),
        "sum": lambda: compute.sum_of(query, opened, items),
        "difference": lambda: compute.difference_of(query, opened, items),
        "ratio": lambda: compute.ratio_of(query, opened, items, percent=False),
        "most": lambda: compute.extreme_of(query, opened, items, most=True),
        "rank": lambda: compute.extreme_of(query, opened, items, most=not query.ascending),
        "compare": lambda: compute.extreme_of(query, opened, items, most=True),
        "least": lambda: compute.extreme_of(query, opened, items, most=False),
    }
    return made[operation]() if operation in made else None


def _parts(query: Query, opened: Opened, item: Item) -> Answer:
    """The addends of a computed figure as a list."""
    from bot.answer.cells import printed

    cells = [opened.cells[(part.metric, part.applicant)] for part in item.parts]
    rows = [printed(opened, fact) for fact in cells]
    head = say("value.list", agency=opened.agency, year=opened.year, label=item.label)
    return several(query, opened, rows, head)


def average(query: Query, opened: Opened, parsed: Parsed, items: Sequence[Item]) -> Answer | None:
    """The mean of several figures, or a year's figure over its months or days."""
    divisors = words()["period_divisor"]
    said = [m.text for m in parsed.matches if m.kind == "operation" and m.text in divisors]
    if len(items) == 1 and said:
        return compute.average_over(query, opened, items[0], divisors[said[0]])
    return compute.average_of(query, opened, items)


def _clause(parsed: Parsed, opened: Opened) -> Item | None:
    """The sum of the rows of a clause that a share is said to be of (占第六项两行合计)."""
    facets = [_CLAUSE.format(r.facet) if r.kind == "item" else r.facet for r in parsed.references]
    rows = items_of(Target.of({"clause": (facets[-1],)}), opened, ()) if facets else []
    return _sum_item(rows) if len(rows) > 1 else None


def _group(parsed: Parsed, items: Sequence[Item], opened: Opened) -> Item | None:
    """The sum of the group of rows that a share is said to be of (不予公开里国家秘密占几成)."""
    if len(items) != 1:
        return None
    known = terms()
    within = (m for m in parsed.matches if m.kind == "term" and _INSIDE.match(parsed.spoken, m.end))
    groups = (items_of(Target.of(known[m.id].kinds), opened, ()) for m in within)
    sums = (one[0] for one in groups if len(one) == 1 and len({part.metric for part in one[0].parts}) > 1)
    return next((one for one in sums if items[0].fact.metric in {part.metric for part in one.parts}), None)


def _share(query: Query, opened: Opened, items: Sequence[Item], clause: Item | None) -> Answer | None:
    """What part the first figure is of the second, or of the natural whole when only one is named."""
    if len(items) == 2:
        return compute.ratio_of(query, opened, items, percent=True)
    if len(items) == 1:
        whole = clause or whole_of(items[0], opened)
        return compute.ratio_of(query, opened, (items[0], whole), percent=True) if whole else None
    if len(items) > 2:
        return compute.ratio_of(query, opened, (items[0], _sum_item(items)), percent=True)
    return None


def _ordered(parsed: Parsed, query: Query, opened: Opened, items: Sequence[Item]) -> Sequence[Item]:
    """The items of a share with the part first: what is named right before 占, then what it is a part of."""
    cut = next((m.start for m in parsed.matches if m.kind == "operation" and m.text.startswith("占")), None)
    if _part_of(query):
        return items
    if cut is None or len(query.targets) != len(items) or len(items) < 2:
        return items
    known = terms()
    said = [m for m in parsed.matches if m.kind == "term"]
    before = [m for m in said if m.start < cut]
    after = {index for m in said if m.start > cut for index in _meant(known[m.id], query)}
    if "合" in parsed.spoken[max(0, cut - 1) : cut + 2] and after and len(before) > 1:
        of = [item for index, item in enumerate(items) if index not in after]
        return [_sum_item(of), *(item for index, item in enumerate(items) if index in after)]
    within = len(before) > 1 and "在" in parsed.spoken[before[0].end : before[1].start]
    named = before[0 if within else -1] if before else None
    part = next(iter(_meant(known[named.id], query)), 0) if named else 0
    whole = [item for index, item in enumerate(items) if index in after and index != part]
    return [items[part], *(whole or [_sum_item(items)])]


def _part_of(query: Query) -> bool:
    """Whether the first of two targets names rows below those of the second."""
    rows = [set(candidates(target)) for target in query.targets]
    return len(rows) == 2 and rows[0] < rows[1]


def _meant(term: Term, query: Query) -> list[int]:
    """The targets that a term is part of."""
    return [
        index
        for index, target in enumerate(query.targets)
        if all(target.as_dict().get(kind) == parts for kind, parts in term.kinds.items())
    ]


def _sum_item(items: Sequence[Item]) -> Item:
    from bot.answer.cells import total

    made = total(items, "合计", " + ".join(item.fact.metric for item in items), None)
    assert made is not None
    return made


def whole_of(item: Item, opened: Opened) -> Item | None:
    """The natural base of a share: the applicant's row total, all results, all decisions, the case total."""
    metric, applicant = item.fact.metric, item.fact.applicant
    if applicant and applicant != TOTAL:
        return _found(metric, TOTAL, opened)
    official = metrics().get(metric)
    if metric.endswith(_DECISIONS):
        rows = [_found(m.path, None, opened) for m in opened.metrics if m.path.endswith(_DECISIONS)]
        return _sum_item([row for row in rows if row])
    if applicant == TOTAL and (official is None or official.label.startswith("三、")):
        return _found("办理结果/总计", TOTAL, opened)
    if metric.startswith("行政复议/"):
        return _found("行政复议/总计", None, opened)
    if metric.startswith("行政诉讼/"):
        route = next((part for part in metric.split("/") if part in _ROUTES), "")
        rows = [_found(f"行政诉讼/{name}/总计", None, opened) for name in _ROUTES if route in ("", name)]
        known = [row for row in rows if row]
        return (known[0] if route else _sum_item(known)) if len(known) == len(rows) else None
    return None


def _found(metric: str, applicant: str | None, opened: Opened) -> Item | None:
    official = metrics().get(metric)
    if official is None:
        return None
    items = of_selection(opened, Selection((official,)), applicant)
    return items[0] if items else None
