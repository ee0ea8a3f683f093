"""The figures of the narrative that one message asks for side by side, each as a message of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understand.content import channel_words, plain_words
from bot.understand.lexicon import Match
from bot.understand.normal import blank
from bot.understand.parse import Parsed

_JOINED = re.compile(r"[+加和与跟及比、]|加上|以及|还是")
_BREAK = re.compile(r"[,，;；。?？!！、]|还有|以及|另外|(?<=.)[和与及]|\s")
_HOW_MANY = re.compile("几|多少")
_ASKING = ("quantity", "share")


def asked_apart(parsed: Parsed) -> list[Parsed]:
    """The parts of a message that each ask for a number; [] where it asks for one."""
    asked = [m for m in parsed.matches if m.id in _ASKING and _HOW_MANY.search(m.text)]
    if len(asked) < 2:
        return _named_side_by_side(parsed)
    ends = [0, *(_cut(parsed, one, other) for one, other in pairwise(asked)), len(parsed.spoken)]
    parts = [_within(parsed, start, end) for start, end in pairwise(ends)]
    return parts if all(_tells(part) or part.says("operation", "share") for part in parts) else []


def like_the_first(first: Parsed, part: Parsed) -> Parsed:
    """A part with what it leaves to the first: the channel, or what is done there and the unit."""
    taken = [m for m in first.matches if _left_out(m, part)]
    front, matches = "", []
    for match in taken:
        matches.append(replace(match, start=len(front), end=len(front) + len(match.text)))
        front += match.text
    size = len(front)
    matches += [replace(m, start=m.start + size, end=m.end + size) for m in part.matches]
    asking = ((0, size), *((start + size, end + size) for start, end in part.asking))
    return replace(part, spoken=front + part.spoken, matches=tuple(matches), asking=asking)


def _left_out(match: Match, part: Parsed) -> bool:
    """Whether a word of the first part holds for a further one: for a channel, for a thing, for neither."""
    if any(m.text in channel_words() for m in part.matches):
        return match.text in plain_words() or match.kind in ("question", "unit")
    return match.text in channel_words() or (not _tells(part) and match.kind in ("content", "topic"))


def _named_side_by_side(parsed: Parsed) -> list[Parsed]:
    """The message with one of the things each that it joins (微博和微信各几条), [] where it joins none."""
    named = [(m.start, m.end) for m in parsed.matches if m.kind == "content" and m.text not in plain_words()]
    for word in parsed.leftover:
        at = parsed.spoken.find(word)
        named += [(at, at + len(word))] if at >= 0 and not any(a <= at < b for a, b in named) else []
    groups = _joined(parsed, sorted(named))
    return [_without(parsed, [span for other in groups if other != one for span in other]) for one in groups]


def _joined(parsed: Parsed, named: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The things that words join, [] where they join none.

    Channels that stand together are several things, other words are one where each thing is asked for.
    """
    between = [parsed.spoken[one[1] : other[0]] for one, other in pairwise(named)]
    channels = all(parsed.spoken[start:end] in channel_words() for start, end in named)
    each = parsed.says("operation", "list") and not channels
    gaps = [gap for gap in between if gap or not (channels or each)]
    if not any(between) or not all(map(_JOINED.fullmatch, gaps)):
        return []
    groups = [[named[0]]]
    for gap, span in zip(between, named[1:], strict=True):
        if gap or not each:
            groups.append([])
        groups[-1].append(span)
    return groups


def _cut(parsed: Parsed, one: Match, other: Match) -> int:
    """Where a part ends that asks by one question word, in front of another."""
    end = one.end + sum(m.end - m.start for m in parsed.matches if m.kind == "unit" and m.start == one.end)
    breaks = [hit.end() for hit in _BREAK.finditer(parsed.spoken, end, other.start)]
    return breaks[0] if breaks else end if _names(parsed, 0, one.start) else other.start


def _names(parsed: Parsed, start: int, end: int) -> bool:
    return any(start <= m.start < end and m.kind in ("content", "topic") for m in parsed.matches)


def _tells(part: Parsed) -> bool:
    """Whether a part says what it asks for."""
    return bool(part.says("content") or part.says("topic") or part.leftover)


def _within(parsed: Parsed, start: int, end: int) -> Parsed:
    part = _without(parsed, [(0, start), (end, len(parsed.spoken))])
    return replace(part, asking=((start, end),))


def _without(parsed: Parsed, spans: Sequence[tuple[int, int]]) -> Parsed:
    """The message without what it says at these places."""
    spoken = blank(parsed.spoken, spans)
    return replace(
        parsed,
        spoken=spoken,
        matches=tuple(m for m in parsed.matches if not any(a <= m.start < b for a, b in spans)),
        leftover=tuple(word for word in parsed.leftover if word in spoken),
        strange=tuple(word for word in parsed.strange if word in spoken),
    )
