"""The things of the narrative that a message names one after another, what joins them, and what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from bot.understand.content import channel_words, plain_words
from bot.understand.lexicon import Match
from bot.understand.normal import blank
from bot.understand.parse import Parsed
from bot.understand.vocabulary import any_of, load
from index.segment import words as cut

_NAMING = frozenset(("content", "topic", "term", "applicant"))
_ASKING = frozenset(("question", "operation", "cue"))
_END = "[,，。;；?？!！]"
_CLAUSE = re.compile(f".*?(?:{_END}|$)", re.DOTALL)
_RUN = re.compile(r"[\u4e00-\u9fffa-z]+")
_BREAK = re.compile(r"、|还有|以及|另外|(?<=.)[和与及]|\s")
_HOW_MANY = re.compile("几|多少")
_MESSAGES = 64  # of which it is kept what they name
_OF_TWO = ("ratio", "share", "difference", "most", "least", "compare")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Thing:
    """What some words name, with what joins it to the thing before it ('' where nothing does)."""

    words: tuple[str, ...]
    link: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """Things that are named, what is asked of them, and where."""

    things: tuple[Thing, ...]
    operation: str
    span: Span

    @property
    def listed(self) -> bool:
        """Whether they are only named one after another (微博、微信)."""
        listing = load("words.toml")["told_parts"]["listing"]
        return all(thing.link in listing for thing in self.things[1:])

    @property
    def alike(self) -> bool:
        """Whether words join them all, and none says that one holds another."""
        return all(thing.link for thing in self.things[1:]) and not self.inside

    @property
    def inside(self) -> bool:
        """Whether the first is said to hold the second (公告里其他占几成; 公告，其他的占几成)."""
        links = [thing.link for thing in self.things[1:]]
        holding = load("words.toml")["told_parts"]["holding"]
        return any(link in holding for link in links) or (self.operation == "share" and links == [""])


@lru_cache(maxsize=_MESSAGES)
def told_parts(parsed: Parsed) -> tuple[Parts, ...]:
    """What every clause names and asks; one that names nothing asks of what was named before (合起来多少)."""
    found: list[Parts] = []
    for start, end in _clauses(parsed):
        things = _named(parsed, start, end) or (found[-1].things if found else ())
        found.append(Parts(tuple(things), _operation(parsed, start, end), (start, end)))
    return tuple(found)


def asked_apart(parsed: Parsed) -> list[Parsed]:
    """The message with each of the things alone that it asks for (微博和微信各几条); [] where it is one."""
    parts = told_parts(parsed)
    if len(_how_many(parsed, 0, len(parsed.spoken))) < 2:
        return _each_alone(parsed, parts[0]) if len(parts) == 1 and parts[0].alike else []
    starts = [0, *(one.span[0] for one in parts[1:]), len(parsed.spoken)]
    messages = [_within(parsed, start, end) for start, end in pairwise(starts)]
    first = messages[0]
    return messages if _tells(first) or first.strange or first.says("operation", "share") else []


def like_the_first(first: Parsed, part: Parsed) -> Parsed:
    """A part with what it leaves to the first: the channel, or what is done there and the unit."""
    taken = [m for m in first.matches if _left_out(m, part)]
    front, matches = "", []
    for match in taken:
        matches.append(replace(match, start=len(front), end=len(front) + len(match.text)))
        front += match.text
    named = () if _tells(part) else first.leftover
    front += "".join(named)
    size = len(front)
    matches += [replace(m, start=m.start + size, end=m.end + size) for m in part.matches]
    asking = ((0, size), *((start + size, end + size) for start, end in part.asking))
    left, strange = (*named, *part.leftover), (*named, *part.strange)
    said = front + part.spoken
    return replace(part, spoken=said, matches=tuple(matches), asking=asking, leftover=left, strange=strange)


def _left_out(match: Match, part: Parsed) -> bool:
    """Whether a word of the first part holds for a further one: for a channel, for a thing, for neither."""
    if any(m.text in channel_words() for m in part.matches):
        return match.text in plain_words() or match.kind in ("question", "unit")
    return match.text in channel_words() or (not _tells(part) and match.kind in ("content", "topic"))


def _tells(part: Parsed) -> bool:
    """Whether a part says what it asks for."""
    return bool(part.says("content") or part.says("topic") or part.leftover)


def _each_alone(parsed: Parsed, parts: Parts) -> list[Parsed]:
    """The message without the other things, for each; [] unless words that tell name two or more."""
    telling = {*parsed.leftover, *(m.text for m in parsed.matches if m.kind == "content")}
    if parsed.says("operation", "list"):  # 各占多少
        telling = telling.union(*(thing.words for thing in parts.things))
    things = [telling.intersection(thing.words) for thing in parts.things]
    if len(things) < 2 or any(thing.words[0] not in telling for thing in parts.things):
        return []
    others = [set().union(*things) - own for own in things]
    return [
        _without(parsed, [hit.span() for hit in re.finditer(any_of(words), parsed.spoken)])
        for words in others
    ]


def _clauses(parsed: Parsed) -> Iterator[Span]:
    """The clauses that ask, each from the end of the one before it (公告里，其他占几成)."""
    start = 0
    for hit in _CLAUSE.finditer(parsed.spoken):
        asked = _how_many(parsed, *hit.span())
        for end in (*(_cut(parsed, one, other) for one, other in pairwise(asked)), hit.end()):
            if _operation(parsed, start, end):
                yield start, end
                start = end


def _how_many(parsed: Parsed, start: int, end: int) -> list[Match]:
    """The words that ask for a number between two places."""
    asking = [m for m in parsed.matches if m.id in ("quantity", "share") and start <= m.start < end]
    return [m for m in asking if _HOW_MANY.search(m.text)]


def _cut(parsed: Parsed, one: Match, other: Match) -> int:
    """Where a part ends that asks by one word, in front of another: at a break, or where it has named all."""
    end = one.end + sum(m.end - m.start for m in parsed.matches if m.kind == "unit" and m.start == one.end)
    if hit := _BREAK.search(parsed.spoken, end, other.start):
        return hit.end()
    named = any(m.start < one.start and m.kind in ("content", "topic") for m in parsed.matches)
    return end if named else other.start


def _within(parsed: Parsed, start: int, end: int) -> Parsed:
    part = _without(parsed, [(0, start), (end, len(parsed.spoken))])
    return replace(part, asking=((start, end),))


def _without(parsed: Parsed, spans: Sequence[Span]) -> Parsed:
    """The message without what it says at these places."""
    spoken = blank(parsed.spoken, spans)
    return replace(
        parsed,
        spoken=spoken,
        matches=tuple(m for m in parsed.matches if not any(a <= m.start < b for a, b in spans)),
        leftover=tuple(word for word in parsed.leftover if word in spoken),
        strange=tuple(word for word in parsed.strange if word in spoken),
    )


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


def _named(parsed: Parsed, start: int, end: int) -> list[Thing]:
    """The things that a clause names."""
    held = [(m.start, m.end) for m in parsed.matches if m.kind in _NAMING and m.end - m.start > 1]
    joins = [(hit.start(), hit.end(), hit[0]) for hit in _joining().finditer(parsed.spoken, start, end)]
    joins = [join for join in joins if not any(x < join[1] and join[0] < y for x, y in held)]
    found: list[Thing] = []
    link = ""
    for (_, first, link_before), (last, _, _) in pairwise([(start, start, ""), *joins, (end, end, "")]):
        link = link or (link_before if found and not re.match(_END, link_before) else "")
        if words := _words(parsed, first, last):
            found.append(Thing(words, link))
            link = ""
    return found


def _words(parsed: Parsed, start: int, end: int) -> tuple[str, ...]:
    """The words between two places that tell one thing from another."""
    counting = {n.end for n in parsed.numbers} | {m.end for m in parsed.matches if m.kind == "question"}
    asking = [m for m in parsed.matches if m.kind in _ASKING or (m.kind == "unit" and m.start in counting)]
    known = [m for m in parsed.matches if m.kind == "content" and start <= m.start and m.end <= end]
    spans = [(m.start, m.end) for m in (*asking, *known)] + [(n.start, n.end) for n in parsed.numbers]
    text = _particles().sub(" ", blank(parsed.spoken, spans)[start:end])
    found = [m.text for m in known] + [word for run in _RUN.findall(text) for word in cut(run)]
    return tuple(dict.fromkeys(word for word in found if len(word) > 1 and word not in plain_words()))


@cache
def _joining() -> re.Pattern[str]:
    data = load("words.toml")["told_parts"]
    return re.compile(any_of([*data["listing"], *data["linking"], *data["holding"]]) + "|" + _END)


@cache
def _particles() -> re.Pattern[str]:
    return re.compile(any_of(load("words.toml")["told_parts"]["particles"]))
