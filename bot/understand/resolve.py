"""Fills the slots of a query from what was said, then from the conversation, then by default."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from bot.library import Library
from bot.understand.against import Against, find_against
from bot.understand.conditions import find_condition
from bot.understand.content import plain_words
from bot.understand.following import asks, follow, pair, recent, still_wide
from bot.understand.implied import with_implied
from bot.understand.metrics import APPLICATIONS, Target, candidates
from bot.understand.normal import blank
from bot.understand.operations import asks_rate, find_operation, since_year
from bot.understand.parse import Parsed
from bot.understand.positions import column
from bot.understand.query import Origin, Query
from bot.understand.rows import read_rows
from bot.understand.scope import (
    Scope,
    asks_place,
    find_gap,
    find_limit,
    find_nth,
    find_scope,
    of_level,
    superlative,
    who,
)
from bot.understand.slots import unknown_bodies, with_bodies, with_years
from bot.understand.vocabulary import soft_applicants, topics
from bot.understand.within import adds_up, holds_over
from corpus.vocabulary import APPLICANTS, OTHERS

_LAST_GROUP = ("其他处理",)  # has a row 其他 of its own
_OTHERS = frozenset(("其他", "其它", "其他类"))
_NEAR = 4  # characters between an applicant and what they do
_INQUIRES = re.compile("[问询]|打听|想知道|来电")
_AND = re.compile(r"和|跟|与|及|以及|还有|、|或")
_EVERYBODY = re.compile(r"[给为向对帮替].{2,6}[和与、及跟].{2,6}[办批发颁开]")  # 给企业和个人办的证


def resolve(parsed: Parsed, before: Query | None, library: Library) -> Query:
    """The query of a message in its conversation."""
    reading = read_rows(parsed)
    several = len(library.agencies) > 1
    against = find_against(parsed, before.agencies if before else ()) if several else None
    scope = _scope(parsed, against, several=several) if reading.targets or against else None
    query = Query(
        targets=reading.targets,
        targets_from=Origin.SAID if reading.targets else Origin.UNRESOLVED,
        conflict=reading.conflict,
        topics=_topics(parsed),
        operation=find_operation(parsed, scope),
        ascending=parsed.says("operation", "least"),
        unknown_bodies=unknown_bodies(parsed, library),
        scope=scope,
        rate=asks_rate(parsed),
        limit=find_limit(parsed),
        gap=find_gap(parsed),
        nth=0 if find_gap(parsed) else find_nth(parsed),
        place=asks_place(parsed),
        since=since_year(parsed),
        ends=parsed.says("operation", "most") and parsed.says("operation", "least"),
        added=adds_up(parsed) and len(reading.targets) > 1,
        over=holds_over(parsed) if len(reading.targets) == 2 else "",
        against=against,
        region=next((body.text for body in parsed.bodies if body.general), "") if against else "",
    )
    query = with_implied(query, parsed)
    query = _with_applicants(query, parsed, before)
    query = still_wide(query, parsed, before) if before else query
    query = query if against else with_bodies(query, parsed, before, library)
    query = with_years(query, parsed, before, library)
    if query.targets and not query.agencies and not query.unknown_bodies and several:
        query = _ordered(query, parsed)
    if before:
        query = pair(follow(query, parsed, before), parsed, before)
    return replace(query, recent=recent(query, before))


def _scope(parsed: Parsed, against: Against | None, *, several: bool) -> Scope | None:
    """The bodies in general, held against one of them or kept to a level of government."""
    if against:
        return _others_than(against, parsed)
    scope = find_scope(parsed)
    return of_level(parsed, scope) if several and not parsed.bodies else scope


def _ordered(query: Query, parsed: Parsed) -> Query:
    """The query that asks for an order of bodies, where its words do so without naming bodies."""
    first = superlative(parsed) or (who(parsed) if len(query.targets) == 1 else "")
    if first:
        return replace(query, operation="rank", ascending=first == "least")
    detail = query.operation == "detail" and (
        parsed.says("operation", "most") or query.ascending
    )  # 最多的是谁
    return replace(query, operation="rank") if detail or query.ends or query.added else query


def _others_than(against: Against, parsed: Parsed) -> Scope:
    """All bodies but the one they are held against: together, those that have any, or in order."""
    if against.together:
        return Scope("every", "", None, "", total=True)
    ordered = any(parsed.says("operation", name) for name in ("most", "least"))
    ordered = ordered or bool(superlative(parsed) or who(parsed))
    some = find_condition(parsed, 0, 0, "some") if against.kind == "but" and not ordered else None
    return Scope("which", "", some, "")


def _topics(parsed: Parsed) -> tuple[str, ...]:
    """The subjects of the narrative that are said; one that is said of any (讲了些什么) only if alone."""
    said = parsed.ids("topic")
    own = tuple(name for name in said if not topics()[name].get("gives_way"))
    return own or said


def _orders(parsed: Parsed) -> bool:
    """Whether it is asked which is first or takes a place (哪类申请人最多)."""
    return find_nth(parsed) > 0 or any(parsed.says("operation", name) for name in ("most", "least", "rank"))


def _else(parsed: Parsed) -> bool:
    """Whether the message speaks of something that is no row of the form."""
    narrow = any(m.kind == "content" and m.text not in plain_words() for m in parsed.matches)
    return bool(parsed.leftover) or parsed.says("social") or narrow


def _others(query: Query, parsed: Parsed) -> bool:
    """Whether a bare 其他 beside a row of table 三 is the column of that name."""
    about = [metric for target in query.targets for metric in candidates(target)]
    by_applicant = any(metric.by_applicant for metric in about)
    named = sum(match.text in _OTHERS for match in parsed.matches)
    row = bool(parsed.positions) and any(of.as_dict().get("reason") == (OTHERS,) for of in query.targets)
    return by_applicant and named > row  # （六）3.其他 is the row alone


def _column(query: Query, parsed: Parsed) -> tuple[str, ...]:
    """The column of table 三 that is named by its number."""
    about = [metric for target in query.targets for metric in candidates(target)]
    name = column(parsed.positions) if about and all(metric.by_applicant for metric in about) else ""
    return (name,) if name else ()


def _applies(parsed: Parsed) -> bool:
    """Whether people in general are said to apply (群众提的申请), not merely spoken of (市民问…)."""
    said = [m for m in parsed.matches if m.kind == "applicant"]
    acts = [m.start for m in parsed.matches if m.kind in ("term", "weak")]
    listed = any(parsed.spoken[m.end : m.end + 1] in tuple("列栏占") for m in said)
    return listed or any(_does(parsed, m.end, act) for m in said for act in acts)


def _does(parsed: Parsed, end: int, act: int) -> bool:
    """Whether hardly more than bodies and years stand between people and what is done, and nobody asks."""
    names = [(b.start, b.end) for b in parsed.bodies] + [(y.start, y.end) for y in parsed.years]
    between = "".join(blank(parsed.text, names)[end:act].split("\0"))
    return end <= act and len(between) <= _NEAR and not _INQUIRES.search(between)


def _joined(parsed: Parsed) -> bool:
    """Whether people and organisations are named in one breath (群众和商户): all whom it may be done to."""
    said = [match for match in parsed.matches if match.kind == "applicant"]
    gaps = [parsed.spoken[one.end : other.start] for one, other in pairwise(said)]
    return len(gaps) > 0 and all(_AND.fullmatch(gap) for gap in gaps)


def _with_applicants(query: Query, parsed: Parsed, before: Query | None) -> Query:
    said = parsed.ids("applicant") or _column(query, parsed)
    if parsed.says("applicant_groups"):
        said = APPLICANTS
    elif _others(query, parsed):
        kinds = [target.as_dict() for target in query.targets]
        whole = [of for of in kinds if of.get("outcome") == _LAST_GROUP and "reason" not in of]
        if whole:
            rows = tuple(Target.of({**of, "reason": (OTHERS,)}) for of in whole)
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
        and (asks(parsed) or (said == APPLICANTS and _orders(parsed)))
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
        if APPLICANTS[0] in said and (_joined(parsed) or _EVERYBODY.search(parsed.spoken)):
            return query
        beside = soft or not parsed.asked("applicant")
        return query if beside else replace(query, conflict=(*query.conflict, *said))
    return replace(query, applicants=said, applicants_from=Origin.SAID)
