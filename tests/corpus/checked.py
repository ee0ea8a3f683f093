"""Reports for the checks, made of cells and sentences."""

from __future__ import annotations

from datetime import date

from corpus.checks import check
from corpus.narrative import figures
from corpus.numerals import parse_cell
from corpus.structure import outline
from corpus.types import Block, Citation, Document, Fact, Finding, Format, Report, Severity, Source, Span
from tests.corpus.factory import Key

NOWHERE = Citation("", "", Span(0, 0), "")


def report(
    cells: dict[Key, str], text: str = "", form: Format = Format.F2021, year: int = 2023, agency: str = "某市"
) -> Report:
    facts = []
    for (metric, applicant), printed in cells.items():
        value = parse_cell(printed)
        assert value is not None
        facts.append(Fact(metric, applicant, value.value, printed, value.unit, value.status, NOWHERE))
    source = Source("x.txt", "", "text/plain")
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(line, Span(start, start + len(line))))
        start += len(line) + 1
    paragraphs = outline(Document(source, text, tuple(blocks))).paragraphs
    told = figures(paragraphs, year)
    when = (date(year, 1, 1), date(year, 12, 31))
    return Report(source, text, agency, year, form, None, None, when, (), tuple(facts), told, ())


def errors(found: Report) -> list[Finding]:
    return [finding for finding in check(found) if finding.severity is Severity.ERROR]
