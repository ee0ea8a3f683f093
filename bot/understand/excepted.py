"""Rows named as what is not meant, and whose secrets are spoken of beside who applied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.understand.lexicon import Match
from bot.understand.setting_aside import asks_rest
from bot.understand.vocabulary import any_of, load

_NEVER = re.compile("[不非没]")
_BEFORE, _BEHIND = 5, 8  # characters around a word that may say that it is not meant


@dataclass(frozen=True, slots=True)
class _Rest:
    """The row that is left when those of `but` are excepted; `also` are further ones of the same kind."""

    but: frozenset[str]
    also: frozenset[str]
    row: str


@cache
def _rests() -> tuple[_Rest, ...]:
    entries = load("contexts.toml")["rest"]
    return tuple(_Rest(frozenset(e["but"]), frozenset(e["also"]), e["as"]) for e in entries)


@cache
def _denials() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load("contexts.toml")["excepting"]
    apart = "[和与、及跟或]|" + any_of(data["between"])
    return (
        re.compile(rf"(?:{any_of(data['before'])})(?:{apart}|[(（])*$"),
        re.compile(rf"^(?:{apart})*(?:{any_of(data['behind'])})"),
    )


def left_over(text: str, matches: Sequence[Match]) -> list[Match]:
    """The matches with the row that is left, where all others of its kind are excepted (既非维持也非纠正)."""
    found = list(matches)
    if asks_rest(text) and _NEVER.search(text) is None:
        return found  # 刨除维持的再刨除纠正的，还剩几件 is of all others
    for rest in _rests():
        named = [m for m in found if m.id in rest.but | rest.also]
        if not rest.but <= {m.id for m in named} or not _excepted(text, named, rest):
            continue
        last = named[-1]
        meant = replace(last, kind="term", id=rest.row, text=last.text)
        found = [m for m in found if m not in named and m.id != rest.row]
        found = sorted((*found, meant), key=lambda match: match.start)
    return found


def denied(lead: str) -> bool:
    """Whether the words before something say that it is not meant (不是, 除了)."""
    return _denials()[0].search(lead[-_BEFORE:]) is not None


def _excepted(text: str, named: Sequence[Match], rest: _Rest) -> bool:
    """Whether every one of the rows is denied: each by itself, or all in one breath."""
    behind = _denials()[1]
    gone: set[str] = set()
    chained = False
    for match in named:
        lead = text[max(0, match.start - _BEFORE) : match.start]
        own = denied(lead)
        chained = own or (chained and len(lead.strip("的和与、及跟或这那 ")) < _BEFORE)
        if own or chained:
            gone.add(match.id)
    whole = behind.search(text[named[-1].end : named[-1].end + _BEHIND]) is not None
    return whole or rest.but <= gone


@cache
def _owners() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load("contexts.toml")["owners"]
    return re.compile(rf"(?:{any_of(data['before'])})的?$"), re.compile(rf"^的?(?:{any_of(data['behind'])})")


def without_owners(text: str, matches: Sequence[Match]) -> list[Match]:
    """The matches without people and firms whose secrets or records are spoken of (涉及别家公司商业秘密)."""
    return [match for match in matches if match.kind != "applicant" or not _owns(text, match)]


def _owns(text: str, people: Match) -> bool:
    before, behind = _owners()
    lead, rest = text[max(0, people.start - _BEFORE) : people.start], text[people.end : people.end + _BEHIND]
    return before.search(lead) is not None or behind.search(rest) is not None
