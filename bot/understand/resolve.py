"""Fills the slots of a query from what was said, then from the conversation, then by default."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.library import Library
from bot.understand.bodies import BodyMention, split_agency
from bot.understand.metrics import APPLICATIONS, Reading, Target, candidates, read_terms
from bot.understand.content import plain_words
from bot.understand.content import plain_words
from bot.understand.parse import Parsed, soft_applicants
from bot.understand.query import Origin, Query
from bot.understand.vocabulary import Term, terms, topics
from corpus.vocabulary import APPLICANTS

_OPERATIONS = (
    "detail",
    "per",
    "rank",
    "count_bodies",
    "growth",
    "share",
    "ratio",
    "average",
    "difference",
    "sum",
    "most",
    "least",
    "list",
)
_CARRIED = {
    "上年结转",
    "结转下年",
    "结转",
}  # with two years said (2022年结转到2023年) it is the later report's 上年结转
_OF_TWO = ("difference", "ratio", "sum", "most", "least", "compare")
_PUBLISHED = re.compile(r"年(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:发布|公布|公开|发|出)的.{0,4}(?:报告|年报)")
_ASKED = re.compile(r"多少|几")
_TOTALS = frozenset(("总数", "总共", "一共", "总计", "合计", "全部", "总量"))
_JOINED = re.compile(
    r"[和与、及跟同比占加减或,，。;；？?！! /+&]|还有|以及|另外|再|是|各|vs|对|除|等于|相当于|对应|呢|也|又|连|里|中|往|在"
)
_ITEMS = {
    "一": "本年新收政府信息公开申请数量",
    "二": "上年结转政府信息公开申请数量",
    "四": "结转下年度继续办理",
    "七": "办理结果",
}


def resolve(parsed: Parsed, before: Query | None, library: Library) -> Query:
    """The query of a message in its conversation."""
    reading = _read(parsed)
    query = Query(
        targets=reading.targets,
        targets_from=Origin.SAID if reading.targets else Origin.UNRESOLVED,
        conflict=reading.conflict,
        topics=parsed.ids("topic"),
        operation=_operation(parsed),
        unknown_bodies=(*(body for body in parsed.bodies if not body.agencies), *_levels(parsed, library)),
    )
    query = _with_applicants(query, parsed, before)
    query = _with_bodies(query, parsed, before, library)
    query = _with_years(query, parsed, before, library)
    if before:
        query = _pair(_follow(query, parsed, before), before)
    return replace(query, recent=_recent(query, before))


def _levels(parsed: Parsed, library: Library) -> list[BodyMention]:
    """Levels of government that are spoken of (市里, 镇上) and that no body of the index is of."""
    ends = {split_agency(agency)[0][-1:] for agency in library.agencies}
    return [
        BodyMention(match.start, match.end, match.text, ())
        for match in parsed.matches
        if match.kind == "level" and match.id not in ends
    ]


def _read(parsed: Parsed) -> Reading:
    excluded = {name for topic in parsed.ids("topic") for name in topics()[topic].get("excludes", ())}
    known = terms()
    strong = [known[name] for name in parsed.ids("term") if name not in excluded]
    loose = _unconnected(parsed, excluded)
    if loose:
        return Reading(conflict=loose)
    weak = [known[name] for name in parsed.ids("weak") if name not in excluded]
    places = [
        Term(r.facet, {"clause": (r.facet,)}) for r in parsed.references if r.kind in ("clause", "table")
    ]
    places += [_item(r.facet, bool(strong)) for r in parsed.references if r.kind == "item"]
    return read_terms([*strong, *(place for place in places if place.kinds)], weak)


def _unconnected(parsed: Parsed, excluded: set[str]) -> tuple[str, ...]:
    """Two rows named without a word that joins them (吊销执照的处罚): one of them only describes the other."""
    known = terms()
    said = [m for m in parsed.matches if m.kind == "term" and m.id not in excluded and _row(known[m.id])]
    for one, other in pairwise(said):
        if set(_row(known[one.id])) & set(_row(known[other.id])):
            continue
        between = parsed.spoken[one.end : other.start]
        asked_twice = any(m.kind == "question" and m.start >= other.end for m in parsed.matches)
        if between and not _JOINED.search(between) and not (asked_twice and _ASKED.search(between)):
            return (one.id, other.id)
    return ()


def _row(term: Term) -> tuple[str, ...]:
    return term.kinds.get("subject", ())


def _item(numeral: str, said_more: bool) -> Term:
    """What a bare `第七项` names: an item of table 三, or a clause of 第二十条."""
    if numeral in _ITEMS:
        return Term(numeral, {} if said_more else {"subject": (APPLICATIONS,), "outcome": (_ITEMS[numeral],)})
    return Term(numeral, {} if said_more else {"clause": (f"第二十条第（{numeral}）项",)})


def _asks(parsed: Parsed) -> bool:
    return parsed.says("question", "quantity") or parsed.says("question", "yesno")


def _else(parsed: Parsed) -> bool:
    """Whether the message speaks of something that is no row of the form."""
    narrow = any(m.kind == "content" and m.text not in plain_words() for m in parsed.matches)
    return bool(parsed.leftover) or parsed.says("social") or narrow


def _operation(parsed: Parsed) -> str:
    said = parsed.ids("operation")
    return next((name for name in _OPERATIONS if name in said), "compare" if "compare" in said else "value")


def _with_applicants(query: Query, parsed: Parsed, before: Query | None) -> Query:
    said = parsed.ids("applicant")
    if parsed.says("applicant_groups"):
        said = APPLICANTS
    if not said:
        return query
    if (
        not query.targets
        and not query.conflict
        and not query.topics
        and not before
        and _asks(parsed)
        and not _else(parsed)
    ):
        query = replace(
            query, targets=(Target.of({"subject": (APPLICATIONS,)}),), targets_from=Origin.DEFAULT
        )
    soft = all(m.text in soft_applicants() for m in parsed.matches if m.kind == "applicant")
    about = [m for target in query.targets for m in candidates(target)]
    if about and not any(metric.by_applicant for metric in about):
        return query if soft else replace(query, conflict=(*query.conflict, *said))
    return replace(query, applicants=said, applicants_from=Origin.SAID)


def _with_bodies(query: Query, parsed: Parsed, before: Query | None, library: Library) -> Query:
    said = tuple(dict.fromkeys(agency for body in parsed.bodies for agency in body.agencies))
    if said:
        return replace(query, agencies=said, agencies_from=Origin.SAID)
    if query.unknown_bodies:
        return query
    if before and before.agencies:
        return replace(query, agencies=before.agencies, agencies_from=Origin.CARRIED)
    if len(library.agencies) == 1:
        return replace(query, agencies=library.agencies, agencies_from=Origin.DEFAULT)
    return query


def _with_years(query: Query, parsed: Parsed, before: Query | None, library: Library) -> Query:
    said = tuple(dict.fromkeys(year for mention in parsed.years for year in mention.years))
    if len(said) == 2 and said[1] == said[0] + 1 and len(parsed.years) == 2:
        carried = [Target.of(terms()["上年结转"].kinds)] if set(parsed.ids("term")) & _CARRIED else []
        if carried:
            return replace(query, targets=tuple(carried), years=said[1:], years_from=Origin.SAID)
    if said:
        years = _other_end(said, set(parsed.ids("term")), query, library) or _published(said, parsed)
        return replace(query, years=years, years_from=Origin.SAID, pairs=_pairs(parsed))
    same = before and set(before.agencies) & set(query.agencies) and not any(m.latest for m in parsed.years)
    if before and same and before.years_from in (Origin.SAID, Origin.CARRIED):
        return replace(query, years=before.years, years_from=Origin.CARRIED)
    return query


def _other_end(said: tuple[int, ...], names: set[str], query: Query, library: Library) -> tuple[int, ...]:
    """结转到2024年 stands in the report of 2023, 从2022年结转来 too: the report that prints the row."""
    step = 1 if "上年结转" in names else -1 if "结转下年" in names else 0
    have = {year for agency in query.agencies for year in library.years(agency)}
    moved = tuple(year + step for year in said)
    return moved if step and not set(said) & have and set(moved) <= have else ()


def _published(said: tuple[int, ...], parsed: Parsed) -> tuple[int, ...]:
    """The report that was published in a year is that of the year before."""
    return tuple(year - 1 for year in said) if _PUBLISHED.search(parsed.text) else said


def _pairs(parsed: Parsed) -> tuple[tuple[str, int], ...]:
    """Bodies each followed by its own year (上海2019年和淮安2024年); () when they do not alternate."""
    bodies = [(body.start, body.agencies) for body in parsed.bodies if len(body.agencies) == 1]
    years = [(mention.start, mention.years) for mention in parsed.years if len(mention.years) == 1]
    alternate = sorted([*bodies, *years])
    kinds = [where in bodies for where in alternate]
    if len(bodies) < 2 or len(bodies) != len(years) or kinds != [True, False] * len(bodies):
        return ()
    return tuple((body[0], year[0]) for (_, body), (_, year) in zip(bodies, years, strict=True))


def _follow(query: Query, parsed: Parsed, before: Query) -> Query:
    """What an elliptical message leaves unsaid is taken from the question before."""
    if not elliptical(parsed) or (query.topics and not query.targets):
        return _completed(query, before)
    if query.targets and not _whole(parsed):
        merged = tuple(dict.fromkeys(_merge(target, before.targets) for target in query.targets))
        query = replace(query, targets=merged)
    elif not query.conflict:
        query = replace(query, targets=before.targets, targets_from=Origin.CARRIED)
        if query.operation == "value" and not query.applicants:
            query = replace(query, operation=before.operation)
        if not before.targets:
            query = replace(query, topics=before.topics)
    about = [metric for target in query.targets for metric in candidates(target)]
    if not query.applicants and before.applicants and any(metric.by_applicant for metric in about):
        query = replace(query, applicants=before.applicants, applicants_from=Origin.CARRIED)
    return query


def _completed(query: Query, before: Query) -> Query:
    """A result or column without its row (被纠正的有几件) belongs to the row spoken of before."""
    if any("subject" in target.as_dict() or "clause" in target.as_dict() for target in query.targets):
        return query
    merged = tuple(dict.fromkeys(_merge(target, before.targets) for target in query.targets))
    return replace(query, targets=merged)


def _whole(parsed: Parsed) -> bool:
    return any(match.text in _TOTALS for match in parsed.matches)


def _pair(query: Query, before: Query) -> Query:
    """A comparison of which only one side (or none) is said takes the other from the questions before."""
    wanting = (
        query.operation in _OF_TWO
        and len(query.targets) < 2
        and len(query.years) < 2
        and len(query.agencies) < 2
    )
    if not wanting or query.conflict:
        return query
    earlier = [target for target in (*before.targets, *before.recent) if target not in query.targets]
    if query.targets_from is Origin.SAID and earlier:
        return replace(query, targets=(earlier[0], *query.targets))
    if query.targets_from is not Origin.SAID and len(before.recent) > 1:
        return replace(query, targets=before.recent[-2:], targets_from=Origin.CARRIED)
    return query


def _recent(query: Query, before: Query | None) -> tuple[Target, ...]:
    """The last two single figures asked for."""
    if len(query.targets) != 1:
        return before.recent if before else ()
    kept = [target for target in (before.recent if before else ()) if target != query.targets[0]]
    return (*kept, query.targets[0])[-2:]


def elliptical(parsed: Parsed) -> bool:
    """Whether the message leans on the one before: 那…呢, or too short to stand alone."""
    if parsed.says("cue", "follow") or parsed.says("cue", "correction"):
        return True
    whole = (parsed.says("term") or parsed.says("topic") or parsed.says("content")) and _asks(parsed)
    return not whole and not parsed.leftover and len(parsed.text) <= 12


def _merge(target: Target, before: Sequence[Target]) -> Target:
    """The target with the kinds that the earlier one said and this one does not, as far as they still fit."""
    if len(before) != 1:
        return target
    said = target.as_dict()
    extra = {kind: parts for kind, parts in before[0].kinds if kind not in said}
    if "subject" in said and said["subject"] != before[0].as_dict().get("subject"):
        extra = {kind: parts for kind, parts in extra.items() if kind in ("measure", "result", "route")}
    merged = Target.of({**said, **extra})
    return merged if extra and candidates(merged) else target
