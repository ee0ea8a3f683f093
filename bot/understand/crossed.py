"""Two bodies, or two years of one, each with a row of its own (甲市的处罚比乙市的许可多几件)."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from bot.understand.metrics import Target, candidates
from bot.understand.normal import blank
from bot.understand.parse import Parsed
from bot.understand.rows import read_rows

_NEAR = 6  # characters between a body and its row
_BLANK = "\0"  # where a body or a year is named
_MARKS = frozenset(",，。;；?？!！")


class Crossed(NamedTuple):
    """A body (or a year of it) with the row and the kinds of applicants that are asked of it alone."""

    agency: str
    year: int  # 0 where the bodies differ
    target: Target
    applicants: tuple[str, ...]


class _Place(NamedTuple):
    """Where a body or a year is said."""

    start: int
    end: int
    agency: str
    year: int = 0


def find_crossed(parsed: Parsed) -> tuple[Crossed, ...]:
    """Both bodies, or years of one, with their rows; () where both have the same, or one has none."""
    places = _places(parsed)
    if len(places) != 2 or any(m.kind == "term" and m.start < places[0].start for m in parsed.matches):
        return ()
    ends = (places[1].start, len(parsed.spoken))
    first, second = (_of_place(parsed, place, end) for place, end in zip(places, ends, strict=True))
    if first is None or second is None:
        return ()
    second = _completed(second, first)
    return () if first[2:] == second[2:] or not candidates(second.target) else (first, second)


def _places(parsed: Parsed) -> list[_Place]:
    """The two bodies that are named, or the two years that are said of one."""
    named = [body for body in parsed.bodies if len(body.agencies) == 1]
    agencies = {body.agencies[0] for body in named}
    if len(named) < len(parsed.bodies) or len(agencies) != max(len(named), 1):
        return []
    if len(named) == 2:
        return [_Place(body.start, body.end, body.agencies[0]) for body in named]
    years = [m for m in parsed.years if len(m.years) == 1]
    if len(named) != 1 or len(years) != 2 or years[0].years == years[1].years:
        return []
    return [_Place(m.start, m.end, named[0].agencies[0], m.years[0]) for m in years]


def _of_place(parsed: Parsed, place: _Place, end: int) -> Crossed | None:
    """What is asked of a body or year right behind it."""
    inside = tuple(m for m in parsed.matches if place.end <= m.start and m.end <= end)
    rows = [m for m in inside if m.kind in ("term", "applicant")]
    between = parsed.spoken[place.end : rows[0].start].replace(_BLANK, "") if rows else ""
    if not rows or len(between) > _NEAR or not _MARKS.isdisjoint(between):
        return None
    own = replace(
        parsed.words or parsed,
        spoken=blank(parsed.spoken, ((0, place.end), (end, len(parsed.spoken)))),
        matches=inside,
        asking=((place.end, end),),
        numbers=(),
        references=(),
        positions=(),
    )
    reading = read_rows(own)
    if len(reading.targets) != 1 or reading.conflict:
        return None
    return Crossed(place.agency, place.year, reading.targets[0], own.ids("applicant"))


def _completed(second: Crossed, first: Crossed) -> Crossed:
    """The second row with what it leaves to the first (甲市的复议维持比乙市的纠正)."""
    kinds = second.target.as_dict()
    own = kinds if "subject" in kinds or "clause" in kinds else {**first.target.as_dict(), **kinds}
    return second._replace(target=Target.of(own))
