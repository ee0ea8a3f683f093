"""What a message leaves unsaid and the conversation before it supplies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understand.applicants import of_applicants
from bot.understand.ellipsis import among_them, elliptical
from bot.understand.leaning import counts_people, leans
from bot.understand.metrics import Target, candidates, facets
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.several_meant import meant_on
from bot.understand.shared_on import measured_alike, of_another, on_in_columns, part_of_it
from bot.understand.side_by_side import turned
from bot.understand.totals import is_total, rows_of
from bot.understand.vocabulary import terms, words
from corpus.vocabulary import TOTAL

_HELD = re.compile(r"[\d百千万亿]")
_ALONE = re.compile("[光只单][说看讲算报]")
_ENDS = frozenset(("上年结转政府信息公开申请数量", "结转下年度继续办理"))


def follow(query: Query, parsed: Parsed, before: Query) -> Query:
    """What an elliptical message leaves unsaid is taken from the question before."""
    query = meant_on(query, parsed, before)
    if of_applicants(parsed, before):
        shared = before.rate and not parsed.says("unit")
        query = query._replace(targets=before.targets, targets_from=Origin.CARRIED)
        return measured_alike(query._replace(operation=before.operation) if shared else query, before)
    on = elliptical(parsed) or _numbered(parsed) or query.narrows(before)
    if not on or (query.topics and not query.targets):
        return _completed(query, parsed, before)
    among = among_them(parsed) and not before.wide  # 其中许可最多的是谁, of bodies
    if query.targets and not query.applicants and among and _same_rows(query, before):
        query = query._replace(targets=(), shares=(), strayed=True)  # 里面罚款的占几成, of penalties
    elif query.targets and not _numbered(parsed):
        query = query if _whole(parsed) else _joined(query, parsed, before)
        if among and before.targets and not _below(query, before):
            query = query._replace(targets=(), shares=(), strayed=True)  # 里面撤销的, of reviews
    elif _numbered(parsed) or ((_goes_on(parsed, before) or query.narrows(before)) and not query.conflict):
        query = _carried(query, parsed, before)
    elif before.targets and not query.conflict:
        query = query._replace(strayed=True)
    query = measured_alike(query, before, counted=parsed.says("unit") or _whole(parsed))
    about = [metric for target in query.targets for metric in candidates(target)]
    carries = before.applicants and not query.applicants and not _whole(parsed)
    if carries and any(metric.by_applicant for metric in about):
        query = query._replace(applicants=before.applicants, applicants_from=Origin.CARRIED)
    return on_in_columns(query, before)


def _goes_on(parsed: Parsed, before: Query) -> bool:
    """Whether the rows spoken of before are meant on, also where a weak word narrows them."""
    return leans(parsed, weak=bool(_weakly(parsed, before.targets)))


def within_year(query: Query) -> Query:
    """The query; growth from what came into a year to what is carried out of it is asked of one report."""
    rows = frozenset().union(*map(rows_of, query.targets))
    ends = query.operation in ("growth", "excess") and rows == _ENDS
    return query._replace(operation="change") if ends else query


def _joined(query: Query, parsed: Parsed, before: Query) -> Query:
    """The rows said, with what those spoken of before tell of them, unless these are a part of those."""
    if part_of_it(query, parsed):
        return query
    spoken = _totals(before.targets) if _narrowed(before) else before.targets
    spoken = _of_items(spoken) if _counts_decisions(parsed) else spoken
    rows = tuple(dict.fromkeys(_merge(one, spoken) for one in query.targets))
    return of_another(query._replace(targets=rows), parsed, before)


def _carried(query: Query, parsed: Parsed, before: Query) -> Query:
    """The query about the rows spoken of before, combined as they were unless it says how."""
    carried = _nth(parsed, before.targets) or _clauses(parsed, before.targets)
    carried = carried or query.targets or _weakly(parsed, before.targets)
    carried = carried or (_totals(before.targets) if _whole(parsed) and not before.wide else before.targets)
    if _whole(parsed) and carried == before.targets and _add_up(before.recent[-2:]) and not query.applicants:
        query = query._replace(operation="sum" if query.operation == "value" else query.operation)
    if len(carried) == 2 and turned(parsed):
        carried = carried[::-1]
    query = query._replace(targets=carried, targets_from=Origin.CARRIED, conflict=())
    bodies = before.wide and query.agencies
    held = _HELD.search(parsed.spoken)  # 过千万了没 asks about the figure, not about the result
    others = query.applicants and not before.rate
    alone = before.operation == "growth" and _ALONE.search(parsed.spoken)  # 那就光说2023年
    if query.operation == "value" and not (_converts(parsed) or held or others or bodies or alone):
        query = query._replace(
            operation=before.operation,
            ascending=query.ascending or before.ascending,
            parts=query.parts or before.parts,
        )
    elsewhere = before.targets or counts_people(parsed)  # 干这个工作的有几个人
    return query if elsewhere else query._replace(topics=before.topics)


def undivided(query: Query, parsed: Parsed) -> Query:
    """The query, in conflict where rows are not kept by the applicants asked for (个人的呢 after reviews)."""
    about = [metric for target in query.targets for metric in candidates(target)]
    asked = tuple(name for name in parsed.ids("applicant") if name != TOTAL)
    kept = not about or any(metric.by_applicant for metric in about)
    carried = query.targets_from is Origin.CARRIED
    return query._replace(conflict=asked) if carried and asked and not kept else query


def _numbered(parsed: Parsed) -> bool:
    """Whether rows are named by nothing but their numbers."""
    kinds = {reference.kind for reference in parsed.references}
    return kinds == {"item"} and not parsed.says("term")


def _nth(parsed: Parsed, before: Sequence[Target]) -> tuple[Target, ...]:
    """The row of the group spoken of before that is named by its number (第三项呢)."""
    if len(before) != 1 or not _numbered(parsed):
        return ()
    group = Target.of({kind: parts for kind, parts in before[0].kinds if kind != "reason"})
    names = list(dict.fromkeys(m.segments[-1] for m in candidates(group) if m.by_applicant))
    number = "一二三四五六七八九".index(parsed.references[0].facet)
    if number >= len(names) or len(names) < 2:
        return ()
    return (Target.of({**group.as_dict(), "reason": (names[number],)}),)


def _clauses(parsed: Parsed, before: Sequence[Target]) -> tuple[Target, ...]:
    """The items of article 20 that are named after one of them (第（五）项 after 第（六）项)."""
    rows = [metric for target in before for metric in candidates(target)]
    if not rows or not all("§表二" in facets(metric) for metric in rows):
        return ()
    items = [r.facet for r in parsed.references if r.kind == "item"]
    return tuple(Target.of({"clause": (f"第二十条第（{item}）项",)}) for item in items)


def _weakly(parsed: Parsed, before: Sequence[Target]) -> tuple[Target, ...]:
    """The row spoken of before in the column, or with the result, that a weak word names (当年新出的)."""
    named = (terms()[name].kinds for name in parsed.ids("weak"))
    for kinds in named if len(before) == 1 else ():
        made = Target.of({**before[0].as_dict(), **kinds})
        if set(kinds) <= {"measure", "result"} and candidates(made):
            return (made,)
    return ()


def _totals(before: Sequence[Target]) -> tuple[Target, ...]:
    """The targets without the result that narrowed them."""
    return tuple(Target.of({k: v for k, v in target.kinds if k != "result"}) for target in before)


def _narrowed(before: Query) -> bool:
    """Whether the row spoken of is a result of the one asked for before it (其中被纠正的)."""
    whole = before.recent[-2:-1]
    return bool(whole) and whole != before.targets and whole == _totals(before.targets)


def _completed(query: Query, parsed: Parsed, before: Query) -> Query:
    """A result or column without its row (被纠正的有几件) belongs to the row spoken of before.

    So does what is done for the reason spoken of before (拿这个理由不给看的).
    """
    pointed = any(word in parsed.text for word in words()["pointing"]["reason"])
    if not pointed and any(
        "subject" in target.as_dict() or "clause" in target.as_dict() for target in query.targets
    ):
        return query
    merged = tuple(dict.fromkeys(_merge(target, before.targets) for target in query.targets))
    return query._replace(targets=merged)


def _whole(parsed: Parsed) -> bool:
    return any(match.text in words()["totals"]["words"] for match in parsed.matches)


def _converts(parsed: Parsed) -> bool:
    """Whether the figure is only asked for in another unit (折算成亿元)."""
    return any(word in parsed.text for word in ("折算", "换算", "折合", "折成"))


def _merge(target: Target, before: Sequence[Target]) -> Target:
    """The target with the kinds that the earlier one said and this one does not, as far as they still fit."""
    shared = _shared(before)
    said = target.as_dict()
    extra = {kind: parts for kind, parts in shared.items() if kind not in said}
    if "subject" in said:
        extra.pop("channel", None)  # 申请总数 behind 网上申请的
    if "subject" in said and said["subject"] != shared.get("subject"):
        extra = {kind: parts for kind, parts in extra.items() if kind in ("measure", "result", "route")}
    merged = Target.of({**said, **extra})
    return merged if extra and candidates(merged) else target


def _same_rows(query: Query, before: Query) -> bool:
    """Whether the rows said are those spoken of before, of which they can be no part."""
    rows = [frozenset().union(*map(rows_of, one.targets)) for one in (query, before)]
    return rows[0] == rows[1]


def _below(query: Query, before: Query) -> bool:
    """Whether columns or results that are named without a row are of the rows spoken of before."""
    spoken = frozenset(metric for target in before.targets for metric in candidates(target))
    bare = [one for one in query.targets if not {"subject", "clause"} & set(one.as_dict())]
    return all(spoken & set(candidates(one)) for one in bare)


def _add_up(rows: Sequence[Target]) -> bool:
    """Whether two rows asked for one after the other stand side by side (一共 behind both routes)."""
    if len(rows) != 2 or is_total(rows[0]) is not is_total(rows[1]):
        return False
    one, other = (row.as_dict() for row in rows)
    differing = [kind for kind in one if one[kind] != other.get(kind)]
    return set(one) == set(other) and len(differing) == 1


def _counts_decisions(parsed: Parsed) -> bool:
    """Whether decisions are to be counted, and no items of a list (罚单, 多少件)."""
    return any(word in parsed.text for word in words()["decided"]["words"])


def _of_items(targets: Sequence[Target]) -> tuple[Target, ...]:
    """The targets without a column that counts items of a list."""
    items = set(words()["decided"]["items"])
    return tuple(
        Target.of({k: v for k, v in one.kinds if k != "measure" or not set(v) & items}) for one in targets
    )


def _shared(targets: Sequence[Target]) -> dict[str, tuple[str, ...]]:
    """What all of the targets say alike (行政诉讼 of both routes)."""
    first, *others = [target.as_dict() for target in targets] or [{}]
    return {kind: parts for kind, parts in first.items() if all(one.get(kind) == parts for one in others)}
