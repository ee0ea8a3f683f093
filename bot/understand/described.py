"""Bodies that a message describes instead of naming them: by what their office looks after, or as 那家."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.understand.mentions import BodyMention
from bot.understand.numbers import han_value
from bot.understand.places import split_agency
from bot.understand.roster import Roster
from bot.understand.shared import AND
from bot.understand.vocabulary import any_of, load

_BETWEEN = re.compile(r"[的、,，]?[市县区镇州]?(?:里|那边|那儿|那里|那|上|这边)?的?")
_OFFICE = "局|部门|单位|机关|委|衙门|家|口子|口"
_POINTING = re.compile(f"[那这]|{_OFFICE}")  # without which nothing is described

_HALF = re.compile(
    r"([\u4e00-\u9fff])(?:什么|啥|某)(镇|乡|县|市|区|州)"
    r"|(?<![\u4e00-\u9fff])(省|市|县|区|州)(局|厅|委)(?![\u4e00-\u9fff]?长)"
)

_INSIDE = re.compile(
    r"(?:的|里|下面|底下|下头|下属)*[那这]([一两二三四])?[个家](镇|乡|街道|局|厅|委)(?![上里长])"
)

Place = tuple[int, int, str]  # where a place is said, and how


@dataclass(frozen=True, slots=True)
class _Described:
    start: int
    end: int
    stems: tuple[str, ...]  # of the offices that it fits, () for any
    clear: bool  # nothing but an office is described so
    ends: str = ""  # how the names of the bodies end (那个镇)


def described(
    text: str, places: Sequence[Place], roster: Roster
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Start, end and agencies of every body that is described, the place beside it included.

    管看天的局, 修路的部门 need no place; 那家, 那个局 and 交通部门 do.
    """
    for one in _descriptions(text):
        place = next((place for place in places if _joined(place, one, text)), None)
        if place is None and not one.clear:
            continue
        found = roster.fitting(place[2] if place else "", one.stems, one.ends)
        if found:
            start = min(one.start, place[0]) if place else one.start
            yield start, max(one.end, place[1]) if place else one.end, found


def half_named(text: str, roster: Roster) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Start, end and agencies of what is named by a part and its level (西什么镇), or by levels (市局)."""
    for hit in _HALF.finditer(text):
        part, level, of, kind = hit.groups()
        found = roster.of_part(part, level) if part else roster.of_level(of, kind)
        if found:
            yield hit.start(), hit.end(), found


def sharing(
    text: str, named: Sequence[tuple[int, tuple[str, ...]]], places: Sequence[Place], roster: Roster
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Start, end and agencies of places that share the office named after the next (抚州和北碚民政局)."""
    for start, end, place in places:
        hit = AND.match(text, end)
        beside = next((known for at, known in named if hit and at == hit.end()), ())
        offices = [office for agency in beside if (office := split_agency(agency)[1])]
        found = roster.fitting(place, offices) if offices else ()
        if found:
            yield start, end, found


def _descriptions(text: str) -> Iterator[_Described]:
    for hit in _pattern().finditer(text) if _POINTING.search(text) else ():
        word = hit["managed"] or hit["kind"] or hit["those"]
        stems = _fields().get(word or "", ())
        yield _Described(hit.start(), hit.end(), stems, bool(hit["managed"]), hit["ends"] or "")


@cache
def _fields() -> dict[str, tuple[str, ...]]:
    """The stems of offices by every word for what they look after, and by the stems themselves."""
    data = load("bodies.toml")
    found = {stem: [stem] for stem in data["stems"] if len(stem) > 1 and stem not in data["no_field"]}
    for stem, words in data["field"].items():
        for word in words:
            found.setdefault(word, []).append(stem)
    return {word: tuple(stems) for word, stems in found.items()}


@cache
def _pattern() -> re.Pattern[str]:
    data = load("bodies.toml")
    verbs, words = any_of(data["looking_after"]), any_of(_fields())
    clear = any_of(word for word in _fields() if len(word) > 1)
    return re.compile(
        rf"(?:那个|那家|这个)?(?:{verbs})(?P<managed>{words})(?:[、和与及](?:{verbs})?(?:{words}))*的?(?:事|活)?的?"
        rf"(?:(?:那个|那家|这个|这家|那)(?:{_OFFICE})?|{_OFFICE})"
        rf"|(?:那个|那家|这个)?(?P<kind>{clear})(?:的(?:那个|那家|那)?)?(?:{_OFFICE})(?![里上长])"
        rf"|(?P<those>{clear})的?(?:那个|那家|那块|那边)(?:{_OFFICE})?"
        rf"|[那这]一?(?:家|个)(?:(?P<ends>镇|乡|街道|县|区|厅|局)|单位|部门|委|机关)|[那这]一?家"
    )


def _joined(place: Place, one: _Described, text: str) -> bool:
    """Whether only a level or a particle stands between a place and a description, on either side."""
    start, end, _ = place
    if end <= one.start:
        return _BETWEEN.fullmatch(text, end, one.start) is not None
    return one.end <= start and _BETWEEN.fullmatch(text, one.end, start) is not None


def inside(text: str, mentions: Sequence[BodyMention], roster: Roster) -> list[BodyMention]:
    """The mentions with those of a place that go on to a body in it (海城的那个镇): the bodies that fit."""
    return [_narrowed(mention, _INSIDE.match(text, mention.end), roster) for mention in mentions]


def _narrowed(mention: BodyMention, hit: re.Match[str] | None, roster: Roster) -> BodyMention:
    if hit is None or any(split_agency(agency)[1] for agency in mention.agencies):
        return mention
    inside = roster.fitting(mention.text, (), hit[2])
    found = tuple(agency for agency in inside if agency not in mention.agencies)
    count = han_value(hit[1] or "一")
    if not found or (count > 1 and len(found) != count):
        return mention
    return replace(mention, end=hit.end(), text=mention.text + hit[0], agencies=found)
