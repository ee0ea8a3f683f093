"""Applications by what they are about, as the narrative counts them (申请里问征地拆迁的几件)."""

from __future__ import annotations

from bot.answer import compute
from bot.answer.compose import one
from bot.answer.items import items_of
from bot.answer.narrative_units import asked_units, same_unit
from bot.answer.told_items import figure_item, headings_at
from bot.library import Opened
from bot.types import Answer
from bot.understand.content import plain_words
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.totals import rows_of
from corpus.types import Figure

_RECEIVED, _APPLIED = "本年新收政府信息公开申请数量", "申请"
_CASES = frozenset("件")
_SAYING = ("content", "social", "topic")


def by_matter(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """How many applications are about what is named, or their part of all; None where it is not told."""
    found = matter(query, opened, parsed) if of_applications(query) else None
    if found is None:
        return None
    item = figure_item(opened, found)
    whole = items_of(query.targets[0], opened, ()) if query.operation == "share" else []
    part = len(whole) == 1 and not asked_units(parsed)  # 占多少件 asks for no part
    made = compute.ratio_of(query, opened, (item, whole[0]), percent=True) if part else None
    return made or one(query, opened, item)


def of_applications(query: Query) -> bool:
    """Whether all applications of a year are spoken of."""
    rows = frozenset().union(*map(rows_of, query.targets))
    return rows == {_RECEIVED} and query.operation in ("value", "share") and not query.applicants


def matter(query: Query, opened: Opened, parsed: Parsed) -> Figure | None:
    """The one figure of applications whose label says every word that tells what they are about."""
    said = _said(parsed)
    found = [figure for figure in _of_cases(opened) if all(word in figure.label for word in said)]
    return found[0] if said and len({figure.value for figure in found}) == 1 else None


def _said(parsed: Parsed) -> list[str]:
    """The words that stand for no row: unknown ones, and those of the narrative or of other topics."""
    known = [m.text for m in parsed.matches if m.kind in _SAYING and m.text not in plain_words()]
    unknown = [word for word in (*parsed.leftover, *parsed.strange) if len(word) > 1]
    return list(dict.fromkeys((*known, *unknown)))


def _of_cases(opened: Opened) -> list[Figure]:
    """The figures of the year that count cases in a sentence, or below a heading, about applications."""
    return [
        figure
        for figure in opened.report.figures
        if figure.period == "current"
        and same_unit(_CASES, figure.unit)
        and _APPLIED in "".join((figure.citation.quote, *headings_at(opened, figure)))
    ]
