"""Writes what an edition holds: sections, facts, figures, passages with their words, findings."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from corpus.types import Fact, Figure, Passage, Report
from index.values import Column, to_column

_MOST_NAMES = 20_000


def insert(conn: sqlite3.Connection, table: str, **columns: Column) -> int:
    """The id of a new row."""
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
    return int(conn.execute(statement, tuple(columns.values())).lastrowid or 0)


class _Ids(dict[str, int]):
    """The ids of the names in a table, where a new name is inserted; names are never deleted."""

    def __init__(self, conn: sqlite3.Connection, table: str) -> None:
        super().__init__()
        self._conn, self._table = conn, table

    def __missing__(self, name: str) -> int:
        row = self._conn.execute(f"SELECT id FROM {self._table} WHERE name = ?", (name,)).fetchone()
        self[name] = int(row[0]) if row else insert(self._conn, self._table, name=name)
        return self[name]


class Names:
    """What is known of the tables of names, to be kept from report to report, but not after a rollback."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.metrics, self.applicants, self.labels = (
            _Ids(conn, table) for table in ("metrics", "applicants", "labels")
        )

    def forget(self) -> None:
        """Forgets all of it."""
        for ids in (self.metrics, self.applicants, self.labels):
            ids.clear()

    def bound(self) -> None:
        """Forgets all of it when it has grown large: headings are as many as reports."""
        if len(self.labels) > _MOST_NAMES:
            self.forget()


def make_searchable(
    conn: sqlite3.Connection, passages: Iterable[tuple[int, str]], documents: Iterable[tuple[str, int]]
) -> None:
    """Makes passages, by their ids, searchable by words; in `documents` of them is each word.

    To be done last in a transaction: whatever is written after words makes FTS5 write them out, in pieces.
    """
    conn.executemany(
        "INSERT INTO words VALUES (?, ?)"
        " ON CONFLICT DO UPDATE SET documents = documents + excluded.documents",
        documents,
    )
    conn.executemany("INSERT INTO passage_words (rowid, words) VALUES (?, ?)", passages)


class ContentWriter:
    """Writes inside a transaction."""

    def __init__(self, conn: sqlite3.Connection, names: Names) -> None:
        self._conn = conn
        self._names = names
        self._label = names.labels.__getitem__

    def write(self, edition: int, report: Report) -> Sequence[int]:
        """The ids of the passages of a new edition, all of whose contents are written."""
        self._rows(
            "sections",
            ((edition, n, s.number, s.heading, *s.span) for n, s in enumerate(report.sections)),
        )
        self._rows("facts", sorted(self._facts(edition, report.facts)))
        self._rows("figures", (self._figure(edition, n, figure) for n, figure in enumerate(report.figures)))
        self._rows(
            "findings",
            (
                (
                    *(edition, n, f.rule, f.severity, f.message, json.dumps(f.cells, ensure_ascii=False)),
                    *(to_column(f.left), to_column(f.right)),
                )
                for n, f in enumerate(report.findings)
            ),
        )
        first = self._conn.execute("SELECT coalesce(max(id), 0) + 1 FROM passages").fetchone()[0]
        ids = range(first, first + len(report.passages))
        self._rows("passages", map(partial(self._passage, edition), ids, report.passages))
        return ids

    def _facts(self, edition: int, facts: Sequence[Fact]) -> Iterator[tuple[Column, ...]]:
        metrics, applicants, labels = self._names.metrics, self._names.applicants, self._names.labels
        for position, fact in enumerate(facts):
            metric, applicant, value, raw, unit, status, (section, locator, (start, stop), quote, page) = fact
            yield (
                edition,
                metrics[metric],
                applicants[applicant or ""],
                position,
                to_column(value),
                raw,
                None if unit is None else labels[unit],
                labels[status],
                labels[section],
                labels[locator],
                start,
                stop,
                None if quote == raw else quote,
                page,
            )

    def _figure(self, edition: int, position: int, figure: Figure) -> tuple[Column, ...]:
        place = figure.citation
        return (
            *(edition, position, figure.label, to_column(figure.value), figure.raw),
            *(self._label(figure.unit), int(figure.approximate), self._label(figure.period), *figure.span),
            *(self._label(place.section), self._label(place.locator), *place.span, place.page),
        )

    def _passage(self, edition: int, number: int, passage: Passage) -> tuple[Column, ...]:
        place, headings = passage.citation, json.dumps(passage.headings, ensure_ascii=False)
        labels = map(self._label, (headings, place.section, place.locator))
        return (number, edition, passage.number, *labels, *place.span, place.page)

    def _rows(self, table: str, rows: Iterable[tuple[Column, ...]]) -> None:
        listed = list(rows)
        if listed:
            marks = ", ".join("?" * len(listed[0]))
            self._conn.executemany(f"INSERT INTO {table} VALUES ({marks})", listed)
