"""Fills the slots of a query from what was said, then from the conversation, then by default."""

from __future__ import annotations

import re

from bot.library import Library
from bot.understand.against import NEXT, Against, find_against
from bot.understand.applicants import against_total, compared, with_applicants
from bot.understand.bodies_on import added_up, placed_on, received, still_wide
from bot.understand.conditions import find_condition
from bot.understand.content import classes, names_told, plain_words
from bot.understand.crossed import find_crossed
from bot.understand.every_body import claims_every, with_every
from bot.understand.following import follow, undivided, within_year
from bot.understand.forms import NEWEST, WITH_TABLES
from bot.understand.implied import with_implied, with_net
from bot.understand.items_of_year import with_items
from bot.understand.leaving_out import with_left_out
from bot.understand.metrics import Reading
from bot.understand.offices_for import with_offices
from bot.understand.one_side import pair
from bot.understand.operations import asks_rate, find_operation, since_year
from bot.understand.order_said import (
    asks_order,
    fewer_asked,
    find_limit,
    find_nth,
    first_and,
    first_of_all_asked,
    from_below,
    held_against_place,
    middle_said,
    place_said,
    superlative,
    who,
)
from bot.understand.parse import Parsed
from bot.understand.picking import names_rows
from bot.understand.picking_on import with_picking
from bot.understand.query import Origin, Query
from bot.understand.quotients import crossed_on, with_shares
from bot.understand.rows import read_rows
from bot.understand.scope import Scope, find_scope, of_level
from bot.understand.shared_on import of_both
from bot.understand.side_by_side import among, first_of_all, recent
from bot.understand.slots import unknown_bodies, with_bodies, with_years
from bot.understand.so_many import with_so_many
from bot.understand.stepping_on import stepped_on
from bot.understand.vocabulary import terms, topics, words
from bot.understand.within import adds_up, find_gap, holds_over
from bot.understand.year_ends import over_the_year
from corpus.types import Format

_THOSE = tuple("这那两三四五六七八九十")
_REGULATIONS = "部"  # by which nothing but they are counted
_OF_ALL = re.compile("占(?:了|到)?(?:全部|所有|全体|各)")  # of the figure spoken of before


def resolve(parsed: Parsed, before: Query | None, library: Library) -> Query:
    """The query of a message in its conversation; places are counted on the form of the report asked for."""
    parsed = with_offices(parsed, library)
    query = _resolved(parsed, before, library, NEWEST)
    form = _form(query, library) if parsed.positions or parsed.references else NEWEST
    return query if form is NEWEST else _resolved(parsed, before, library, form)


def _form(query: Query, library: Library) -> Format:
    """The form of the one report asked for, where places are counted on it; else the newest."""
    several = len(query.agencies) != 1 or len(query.years) > 1
    info = None if several else library.info(query.agencies[0], query.years[0] if query.years else None)
    return info.format if info and info.format in WITH_TABLES else NEWEST


def _resolved(parsed: Parsed, before: Query | None, library: Library, form: Format) -> Query:
    reading = Reading() if received(parsed, before) else _rows(parsed, form)
    several, of_all = len(library.agencies) > 1, before and _OF_ALL.search(parsed.spoken)
    against = _against(parsed, before) if several else None
    scope = _scope(parsed, against, before, several=several) if reading.targets or against or of_all else None
    query = Query(
        targets=reading.targets,
        targets_from=Origin.SAID if reading.targets else Origin.UNRESOLVED,
        conflict=reading.conflict,
        beyond=reading.beyond,
        topics=_topics(parsed),
        operation=find_operation(parsed, scope),
        ascending=parsed.says("operation", "least") or fewer_asked(parsed),
        unknown_bodies=unknown_bodies(parsed, scope, library),
        scope=scope,
        rate=asks_rate(parsed),
        since=since_year(parsed),
        parts=_of_parts(parsed, reading),
        added=adds_up(parsed) and len(reading.targets) > 1,
        over=holds_over(parsed) if len(reading.targets) == 2 else "",
        against=against,
        every=claims_every(parsed) if several else None,
        crossed=find_crossed(parsed) if several else (),
        region=next((body.text for body in parsed.bodies if body.general), "") if against else "",
    )
    query = with_implied(_in_order(stepped_on(query, parsed, before, form), parsed), parsed)
    query = with_left_out(compared(with_applicants(query, parsed, before), parsed), parsed)
    query = with_so_many(against_total(with_shares(query, parsed), parsed), parsed, before)
    query = _with_whom_and_when(query, parsed, before, library)
    if (query.targets or query.limit) and not query.agencies and not query.unknown_bodies and several:
        query = _ordered(query, parsed)
    if before:
        query = with_net(follow(query, parsed, before), parsed, before)
        query = first_of_all(query, parsed, before) or pair(query, parsed, before)
        query = of_both(within_year(undivided(query, parsed)), parsed, before)
    query = with_items(query, parsed, before, library)
    query = with_picking(over_the_year(query, parsed, library), parsed, reading.targets, before)
    return _left_to_next(query, parsed, before)


def _with_whom_and_when(query: Query, parsed: Parsed, before: Query | None, library: Library) -> Query:
    """The query with its bodies and years."""
    against = query.against
    query = still_wide(query, parsed, before) if before else query
    named = query if against else added_up(with_bodies(query, parsed, before, library), parsed)
    return with_years(named, parsed, before, library)


def _left_to_next(query: Query, parsed: Parsed, before: Query | None) -> Query:
    """The query with what it leaves to the next one, and whether it asks if one body is the first."""
    query = placed_on(crossed_on(query, before) if before else query, parsed, before)
    first = query.first and _one_meant(query, parsed)
    return query._replace(first=first, recent=recent(query, before), among=among(query, before))


