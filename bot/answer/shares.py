"""What part a figure is of a whole: which figure is the part, and of what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answer import averages, compute
from bot.answer.cells import Item, of_selection, plain, total
from bot.answer.compose import joined
from bot.answer.items import ROUTES, items_of
from bot.library import Opened
from bot.types import Answer
from bot.understand.figures import Named
from bot.understand.for_so_many import for_so_many
from bot.understand.metrics import Selection, candidates
from bot.understand.parse import Parsed
from bot.understand.proportions import Share
from bot.understand.query import Origin, Query
from corpus.vocabulary import TOTAL, metrics

_DECISIONS = "本年处理决定数量"
_AGAINST = re.compile("[是比占顶抵除÷减]|相当于")
_ADDED = re.compile(r"[+加]")
_TO_HANDLE = ("本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量")
_OF_ALL = ("办理结果/总计", "结转下年度继续办理")  # which are parts of what there is to handle
# What `whole_of` may take as the base of a share.
WHOLES = (
    *(f"行政诉讼/{route}/总计" for route in ROUTES),
    "办理结果/总计",
    *_TO_HANDLE,
    "行政复议/总计",
    *(path for path in metrics() if path.endswith(_DECISIONS)),
)


def shares_of(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """What part each is of its whole, in per cent or for so many of it; None where one cannot be told."""
    pairs = [pair_of(one, opened) for one in query.shares]
    count = for_so_many(parsed).number
    if not count or parsed.says("operation", "share"):
        return compute.ratios_of(query, opened, pairs)
    made = [averages.for_every(query, opened, pair, count) for pair in pairs if pair]
    answers = [answer for answer in made if answer]
    return joined(answers) if answers and len(answers) == len(pairs) else None


def pair_of(share: Share, opened: Opened) -> tuple[Item, Item] | None:
    """The part and its whole in a report; None where one of them is not in it, or prints no number."""
    parts, base = (_figures(side, opened) for side in (share.parts, share.base))
    part = _together(parts)
    whole = _together(base) if share.base else _natural(parts, opened)
    return (part, whole) if part and whole and key_of(part) != key_of(whole) else None


def _figures(named: Sequence[Named], opened: Opened) -> list[Item]:
    """The figures named, each once; none where a report lacks one of them."""
    each = [items_of(one.target, opened, one.applicants) for one in named]
    found = {key_of(item): item for items in each for item in items}
    return list(found.values()) if all(each) else []


def _together(items: Sequence[Item]) -> Item | None:
    return items[0] if len(items) == 1 else sum_item(items) if items else None


def _natural(items: Sequence[Item], opened: Opened) -> Item | None:
    """The natural whole of figures that all have the same."""
    wholes = [whole_of(item, opened) for item in items]
    known = {key_of(whole): whole for whole in wholes if whole}
    return next(iter(known.values())) if len(known) == 1 and all(wholes) else None


def key_of(item: Item) -> tuple[str, str | None]:
    """What tells a figure from others of its report."""
    return item.fact.metric, item.fact.applicant


def _both(one: Item | None, other: Item | None, items: Sequence[Item]) -> Sequence[Item]:
    """The two sides of a share; the figures as they are where blanks leave one of them without a number."""
    return (one, other) if one and other else items


def share_of(query: Query, opened: Opened, parsed: Parsed, items: Sequence[Item]) -> Answer | None:
    """What part one figure is of its natural whole, or of another that was spoken of before."""
    if len(items) == 1:
        whole = None if _base_alone(parsed) else whole_of(items[0], opened)
        own = whole is None or key_of(whole) == key_of(items[0])
        return None if own or not whole else compute.ratio_of(query, opened, (items[0], whole), percent=True)
    if query.rate and len(parsed.ids("term")) + len(query.applicants) > 1:
        part = _inside_other(items, opened) if len(items) == 2 else None
        if part is None:
            return None  # several are named, and which is the part was not understood
        items = (items[part], items[1 - part])
    elif len(items) == 2 and not _part_of(query):
        part = _inside_other(items, opened)
        if part is None and query.targets_from is Origin.CARRIED:
            part = _smaller(items)  # 占几成 behind two figures
        items = items if part is None else (items[part], items[1 - part])
    return compute.ratio_of(query, opened, items, percent=True)


def _base_alone(parsed: Parsed) -> bool:
    """Whether only the base of a share is named (给出去的占办结的多少), and its part was not understood."""
    marks = [m for m in parsed.matches if (m.kind, m.id) == ("operation", "share") and m.text == "占"]
    named = [m.start for m in parsed.matches if m.kind in ("term", "applicant")]
    before = parsed.spoken[: marks[0].start].strip("\0那它这其都") if marks else ""
    return bool(before) and len(named) == 1 and named[0] >= marks[0].end


def two_sides(query: Query, opened: Opened, parsed: Parsed, items: Sequence[Item]) -> Sequence[Item]:
    """Three and more figures as the two that are held against each other (许可是处罚和强制之和的几倍)."""
    known = pair_of(query.shares[0], opened) if len(query.shares) == 1 and query.shares[0].base else None
    if known:
        return known
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
        base = whole_of(item, opened)
        if base and key_of(base) == key_of(items[1 - index]):
            return index
    return None


def _smaller(items: Sequence[Item]) -> int:
    """Which of two figures is the smaller, and so the part where the message does not say."""
    return 0 if (items[0].value or 0) <= (items[1].value or 0) else 1


def sum_item(items: Sequence[Item]) -> Item | None:
    """Their sum, called by its addends; None where one is blank."""
    heads = [item.label.split(" › ")[0] for item in items]
    names = heads if len(set(heads)) == len(heads) else [item.label for item in items]
    added = " + ".join(f"{name} {plain(item.value or 0)}" for name, item in zip(names, items, strict=True))
    made = total(items, f"合计（{added}）", " + ".join(item.fact.metric for item in items), None)
    named = tuple(item.fact for item in items if item.fact.derived)  # in the label, with numbers
    return replace(made, beside=(*named, *made.beside)) if made else None


def whole_of(item: Item, opened: Opened) -> Item | None:
    """The natural base of a share: the applicant's row total, all results, all decisions, the case total."""
    metric, applicant = item.fact.metric, item.fact.applicant
    official = metrics().get(metric)
    if applicant and applicant != TOTAL:
        return _found(metric, TOTAL, opened) if official else _of_all_applicants(item, opened)
    if metric.endswith(_DECISIONS):
        rows = [_found(m.path, None, opened) for m in opened.metrics if m.path.endswith(_DECISIONS)]
        return sum_item([row for row in rows if row])
    if metric in _OF_ALL or (applicant == TOTAL and (official is None or official.label.startswith("三、"))):
        paths = _TO_HANDLE if metric in _OF_ALL else ("办理结果/总计",)
        every = [one for path in paths if (one := _found(path, TOTAL, opened))]
        return None if len(every) < len(paths) else every[0] if len(every) == 1 else sum_item(every)
    if metric.startswith("行政复议/"):
        return _found("行政复议/总计", None, opened)
    if metric.startswith("行政诉讼/"):
        result = not metric.endswith(f"/{TOTAL}")
        route = next((part for part in metric.split("/") if result and part in ROUTES), "")
        rows = [_found(f"行政诉讼/{name}/总计", None, opened) for name in ROUTES if route in ("", name)]
        known = [row for row in rows if row]
        return (known[0] if route else sum_item(known)) if len(known) == len(rows) else None
    return None


def _of_all_applicants(item: Item, opened: Opened) -> Item | None:
    """The sum of the same rows over all applicants, of a figure added up for one kind of them."""
    known = metrics()
    rows = tuple(known[part.metric] for part in item.parts if part.metric in known)
    made = of_selection(opened, Selection(rows, summed=True), TOTAL) if len(rows) > 1 else []
    return made[0] if len(made) == 1 else None


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
