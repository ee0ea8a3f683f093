"""Which of the choices that were offered a reply means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.understand.joining import lies_in
from bot.understand.normal import join_han, normalise
from bot.understand.query import Query
from corpus.regions import by_name

_REPLYING = frozenset("的那家个份省市县区里厅局镇这边里是呢吧啊要问选我就想看查和跟，, ")
_STRANGE = 2  # characters of a reply that are in no choice
_ORDINAL = re.compile(r"^第?([一二三四五六七八1-8])[个项种条家号]?$")
_LAST = re.compile(r"^最后[一]?[个项家]$")
_AROUND = re.compile(
    r"^(?:就是|就|是|我要的?|我问的?是?|我选|选择|选|要|看|查)+"
    r"|(?:的|那个|那家|那边|那|这个|这家|吧|呢|啊|呀|哈|好了)+$"
)
_NUMERALS = "一二三四五六七八"


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a clarification and the query it stands for."""

    label: str
    query: Query


def choose(message: str, choices: Sequence[Choice]) -> Choice | None:
    """The choice that a reply names: by its words, its number, or a part that only one has."""
    if not choices:
        return None
    text = join_han(normalise(message)).strip(" 。.!?？！,，")
    by_label = {normalise(choice.label): choice for choice in choices}
    if text in by_label:
        return by_label[text]
    part = _AROUND.sub("", text)
    hit = _ORDINAL.match(part)
    if hit:
        index = int(hit[1]) - 1 if hit[1].isdigit() else _NUMERALS.index(hit[1])
        return choices[index] if index < len(choices) else None
    if _LAST.match(part):
        return choices[-1]
    named = [choice for label, choice in by_label.items() if part and part in label]
    return named[0] if len(named) == 1 else _lying_in(part, choices) or _nearest(part, by_label)


def _lying_in(part: str, choices: Sequence[Choice]) -> Choice | None:
    """The one body offered that lies in the place of a short reply (张掖那个, 江西分宜那份)."""
    spans = [(at, size) for size in (4, 3, 2) for at in range(len(part) - size + 1)]
    places = {part[at : at + size] for at, size in spans if part[at : at + size] in by_name()}
    rest = [char for char in part if char not in "".join(places) and char not in _REPLYING]
    if not places or len(rest) > _STRANGE:
        return None
    inside = [
        choice
        for choice in choices
        if len(choice.query.agencies) == 1
        and all(lies_in(choice.query.agencies[0], place) for place in places)
    ]
    return inside[0] if len(inside) == 1 else None


def _nearest(part: str, by_label: Mapping[str, Choice]) -> Choice | None:
    """The one choice that shares the most with a short reply of which little is in none (辽宁彰武的那家)."""
    pairs = {part[at : at + 2] for at in range(len(part) - 1)}
    shared = {label: sum(pair in label for pair in pairs) for label in by_label}
    best = max(shared.values())
    nearest = [label for label, count in shared.items() if count == best]
    rest = [char for char in part if char not in nearest[0] and char not in _REPLYING]
    return by_label[nearest[0]] if best and len(nearest) == 1 and len(rest) <= _STRANGE else None
