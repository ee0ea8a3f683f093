"""Places whose bodies a message asks about in general (平遥县各单位, 甘肃省内谁罚得最多)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from bot.understand.inside_places import goes_on_to_bodies, nouns
from bot.understand.mentions import BodyMention
from bot.understand.places import split_agency
from bot.understand.roster import Roster
from bot.understand.vocabulary import any_of, load
from corpus.regions import by_name


def in_general(text: str, mentions: Sequence[BodyMention], roster: Roster) -> list[BodyMention]:
    """The mentions with places that stand for the bodies of the index in them, which then name none."""
    return [made for mention in mentions for made in _read(text, mention, mentions, roster)]


def _read(
    text: str, mention: BodyMention, mentions: Sequence[BodyMention], roster: Roster
) -> Iterator[BodyMention]:
    bare = mention.text in by_name() and not mention.office and len(mention.agencies) < 2
    if not bare or text.startswith(("人民政府", "政府"), mention.end):
        yield mention
        return
    but = _but_itself().match(text, mention.end)
    general = but or goes_on_to_bodies().match(text, mention.end) or _chooses(text, mention, mentions, roster)
    if not general or not _holds_others(mention, roster):
        yield mention
        return
    yield replace(mention, agencies=(), general=True)
    if but:
        yield BodyMention(but.start(1), but.end(), but[1], mention.agencies)


def _holds_others(mention: BodyMention, roster: Roster) -> bool:
    """Whether the index has other bodies in the place than its own government."""
    own = [agency for agency in mention.agencies if not split_agency(agency)[1]]
    return len(own) == len(mention.agencies) and len(roster.fitting(mention.text, ())) > len(own)


def _chooses(text: str, mention: BodyMention, mentions: Sequence[BodyMention], roster: Roster) -> bool:
    """Whether the first or the sum of several bodies is asked for, and no other place is named beside."""
    others = [m for m in mentions if m is not mention and not _excepted(text, m)]
    summed = _province(mention) and _together().search(text) is not None  # 山西处罚合计
    together = summed and len(roster.fitting(mention.text, ())) > 1
    if others or _excepted(text, mention) or not (together or _first().search(text)):
        return False
    return not mention.agencies or _which().search(text, mention.end) is not None


def _province(mention: BodyMention) -> bool:
    """Whether it is a province; a municipality said with its level (重庆市) is the body of that name."""
    if mention.text.endswith("市"):
        return False
    return not mention.agencies and any(r.code.endswith("0000") for r in by_name().get(mention.text, ()))


def _excepted(text: str, mention: BodyMention) -> bool:
    data = load("scope.toml")["against"]
    before, after = text[: mention.start], text[mention.end :]
    return before.endswith(tuple(data["except"])) or after.startswith(tuple(data["outside"]))


@cache
def _but_itself() -> re.Pattern[str]:
    """A place without its own government (平遥除了县政府)."""
    words = any_of(load("scope.toml")["against"]["except"])
    return re.compile(
        rf"(?:{words})((?:[省市县区州镇乡](?:人民)?|人民)?政府(?:本身|自己|本级)?|[省市县区州]?本级|自己|本身)"
    )


@cache
def _first() -> re.Pattern[str]:
    return re.compile("|".join(load("scope.toml")["within"]["first"]))


@cache
def _together() -> re.Pattern[str]:
    return re.compile("|".join(load("scope.toml")["within"]["together"]))


@cache
def _which() -> re.Pattern[str]:
    """Which body is asked for."""
    which = any_of(load("scope.toml")["forms"]["which"])
    return re.compile(rf"(?:{which})(?:{nouns()})|哪[个家](?:最|[?。]|$)|的(?:单位|部门|机关)")
