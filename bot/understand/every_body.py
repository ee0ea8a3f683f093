"""Whether all bodies asked of are said to be so (各单位是不是都没罚过, 没有一家超过千件)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.understand.conditions import Condition
from bot.understand.denied import denial_of
from bot.understand.parse import Parsed
from bot.understand.parts_said import condition_on_bodies
from bot.understand.scope import Scope
from bot.understand.vocabulary import any_of, load

_MESSAGES = 64  # of which it is kept what they claim


@dataclass(frozen=True, slots=True)
class EveryBody:
    """What the figure of every body is said to be, or (`none`) what that of no body is."""

    condition: Condition
    none: bool = False


@lru_cache(maxsize=_MESSAGES)
def claims_every(parsed: Parsed) -> EveryBody | None:
    """What a message asks of all bodies, named or in general; None where it asks for no yes or no of all."""
    named = {agency for body in parsed.bodies for agency in body.agencies}
    if len(named) == 1 or not doubts_all(parsed) or not parsed.says("term"):
        return None
    none = _patterns()["none"].search(parsed.spoken)
    group = None if named else none or _patterns()["group"].search(parsed.spoken)
    if not (named or group):
        return None
    condition = condition_on_bodies(parsed, group.span("whole") if group else (0, 0), "some")
    if condition and condition.kind == "some" and any(map(denial_of, parsed.matches)):
        condition = Condition("zero")  # 都没处罚过吧
    return EveryBody(condition, none is not None) if condition else None


def doubts_all(parsed: Parsed) -> bool:
    """Whether something is asked of all, or of none, with yes or no."""
    said, text = _patterns(), parsed.spoken
    doubted = parsed.says("question", "yesno") or said["doubted"].search(text)
    claimed = said["every"].search(text) or said["none"].search(text)
    return bool(doubted and claimed) and not said["which"].search(text)


def with_every(scope: Scope | None, parsed: Parsed) -> Scope | None:
    """The bodies in general, where all of them are said to be so; else the scope as it is."""
    if claims_every(parsed) is None or any(body.agencies for body in parsed.bodies):
        return scope
    hits = (_patterns()[name].search(parsed.spoken) for name in ("none", "group"))
    said = next((hit.groupdict() for hit in hits if hit), {})
    noun = said.get("noun") or said.get("bare") or ""
    ends = load("scope.toml")["nouns"].get(noun, "")
    level = scope.level if scope else ()
    return Scope("every", ends, None, said.get("whole") or "", level=level, kind=noun)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = load("scope.toml")
    said = {name: any_of(words) for name, words in data["every_body"].items()}
    nouns, bare = any_of(data["nouns"]), said["bare"]
    every = rf"(?:{said['every']})(?!{said['not']})"
    group = rf"(?:{said['several']})[个家]?的?(?P<noun>{nouns})|的(?P<bare>{bare})"
    return {
        "every": re.compile(every),
        "group": re.compile(rf"(?P<whole>{group})(?=[^,，。；;]*?{every})"),
        "none": re.compile(rf"(?<!有)(?P<whole>(?:{said['none']})的?(?P<noun>{nouns}))"),
        "which": re.compile(rf"(?<!没有)(?:{said['which']})|(?<![过了])谁"),
        "doubted": re.compile(rf"(?:{said['doubted']})[?？。!\s]*$"),
    }
