"""Neighbouring names as one body: 乌鲁木齐市 + 公安局, 湖北省 + 武汉市, 辽宁 + 彰武 + 的 + 农业农村局."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.understand.inside_places import goes_on_to_bodies
from bot.understand.mentions import BodyMention
from bot.understand.offices import office_after, other_names, strange_office
from bot.understand.places import LEVELS, split_agency
from corpus.regions import by_name, place_of

COUNTED = re.compile("[两二三四五六七八九几]个")  # bodies of one name, together
_GAP = re.compile("(?:里|内|那边|这边|那里)?的?(?:[那这]?[一两二三四五六七八九几]?个)?")
_KEPT = 65_536  # bodies of which it is remembered where they lie
_BESIDE = ("和", "跟", "与", "同", "比", "及", "、")
_GOVERNING = ("政府", "人民政府")


def join(mentions: Sequence[BodyMention], text: str) -> list[BodyMention]:
    """The mentions in order, a place and what follows it as one body; its agencies lie in all of them."""
    joined: list[BodyMention] = []
    starts = {said.start for said in mentions}
    for said in mentions:
        mention = _with_office(said, text, starts)
        last = joined[-1] if joined else None
        if last and mention.start < last.end:
            continue
        if last and _belongs(last, mention, text):
            joined[-1] = _together(last, mention, text)
        else:
            joined.append(mention)
    return _proved(_placed_behind(joined, text), text)


def _placed_behind(mentions: Sequence[BodyMention], text: str) -> list[BodyMention]:
    """The mentions with a name that several bear as those of the places said behind it (公安局（绍兴）)."""
    found = list(mentions)
    for at, named in enumerate(mentions):
        behind = [m for m in mentions[at + 1 :] if _tells_where(m, named, text)]
        within = [tuple(a for a in named.agencies if _meets(a, m)) for m in behind]
        if len(named.agencies) > 1 and behind and all(within):
            meant = {id(m): agencies for m, agencies in zip(behind, within, strict=True)}
            meant[id(named)] = tuple(a for a in named.agencies if any(a in agencies for agencies in within))
            found = [replace(m, agencies=meant.get(id(m), m.agencies)) for m in found]
    return found


def _tells_where(place: BodyMention, named: BodyMention, text: str) -> bool:
    """Whether what is said only tells where a body named before lies: in brackets, or without a report."""
    bracketed = text[named.end : place.start] in ("(", ",") and len(place.agencies) < 2
    return bracketed or (place.text in by_name() and not (place.agencies or place.office))


def _meets(agency: str, place: BodyMention) -> bool:
    return agency in place.agencies or (place.text in by_name() and lies_in(agency, place.text))


def goes_on(gap: str) -> bool:
    """Whether what stands between a place and a body leads from the one to the other (的, 那边的, 这两个)."""
    return _GAP.fullmatch(gap) is not None


def lies_in(agency: str, place: str) -> bool:
    """Whether a body's name, or what is known of where it lies, holds the place said."""
    short = without_level(place)
    return short in agency or any(level.startswith(short) for level in known_levels(agency))


@lru_cache(maxsize=_KEPT)
def known_levels(agency: str) -> tuple[str, ...]:
    """The province, prefecture and county that a body is known to lie in."""
    where = place_of(agency)
    return tuple(level for level in (where.province, where.prefecture, where.county) if level)


def without_level(place: str) -> str:
    """A place as it is said in short."""
    return place[:-1] if len(place) > 2 and place[-1] in LEVELS else place


def _with_office(mention: BodyMention, text: str, starts: Container[int]) -> BodyMention:
    """A place with the name of an office behind it that no body of the index has.

    One that no stem tells is none if another name starts right behind the place (武汉 + 江岸应急局).
    """
    open_ended = mention.text[-1] in LEVELS or not mention.agencies
    strange = 0 if mention.end in starts else strange_office(text, mention.end)
    office = (office_after(text, mention.end) or strange) if open_ended else 0
    if not office or (mention.agencies and split_agency(mention.agencies[0])[1]):
        return mention
    end = mention.end + office
    return BodyMention(mention.start, end, text[mention.start : end], (), office=True)


