"""What a channel shows of a report beside answers: the block of a table, and whom to turn to."""

from __future__ import annotations

import re

from bot.answer.cells import printed, shown
from bot.answer.compose import gather
from bot.answer.phrases import say
from bot.library import Opened
from bot.types import Answer, Kind, Source
from corpus.types import Citation, Span
from corpus.vocabulary import TOTAL, metrics

_PHONE = re.compile(
    r"(?:电\s*话|热\s*线|传\s*真|联系方式)[^\n\d]{0,20}"
    r"(?:\(?\d{3,4}\)?[-－—– ]?)?\d{7,8}(?!\d)|(?:电\s*话|热\s*线|联系方式)[^\n\d]{0,20}1\d{10}(?!\d)"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+", re.ASCII)
_LONGEST = 300
_FEW = 2


def block(opened: Opened, metric: str, applicant: str | None) -> Answer | None:
    """Every printed row of the block that a cell stands in, in one column; None when it has none."""
    known = metrics().get(metric)
    if known is None:
        return None
    column = (applicant or TOTAL) if known.by_applicant else None
    first = known.segments[0]
    filled = [row for row in opened.metrics if (row.path, column) in opened.cells]
    own = [row for row in filled if row.section == known.section and row.segments[0] == first]
    article = known.section.partition("第（")[0] or known.section
    whole = len(own) < _FEW
    rows = [row for row in filled if row.section.startswith(article)] if whole else own
    if not rows:
        return None
    items = [printed(opened, opened.cells[row.path, column]) for row in rows]
    name = (article.partition("、")[2] or article) if whole else first
    named = f"{name}（{column}）" if column and column != TOTAL else name
    facts, sources = gather(items)
    lines = tuple(f"{_within(row.fact.metric, '' if whole else first)}：{shown(row.fact)}" for row in items)
    head = say("value.list", agency=opened.agency, year=opened.year, label=named)
    notes = tuple(dict.fromkeys(note for row in items for note in row.notes))
    return Answer(Kind.FIGURE, head, lines, facts, sources, notes, spoken=head + "；".join(lines[:3]))


def _within(metric: str, first: str) -> str:
    """The row's name below the first part of its path."""
    return (metric.removeprefix(f"{first}/") if first else metric).replace("/", " › ")


def contact(opened: Opened) -> Answer:
    """The lines of the report that print a telephone number or address to turn to, as printed."""
    text = opened.report.text
    lines = []
    start = 0
    for line in text.split("\n"):
        if len(line) <= _LONGEST and (_PHONE.search(line) or _MAIL.search(line)) and line.strip():
            lines.append((start, line))
        start += len(line) + 1
    if not lines:
        told = say("contact.none", report=opened.title)
        return Answer(Kind.NO_DATA, told, spoken=told)
    lead = max(0, lines[0][0])
    quotes = [(at + len(line) - len(line.lstrip()), line.strip()) for at, line in lines[:3]]
    section = next((s.heading for s in opened.report.sections if s.span.start <= lead < s.span.end), "")
    sources = tuple(
        Source(opened.title, Citation(section, "", Span(at, at + len(quote)), quote), opened.info.url)
        for at, quote in quotes
    )
    shown = tuple(quote for _, quote in quotes)
    head = say("contact.printed", agency=opened.agency, year=opened.year)
    return Answer(Kind.PASSAGE, head, shown, (), sources, spoken="；".join(shown))
