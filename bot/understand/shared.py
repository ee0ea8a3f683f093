"""Places that share the name said behind the last of them (淮安、盐城两家教育局; 卢氏和紫阳的城关镇)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understand.joining import lies_in
from bot.understand.mentions import BodyMention
from bot.understand.places import own_name, split_agency
from bot.understand.roster import Roster

AND = re.compile(r"和|与|跟|同|及|、|以及|还有|对|比")
_SO_MANY = re.compile(r"[这那]?(?:[两二三四五六七八九几]|\d)[家个](?:单位)?的?")


def shared(text: str, mentions: Sequence[BodyMention], roster: Roster) -> list[BodyMention]:
    """The mentions with each place before a name that several bodies bear as the body of that name there."""
    found = list(mentions)
    for at, named in enumerate(mentions):
        several = len(named.agencies) > 1
        places = _chain(text, mentions[:at], named, _SO_MANY if several else AND)
        among = named.agencies if several else _namesakes(named, roster) if places else ()
        own = [tuple(a for a in among if lies_in(a, place.text)) for place in places]
        if len(places) > several and all(len(agencies) == 1 for agencies in own):
            made = {id(p): replace(p, agencies=a) for p, a in zip(places, own, strict=True)}
            if several:
                made[id(places[-1])] = replace(made[id(places[-1])], end=named.end)
            found = [made.get(id(one), one) for one in found if not several or one is not named]
    return found


def _chain(
    text: str, before: Sequence[BodyMention], named: BodyMention, pattern: re.Pattern[str]
) -> list[BodyMention]:
    """The places named one after the other before a name; before one body, no office, none with its own."""
    places: list[BodyMention] = []
    end, own = named.start, len(named.agencies) == 1 and not _office_of(named)
    for mention in reversed(before if named.agencies else ()):
        body = mention.office or any(own or split_agency(a)[1] for a in mention.agencies)
        if body or not pattern.fullmatch(text, mention.end, end):
            break
        places.insert(0, mention)
        end, pattern = mention.start, AND
    return places


def _office_of(named: BodyMention) -> bool:
    """Whether an office is named as that of a place (绍兴的公安局)."""
    return "的" in named.text and all(split_agency(agency)[1] for agency in named.agencies)


def _namesakes(named: BodyMention, roster: Roster) -> tuple[str, ...]:
    """The bodies of other places that are called as the one named."""
    name = own_name(named.agencies[0])
    return tuple(a for a in roster.holding(name) if own_name(a) == name and a not in named.agencies)
