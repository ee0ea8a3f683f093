"""What an edition holds, each part read when it is first asked for: editions never change once written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from corpus.types import Fact, Figure, Finding, Passage, Section
from index import cells, reading
from index.errors import readable

Cell = tuple[str, str | None]  # metric and applicant
T = TypeVar("T")


class Contents:
    """The contents of one edition; every part may raise a `StoreError` when it is first read."""

    def __init__(self, path: Path, conn: sqlite3.Connection, metrics: cells.Metrics, edition: int) -> None:
        self._path, self._conn, self._metrics, self._edition = path, conn, metrics, edition

    @cached_property
    def metrics(self) -> tuple[str, ...]:
        """The metrics that it has a cell of, each once."""
        return self._read(lambda _, edition: self._metrics.of(edition))

    @cached_property
    def cells(self) -> Mapping[Cell, Fact]:
        """The cells by metric and applicant, the first in reading order of several, looked up one by one."""
        return _Cells(self)

    def look_up(self, metric: str, applicant: str | None) -> Fact | None:
        """One cell."""
        return self._read(lambda conn, edition: cells.cell(conn, edition, metric, applicant))

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """All cells in reading order."""
        return tuple(self._read(reading.edition_facts))

    @cached_property
    def counted(self) -> tuple[tuple[str, str], ...]:
        """Label and unit of every number of the narrative, in reading order."""
        return self._read(reading.counted)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The numbers of the narrative in reading order."""
        return tuple(self._read(reading.figures))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The paragraphs in reading order."""
        return tuple(self._read(reading.passages))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The rules that it breaks."""
        return tuple(self._read(reading.findings))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The statutory sections in reading order."""
        return tuple(self._read(reading.sections))

    @cached_property
    def text(self) -> str:
        """The canonical text that all spans refer to."""
        return self._read(reading.text)

    def _read(self, read: Callable[[sqlite3.Connection, int], T]) -> T:
        with readable(self._path):
            return read(self._conn, self._edition)


class _Cells(Mapping[Cell, Fact]):
    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._kept: dict[Cell, Fact | None] = {}

    def __getitem__(self, cell: Cell) -> Fact:
        if cell not in self._kept:
            self._kept[cell] = self._contents.look_up(*cell)
        found = self._kept[cell]
        if found is None:
            raise KeyError(cell)
        return found

    def __iter__(self) -> Iterator[Cell]:
        return iter(dict.fromkeys((fact.metric, fact.applicant) for fact in self._contents.facts))

    def __len__(self) -> int:
        return sum(1 for _ in self)
