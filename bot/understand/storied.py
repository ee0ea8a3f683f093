"""What happened to somebody, told before a question that is whole without it (我家羊圈让人给推了，…)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.understand.lexicon import Match
from bot.understand.vocabulary import any_of, load, terms

_END = re.compile(r"[^,.;?!，。；？！\n~…:：]+")
_ROWS = frozenset(("term", "topic"))
_ASKS = frozenset(("question", "operation", "cue"))
_FIGURE = re.compile(r"\d|第")


def told_before(text: str, matches: Sequence[Match]) -> list[tuple[int, int]]:
    """The spans of clauses that only tell a story, all before the last clause with a row and a question."""
    clauses = [hit.span() for hit in _END.finditer(text)]
    whole = [a for a, b in clauses[1:] if _asks_whole(a, b, matches)]
    found: list[tuple[int, int]] = []
    for start, end in clauses if whole else ():
        told = "story" if not found or found[-1][1] < start - 1 else "on"
        if end <= whole[-1] and _tells(text[start:end], start, matches, told):
            found.append((start, end))
    return found


def _asks_whole(start: int, end: int, matches: Sequence[Match]) -> bool:
    """Whether a clause names a row and asks for its number."""
    inside = [m for m in matches if start <= m.start < end]
    asks = any((m.kind, m.id) == ("question", "quantity") or m.asks_amount for m in inside)
    asks = asks or any(m.kind == "operation" and m.id in ("most", "least", "rank") for m in inside)
    return asks and any(m.kind == "term" and set(terms()[m.id].kinds) != {"result"} for m in inside)


def _tells(clause: str, start: int, matches: Sequence[Match], story: str) -> bool:
    """Whether a clause says what somebody went through, neither asks, wants, nor names a kind of cases."""
    said = [m for m in matches if start <= m.start < start + len(clause)]
    if _pattern()["examples"].search(clause):
        return True
    if _FIGURE.search(clause) or not _pattern()[story].search(clause) or _pattern()["wants"].search(clause):
        return False
    applies = any(m.kind == "applicant" for m in said) and any(m.kind in _ROWS for m in said)
    return not applies and not any(m.kind in _ASKS and not _loose(m) for m in said)


def _loose(match: Match) -> bool:
    """Whether a word may also be a filler (也, 那)."""
    return any(kind == "neutral" for kind, _ in match.readings())


@cache
def _pattern() -> dict[str, re.Pattern[str]]:
    data = {name: any_of(words) for name, words in load("contexts.toml")["storied"].items()}
    when, ends = rf"^(?:\0|{data['when']})*", rf"(?!.*(?:{data['topic']})$)"
    story = rf"{when}(?:{data['somebody']}){ends}|(?:{data['happened']})$"
    return {
        "story": re.compile(story),
        "on": re.compile(rf"{story}|^(?:{data['on']}){ends}"),
        "examples": re.compile(rf"(?:{data['examples']})的?$"),
        "wants": re.compile(data["wants"]),
    }
