"""Names short for what was spoken of before: a place for its 朝阳区, an office for that of the place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.understand.ellipsis import elliptical
from bot.understand.joining import lies_in
from bot.understand.mentions import BodyMention
from bot.understand.parse import Parsed
from bot.understand.places import own_name, parts_of, split_agency
from bot.understand.query import Query
from bot.understand.roster import Roster

_BESIDE = re.compile(r"[是比和与跟占顶同]([省市县区州镇乡])(?:人民)?政府")
_COUNTED = re.compile(r"(?:[两二三四五六七八九几各这那]|每一?)[个家]?$")  # 三个公安局合计
_GOVERNMENT = re.compile(
    r"^(?:那|换成|换|改成|改看|再看|看看|,)*([省市县区州镇乡])(?:人民)?政府"
)  # of the place spoken of


def with_namesakes(parsed: Parsed, before: Query | None, roster: Roster) -> Parsed:
    """The message with each bare place read as the body there that is called as the one spoken of before.

    An office, or 县政府, said alone is that of the place spoken of.
    """
    parsed = _with_government(_of_one_place(parsed), roster)
    if before is None or not before.agencies or not elliptical(parsed):
        return parsed
    said = [body for body in parsed.bodies if not _COUNTED.search(parsed.text[: body.start])]
    bodies = tuple(_namesake(b, before.agencies, roster) if b in said else b for b in parsed.bodies)
    hit = None if bodies or len(before.agencies) > 1 else _GOVERNMENT.match(parsed.text)
    if hit:
        own = _governing(before.agencies[0], hit[1], roster)
        bodies = (BodyMention(hit.start(1), hit.end(), hit[0][hit.start(1) :], own, office=not own),)
    return parsed if bodies == parsed.bodies else replace(parsed, bodies=bodies)


def _of_one_place(parsed: Parsed) -> Parsed:
    """The message with an office that several places have as that of the one named (绍兴市比公安局多多少)."""
    named = [body.agencies for body in parsed.bodies if len(body.agencies) == 1]
    if len(named) != 1 or len(parsed.bodies) < 2:
        return parsed
    bodies = tuple(
        replace(b, agencies=tuple(_beside(b.agencies, named[0])) or b.agencies)
        if len(b.agencies) > 1 and not _COUNTED.search(parsed.text[: b.start])
        else b
        for b in parsed.bodies
    )
    return replace(parsed, bodies=bodies)


def _with_government(parsed: Parsed, roster: Roster) -> Parsed:
    """The message with the government that the one office named is held against (县公安局是县政府的几倍)."""
    named = [body for body in parsed.bodies if len(body.agencies) == 1]
    if len(named) != 1 or len(parsed.bodies) > 1 or not split_agency(named[0].agencies[0])[1]:
        return parsed
    hit = _BESIDE.search(parsed.text, named[0].end)
    own = _governing(named[0].agencies[0], hit[1], roster) if hit else ()
    if hit is None or len(own) != 1:
        return parsed
    return replace(parsed, bodies=(named[0], BodyMention(hit.start(1), hit.end(), hit[0][1:], own)))


def _namesake(body: BodyMention, before: tuple[str, ...], roster: Roster) -> BodyMention:
    """The mention as that of the one body meant, or itself where it names one or none fits."""
    if len(body.agencies) > 1:
        near = _beside(body.agencies, before)
        return replace(body, agencies=tuple(near)) if len(near) == 1 else body
    bare = not body.office and all(split_agency(a)[0].startswith(body.text) for a in body.agencies)
    if not bare or set(body.agencies) & set(before):
        return body
    among = before if len(before) > 1 else set(roster.holding(own_name(before[0]))) - set(before)
    found = [a for a in among if own_name(a) in map(own_name, before) and lies_in(a, body.text)]
    return replace(body, agencies=tuple(found)) if len(found) == 1 else body


def _beside(agencies: Iterable[str], before: tuple[str, ...]) -> list[str]:
    """The bodies of the one place that was spoken of."""
    place = split_agency(before[0])[0] if len(before) == 1 else None
    return [agency for agency in agencies if split_agency(agency)[0] == place]


def _governing(agency: str, level: str, roster: Roster) -> tuple[str, ...]:
    """The government of the body's place, or of one above it in its name, that is of the level."""
    parts = parts_of(split_agency(agency)[0])
    above = ("".join(parts[: count + 1]) for count in range(len(parts)))
    places = [place for place in above if place.endswith(level)]
    return tuple(one for place in places for one in roster.holding(place) if split_agency(one) == (place, ""))
