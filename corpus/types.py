"""What corpus hands on: documents as printed, reports as understood, facts with their citations.

What a report holds hundreds of is a named tuple, made several times faster than a frozen data class.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

Value = int | Decimal


class Span(NamedTuple):
    """Half-open range of characters in a document's canonical text."""

    start: int
    end: int


class Format(StrEnum):
    """The statutory form a report is filled in on (the notice that prescribes it)."""

    F2008 = "F2008"  # 2007 《条例》: no national table
    F2014 = "F2014"  # 国办发〔2014〕32号
    F2019 = "F2019"  # 国办公开办函〔2019〕60号
    F2021 = "F2021"  # 国办公开办函〔2021〕30号


class Status(StrEnum):
    """What a cell says: a figure, nothing, or that nothing applies. A cell that cannot be read is no fact."""

    REPORTED = "reported"
    BLANK = "blank"
    NOT_APPLICABLE = "not_applicable"


class Severity(StrEnum):
    """How sure a finding is: an error breaks an identity of the form, a warning wants a person's look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document's bytes came from."""

    name: str
    sha256: str
    media_type: str
    encoding: str | None = None
    url: str | None = None
    fetched: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (level 1 and up) or paragraph (level 0); `text` is the canonical text at `span`."""

    text: str
    span: Span
    level: int = 0
    page: int | None = None


class Cell(NamedTuple):
    """One printed cell at its top left position; `text` is the canonical text at `span`, '' when blank."""

    text: str
    span: Span
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as printed, nothing interpreted.

    Every printed cell stands once, in reading order; a merged cell covers `rowspan` × `colspan` positions.
    `rows_known` is False for text in which each cell became a line and the row ends are lost: there every
    cell is a row of its own. `blanks_known` is False where a blank cell may have vanished from the text,
    `merges_known` where a blank cell may be part of the merged cell before it.
    """

    cells: tuple[Cell, ...]
    span: Span
    rows_known: bool = True
    blanks_known: bool = True
    merges_known: bool = True

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The printed cells row by row; a merged cell stands in the row in which it starts."""
        row: list[Cell] = []
        for cell in self.cells:
            if row and cell.row != row[-1].row:
                yield tuple(row)
                row = []
            row.append(cell)
        if row:
            yield tuple(row)


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader returns: paragraphs and grids in reading order over one canonical text."""

    source: Source
    text: str
    blocks: tuple[Block | Grid, ...]
    title: str | None = None  # the file's own title field (<title>, DOCX core property), not a guess
    notes: tuple[str, ...] = ()  # what the reader could not read, in words for a clerk
    pictures: tuple[int, ...] = ()  # where in the text a picture stands that may be a table
    recognised: tuple[Span, ...] = ()  # what was read from pictures


class Citation(NamedTuple):
    """The place a figure or sentence is printed: the canonical text at `span` equals `quote`."""

    section: str  # heading of the section as printed, '' when the place has none
    locator: str  # row › column
    span: Span
    quote: str
    page: int | None = None


class Fact(NamedTuple):
    """A table cell: metric × applicant → value. `value` is None unless a number is printed."""

    metric: str  # path, as in vocabulary.metrics()
    applicant: str | None
    value: Value | None
    raw: str
    unit: str | None
    status: Status
    citation: Citation


class Figure(NamedTuple):
    """A number that the narrative prints: what it counts, unit, and the sentence as its citation's quote."""

    label: str  # short, without 正文/
    value: Value
    raw: str  # as printed, with unit and 余/约, without a line break inside
    unit: str
    citation: Citation  # the whole sentence
    span: Span  # of `raw`
    approximate: bool = False
    period: str = "current"  # current | previous | cumulative


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the narrative with its section; the quote is the paragraph."""

    headings: tuple[str, ...]  # from the section down: ("五、…", "（一）…")
    citation: Citation
    number: int  # statutory section 1–6, 0 before the first


@dataclass(frozen=True, slots=True)
class Section:
    """A statutory section: its number 1–6, the heading as printed and the span down to the next heading."""

    number: int
    heading: str
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a report breaks: both sides and the cells (metric paths, `metric@applicant`)."""

    rule: str
    severity: Severity
    message: str
    cells: tuple[str, ...] = ()
    left: Value | None = None
    right: Value | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A document understood. What is not printed is None; `origins` says where agency and year came from."""

    source: Source
    text: str
    agency: str | None
    year: int | None
    format: Format
    title: str | None
    published: date | None
    period: tuple[date, date] | None
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    passages: tuple[Passage, ...]
    findings: tuple[Finding, ...] = ()
    region: str | None = None
    origins: dict[str, str] = field(default_factory=dict)
