"""One body that others are held against: those like it, above it, below it, or all but it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.understand.parse import Parsed
from bot.understand.vocabulary import any_of, load

NEXT = ("ahead", "behind")
_BODY = "\1"
_LISTED = re.compile(f"{_BODY}(?:[和与跟及、,，]{_BODY})+")


@dataclass(frozen=True, slots=True)
class Against:
    """The body, and how others stand to it: equal, above, below, ahead, behind, or but (all the others)."""

    kind: str
    agencies: tuple[str, ...]  # one, except of `but`
    together: bool = False  # the others are asked for as one


def find_against(parsed: Parsed, before: Sequence[str]) -> Against | None:
    """The body that bodies in general are held against; 它 is the one spoken of `before`."""
    named = [body for body in parsed.bodies if body.agencies]
    if any(len(body.agencies) != 1 for body in named):
        return None
    text = parsed.text
    for body in sorted(named, key=lambda body: -body.start):
        text = text[: body.start] + _BODY + text[body.end :]
    if not named and len(before) == 1:
        text = _pronoun().sub(_BODY, text, count=1)
    text = _LISTED.sub(_BODY, text)
    agencies = tuple(body.agencies[0] for body in named) or tuple(before)
    kind = next((kind for kind, pattern in _patterns() if pattern.search(text)), "")
    if len(agencies) > 1 and (kind != "but" or text.count(_BODY) > 1):
        return None
    asking = _asking().search(text) is not None
    together = (
        kind == "but" and not asking and any(word in text for word in load("scope.toml")["total"]["words"])
    )
    meant = asking or together or kind in NEXT or (kind == "but" and parsed.says("term"))  # 除淮安以外的处罚
    return Against(kind, agencies, together) if kind and meant else None


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(any_of(load("scope.toml")["against"]["pronouns"]))


@cache
def _asking() -> re.Pattern[str]:
    return re.compile(any_of(load("scope.toml")["against"]["asking"]))


def _next_to(said: Mapping[str, Sequence[str]], side: str) -> str:
    """The one next to a body in an order (仅次于淮安的, 排在淮安前面的是谁)."""
    which, lead = any_of(said["which"]), any_of(said["lead"])
    return (
        rf"(?:{any_of(said['only_' + side])}){_BODY}"
        rf"|(?:{lead}){_BODY}的?(?:{any_of(said[side])})的?(?:{which})"
        rf"|(?:{any_of(said['who'])})(?:{lead}){_BODY}的?(?:{any_of(said[side])})"
    )


def _several_on(said: Mapping[str, Sequence[str]], side: str) -> str:
    """Those on one side of a body in an order (排在淮安前面的有几家)."""
    return rf"{_BODY}的?(?:{any_of(said[side])})的?(?:都|还)?有?(?:哪些|哪几|几|多少)"


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    said = load("scope.toml")["against"]
    near = r"[^,，。？?]{0,10}?"
    return (
        ("but", re.compile(rf"(?:{any_of(said['except'])}){_BODY}|{_BODY}(?:{any_of(said['outside'])})")),
        ("behind", re.compile(_next_to(said["next"], "behind"))),
        ("ahead", re.compile(_next_to(said["next"], "ahead"))),
        ("above", re.compile(_several_on(said["next"], "ahead"))),
        ("below", re.compile(_several_on(said["next"], "behind"))),
        ("equal", re.compile(rf"[跟和与同像]{_BODY}的?{near}(?:{any_of(said['equal'])})")),
        (
            "above",
            re.compile(rf"(?:{any_of(said['over'])}){_BODY}|比{_BODY}{near}(?:{any_of(said['more'])})"),
        ),
        (
            "below",
            re.compile(rf"(?:{any_of(said['under'])}){_BODY}|比{_BODY}{near}(?:{any_of(said['less'])})"),
        ),
    )
