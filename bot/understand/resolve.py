"""Fills the slots of a query from what was said, then from the conversation, then by default."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.library import Library
from bot.understand.content import plain_words
from bot.understand.following import asks, follow, pair, recent, still_wide
from bot.understand.implied import with_implied
from bot.understand.lexicon import Match
from bot.understand.metrics import APPLICATIONS, Reading, Target, candidates, read_terms
from bot.understand.operations import asks_rate, find_operation
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.scope import asks_place, find_limit, find_nth, find_scope, find_span, superlative
from bot.understand.slots import unknown_bodies, with_bodies, with_years
from bot.understand.vocabulary import Term, soft_applicants, terms, topics, words
from corpus.vocabulary import APPLICANTS, OTHERS

_DENIALS = frozenset("没不未非")
_LAST_GROUP = ("其他处理",)  # has a row 其他 of its own
_OTHERS = frozenset(("其他", "其它", "其他类"))
_WITHIN = ("里", "中", "当中")
_ENDS = {"新收": "上年结转", "办理结果": "结转下年"}  # which 结转 is meant beside a row of table 三
_PERMIT = "行政许可"
_NEAR = 4  # characters between an applicant and what they do
_EVERYBODY = re.compile(r"[给为向对帮替].{2,6}[和与、及跟].{2,6}[办批发颁开]")  # 给企业和个人办的证
_ITEMS = {
    "一": "本年新收政府信息公开申请数量",
    "二": "上年结转政府信息公开申请数量",
    "四": "结转下年度继续办理",
    "七": "办理结果",
}


def resolve(parsed: Parsed, before: Query | None, library: Library) -> Query:
    """The query of a message in its conversation."""
    reading = _read(parsed)
    scope = find_scope(parsed) if reading.targets else None
    query = Query(
        targets=reading.targets,
        targets_from=Origin.SAID if reading.targets else Origin.UNRESOLVED,
        conflict=reading.conflict,
        topics=parsed.ids("topic"),
        operation=find_operation(parsed, scope),
        ascending=parsed.says("operation", "least"),
        unknown_bodies=unknown_bodies(parsed, library),
        scope=scope,
        rate=asks_rate(parsed),
        limit=find_limit(parsed),
        nth=find_nth(parsed),
        place=asks_place(parsed),
        since=find_span(parsed)[0] == "since",
    )
    query = with_implied(query, parsed)
    query = _with_applicants(query, parsed, before)
    query = still_wide(query, parsed, before) if before else query
    query = with_bodies(query, parsed, before, library)
    query = with_years(query, parsed, before, library)
    if query.operation == "detail" and not query.agencies and query.targets and len(library.agencies) > 1:
        most = parsed.says("operation", "most") or query.ascending
        query = replace(query, operation="rank") if most and not query.unknown_bodies else query  # 最多的是谁
    if query.targets and not query.agencies and not query.unknown_bodies and len(library.agencies) > 1:
        first = superlative(parsed)
        query = replace(query, operation="rank", ascending=first == "least") if first else query
    if before:
        query = pair(follow(query, parsed, before), parsed, before)
    return replace(query, recent=recent(query, before))


def _read(parsed: Parsed) -> Reading:
    """The targets of the whole message; where its words exclude each other, those of the clauses that ask."""
    whole = _reading(parsed, [m for m in parsed.matches if m.kind == "term"])
    if not whole.conflict:
        return whole
    asked = _reading(parsed, [m for m in parsed.matches if m.kind == "term" and parsed.asks_at(m.start)])
    return asked if asked.targets and not asked.conflict else whole


def _reading(parsed: Parsed, said: Sequence[Match]) -> Reading:
    excluded = {name for topic in parsed.ids("topic") for name in topics()[topic].get("excludes", ())}
    known = terms()
    said = [match for match in said if match.id not in excluded]
    if any(match.id == _PERMIT for match in said):
        said = [match for match in said if match.text not in words()["agreeing"]["words"]]
    names = dict.fromkeys(match.id for match in said)
    end = next((end for name, end in _ENDS.items() if name in names), "结转")
    strong = [known[end if name == "结转" else name] for name in names]
    if _denied(parsed.spoken):
        strong = [_affirmed(term) for term in strong]
    loose = _unconnected(parsed, said) or _turned(parsed, said)
    if loose:
        return Reading(conflict=loose)
    weak = [known[name] for name in parsed.ids("weak") if name not in excluded]
    if not strong and len(weak) == 1 and (parsed.says("operation", "rank") or find_scope(parsed)):
        strong, weak = weak, []  # the figure of many bodies may be called by a weak word alone
    clause = any(r.kind == "clause" for r in parsed.references)
    items = [r.facet for r in parsed.references if r.kind == "item"]
    places = [Term(r.facet, {"clause": (r.facet,)}) for r in parsed.references if r.kind != "item"]
    places += [_item(facet, bool(strong) and not clause, clause) for facet in items]
    return read_terms([*strong, *(place for place in places if place.kinds)], weak)


def _denied(text: str) -> bool:
    """Whether a denial asks (一件都没批吗): the row itself is meant, not its opposite."""
    return any(re.search(word.replace("~", ".{0,6}?"), text) for word in words()["denied"]["words"])


def _affirmed(term: Term) -> Term:
    """The row of a denied term (没批 → 许可), any other term itself."""
    if term.kinds.get("measure") != ("§不予",):
        return term
    return Term(term.id, {"subject": term.kinds["subject"]})


def _turned(parsed: Parsed, said: Sequence[Match]) -> tuple[str, ...]:
    """A row right behind a denial (没维持): no row of the form counts its opposite."""
    if _denied(parsed.spoken):
        return ()
    denials = {m.end for m in parsed.matches if m.kind == "neutral" and m.text in _DENIALS}
    return tuple(match.id for match in said if match.start in denials)[:1]


def _unconnected(parsed: Parsed, said: Sequence[Match]) -> tuple[str, ...]:
    """Two rows named without a word that joins them (吊销执照的处罚): one only describes the other."""
    known = terms()
    rows = [match for match in said if _row(known[match.id])]
    for one, other in pairwise(rows):
        if set(_row(known[one.id])) & set(_row(known[other.id])):
            continue
        between = parsed.spoken[one.end : other.start]
        if between.startswith(_WITHIN) and _table(known[one.id]) != _table(known[other.id]):
            return (one.id, other.id)
        asked_twice = any(m.kind == "question" and m.start >= other.end for m in parsed.matches)
        joining = words()["joining"]["words"] + (words()["question"]["quantity"] if asked_twice else [])
        if between and not any(word in between for word in joining):
            return (one.id, other.id)
    return ()


def _table(term: Term) -> bool:
    """Whether the term is of table 三."""
    return APPLICATIONS in _row(term)


def _row(term: Term) -> tuple[str, ...]:
    return term.kinds.get("subject", ())


def _item(numeral: str, said_more: bool, clause: bool) -> Term:
    """What a bare `第七项` names: an item of table 三, or (also beside one) a clause of 第二十条."""
    if numeral in _ITEMS and not clause:
        return Term(numeral, {} if said_more else {"subject": (APPLICATIONS,), "outcome": (_ITEMS[numeral],)})
    return Term(numeral, {} if said_more else {"clause": (f"第二十条第（{numeral}）项",)})


def _asks(parsed: Parsed) -> bool:
    return parsed.says("question", "quantity") or parsed.says("question", "yesno")


def _else(parsed: Parsed) -> bool:
    """Whether the message speaks of something that is no row of the form."""
    narrow = any(m.kind == "content" and m.text not in plain_words() for m in parsed.matches)
    return bool(parsed.leftover) or parsed.says("social") or narrow


def _others(query: Query, parsed: Parsed) -> bool:
    """Whether a bare 其他 beside a row of table 三 is the column of that name."""
    about = [metric for target in query.targets for metric in candidates(target)]
    by_applicant = any(metric.by_applicant for metric in about)
    return by_applicant and any(match.text in _OTHERS for match in parsed.matches)


def _applies(parsed: Parsed) -> bool:
    """Whether people in general are said to apply (群众提的申请), not merely spoken of (市民问…)."""
    said = [m for m in parsed.matches if m.kind == "applicant"]
    acts = [m.start for m in parsed.matches if m.kind in ("term", "weak")]
    listed = any(parsed.spoken[m.end : m.end + 1] in tuple("列栏占") for m in said)
    return listed or any(0 <= act - m.end <= _NEAR for m in said for act in acts)


def _with_applicants(query: Query, parsed: Parsed, before: Query | None) -> Query:
    said = parsed.ids("applicant")
    if parsed.says("applicant_groups"):
        said = APPLICANTS
    elif _others(query, parsed):
        group = [target for target in query.targets if target.as_dict().get("outcome") == _LAST_GROUP]
        if group:
            rows = tuple(Target.of({**target.as_dict(), "reason": (OTHERS,)}) for target in group)
            query = replace(query, targets=rows)
        else:
            said = (*said, OTHERS)
    if not said:
        return query
    if (
        not query.targets
        and not query.conflict
        and not query.topics
        and not before
        and asks(parsed)
        and not _else(parsed)
    ):
        query = replace(
            query, targets=(Target.of({"subject": (APPLICATIONS,)}),), targets_from=Origin.DEFAULT
        )
    soft = all(m.text in soft_applicants() for m in parsed.matches if m.kind == "applicant")
    if soft and parsed.ids("applicant") and query.targets and not _applies(parsed):
        return query
    about = [m for target in query.targets for m in candidates(target)]
    if about and not any(metric.by_applicant for metric in about):
        if APPLICANTS[0] in said and _EVERYBODY.search(parsed.spoken):
            return query
        beside = soft or not parsed.asked("applicant")
        return query if beside else replace(query, conflict=(*query.conflict, *said))
    return replace(query, applicants=said, applicants_from=Origin.SAID)
