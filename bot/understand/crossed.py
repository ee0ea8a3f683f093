"""Two bodies each with a row of its own (甲市的处罚比乙市的许可多几件)."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from bot.understand.mentions import BodyMention
from bot.understand.metrics import Target, candidates
from bot.understand.normal import blank
from bot.understand.parse import Parsed
from bot.understand.rows import read_rows

_NEAR = 6  # characters between a body and its row
_MARKS = frozenset(",，。;；?？!！")


class Crossed(NamedTuple):
    """A body with the row and the kinds of applicants that are asked of it alone."""

    agency: str
    target: Target
    applicants: tuple[str, ...]


def find_crossed(parsed: Parsed) -> tuple[Crossed, ...]:
    """Both bodies with their rows; () where both are asked for the same, or one has no row behind it."""
    named = [body for body in parsed.bodies if len(body.agencies) == 1]
    if len(named) != 2 or len(parsed.bodies) != 2 or named[0].agencies == named[1].agencies:
        return ()
    ends = (named[1].start, len(parsed.spoken))
    if any(m.kind == "term" and m.start < named[0].start for m in parsed.matches):
        return ()
    found = [_of_body(parsed, body, end) for body, end in zip(named, ends, strict=True)]
    first, second = found
    if first is None or second is None:
        return ()
    second = _completed(second, first)
    return () if first[1:] == second[1:] or not candidates(second.target) else (first, second)


def _of_body(parsed: Parsed, body: BodyMention, end: int) -> Crossed | None:
    """What is asked of a body right behind it."""
    inside = tuple(m for m in parsed.matches if body.end <= m.start and m.end <= end)
    rows = [m for m in inside if m.kind in ("term", "applicant")]
    between = parsed.spoken[body.end : rows[0].start] if rows else ""
    if not rows or len(between) > _NEAR or not _MARKS.isdisjoint(between):
        return None
    own = replace(
        parsed.words or parsed,
        spoken=blank(parsed.spoken, ((0, body.end), (end, len(parsed.spoken)))),
        matches=inside,
        asking=((body.end, end),),
        numbers=(),
        references=(),
        positions=(),
    )
    reading = read_rows(own)
    if len(reading.targets) != 1 or reading.conflict:
        return None
    return Crossed(body.agencies[0], reading.targets[0], own.ids("applicant"))


def _completed(second: Crossed, first: Crossed) -> Crossed:
    """The second row with what it leaves to the first (甲市的复议维持比乙市的纠正)."""
    kinds = second.target.as_dict()
    own = kinds if "subject" in kinds or "clause" in kinds else {**first.target.as_dict(), **kinds}
    return second._replace(target=Target.of(own))
