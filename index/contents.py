"""Writes what an edition holds: sections, facts, figures, passages with their words, findings."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable

from corpus.types import Fact, Figure, Passage, Report
from index.values import Column, to_column


def insert(conn: sqlite3.Connection, table: str, **columns: Column) -> int:
    """The id of a new row."""
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
    return int(conn.execute(statement, tuple(columns.values())).lastrowid or 0)


class ContentWriter:
    """Writes inside a transaction; remembers the ids of names for as long as it lives."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._ids: dict[tuple[str, str], int] = {}

    def write(self, edition: int, report: Report, searchable: list[list[str]]) -> None:
        """Writes all contents of a new edition; `searchable` are the words of each passage."""
        self._rows(
            "sections",
            ((edition, n, s.number, s.heading, *s.span) for n, s in enumerate(report.sections)),
        )
        self._rows("facts", (self._fact(edition, n, fact) for n, fact in enumerate(report.facts)))
        self._rows("figures", (self._figure(edition, n, figure) for n, figure in enumerate(report.figures)))
        self._searchable(edition, report.passages, searchable)
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

    def _searchable(self, edition: int, passages: Iterable[Passage], searchable: Iterable[list[str]]) -> None:
        documents: Counter[str] = Counter()
        for passage, found in zip(passages, searchable, strict=True):
            documents.update(set(found))
            self._conn.execute(
                "INSERT INTO passage_words (rowid, words) VALUES (?, ?)",
                (self._passage(edition, passage), " ".join(found)),
            )
        self._conn.executemany(
            "INSERT INTO words VALUES (?, ?)"
            " ON CONFLICT DO UPDATE SET documents = documents + excluded.documents",
            sorted(documents.items()),
        )

    def _fact(self, edition: int, position: int, fact: Fact) -> tuple[Column, ...]:
        place = fact.citation
        return (
            *(edition, self._named("metrics", fact.metric), self._named("applicants", fact.applicant or "")),
            *(position, to_column(fact.value), fact.raw, self._unit(fact.unit)),
            *(self._label(fact.status), self._label(place.section), self._label(place.locator)),
            *(*place.span, None if place.quote == fact.raw else place.quote, place.page),
        )

    def _figure(self, edition: int, position: int, figure: Figure) -> tuple[Column, ...]:
        place = figure.citation
        return (
            *(edition, position, figure.label, to_column(figure.value), figure.raw),
            *(self._label(figure.unit), int(figure.approximate), self._label(figure.period), *figure.span),
            *(self._label(place.section), self._label(place.locator), *place.span, place.page),
        )

    def _passage(self, edition: int, passage: Passage) -> int:
        place = passage.citation
        return insert(
            self._conn,
            "passages",
            edition_id=edition,
            number=passage.number,
            headings_id=self._label(json.dumps(passage.headings, ensure_ascii=False)),
            section_id=self._label(place.section),
            locator_id=self._label(place.locator),
            start=place.span.start,
            stop=place.span.end,
            page=place.page,
        )

    def _unit(self, name: str | None) -> int | None:
        return None if name is None else self._label(name)

    def _label(self, name: str) -> int:
        return self._named("labels", name)

    def _named(self, table: str, name: str) -> int:
        known = self._ids.get((table, name))
        if known is None:
            row = self._conn.execute(f"SELECT id FROM {table} WHERE name = ?", (name,)).fetchone()
            known = int(row[0]) if row else insert(self._conn, table, name=name)
            self._ids[table, name] = known
        return known

    def _rows(self, table: str, rows: Iterable[tuple[Column, ...]]) -> None:
        listed = list(rows)
        if listed:
            marks = ", ".join("?" * len(listed[0]))
            self._conn.executemany(f"INSERT INTO {table} VALUES ({marks})", listed)
