"""The bodies of a message among the other words of it, misspelt names put right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understand.bodies import Bodies
from bot.understand.lexicon import Lexicon
from bot.understand.mentions import BodyMention
from bot.understand.normal import blank
from bot.understand.places import split_agency

_JOINING = "和与及同"
_SAID_APART = re.compile(r"(?:那边|这边)?的?(?=[,，。\s]|$)")  # behind a place
_HAN = re.compile(r"[\u4e00-\u9fffa-z]")


def named_bodies(text: str, bodies: Bodies, lexicon: Lexicon) -> list[BodyMention]:
    """The bodies named; a bare place name that is also (part of) a word of the vocabulary is that word."""
    found = bodies.find(text)
    known = [m for m in found if len(m.agencies) == 1]
    before = _before(text, known)
    meant = bodies.heard(text) if found and (before or not known) else None
    if meant and _repairs(meant, found) and (not known or _strange(text, before, lexicon)):
        found = [m for m in found if m.end <= meant.start or meant.end <= m.start] + [meant]
    if not found and _odd(text, lexicon):
        meant = bodies.misspelt(text)
        return [meant] if meant else []
    found = [*found, *_of_place(text, found)]
    if all(mention.agencies for mention in found):
        return found
    longer = [m for m in lexicon.find(text) if len(m.text) > 1]
    return [
        body
        for body in found
        if body.agencies
        or not any(
            (m.start <= body.start < m.end and m.text != body.text[:1])
            or (body.text[0] in _JOINING and m.start == body.start + 1 and m.end > body.end)  # 和政策文件
            for m in longer
        )
    ]


def _of_place(text: str, found: Sequence[BodyMention]) -> list[BodyMention]:
    """The place of the one body named, where it is said apart from its office (林业局，建始县的)."""
    agencies = {agency for mention in found for agency in mention.agencies}
    place = split_agency(next(iter(agencies)))[0] if len(agencies) == 1 else ""
    start = text.find(place) if place else -1
    while start >= 0 and any(m.start <= start < m.end for m in found):
        start = text.find(place, start + 1)
    tail = _SAID_APART.match(text, start + len(place)) if start >= 0 else None
    if tail is None or text[start - 1 : start] in tuple(_JOINING + "跟比"):
        return []
    return [BodyMention(start, tail.end(), text[start : tail.end()], tuple(agencies))]


def _repairs(meant: BodyMention, found: Sequence[BodyMention]) -> bool:
    """Whether the name that is meant holds some that are found, none of them another body's."""
    if any(m.start <= meant.end < m.end for m in found):  # 怀安市 of 怀安市民政局
        return False
    inside = [m for m in found if meant.start < m.end and m.start < meant.end]
    if not inside:  # beside it only places of which there is no report are named
        return not any(m.agencies or m.office for m in found)
    return all(not m.agencies or set(meant.agencies) <= set(m.agencies) for m in inside)


def _before(text: str, known: Sequence[BodyMention]) -> set[int]:
    """The places of the characters that stand right before a name."""
    places = (mention.start - 1 for mention in known if mention.start)
    return {place for place in places if "\u4e00" <= text[place] <= "\u9fff"}


def _strange(text: str, places: set[int], lexicon: Lexicon) -> bool:
    """Whether no word explains what stands at one of the places (武近区 before 卫健局)."""
    covered = {place for match in lexicon.find(text) for place in range(match.start, match.end)}
    return not places <= covered


def _odd(text: str, lexicon: Lexicon) -> bool:
    """Whether something in the text is in no word and may be a misspelt name."""
    left = blank(text, ((match.start, match.end) for match in lexicon.find(text)))
    return len(_HAN.findall(left)) > 1