def _against(parsed: Parsed, before: Query | None) -> Against | None:
    """The body that others are held against; what is next to a row spoken of before is next to none."""
    against = find_against(parsed, before.agencies if before else ())
    row = before is not None and not parsed.bodies and _of_rows(before)
    return None if against and against.kind in NEXT and row else against


def _of_rows(query: Query) -> bool:
    """Whether rows or kinds of applicants in one report are spoken of, and not bodies."""
    inner = any({"reason", "result"} & set(target.as_dict()) for target in query.targets)
    return bool(query.parts or query.among or query.applicants or query.picking) or inner


def _in_order(query: Query, parsed: Parsed) -> Query:
    """The query with what is asked of an order: how many of the first, which place, the places between."""
    gap, limit, behind = find_gap(parsed), find_limit(parsed), held_against_place(parsed)
    middle = middle_said(parsed)
    nth = 0 if gap or middle or behind or first_and(parsed) else find_nth(parsed)
    return query._replace(
        limit=limit,
        gap=gap,
        nth=nth,
        ascending=query.ascending or (bool(nth or limit) and from_below(parsed)),
        place=place_said(parsed) >= 0,
        first=first_of_all_asked(parsed),
        ends=parsed.says("operation", "most") and parsed.says("operation", "least"),
        ordered=asks_order(parsed),
        middle=middle,
        behind=0 if gap else behind,
        operation="rank" if middle else "difference" if behind and not gap else query.operation,
    )


def _one_meant(query: Query, parsed: Parsed) -> bool:
    """Whether it is one body that is the first of all, and no row or kind of applicants spoken of before."""
    named = any(body.agencies for body in parsed.bodies)
    return len(query.agencies) == 1 and (named or not _of_rows(query))


def _of_parts(parsed: Parsed, reading: Reading) -> bool:
    """Whether the rows are asked for that a row is made up of; 两项 alone are two that were spoken of."""
    named = names_rows(parsed) and bool(reading.targets or reading.conflict)
    return named or any(word in parsed.text for word in words()["parts_asked"]["words"])


def _scope(parsed: Parsed, against: Against | None, before: Query | None, *, several: bool) -> Scope | None:
    """The bodies in general, held against one of them or kept to a level of government."""
    if against:
        return _others_than(against, parsed)
    scope = find_scope(parsed)
    if scope and before and len(before.agencies) > 1 and scope.said.startswith(_THOSE):
        return None  # 这三个单位, named before
    levelled = several and (not parsed.bodies or place_said(parsed) >= 0)
    scope = of_level(parsed, scope) if levelled else scope
    return with_every(scope, parsed) if several else scope


def _ordered(query: Query, parsed: Parsed) -> Query:
    """The query that asks for an order of bodies, where its words do so without naming bodies."""
    if query.operation in ("sum", "average") and query.limit > 1:  # 许可前两名加起来
        return query._replace(scope=query.scope or Scope("which", "", None, ""))
    if query.against and query.against.together and not query.ordered:
        return query._replace(operation="average" if query.operation == "average" else "sum")
    first = superlative(parsed) or (who(parsed) if len(query.targets) == 1 else "")
    if first:
        falls = first == "rank" and (parsed.says("operation", "most") or who(parsed))
        return query._replace(operation="rank", ascending=not falls and (first == "least" or query.ascending))
    detail = query.operation == "detail" and (
        parsed.says("operation", "most") or query.ascending
    )  # 最多的是谁
    return query._replace(operation="rank") if detail or query.ends or query.added else query


def _others_than(against: Against, parsed: Parsed) -> Scope:
    """All bodies but the one they are held against: together, those that have any, or in order."""
    if against.together:
        return Scope("every", "", None, "", total=True)
    ordered = any(parsed.says("operation", name) for name in ("most", "least"))
    ordered = ordered or bool(superlative(parsed) or who(parsed))
    some = find_condition(parsed, 0, 0, "some") if against.kind == "but" and not ordered else None
    return Scope("which", "", some, "")


def _rows(parsed: Parsed, form: Format) -> Reading:
    """The rows asked for; none where it is asked if what the narrative owns up to is mended (毛病改了没).

    Nor where all that names a row is a verb of one character that is said of another thing (开放日办了几回).
    """
    reading = read_rows(parsed, form)
    verbs = {len(match.text) for match in parsed.matches if match.kind == "term"} == {1}
    if verbs and names_told(parsed) and not (parsed.says("weak") or parsed.references):
        return Reading()
    if _columns_of_things(parsed):
        return Reading()
    if not parsed.says("topic") or parsed.says("question", "quantity"):
        return reading
    results = all(set(target.as_dict()) == {"result"} for target in reading.targets)
    return Reading() if results and reading.targets else reading


def _columns_of_things(parsed: Parsed) -> bool:
    """Whether only columns are named, of a thing of which the narrative tells (栏目下线了几个)."""
    if any(match.kind == "unit" and match.text == _REGULATIONS for match in parsed.matches):
        return False  # 新出台的管理规定有几部
    named = [terms()[match.id].kinds for match in parsed.matches if match.kind == "term"]
    things = [m.text for m in parsed.matches if m.kind in ("content", "topic") and m.text in classes()]
    told = any(text not in plain_words() for text in things)
    columns = bool(named) and all(set(kinds) == {"measure"} for kinds in named)
    return columns and told and not (parsed.says("weak") or parsed.references or parsed.positions)


def _topics(parsed: Parsed) -> tuple[str, ...]:
    """The subjects of the narrative that are said; one that is said of any (讲了些什么) only if alone."""
    said = parsed.ids("topic")
    own = tuple(name for name in said if not topics()[name].get("gives_way"))
    return own or said
