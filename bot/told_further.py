"""What is asked further of a figure that the narrative told: of another body, year or channel."""

from __future__ import annotations

from typing import Protocol

from bot.answer.as_told import as_told
from bot.answer.mixed import continued
from bot.answer.narrative import answer_figures
from bot.answer.recalled import told_by
from bot.answer.told_apart import like_the_first
from bot.library import Library, Opened
from bot.types import Answer, AnswerFact, Kind
from bot.understand.parse import Parsed
from bot.understand.query import Query

_TOLD = "正文/"


class Before(Protocol):
    """What a conversation remembers of the message before."""

    answer: Answer | None
    asked: Parsed | None


def told_on(query: Query, parsed: Parsed, before: Answer, library: Library) -> Answer | None:
    """What is computed with the figure of the narrative that was told before."""
    last = told_by(before)
    if last is None or len(query.agencies) != 1:
        return None
    opened = library.open(query.agencies[0], last.fact.year)
    return continued(query, opened, parsed, last) if opened else None


def told_further(
    query: Query, parsed: Parsed, before: Before, library: Library, made: Answer
) -> tuple[Answer, Parsed] | None:
    """The figure, and the words that ask for it; None where something is `made` already or none was told."""
    if not made.lost and made.kind is not Kind.NO_DATA:
        return None
    last, asked = told_by(before.answer) if before.answer else None, before.asked
    if not (last and asked) or not last.fact.metric.startswith(_TOLD) or len(query.agencies) != 1:
        return None
    opened = _opened(query, last.fact, library)
    if opened is None or parsed.says("term"):
        return None
    words = like_the_first(asked, parsed) if _names(parsed) else asked
    plain = query._replace(targets=(), topics=(), operation="value")
    found = answer_figures(plain, opened, as_told(words, opened), exactly=True)
    return (found, words) if found else None


def _opened(query: Query, last: AnswerFact, library: Library) -> Opened | None:
    """The report of the body and year that are said, else of the year told before, or the latest."""
    agency = query.agencies[0]
    kept = (last.year,) if agency == last.agency else library.years(agency)
    years = query.years or kept
    return library.open(agency, years[-1]) if years else None


def _names(parsed: Parsed) -> bool:
    """Whether a message says anything but a body and a year."""
    return bool(parsed.leftover) or any(parsed.says(kind) for kind in ("content", "topic", "weak"))