def _belongs(last: BodyMention, mention: BodyMention, text: str) -> bool:
    """Whether the mention goes on with the name before it."""
    gap = text[last.end : mention.start]
    if not gap:
        return not _side_by_side(last, mention)
    office = mention.office or any(split_agency(agency)[1] for agency in mention.agencies)
    within = [agency for agency in mention.agencies if lies_in(agency, last.text)]
    fits = len(within) > 1 if COUNTED.search(gap) else office or bool(within)
    return fits and goes_on(gap) and not last.office and _is_place(last)


def _is_place(mention: BodyMention) -> bool:
    return not any(split_agency(agency)[1] for agency in mention.agencies)


def _side_by_side(one: BodyMention, other: BodyMention) -> bool:
    """Whether two names that touch are two bodies of the index, neither in the other (淮安苏州谁多)."""
    if (
        other.agencies
        and _is_place(one)
        and all(_bare_office(agency, other.text) for agency in other.agencies)
    ):
        return False  # 海淀统计局 is one office, whether there is a report of it or not
    apart = one.agencies and other.agencies and not set(one.agencies) & set(other.agencies)
    below = all(map(_small, other.agencies)) and not any(map(_small, one.agencies))  # 平遥城关镇 is one place
    return bool(apart) and not below and not any(lies_in(agency, one.text) for agency in other.agencies)


def _bare_office(agency: str, said: str) -> bool:
    """Whether nothing but a body's office is said, in full or in short, and no place."""
    office = split_agency(agency)[1]
    rest = iter(office)
    return bool(office) and (said in other_names(office) or all(char in rest for char in said))


def _small(agency: str) -> bool:
    """Whether the body is the government of a town or street."""
    place, office = split_agency(agency)
    return not office and place.endswith(("镇", "乡", "街道"))


def _together(last: BodyMention, mention: BodyMention, text: str) -> BodyMention:
    """Both as one: of the second's agencies those in every place of the first.

    One of which it is not known where it lies is taken, too, when its own place is said (东平县银山镇).
    """
    places = (*last.places, last.text) if not last.agencies else ()
    both = tuple(a for a in mention.agencies if a in last.agencies or _of_place(a, last))
    both = both or tuple(a for a in mention.agencies if all(lies_in(a, place) for place in last.whole))
    unproved = ""
    if not both:
        both = tuple(a for a in mention.agencies if not known_levels(a) and _named(a, mention.text))
        unproved = last.text if both else ""
    joined = text[last.start : mention.end]
    return replace(
        mention,
        start=last.start,
        text=joined,
        agencies=both,
        places=places if not mention.agencies else (),
        unproved=unproved,
    )


def _of_place(agency: str, place: BodyMention) -> bool:
    """Whether a body is an office of the very place that a government named before it governs."""
    own, office = split_agency(agency)
    return bool(office) and any(split_agency(other) == (own, "") for other in place.agencies)


def _named(agency: str, text: str) -> bool:
    """Whether the place in a body's name is said."""
    place = split_agency(agency)[0]
    return bool(place) and without_level(place) in text


def _proved(mentions: list[BodyMention], text: str) -> list[BodyMention]:
    """The mentions without places that only tell where a body said beside them lies (邛崃市，成都那个).

    A government that is set beside the body tells no place (林业局和县政府), nor one whose bodies are meant.
    """
    known = [agency for mention in mentions if len(mention.agencies) == 1 for agency in mention.agencies]
    return [
        mention
        for mention in mentions
        if mention.agencies
        or mention.text not in by_name()
        or (text[: mention.start].endswith(_BESIDE) and text.startswith(_GOVERNING, mention.end))
        or goes_on_to_bodies().match(text, mention.end)
        or not any(lies_in(agency, mention.text) for agency in known)
    ]
