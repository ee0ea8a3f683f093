"""What a report's findings say about a figure: the warning, and the figures of both sides that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from bot.answer.phrases import say
from bot.library import Opened
from bot.types import AnswerFact, Derived, Source
from corpus.types import Fact, Figure, Finding, Severity, Status

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TOLD = "正文/"
_REPEATED = "正文写“{}”"  # how a finding of the narrative against a table starts
_SILENT = ("table-unreadable",)
_UNREAD = (
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
    told = tuple(_REPEATED.format(name.removeprefix(_TOLD)) for name in names if name.startswith(_TOLD))
    about = (f for f in opened.report.findings if names & set(f.cells) or f.message.startswith(told))
    return _told(opened, [f for f in about if f.rule not in _SILENT], value)


def doubted(opened: Opened) -> Warned:
    """What else of the report contradicts itself or is implausible, beside broken identities."""
    found = [f for f in opened.report.findings if f.severity is not Severity.ERROR]
    return _told(opened, [f for f in found if f.rule not in _UNREAD], None)


def _told(opened: Opened, found: Sequence[Finding], value: object) -> Warned:
    facts: list[AnswerFact] = []
    sources: list[Source] = []
    for finding in found:
        for fact, source in _sides(opened, finding, value):
            facts.append(fact)
            sources += [source] if source else []
    notes = tuple(say("value.contradiction", message=finding.message) for finding in found)
    return Warned(tuple(dict.fromkeys(notes)), tuple(dict.fromkeys(facts)), tuple(dict.fromkeys(sources)))


def _sides(opened: Opened, finding: Finding, value: object) -> Iterator[tuple[AnswerFact, Source | None]]:
    """The figures that the finding's message names beside `value`: narrative, cells, and computed ones."""
    for number in sorted({Decimal(hit) for hit in _NUMBER.findall(finding.message)} - {value}):
        told = [f for f in opened.report.figures if f.value == number and _nearness(finding, f)]
        figure = max(told, key=lambda f: _nearness(finding, f), default=None)
        cell = next((fact for fact in _cells(opened, finding) if fact.value == number), None)
        if figure:
            yield narrative_fact(opened, figure), Source(opened.title, figure.citation, opened.info.url)
        elif cell:
            yield _printed(opened, cell), Source(opened.title, cell.citation, opened.info.url)
        else:
            yield _computed(opened, finding, number), None


def _nearness(finding: Finding, figure: Figure) -> int:
    """How clearly a finding speaks of a figure: 0 not at all, 3 by its path."""
    if _TOLD + figure.label in finding.cells:
        return 3
    return 2 if f"“{figure.label}”" in finding.message else int(figure.label in finding.message)


def _printed(opened: Opened, cell: Fact) -> AnswerFact:
    return AnswerFact(
        opened.agency, opened.year, cell.metric, cell.applicant, cell.value, cell.unit, cell.raw, cell.status
    )


def _computed(opened: Opened, finding: Finding, number: Decimal) -> AnswerFact:
    op = "sum" if number in (finding.left, finding.right) else "difference"
    value = int(number) if number == number.to_integral_value() else number
    name = " + ".join(dict.fromkeys(cell.split("@")[0] for cell in finding.cells))
    derived = Derived(op, finding.cells)
    return AnswerFact(
        opened.agency, opened.year, name, None, value, None, str(value), Status.REPORTED, derived
    )


def _cells(opened: Opened, finding: Finding) -> Iterator[Fact]:
    for name in finding.cells:
        metric, _, applicant = name.partition("@")
        fact = opened.cells.get((metric, applicant or None))
        if fact:
            yield fact


def narrative_fact(opened: Opened, figure: Figure) -> AnswerFact:
    """A figure of the narrative as an answer carries it."""
    return AnswerFact(
        opened.agency,
        opened.year,
        f"正文/{figure.label}",
        None,
        figure.value,
        figure.unit,
        figure.raw,
        Status.REPORTED,
    )
