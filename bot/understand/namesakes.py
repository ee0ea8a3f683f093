"""A place said after a body of a common name (朝阳区, 公安局): the body of that name that lies there."""

from __future__ import annotations

from dataclasses import replace

from bot.understand.following import elliptical
from bot.understand.joining import lies_in
from bot.understand.mentions import BodyMention
from bot.understand.parse import Parsed
from bot.understand.places import own_name, split_agency
from bot.understand.query import Query
from bot.understand.roster import Roster


def with_namesakes(parsed: Parsed, before: Query | None, roster: Roster) -> Parsed:
    """The message with each bare place read as the body there that is called as the one spoken of before."""
    if before is None or not before.agencies or not parsed.bodies or not elliptical(parsed):
        return parsed
    bodies = tuple(_namesake(body, before.agencies, roster) for body in parsed.bodies)
    return parsed if bodies == parsed.bodies else replace(parsed, bodies=bodies)


def _namesake(body: BodyMention, before: tuple[str, ...], roster: Roster) -> BodyMention:
    """The mention as that of the one body meant, or itself where it names one or none fits."""
    bare = not body.office and all(split_agency(a)[0].startswith(body.text) for a in body.agencies)
    if not bare or set(body.agencies) & set(before):
        return body
    among = before if len(before) > 1 else set(roster.holding(own_name(before[0]))) - set(before)
    found = [a for a in among if own_name(a) in map(own_name, before) and lies_in(a, body.text)]
    return replace(body, agencies=tuple(found)) if len(found) == 1 else body
