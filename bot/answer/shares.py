"""What part a figure is of a whole: which figure is the part, and of what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.answer import compute
from bot.answer.cells import Item, of_selection, plain, total
from bot.answer.compose import joined
from bot.answer.items import ROUTES, items_of
from bot.library import Opened
from bot.types import Answer
from bot.understand.lexicon import Match
from bot.understand.metrics import Selection, Target, candidates
from bot.understand.operations import per_hundred
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.vocabulary import Term, terms
from corpus.vocabulary import TOTAL, metrics

_CLAUSE = "第二十条第（{}）项"
_DECISIONS = "本年处理决定数量"
_AGAINST = re.compile("[是比占顶抵除÷减]|相当于")
_TOGETHER = ("合", "之和", "总和", "加起来", "加一起", "加在一起", "相加", "共")
_RATE = "率"
_NOTHING = re.compile(r"(?:[,，]|[两三]者|[两三]项|[两三]个|[两三]类|[两三]样|都|的|件?数量?)*")
_ADDED = re.compile(r"[+加]")
_JOINED = re.compile(r"[+加和与跟及、]|加上|以及")
_INSIDE = re.compile(r"的?(?:里面|里头|当中|之中|里|中)")
# What `whole_of` may take as the base of a share.
_APPLICATIONS = ("本年新收政府信息公开申请数量", "办理结果/总计", "收到申请数", "申请答复数", "申请办结数")
WHOLES = (
    *(f"行政诉讼/{route}/总计" for route in ROUTES),
    "办理结果/总计",
    "行政复议/总计",
    *(path for path in metrics() if path.endswith(_DECISIONS)),
)


_SUMMED = re.compile(r"(?:这个数|这数|合计|之和|加起来|合起来|总和|两项|两者|二者)(?=是|为|相当于)")


def base_said(parsed: Parsed, items: Sequence[Item], opened: Opened) -> Item | None:
    """The whole that the message names beside the part: a clause, or the group of rows it is in."""
    return _clause(parsed, opened) or _group(parsed, items, opened)


def _clause(parsed: Parsed, opened: Opened) -> Item | None:
    """The sum of the rows of a clause that a share is said to be of (占第六项两行合计)."""
    facets = [_CLAUSE.format(r.facet) if r.kind == "item" else r.facet for r in parsed.references]
    rows = items_of(Target.of({"clause": (facets[-1],)}), opened, ()) if facets else []
    return sum_item(rows) if len(rows) > 1 else None


def _group(parsed: Parsed, items: Sequence[Item], opened: Opened) -> Item | None:
    """The sum of the group of rows that a share is said to be of (不予公开里国家秘密占几成)."""
    if len(items) != 1:
        return None
    known = terms()
    within = (m for m in parsed.matches if m.kind == "term" and _INSIDE.match(parsed.spoken, m.end))
    groups = (items_of(Target.of(known[m.id].kinds), opened, ()) for m in within)
    sums = (one[0] for one in groups if len(one) == 1 and len({part.metric for part in one[0].parts}) > 1)
    return next((one for one in sums if items[0].fact.metric in {part.metric for part in one.parts}), None)


def each_rate(query: Query, opened: Opened, parsed: Parsed, items: Sequence[Item]) -> Answer | None:
    """The rate of every figure named, each of its own whole (维持率和纠错率); None where one is asked."""
    if len(items) < 2 or parsed.spoken.count(_RATE) < len(items):
        return None
    pairs = [(item, whole) for item in items if (whole := whole_of(item, opened))]
    made = [compute.ratio_of(query, opened, pair, percent=True) for pair in pairs]
    answers = [answer for answer in made if answer]
    return joined(answers) if len(answers) == len(items) else None


def share_of(query: Query, opened: Opened, items: Sequence[Item], clause: Item | None) -> Answer | None:
    """What part the first figure is of the second, or of the natural whole when only one is named."""
    if len(items) == 2:
        part = _inside_other(items, opened)
        items = items if part is None else (items[part], items[1 - part])
        return compute.ratio_of(query, opened, items, percent=True)
    if len(items) == 1:
        whole = clause or whole_of(items[0], opened)
        own = whole is not None and whole.fact.metric == items[0].fact.metric
        itself = own and whole is not None and whole.fact.applicant == items[0].fact.applicant
        return (
            compute.ratio_of(query, opened, (items[0], whole), percent=True) if whole and not itself else None
        )
    if len(items) > 2:
        whole = sum_item(items)
        return compute.ratio_of(query, opened, (items[0], whole), percent=True) if whole else None
    return None


def in_order(parsed: Parsed, query: Query, opened: Opened, items: Sequence[Item]) -> Sequence[Item]:
    """The items of a share with the part first: what is named right before 占, then what it is a part of."""
    if per_hundred(parsed) and len(items) == 2:
        return items[::-1]
    ordered = _part_of(query) or (len(items) == 2 and _inside_other(items, opened) is not None)
    if ordered or len(query.targets) != len(items) or len(items) < 2:
        return items
    cut = next((m.start for m in parsed.matches if m.kind == "operation" and m.text.startswith("占")), None)
    together = _SUMMED.search(parsed.spoken)
    cut = together.end() if together and cut is None else cut
    said = [m for m in parsed.matches if m.kind == "term"]
    behind = cut is not None and any(m.start > cut for m in said)
    base = _whole_named(query, said, parsed, items) if len(items) == 2 and not behind else None
    if base is not None:
        return items[1 - base], items[base]
    return items if cut is None else _around(cut, parsed, query, opened, items)


def _around(cut: int, parsed: Parsed, query: Query, opened: Opened, items: Sequence[Item]) -> Sequence[Item]:
    """What stands before 占 and what stands behind it: rows, or sums of rows that are named together."""
    known = terms()
    said = [m for m in parsed.matches if m.kind == "term"]
    before = [m for m in said if m.start < cut]
    after = {index for m in said if m.start > cut for index in _meant(known[m.id], query)}
    within = len(before) > 1 and "在" in parsed.spoken[before[0].end : before[1].start]
    joint = _SUMMED.search(parsed.spoken) is not None or _joint(before, parsed, cut)
    if len(before) > 1 and not within and joint:
        return _jointly(before, after, query, opened, items)
    named = before[0 if within else -1] if before else None
    part = next(iter(_meant(known[named.id], query)), 0) if named else 0
    summed = len(after) > 1 and any(word in parsed.spoken[cut:] for word in _TOGETHER)  # 占许可和处罚之和
    of = [item for index, item in enumerate(items) if index in after and (summed or index != part)]
    if len(of) > 1 and not summed:
        return [items[part], *of]
    return _both(items[part], of[0] if of and not summed else sum_item(of or items), items)


def _joint(rows: Sequence[Match], parsed: Parsed, cut: int) -> bool:
    """Whether the rows before 占 are one part together (许可和处罚占, 许可、处罚合起来占)."""
    behind = parsed.spoken[rows[-1].end : cut + 2] if rows else ""
    between = [parsed.spoken[one.end : other.start] for one, other in pairwise(rows)]
    joined = all(_JOINED.fullmatch(text) for text in between) and _NOTHING.fullmatch(behind[:-2])
    return bool(joined) or any(word in behind for word in _TOGETHER)


def _jointly(
    rows: Sequence[Match], after: set[int], query: Query, opened: Opened, items: Sequence[Item]
) -> Sequence[Item]:
    """The sum of several rows and what it is a part of: the row named behind, else their natural whole."""
    known = terms()
    inside = {index for row in rows for index in _meant(known[row.id], query)}
    part = sum_item([items[index] for index in sorted(inside)])
    rest = [item for index, item in enumerate(items) if index not in inside]
    whole = rest[0] if rest and after else whole_of(items[min(inside)], opened)
    natural = part and whole and (rest or len(whole.parts) > len(part.parts))
    return _both(part, whole, items) if natural else _both(items[max(inside)], part, items)


def _whole_named(query: Query, said: Sequence[Match], parsed: Parsed, items: Sequence[Item]) -> int | None:
    """Which of two figures is the whole: what is named before 里, else all applications beside a result."""
    known = terms()
    inside = [m for m in said if _INSIDE.match(parsed.spoken, m.end)]
    if inside and any(_JOINED.fullmatch(parsed.spoken[m.end : inside[0].start]) for m in said):
        return None  # 处罚加强制里
    if inside and (named := _meant(known[inside[0].id], query)):
        return named[0]
    totals = [index for index, item in enumerate(items) if item.fact.metric in _APPLICATIONS]
    return totals[0] if len(totals) == 1 else None


def _both(one: Item | None, other: Item | None, items: Sequence[Item]) -> Sequence[Item]:
    """The two sides of a share; the figures as they are where blanks leave one of them without a number."""
    return (one, other) if one and other else items


def two_sides(parsed: Parsed, items: Sequence[Item]) -> Sequence[Item]:
    """Three and more figures as the two that are held against each other (许可是处罚和强制之和的几倍)."""
    said = [m for m in parsed.matches if m.kind == "term"]
    if len(items) < 3 or len(said) != len(items):
        return items
    between = [parsed.spoken[one.end : other.start] for one, other in pairwise(said)]
    if _AGAINST.search(between[0]) and not any(map(_AGAINST.search, between[1:])):
        return _both(items[0], sum_item(items[1:]), items)
    if _AGAINST.search(between[-1]) and not any(map(_AGAINST.search, between[:-1])):
        return _both(sum_item(items[:-1]), items[-1], items)
    added = [bool(_ADDED.search(part)) for part in between]
    if len(added) == 2 and added[0] != added[1]:  # 许可与处罚加强制之比
        first, rest = ([items[0]], items[1:]) if added[1] else (items[:2], items[2:])
        return _both(sum_item(first), sum_item(rest), items)
    return _both(items[0], sum_item(items[1:]), items) if all("减" in part for part in between) else items


def _inside_other(items: Sequence[Item], opened: Opened) -> int | None:
    """Which of two figures is a part of the other, however they are ordered (办结的申请里予以公开占多少)."""
    for index, item in enumerate(items):
        base, other = whole_of(item, opened), items[1 - index].fact
        if base and (base.fact.metric, base.fact.applicant) == (other.metric, other.applicant):
            return index
    return None


def _meant(term: Term, query: Query) -> list[int]:
    """The targets that a term is part of."""
    return [
        index
        for index, target in enumerate(query.targets)
        if all(target.as_dict().get(kind) == parts for kind, parts in term.kinds.items())
    ]


def sum_item(items: Sequence[Item]) -> Item | None:
    """Their sum, called by its addends; None where one is blank."""
    heads = [item.label.split(" › ")[0] for item in items]
    names = heads if len(set(heads)) == len(heads) else [item.label for item in items]
    added = " + ".join(f"{name} {plain(item.value or 0)}" for name, item in zip(names, items, strict=True))
    return total(items, f"合计（{added}）", " + ".join(item.fact.metric for item in items), None)


def whole_of(item: Item, opened: Opened) -> Item | None:
    """The natural base of a share: the applicant's row total, all results, all decisions, the case total."""
    metric, applicant = item.fact.metric, item.fact.applicant
    if applicant and applicant != TOTAL:
        return _found(metric, TOTAL, opened)
    official = metrics().get(metric)
    if metric.endswith(_DECISIONS):
        rows = [_found(m.path, None, opened) for m in opened.metrics if m.path.endswith(_DECISIONS)]
        return sum_item([row for row in rows if row])
    if applicant == TOTAL and (official is None or official.label.startswith("三、")):
        return _found("办理结果/总计", TOTAL, opened)
    if metric.startswith("行政复议/"):
        return _found("行政复议/总计", None, opened)
    if metric.startswith("行政诉讼/"):
        route = next((part for part in metric.split("/") if part in ROUTES), "")
        rows = [_found(f"行政诉讼/{name}/总计", None, opened) for name in ROUTES if route in ("", name)]
        known = [row for row in rows if row]
        return (known[0] if route else sum_item(known)) if len(known) == len(rows) else None
    return None


def _found(metric: str, applicant: str | None, opened: Opened) -> Item | None:
    official = metrics().get(metric)
    if official is None:
        return None
    items = of_selection(opened, Selection((official,)), applicant)
    return items[0] if items else None


def _part_of(query: Query) -> bool:
    """Whether the first of two targets names rows below those of the second."""
    rows = [set(candidates(target)) for target in query.targets]
    return len(rows) == 2 and rows[0] < rows[1]
