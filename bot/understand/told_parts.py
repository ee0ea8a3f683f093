"""The things of the narrative that a message names one after another, and how they are held together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from bot.understand.content import plain_words
from bot.understand.normal import blank
from bot.understand.parse import Parsed
from bot.understand.vocabulary import any_of, load
from index.segment import words as cut

_NAMING = frozenset(("content", "topic", "term", "applicant"))
_ASKING = frozenset(("question", "operation", "cue"))
_CLAUSE = re.compile(r"[^,，。;；?？!！]+")
_RUN = re.compile(r"[\u4e00-\u9fffa-z]+")
_OF_TWO = ("ratio", "share", "difference", "most", "least", "compare")


@dataclass(frozen=True, slots=True)
class Thing:
    """What some words name, with what joins it to the thing before it ('' where nothing does)."""

    words: tuple[str, ...]
    link: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """Things that are named, and what is asked of them."""

    things: tuple[Thing, ...]
    operation: str

    @property
    def listed(self) -> bool:
        """Whether they are only named one after another (微博、微信)."""
        listing = ("", *load("words.toml")["told_parts"]["listing"])
        return all(thing.link in listing for thing in self.things[1:])

    @property
    def inside(self) -> bool:
        """Whether the first is said to hold the second (公告里其他占几成)."""
        return any(thing.link in load("words.toml")["told_parts"]["holding"] for thing in self.things[1:])


def told_parts(parsed: Parsed) -> tuple[Parts, ...]:
    """What every clause names and asks; a clause that asks nothing goes with the next (公告里，其他占几成).

    One that names nothing asks of what was named before (两边合起来多少).
    """
    found: list[Parts] = []
    waiting: tuple[Thing, ...] = ()
    link = ""
    for hit in _CLAUSE.finditer(parsed.spoken):
        named, left = _named(parsed, *hit.span(), link if waiting else "")
        operation = _operation(parsed, *hit.span())
        if operation == "share" and len(waiting) == len(named) == 1:
            named = [replace(named[0], link=named[0].link or _inside())]  # 公示公告，社会组织的占几成
        things = (*waiting, *named)
        waiting, link = ((), "") if operation else (things, left)
        if operation:
            found.append(Parts(things or (found[-1].things if found else ()), operation))
    return tuple(found)


def _inside() -> str:
    """A word that says that one thing is in another."""
    first: str = load("words.toml")["told_parts"]["holding"][0]
    return first


def _operation(parsed: Parsed, start: int, end: int) -> str:
    """What is asked of the things of a clause: how they compare, their sum or mean, each; '' for nothing."""
    asked = [m for m in parsed.matches if start <= m.start < end]
    said = dict.fromkeys(m.id for m in asked if m.kind == "operation")
    if compared := [name for name in said if name in _OF_TWO]:
        return compared[0]
    if "average" in said:
        return "average"
    together = any(m.text in load("words.toml")["told_parts"]["together"] for m in asked)
    if "sum" in said or together:
        return "sum"
    return "list" if any(m.kind == "question" and m.id == "quantity" for m in asked) else ""


def _named(parsed: Parsed, start: int, end: int, link: str) -> tuple[list[Thing], str]:
    """The things that a clause names, the first joined by `link`; with what stands behind the last."""
    held = [(m.start, m.end) for m in parsed.matches if m.kind in _NAMING and m.end - m.start > 1]
    found, first = [], start
    for hit in _joining().finditer(parsed.spoken, start, end):
        if any(x < hit.end() and hit.start() < y for x, y in held):
            continue
        if words := _words(parsed, first, hit.start()):
            found.append(Thing(words, link))
            link = ""
        link, first = (link or hit[0]) if found or link else "", hit.end()
    if words := _words(parsed, first, end):
        return [*found, Thing(words, link)], ""
    return found, link


def _words(parsed: Parsed, start: int, end: int) -> tuple[str, ...]:
    """The words between two places that tell one thing from another."""
    counting = {n.end for n in parsed.numbers} | {m.end for m in parsed.matches if m.kind == "question"}
    asking = [m for m in parsed.matches if m.kind in _ASKING or (m.kind == "unit" and m.start in counting)]
    known = [m for m in parsed.matches if m.kind == "content" and start <= m.start and m.end <= end]
    spans = [(m.start, m.end) for m in (*asking, *known)] + [(n.start, n.end) for n in parsed.numbers]
    text = blank(parsed.spoken, spans)
    runs = (_trimmed(hit[0]) for hit in _RUN.finditer(text, start, end))
    found = [m.text for m in known] + [word for run in runs for word in cut(run) if len(word) > 1]
    return tuple(dict.fromkeys(word for word in found if word not in plain_words()))


def _trimmed(run: str) -> str:
    """A run of characters without particles and a word for a kind behind it (其他类)."""
    return _particles().sub(" ", run)


@cache
def _joining() -> re.Pattern[str]:
    data = load("words.toml")["told_parts"]
    return re.compile(any_of([*data["listing"], *data["linking"], *data["holding"]]))


@cache
def _particles() -> re.Pattern[str]:
    return re.compile(any_of(load("words.toml")["told_parts"]["particles"]))
