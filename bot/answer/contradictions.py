"""What a report's findings say about a figure: the warning, and the figures of both sides that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from bot.answer.contradicted import TOLD, cells_of, computed_side, is_difference, nearness
from bot.answer.phrases import say
from bot.library import Opened
from bot.types import AnswerFact, Source
from corpus.types import Fact, Figure, Finding, Severity, Status

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_REPEATED = "正文写“{}”"  # how a finding of the narrative against a table starts
QUOTED = "（原句："
_SILENT = ("table-unreadable",)
UNREAD = (
    *_SILENT,
    "supplied",
    "table-missing",
    "not-read",
    "ocr",
    "form-mixed",
    "form-year",
    "period-partial",
)


class Warned(NamedTuple):
    """The notes about a figure, the other figures they name and where those stand."""

    notes: tuple[str, ...] = ()
    facts: tuple[AnswerFact, ...] = ()
    sources: tuple[Source, ...] = ()


def warned(opened: Opened, names: set[str], value: object) -> Warned:
    """The findings that name one of the cells, with both sides as facts."""
    if not opened.report.findings:
        return Warned()
    told = tuple(_REPEATED.format(name.removeprefix(TOLD)) for name in names if name.startswith(TOLD))
    about = (f for f in opened.report.findings if names & set(f.cells) or f.message.startswith(told))
    return told_of(opened, [f for f in about if f.rule not in _SILENT], value)


def doubted(opened: Opened) -> Warned:
    """What else of the report contradicts itself or is implausible, beside broken identities."""
    found = [f for f in opened.report.findings if f.severity is not Severity.ERROR]
    return told_of(opened, [f for f in found if f.rule not in UNREAD])


def told_of(opened: Opened, found: Sequence[Finding], value: object = None) -> Warned:
    """What these findings say, with the figures of both sides but for the `value` that is told already."""
    facts: list[AnswerFact] = []
    sources: list[Source] = []
    for finding in found:
        for fact, source in _sides(opened, finding, value):
            facts.append(fact)
            sources += [source] if source else []
    notes = tuple(say("value.contradiction", message=finding.message) for finding in found)
    return Warned(tuple(dict.fromkeys(notes)), tuple(dict.fromkeys(facts)), tuple(dict.fromkeys(sources)))


def _sides(opened: Opened, finding: Finding, value: object) -> Iterator[tuple[AnswerFact, Source | None]]:
    """The figures that the finding names beside `value`: narrative, cells, computed ones; those it quotes."""
    message, _, quote = finding.message.partition(QUOTED)
    for number in sorted({Decimal(hit) for hit in _NUMBER.findall(message)} - {value}):
        told = [f for f in opened.report.figures if f.value == number and nearness(finding, f)]
        figure = max(told, key=lambda f: nearness(finding, f), default=None)
        cell = next((fact for fact in cells_of(opened, finding) if fact.value == number), None)
        if is_difference(finding, number):
            figure = cell = None
        if figure:
            yield _told_figure(opened, figure)
        elif cell:
            yield _printed(opened, cell), Source(opened.title, cell.citation, opened.info.url)
        elif made := computed_side(opened, finding, number):
            yield made, None
    said = {Decimal(hit) for hit in _NUMBER.findall(quote)}
    start = "".join(quote.rstrip("）").rstrip("…").split())
    for figure in opened.report.figures if start else ():
        if figure.value in said and "".join(figure.citation.quote.split()).startswith(start):
            yield _told_figure(opened, figure)


def _told_figure(opened: Opened, figure: Figure) -> tuple[AnswerFact, Source]:
    return narrative_fact(opened, figure), Source(opened.title, figure.citation, opened.info.url)


def _printed(opened: Opened, cell: Fact) -> AnswerFact:
    return AnswerFact(
        opened.agency, opened.year, cell.metric, cell.applicant, cell.value, cell.unit, cell.raw, cell.status
    )


def narrative_fact(opened: Opened, figure: Figure) -> AnswerFact:
    """A figure of the narrative as an answer carries it."""
    return AnswerFact(
        opened.agency,
        opened.year,
        TOLD + figure.label,
        None,
        figure.value,
        figure.unit,
        figure.raw,
        Status.REPORTED,
    )
