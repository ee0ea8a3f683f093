"""What the index package hands on beside the corpus types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from corpus.supplied import PRINTED
from corpus.types import Format, Passage


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a report: added, updated (a newer edition replaced the older) or unchanged.

    `current` is False for one that went to the history only, as the index holds an edition published later.
    """

    status: str
    report_id: str
    current: bool = True


@dataclass(frozen=True, slots=True)
class ReportInfo:
    """The current edition of a report, without its contents; `sha256` is that of the file read."""

    id: str
    edition: int
    agency: str | None
    region: str | None
    year: int | None
    format: Format
    title: str | None
    published: date | None
    url: str | None
    period: tuple[date, date] | None
    source_name: str
    sha256: str
    ingested_at: str
    origins: Mapping[str, str] = field(default_factory=dict)  # where agency and year came from

    @property
    def called(self) -> str:
        """The printed title, one made of a printed body and the year, or else the name of the file."""
        if self.title or not self.agency or not self.year or self.origins.get("agency", PRINTED) != PRINTED:
            return self.title or self.source_name
        return f"{self.agency}{self.year}年政府信息公开工作年度报告"


@dataclass(frozen=True, slots=True)
class Edition:
    """One reading of one file; the current edition of a report is neither superseded nor withdrawn."""

    id: int
    report_id: str
    region: str | None
    sha256: str
    source_name: str
    url: str | None
    published: date | None
    ingested_at: str
    superseded_at: str | None
    withdrawn_at: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found; scores compare within one search only."""

    report_id: str
    passage: Passage
    score: float
