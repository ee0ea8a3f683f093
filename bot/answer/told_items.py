"""Numbers that the narrative prints as figures of an answer, and what stands above and before them."""

from __future__ import annotations

from bot.answer.cells import Item
from bot.answer.contradictions import narrative_fact, warned
from bot.answer.phrases import say
from bot.library import Opened
from bot.types import Source
from corpus.types import Figure


def figure_item(opened: Opened, figure: Figure) -> Item:
    """A figure of the narrative as an item; an approximate one says so."""
    fact = narrative_fact(opened, figure)
    notes = [say("value.approximate", raw=figure.raw)] if figure.approximate else []
    notes += [say("value.cumulative")] if figure.period == "cumulative" else []
    about = warned(opened, {f"正文/{figure.label}"}, figure.value)
    sources = (Source(opened.title, figure.citation, opened.info.url), *about.sources)
    return Item(figure.label, fact, (fact,), sources, (*notes, *about.notes), about.facts)


def headings_at(opened: Opened, figure: Figure) -> tuple[str, ...]:
    """The headings above the figure's sentence."""
    start = figure.citation.span.start
    spans = ((p.citation.span, p.headings) for p in opened.report.passages)
    return next((headings for span, headings in spans if span.start <= start < span.end), ())
