"""One body that others are held against: those like it, above it, below it, or all but it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.understand.parse import Parsed
from bot.understand.vocabulary import any_of, load

_BODY = "\1"
_LISTED = re.compile(f"{_BODY}(?:[和与跟及、,，]{_BODY})+")


@dataclass(frozen=True, slots=True)
class Against:
    """The body, and how the others asked for stand to it: equal, above, below, or but (all the others)."""

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
    meant = asking or together or (kind == "but" and parsed.says("term"))  # 除淮安以外的处罚
    return Against(kind, agencies, together) if kind and meant else None


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(any_of(load("scope.toml")["against"]["pronouns"]))


@cache
def _asking() -> re.Pattern[str]:
    return re.compile(any_of(load("scope.toml")["against"]["asking"]))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    said = load("scope.toml")["against"]
    near = r"[^,，。？?]{0,10}?"
    return (
        ("but", re.compile(rf"(?:{any_of(said['except'])}){_BODY}|{_BODY}(?:{any_of(said['outside'])})")),
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
