"""Bodies spoken of before that a message points at: by their level, as both, as the other, by their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.library import Library
from bot.understand.file_names import read_file_name
from bot.understand.joining import lies_in
from bot.understand.mentions import BodyMention
from bot.understand.pairing import is_beside
from bot.understand.parse import Parsed
from bot.understand.places import split_agency
from bot.understand.query import Query
from corpus.regions import by_name

_KINDS = "镇|乡|县|区|市|街道|局|厅|委|办"
_THAT = re.compile(f"[那这]个({_KINDS})")
_BOTH = re.compile(f"[这那它他]俩|[这那]?(?:两家|两边|两个(?:单位|机关|地方|{_KINDS}))|双方")
_PLACE = re.compile(f"(?:(前|头)|后)(?:一|面那|头那)(?:家|边|个(?:单位|机关|地方|{_KINDS}))")
_OTHER = re.compile(f"另外?一?(?:家|边|个)(?:单位|机关|地方|{_KINDS})?(?=的|呢|是|有|[?？。]*$)")


def points_at_body(parsed: Parsed) -> bool:
    """Whether a body spoken of before is pointed at (另一个呢, 两家, 那个镇)."""
    return any(pattern.search(parsed.text) for pattern in (_THAT, _BOTH, _OTHER, _PLACE))


def pointed_at(
    parsed: Parsed, before: Query | None, told: Sequence[tuple[str, int]], library: Library
) -> Query | None:
    """The query before, of the bodies told (each with its year) that the message points at.

    It is led by the last of the level said, or about both or the other of the two told last.
    """
    if before is None or parsed.bodies:
        return _returned_to(parsed, before, told, library) if before else None
    if hit := _THAT.search(parsed.text):
        meant = next((body for body in reversed(told) if _ends_in(body[0], hit[1])), None)
        return before._replace(leader=meant) if meant else before
    pair = _told_last(before, told)
    if pair and _BOTH.search(parsed.text):
        return before._replace(agencies=tuple(agency for agency, _ in pair), pairs=pair)
    if pair and (hit := _PLACE.search(parsed.text)):
        first, second = (body for body in dict(told) if body in dict(pair))
        agency = first if hit[1] else second  # 前一家, 后一家
        return before._replace(agencies=(agency,), years=(dict(pair)[agency],))
    others = tuple(body for body in pair if body[0] not in before.agencies)
    if len(others) == 1 and _OTHER.search(parsed.text):
        return before._replace(agencies=(others[0][0],), years=(others[0][1],))
    return before


def _returned_to(parsed: Parsed, before: Query, told: Sequence[tuple[str, int]], library: Library) -> Query:
    """The query before, in the year last told of a body named again that has no report of its year."""
    named = {agency for body in parsed.bodies for agency in body.agencies} - set(before.agencies)
    year = dict(told).get(next(iter(named), "")) if len(named) == 1 else None
    if year is None or is_beside(tuple(named), parsed, before):
        return before
    if not before.years or set(before.years) & set(library.years(*named)):
        return before
    return before._replace(years=(year,))


def with_level(parsed: Parsed, spoken_of: Sequence[str]) -> Parsed:
    """The message with a level (镇政府) read as that of the body spoken of, where only its file names it."""
    levels = [match for match in parsed.matches if match.kind == "level"]
    spelt = read_file_name(spoken_of[0]) if levels and spoken_of and not parsed.bodies else None
    if spelt is None or spelt.office or levels[0].id not in spelt.level:
        return parsed
    body = BodyMention(levels[0].start, levels[0].end, levels[0].text, (spoken_of[0],))
    return replace(parsed, bodies=(body,), matches=tuple(m for m in parsed.matches if m not in levels))


def with_spoken_of(parsed: Parsed, spoken_of: Sequence[str]) -> Parsed:
    """The message with the short name of a place that no body bears as the one body there spoken of."""
    bodies = tuple(_there(body, spoken_of) for body in parsed.bodies)
    return parsed if bodies == parsed.bodies else replace(parsed, bodies=bodies)


def _there(body: BodyMention, spoken_of: Sequence[str]) -> BodyMention:
    short = any(region.short == body.text for region in by_name().get(body.text, ()))
    if body.agencies or body.general or not short:
        return body
    found = [agency for agency in dict.fromkeys(spoken_of) if lies_in(agency, body.text)]
    return replace(body, agencies=(found[0],)) if len(found) == 1 else body


def with_leader(before: Query | None) -> Query | None:
    """The query before; one of bodies in general is about the one that its answer put first."""
    led = before is not None and before.wide and before.leader[0]
    return before._replace(agencies=before.leader[:1]) if before and led else before


def _told_last(before: Query, told: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """The two bodies told last, each with its year, where the one spoken of is one of them; else ()."""
    years = dict(told)
    last = list(dict.fromkeys(agency for agency, _ in reversed(told)))[:2][::-1]
    known = len(before.agencies) == 1 and before.agencies[0] in last
    return tuple((agency, years[agency]) for agency in last) if known and len(last) == 2 else ()


def _ends_in(agency: str, ends: str) -> bool:
    place, office = split_agency(agency)
    return (office or place).endswith(ends)
