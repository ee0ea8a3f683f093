"""Bodies in general spoken of before that a message asks about on: all of them, or those that were found."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from bot.understand.conditions import Condition, find_condition
from bot.understand.ellipsis import among_them, elliptical
from bot.understand.metrics import candidates
from bot.understand.operations import TOGETHER
from bot.understand.order_said import find_limit, from_below
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.scope import Scope, find_scope, kept_to_level, summed
from bot.understand.vocabulary import any_of, load
from corpus.regions import by_name

_TWO = re.compile("[两俩二2]")
_TAKEN = "收"
_DEEP = 3  # how often those found are narrowed
_COMBINED = ("sum", "average")
_PLAIN = ("value", "detail", "compare", "rank")
_WHICH = re.compile("哪|谁|几[家个]|名单|列")


def still_wide(query: Query, parsed: Parsed, before: Query) -> Query:
    """What was asked of bodies in general goes on over them (那许可呢, 这几家一共), unless one is named."""
    regions = [body.text for body in parsed.bodies if not body.agencies and body.text in by_name()]
    others = len(regions) < len(parsed.bodies)
    those = not others and of_those(parsed, before)
    on = those or not (query.scope or query.topics or not elliptical(parsed))
    if not before.wide or others or not on:
        return query
    query = _with_scope(query, parsed, before, those=bool(those))
    places = query.nth or query.gap or query.middle
    added = query.operation in _PLAIN and TOGETHER.search(parsed.spoken)
    listed = before.operation in _COMBINED and query.scope and _asks_which(query.scope, parsed)
    own = "sum" if added else "rank" if listed and query.operation == "value" else query.operation
    goes_on = places or own == "value"
    most = parsed.says("operation", "most") and not from_below(parsed)
    rising = before.ascending and not (most or (query.limit and before.nth))
    return query._replace(
        region=regions[0] if regions else before.region,
        unknown_bodies=() if regions else query.unknown_bodies,
        against=query.against
        or (before.against if before.against and before.against.kind == "but" else None),
        rate=query.rate or before.rate,
        operation=before.operation if goes_on else own,
        ascending=query.ascending or rising,
    )


def _with_scope(query: Query, parsed: Parsed, before: Query, *, those: bool) -> Query:
    """The query about the bodies spoken of before, under the condition and of the level that is said."""
    condition = find_condition(parsed, *_span(parsed), "none")
    scope, own = before.scope, query.scope or find_scope(parsed)
    if own and own.ends:
        scope = replace(scope or own, ends=own.ends, kind=own.kind)  # 里面有几个镇
        counted = own.form in ("which", "count") and not (condition or query.ordered)
        condition = Condition("reported") if counted else condition
    if those and before.targets:
        scope = replace(scope or Scope("which", "", None, ""), condition=condition)
        query = query._replace(whose=_found(before))
    elif scope and condition:
        scope = replace(scope, condition=condition)
    total = bool(scope) and summed(parsed)
    scope = kept_to_level(
        parsed, replace(scope, total=total or scope.total) if scope else scope
    )  # 那镇里头呢
    whose = query.whose or before.whose
    return query._replace(scope=scope or (Scope("which", "", None, "") if those else None), whose=whose)


def placed_on(query: Query, parsed: Parsed, before: Query | None) -> Query:
    """The query for the place of a body where one was asked for before (许可呢, 那乙县呢)."""
    asked = before is not None and before.place and not (before.picking or before.wide)
    plain = (
        query.operation == "value" and len(query.agencies) == 1 and not parsed.says("question", "quantity")
    )
    on = asked and plain and parsed.says("cue", "follow") and elliptical(parsed)
    return query._replace(place=True) if on and not (query.topics or query.applicants) else query


def added_up(query: Query, parsed: Parsed) -> Query:
    """The query for the sum over the bodies spoken of before, where they are asked for together."""
    carried = query.agencies_from is Origin.CARRIED and len(query.agencies) > 1
    together = carried and query.operation in _PLAIN and TOGETHER.search(parsed.spoken)
    return query._replace(operation="sum") if together and not query.ordered else query


def of_those(parsed: Parsed, before: Query | None) -> bool:
    """Whether the bodies in general spoken of before are pointed at (这几家, 其中, 里头有几个镇)."""
    if before is None or not before.wide:
        return False
    each = not parsed.says("term") and any(
        word in parsed.text for word in load("scope.toml")["those"]["each"]
    )
    return each or _those().search(parsed.text) is not None or among_them(parsed)


def of_several(parsed: Parsed, before: Query | None) -> bool:
    """Whether more than two, or the first so many, of those bodies are pointed at (三家的加起来)."""
    first = before is not None and before.wide and find_limit(parsed) > 1
    return first or (of_those(parsed, before) and _TWO.search(parsed.text) is None)


def received(parsed: Parsed, before: Query | None) -> bool:
    """Whether a word for what is received is said of the money spoken of before, and of no applications."""
    if before is None or not before.targets or parsed.says("term") or not parsed.says("weak"):
        return False
    said = [match.text for match in parsed.matches if match.kind == "weak"]
    money = any(metric.unit == "万元" for target in before.targets for metric in candidates(target))
    return money and all(text.startswith(_TAKEN) for text in said)


def about_those(parsed: Parsed, before: Query | None) -> bool:
    """Whether a message is about bodies spoken of before and not about what the index holds."""
    if before is None or not before.wide or not before.targets:
        return False
    bare = not (parsed.years or parsed.bodies) and elliptical(parsed)
    data = load("scope.toml")["those"]
    return not any(word in parsed.text for word in data["held"]) and (bare or of_those(parsed, before))


def _span(parsed: Parsed) -> tuple[int, int]:
    hit = _those().search(parsed.spoken)
    return hit.span() if hit else (0, 0)


@cache
def _those() -> re.Pattern[str]:
    data = load("scope.toml")
    words = {name: any_of(said) for name, said in data["those"].items()}
    nouns = any_of(noun for noun in data["nouns"] if noun not in ("报告", "年报"))
    several = rf"(?:{words['several']}|[两二三四五六七八九十]+|\d{{1,2}})"
    return re.compile(
        rf"(?:{words['pointing']})(?:{several})?个?(?:{nouns})(?!报告|年报)|(?:{words['words']})"
        rf"|(?<![\d前后第最多])(?:{several})(?:家|个(?:{nouns}))(?:单位)?(?:{words['behind']})"
    )


def _asks_which(scope: Scope, parsed: Parsed) -> bool:
    """Whether it is asked which bodies meet a condition."""
    return scope.condition is not None and _WHICH.search(parsed.spoken) is not None


def _found(before: Query) -> Query:
    """The question that found the bodies, without what else the conversation left in it."""
    narrowed = before.scope is not None and before.scope.condition is not None
    if before.whose and not (narrowed or before.limit > 1 or before.over or before.against):
        return before.whose
    bare = Query()
    left = {name: getattr(bare, name) for name in ("recent", "among", "leader", "winner", "unknown_bodies")}
    deep, whose = 0, before.whose
    while whose is not None:
        deep, whose = deep + 1, whose.whose
    return before._replace(**left, whose=before.whose if deep < _DEEP else None)
