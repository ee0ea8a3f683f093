"""Which rows of a report are picked out of those beside them: those of a condition, or one by its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import zip_longest

from bot.understand.conditions import Condition, find_condition, not_one
from bot.understand.lexicon import Match
from bot.understand.metrics import Target, candidates
from bot.understand.normal import blank
from bot.understand.numbers import han_value
from bot.understand.order_said import find_limit, find_nth, place_said
from bot.understand.parse import Parsed
from bot.understand.stretches import asks_all, asks_reasons, asks_which_bare, has_reasons, is_stretch
from bot.understand.vocabulary import any_of, load, terms
from corpus.vocabulary import Metric

_NAMING = ("term", "applicant")
_HELD = ("above", "below", "between")
_NUMERIC = ("above", "below", "between", "equal", "unequal")
_NUMERALS = "一二两三四五六七八九十\\d"
_DIGITS = r"\d+|[一二两三四五六七八九十百千零]+"
_CASES = "[件起宗例次份个]"
_MARKS = "[“”\"'‘’（）()《》「」\\s]*"


@dataclass(frozen=True, slots=True)
class Picking:
    """The rows of a condition, or the row `of`: its place (`step` 0), the one behind (1) or before (-1)."""

    condition: Condition | None = None
    of: Target | str | None = None  # a row, or a kind of applicants
    step: int = 0
    beyond: str = ""  # above or below: the rows that are so to it
    people: bool = False  # the rows are the kinds of applicants
    every: bool = False  # it is asked whether all of them are so


@cache
def _words() -> dict[str, str]:
    """The words of the data as alternatives, by their list."""
    lists = load("picking.toml").items()
    return {f"{name}.{part}": any_of(words) for name, parts in lists for part, words in parts.items()}


@cache
def _asked() -> re.Pattern[str]:
    """Which rows, or how many of them: before what they are called, around their own row, or behind it."""
    of = _words()
    rows, people, bodies = of["nouns.rows"], of["nouns.applicants"], of["bodies.words"]
    which = rf"(?<![第没])(?:{of['asking.which']}|{of['asking.count']})"
    return re.compile(
        rf"{which}(?:{of['counting.words']})?的?(?:{rows}|(?P<people>{people}))(?!{bodies})"
        rf"|{which}(?:{of['asking.kinds']})的?(?P<loose>{of['nouns.loose']})"
        rf"|{which}(?:{of['counting.rows']})(?!{bodies})"
        rf"|(?:{of['asking.which']})(?<=[哪些几])(?!{bodies})(?=[^,，。?？]{{1,8}}?的?(?:{of['core.words']}))"
        rf"|(?:{of['asking.any']})(?=[^,，。?？]{{1,10}}?的(?:{rows}|(?P<people_any>{people})))"
        rf"|的(?:{rows}|(?P<people_behind>{people}))(?:一共|总共|都|分别)?[有是]?{which}"
    )


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """What rows are named as a group, what is asked of their figures, and the words around the one named."""
    of = _words()
    rows, units, within = of["nouns.rows"], of["counting.words"], of["within.words"]
    named = rf"{rows}|{of['nouns.applicants']}"
    counted = rf"(?<![第前头后末{_NUMERALS}])[{_NUMERALS}]+(?:大|小|个)?"
    denied = rf"(?:{of['none.denials']})[^,，。?？]{{0,2}}?(?:{of['none.verbs']}|[\s)）?？。]*$)"
    said = {
        "group": rf"{counted}(?:(?:{of['counting.rows']})(?:不同的?)?(?:{named})?|个(?:{named}))",
        "within": rf"(?:{named}|{counted}(?:{units})|[几各每]一?(?:大|小)?(?:{units})|者)的?(?:{within})",
        "first": rf"最[^,，。?？]{{1,3}}?的?(?:{rows})",
        "inside": rf"的?(?:{rows})?(?:{within})",
        "none": rf"(?<![\d.零〇{_NUMERALS}百千不非])(?:{of['none.words']})(?![\d.])|{denied}",
        "used": of["used.words"],
        "just": rf"(?:{of['just.words']})({_DIGITS}){_CASES}",
        "told": rf"({_DIGITS}){_CASES}的?(?:申请)?(?:{of['just.told']})$",
        "belonging": of["belonging.words"],
        "smallest": of["smallest.words"],
    }
    return {name: re.compile(pattern) for name, pattern in said.items()} | _neighbours()


def _neighbours() -> dict[str, re.Pattern[str]]:
    """The words before and behind a row for those next to it, or beyond it."""
    of = _words()
    close = rf"{_MARKS}(?:[这那]一?)?(?:{of['counting.words']})?"
    turn = (
        rf"(?:的|紧?接着|紧?跟着|就|便)*(?:排|轮到)?(?:一?(?:{of['counting.words']}))?(?:{of['nouns.rows']})?"
    )
    turn += rf"(?:{of['next.which']})"
    said = {
        "after": rf"(?:{of['next.after']}){_MARKS}$",
        "before": rf"(?:{of['next.before']}){_MARKS}$",
        "lead": rf"(?:{of['next.lead']}){_MARKS}$",
        "behind": rf"{close}(?:{of['next.behind']}){turn}",
        "ahead": rf"{close}(?:{of['next.ahead']}){turn}",
        "beyond": rf"{_MARKS}(?:还|更|要|都)*(?:([多高大])|[少低小])(?!少|多)(?!一?[点些位名])的?",
    }
    return {name: re.compile(pattern) for name, pattern in said.items()}


def find_picking(parsed: Parsed, targets: tuple[Target, ...]) -> Picking | None:
    """What a message picks out of the rows of one report; None where it asks for no such thing."""
    return _beside(parsed) or _place(parsed) or _meeting(parsed, targets)


def names_rows(parsed: Parsed) -> bool:
    """Whether the rows that a row is made up of are spoken of by their number (二十一种办理结果)."""
    patterns = _patterns()
    return any(patterns[name].search(parsed.spoken) for name in ("group", "within", "first"))


def smallest(parsed: Parsed) -> bool:
    """Whether the rows below those of the first level are spoken of (二十一种, 每一小项)."""
    return _patterns()["smallest"].search(parsed.spoken) is not None


def _meeting(parsed: Parsed, targets: tuple[Target, ...]) -> Picking | None:
    """The rows of a condition: whether all are so, which of them are none, are any, or above a number."""
    ordered = parsed.says("operation", "most") or parsed.says("operation", "least")
    if ordered or find_nth(parsed) or find_limit(parsed):
        return None
    stretch = is_stretch(parsed, targets)
    if stretch and asks_all(parsed.spoken):
        condition = _condition(parsed, 0, 0)
        return Picking(condition, every=True) if condition else None
    counted = parsed.says("question", "quantity")  # 不管什么理由，不公开的几件
    if len(targets) == 1 and has_reasons(targets[0]) and asks_reasons(parsed) and not counted:
        return Picking(Condition("some"))
    hit = _asked().search(parsed.spoken) or (asks_which_bare(parsed.spoken) if stretch else None)
    return _of_which(parsed, targets, hit) if hit else None


def _of_which(parsed: Parsed, targets: tuple[Target, ...], hit: re.Match[str]) -> Picking | None:
    """The rows, or kinds of applicants, that are asked for at the hit."""
    people = any(map(hit.groupdict().get, ("people", "people_behind", "people_any", "loose")))
    if not targets and not people:
        return None
    condition = _condition(parsed, hit.start(), hit.end())
    return Picking(condition, people=people) if condition else None


def _condition(parsed: Parsed, start: int, end: int) -> Condition | None:
    """What the rows asked for at [start, end) have to be."""
    patterns = _patterns()
    groups = (hit.span() for hit in patterns["group"].finditer(parsed.spoken))
    text = blank(parsed.spoken, [(start, end), *groups])
    covered = {at for m in parsed.matches if m.kind in _NAMING for at in range(m.start, m.end)}
    none = any(hit.start() not in covered for hit in patterns["none"].finditer(text))
    if (none or not_one(text)) and not patterns["belonging"].search(text):
        return Condition("zero")
    found = find_condition(replace(parsed, spoken=text), start, end, "")
    hit = patterns["just"].search(text) or patterns["told"].search(text[:start])
    if hit and not (found and found.kind in _HELD):  # 超过一百件的是哪几条
        return Condition("equal", Decimal(_number(hit[1])))
    if found and found.kind in _NUMERIC:
        if found.kind == "unequal" and not found.number:
            return Condition("some")
        return found if found.kind != "equal" or not found.number else None
    return Condition("some") if patterns["used"].search(text) else None


def _number(said: str) -> int:
    return int(said) if said.isdigit() else han_value(said)


def _beside(parsed: Parsed) -> Picking | None:
    """The row next to one that is named (仅次于国家秘密的, 排在个人后面的是谁)."""
    patterns = _patterns()
    for match in _named(parsed):
        lead, tail = parsed.spoken[: match.start], parsed.spoken[match.end :]
        led = patterns["lead"].search(lead) is not None
        if patterns["after"].search(lead) or (led and patterns["behind"].match(tail)):
            return _of(match, 1)
        than = lead.rstrip("“”\"'「").endswith(("比", "比起"))
        if than and (hit := patterns["beyond"].match(tail)) and _asks_rows(parsed):
            return replace(_of(match, 0), beyond="above" if hit[1] else "below")
        if patterns["before"].search(lead) or (led and patterns["ahead"].match(tail)):
            return _of(match, -1)
    return None


def _asks_rows(parsed: Parsed) -> bool:
    """Whether it is asked which rows of one row or which kinds of applicants are meant."""
    return names_rows(parsed) or _asked().search(parsed.spoken) is not None


def _place(parsed: Parsed) -> Picking | None:
    """The place that a row takes among others of one report (三项里强制排第几)."""
    at = place_said(parsed)
    named = [match for match in _named(parsed) if match.start < at]
    if at < 0 or not named:
        return None
    apart = [one for one, other in zip_longest(named, named[1:]) if not _goes_on(parsed, one, other)]
    again = [one for one in apart if sum(other.id == one.id for other in apart) > 1]
    placed = [one for one in named if parsed.spoken.startswith("在", one.end)]
    rows = [one for one in named if not any(_holds(parsed, one, other) for other in named)]
    own = (again or placed or rows or named)[-1]
    groups = any(_holds(parsed, one, own) for one in named)
    return _of(own, 0) if again or groups or _patterns()["within"].search(parsed.text[:at]) else None


def _goes_on(parsed: Parsed, row: Match, other: Match | None) -> bool:
    """Whether the next word goes on with the row, and does not set it among others (许可在许可、处罚里)."""
    return other is not None and row.id == other.id and "在" not in parsed.spoken[row.end : other.start]


def _holds(parsed: Parsed, group: Match, row: Match) -> bool:
    """Whether the group is named as that among whose rows a row stands (不予公开里国家秘密)."""
    if not _patterns()["inside"].match(parsed.spoken, group.end) or group.kind != "term":
        return False
    if row.kind == "applicant":
        return True
    return set(_rows(row)) < set(_rows(group))


def _rows(match: Match) -> Sequence[Metric]:
    return candidates(Target.of(terms()[match.id].kinds))


def _named(parsed: Parsed) -> list[Match]:
    return [match for match in parsed.matches if match.kind in _NAMING]


def _of(match: Match, step: int) -> Picking:
    if match.kind == "applicant":
        return Picking(of=match.id, step=step, people=True)
    return Picking(of=Target.of(terms()[match.id].kinds), step=step)
