"""Which reports the index holds: bodies and years, of a region, a level or a year."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer.over_index import lies_in, meant
from bot.answer.phrases import say
from bot.answer.refusing import unknown_years
from bot.answer.rows import how_many
from bot.library import Library
from bot.types import Answer, Kind
from bot.understand.holdings import Holdings

_SHOWN = 20
_JOINED = 6  # years named one by one


def inventory(asked: Holdings, library: Library) -> Answer:
    """The bodies with the years of their reports, as many as a person reads."""
    found = [body for body in asked.agencies or library.agencies if _fits(body, asked, library)]
    if not found and len(asked.agencies) == 1:
        return unknown_years(asked.agencies[0], asked.years, library)
    if not found:
        text = say("inventory.none", have="、".join(library.agencies[:_JOINED]))
        return Answer(Kind.NO_DATA, text, spoken=text)
    reports = sum(len(_years(body, asked.years, library)) for body in found)
    head = say("inventory.head", bodies=how_many(len(found)), reports=how_many(reports))
    lines = [
        say("inventory.line", agency=body, years=_named(_years(body, asked.years, library)))
        for body in found[:_SHOWN]
    ]
    notes = (say("over.more", shown=how_many(_SHOWN)),) if len(found) > _SHOWN else ()
    return Answer(Kind.CHAT, head, tuple(lines), notes=notes, spoken=head)


def _fits(body: str, asked: Holdings, library: Library) -> bool:
    years = _years(body, asked.years, library)
    return bool(years) and meant(body, asked.ends) and lies_in(body, asked.region)


def _years(body: str, asked: Sequence[int], library: Library) -> list[int]:
    return [year for year in library.years(body) if not asked or year in asked]


def _named(years: Sequence[int]) -> str:
    """The years one by one, many as first and last; none printed says so."""
    known = [year for year in years if year]
    if not known:
        return say("inventory.no_year")
    if len(known) > _JOINED:
        return say("inventory.from_to", first=known[0], last=known[-1])
    return "、".join(str(year) for year in known)
