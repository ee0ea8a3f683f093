"""The one door to the index: a file of reports that is saved to, read, searched and exported."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from corpus.types import Fact, Figure, Finding, Passage, Report, Section, Value
from index import cells, reading
from index.contents import Names
from index.edition import Contents
from index.errors import UnknownReport, readable, translated
from index.schema import connect
from index.types import Edition, Hit, ReportInfo, Saved

if TYPE_CHECKING:
    from index.writing import Prepared

WAIT = 10.0
T = TypeVar("T")


class Store:
    """An open index. Every method may raise a `StoreError`.

    An unknown report id has no facts; the other reads of one report raise `UnknownReport` for it.
    """

    def __init__(self, path: Path, conn: sqlite3.Connection) -> None:
        self.path = path
        self.conn = conn
        self._names = Names(conn)
        self._metrics = cells.Metrics(conn)
        self._cells = cells.Cells(conn)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, wait: float = WAIT) -> Self:
        """The index at `path`, made when missing unless `read_only`; waits `wait` seconds for a writer."""
        return cls(path, connect(path, read_only=read_only, wait=wait))

    def close(self) -> None:
        """Closes the file."""
        self.conn.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def save(self, report: Report, ready: Prepared | None = None) -> Saved:
        """What became of the report, written in one transaction; `ready` is what of it was worked out."""
        from index.writing import save

        with translated(self.path):
            return save(self.conn, report, self._names, ready)

    def withdraw(self, report_id: str) -> bool:
        """Whether the report was there; it stays in the history and may be saved again."""
        from index.writing import withdraw

        with translated(self.path):
            return withdraw(self.conn, report_id)

    def changes(self) -> int:
        """A number that changes when another connection has written: what was kept of the index is old."""
        with translated(self.path):
            return int(self.conn.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Several reads of one state, whatever is written meanwhile."""
        with translated(self.path):
            if self.conn.in_transaction:
                yield
                return
            self.conn.execute("BEGIN")
            try:
                yield
            finally:
                self.conn.execute("ROLLBACK")

    def reports(self) -> list[ReportInfo]:
        """The current reports by agency, latest year first."""
        with readable(self.path):
            return reading.reports(self.conn)

    def fact(self, report_id: str, metric: str, applicant: str | None = None) -> Fact | None:
        """The cell, or None when the report has none; the first in reading order of several."""
        with readable(self.path):
            return reading.fact(self.conn, report_id, metric, applicant)

    def facts(self, report_id: str, metric: str | None = None) -> list[Fact]:
        """The cells in reading order, all or those of one metric."""
        with readable(self.path):
            return reading.facts(self.conn, report_id, metric)

    def cells(
        self, editions: Sequence[int], metrics: Collection[str], applicants: Collection[str] = ()
    ) -> dict[int, list[Fact]]:
        """The cells of these metrics by edition, without their places in the text.

        Those of `applicants` only, if any are given; '' stands for a cell of none.
        """
        with readable(self.path):
            return self._cells.of(editions, metrics, applicants)

    def printing(self, value: Value, limit: int = 20) -> list[str]:
        """Ids of current reports of which a cell or a sentence prints the value, up to `limit`."""
        with readable(self.path):
            return reading.printing(self.conn, value, limit)

    def figures(self, report_id: str) -> list[Figure]:
        """The numbers of the narrative in reading order."""
        return self._of_report(report_id, reading.figures)

    def passages(self, report_id: str) -> list[Passage]:
        """The paragraphs in reading order."""
        return self._of_report(report_id, reading.passages)

    def findings(self, report_id: str) -> list[Finding]:
        """The rules that the report breaks."""
        return self._of_report(report_id, reading.findings)

    def sections(self, report_id: str) -> list[Section]:
        """The statutory sections in reading order."""
        return self._of_report(report_id, reading.sections)

    def text(self, report_id: str) -> str:
        """The canonical text that all spans of the report refer to."""
        return self._of_report(report_id, reading.text)

    def report(self, report_id: str) -> Report:
        """The whole current report as it was saved."""
        return self._of_report(report_id, reading.edition)

    def contents(self, info: ReportInfo) -> Contents:
        """What the report held when `info` was read, each part to be read when it is asked for."""
        return Contents(self.path, self.conn, self._metrics, info.edition)

    def doubtful(self, *, but: Iterable[str]) -> frozenset[str]:
        """Ids of the current reports that break a rule which is none of these."""
        with readable(self.path):
            return reading.doubtful(self.conn, but=but)

    def disputed(self) -> frozenset[str]:
        """Ids of the reports that several different files were read for, those withdrawn not counted."""
        with readable(self.path):
            return reading.disputed(self.conn)

    def other_files(self, info: ReportInfo) -> list[Contents]:
        """The contents of the other files of a report, the latest ingested first, none withdrawn."""
        editions = self.history(info.agency, info.year)
        others = {e.sha256: e for e in reversed(editions) if e.report_id == info.id and not e.withdrawn_at}
        others.pop(info.sha256, None)
        return [Contents(self.path, self.conn, self._metrics, e.id) for e in reversed(others.values())]

    def history(self, agency: str | None, year: int | None) -> list[Edition]:
        """Every edition ever read of that agency and year, the latest ingested first."""
        with readable(self.path):
            return reading.history(self.conn, agency, year)

    def edition(self, edition_id: int) -> Report:
        """A whole edition of the history as it was saved."""
        with readable(self.path):
            return reading.edition(self.conn, edition_id)

    def search(self, question: str, report_ids: Sequence[str] | None = None, limit: int = 10) -> list[Hit]:
        """The passages that best match the question's words, best first, in these or in all reports."""
        from index.search import search

        with readable(self.path), self.snapshot():
            return search(self.conn, question, report_ids, limit)

    def _of_report(self, report_id: str, read: Callable[[sqlite3.Connection, int], T]) -> T:
        with readable(self.path), self.snapshot():
            current = reading.edition_id(self.conn, report_id)
            if current is None:
                raise UnknownReport(report_id)
            return read(self.conn, current)
