"""What is asked further of a figure that the narrative told: of another body, year or channel."""

from __future__ import annotations

import re
from typing import Protocol

from bot.answer.as_told import as_told
from bot.answer.columns_told import within
from bot.answer.compose import one
from bot.answer.computed_told import computed
from bot.answer.mixed import continued
from bot.answer.narrative import answer_figures
from bot.answer.nth_quoted import nth
from bot.answer.recalled import told_by
from bot.answer.sum_told import part_of_whole
from bot.answer.told_beside import told_beside_it
from bot.answer.told_items import figure_item
from bot.library import Library, Opened
from bot.types import Answer, AnswerFact, Kind, Told
from bot.understand.leaning import own_content
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.told_parts import like_the_first
from bot.understand.vocabulary import words

_TOLD = "正文/"
_HELD = re.compile(
    "[比较跟和](?:(上一?年|去年|前一年|上年度)|(?:\\d{2,4}|前)年)[^,，。]{0,4}(?:多|少|差|增|减|升|降)"
)


class Before(Protocol):
    """What a conversation remembers of the message before."""

    answer: Answer | None
    made: Answer | None
    asked: Parsed | None
    told: tuple[Told, ...]


def of_told(query: Query, parsed: Parsed, before: Before, library: Library) -> Answer | None:
    """What is asked of the figures, their sum, or the sentences that were answered last."""
    if before.answer is None:
        return None
    found = part_of_whole(query, parsed, before.told, before.made or before.answer, library)
    found = found or nth(parsed, before.answer) or within(parsed, before.answer, before.asked)
    return found or _told_on(query, parsed, before.answer, library)


def _told_on(query: Query, parsed: Parsed, before: Answer, library: Library) -> Answer | None:
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
    if not (made.lost or made.kind in (Kind.NO_DATA, Kind.PASSAGE)):
        return None
    last, asked = told_by(before.answer) if before.answer else None, before.asked
    if not (last and asked) or not last.fact.metric.startswith(_TOLD) or len(query.agencies) != 1:
        return None
    opened = _opened(query, last.fact, library)
    if opened is None or parsed.says("term"):
        return None
    if found := _beside(query, parsed, last, opened) or _against_year(query, parsed, last, asked, library):
        return found, parsed
    quoted = made.kind is Kind.PASSAGE and (parsed.says("topic") or own_content(parsed))
    return None if quoted else _told_again(query, parsed, last, asked, opened)


def _beside(query: Query, parsed: Parsed, last: Told, opened: Opened) -> Answer | None:
    """The figure that stands in the sentence of the one told before."""
    same = (opened.agency, opened.year) == (last.fact.agency, last.fact.year) and last.sources
    near = told_beside_it(last.sources[0].citation, parsed, opened) if same else None
    return one(query, opened, figure_item(opened, near)) if near else None


def _against_year(query: Query, parsed: Parsed, last: Told, asked: Parsed, library: Library) -> Answer | None:
    """By how much the figure told before differs from that of the year it is held against (比上年多几次)."""
    held = _HELD.search(parsed.text)
    year = last.fact.year - 1 if held and held[1] else query.years[-1] if query.years else 0
    other = library.open(last.fact.agency, year) if held and year and year != last.fact.year else None
    if other is None or own_content(parsed):
        return None
    plain = query._replace(targets=(), topics=(), operation="value")
    found = answer_figures(plain, other, as_told(asked, other), exactly=True)
    told = told_by(found) if found else None
    alike = told and told.fact.unit == last.fact.unit and told.fact.unit not in ("%", None)
    return computed("difference", (told, last)) if told and alike else None


def _told_again(
    query: Query, parsed: Parsed, last: Told, asked: Parsed, opened: Opened
) -> tuple[Answer, Parsed] | None:
    """The figure for the words of the message, or of the one before where it says none."""
    own = own_content(parsed) or parsed.says("applicant")
    other = parsed.says("operation") or any(word in parsed.text for word in words()["totals"]["words"])
    said = like_the_first(asked, parsed) if own else asked
    plain = query._replace(targets=(), topics=(), operation="value")
    found = answer_figures(plain, opened, as_told(said, opened), exactly=True)
    if found is None or ((own or other) and found.facts[:1] == (last.fact,)):
        return None
    rate = query.operation in ("share", "ratio") and found.facts[0].unit != "%"
    return None if rate else (found, said)


def _opened(query: Query, last: AnswerFact, library: Library) -> Opened | None:
    """The report of the body and year that are said, else of the year told before, or the latest."""
    agency = query.agencies[0]
    kept = (last.year,) if agency == last.agency else library.years(agency)
    years = query.years or kept
    return library.open(agency, years[-1]) if years else None
