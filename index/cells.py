"""Cells by the edition they are in: one, which there are, and those of some metrics in many editions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from corpus.types import Citation, Fact, Span, Status
from index import queries
from index.reading import fact_of
from index.values import from_column

_STATUS = {status.value: status for status in Status}
_SETS = 256  # of metrics that are kept
_NOWHERE = Citation("", "", Span(0, 0), "")


class Named(dict[int, str]):
    """The names of a table by their ids, which never change."""

    def __init__(self, conn: sqlite3.Connection, table: str) -> None:
        super().__init__()
        self._conn, self._table = conn, table

    def __missing__(self, number: int) -> str:
        row = self._conn.execute(f"SELECT name FROM {self._table} WHERE id = ?", (number,)).fetchone()
        if row is None:
            raise ValueError(number)
        self[number] = str(row[0])
        return self[number]


class Cells:
    """The cells of many editions; the names of applicants and of what is printed beside values are kept."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._applicants, self._labels = Named(conn, "applicants"), Named(conn, "labels")

    def of(
        self, editions: Sequence[int], metrics: Collection[str], applicants: Collection[str]
    ) -> dict[int, list[Fact]]:
        """The cells of these metrics, and applicants if any, by edition, without their places in the text."""
        paths = _ids(self._conn, "metrics", metrics)
        columns = _ids(self._conn, "applicants", applicants) if applicants else self._applicants
        labels = self._labels
        found: dict[int, list[Fact]] = {}
        statement = queries.CELLS.format(metrics=_listed(paths))
        statement += f" AND f.applicant_id IN ({_listed(columns)})" if applicants else ""
        rows = self._conn.execute(statement, (json.dumps(editions),))
        for edition, metric, applicant, value, raw, unit, status in rows:
            found.setdefault(edition, []).append(
                Fact(
                    paths[metric],
                    columns[applicant] or None,
                    from_column(value),
                    raw,
                    labels[unit] if unit else None,
                    _STATUS.get(labels[status]) or Status(labels[status]),
                    _NOWHERE,
                )
            )
        return found


class Metrics:
    """The metrics of which editions have cells; those of one form mostly have the same."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn, self._names = conn, Named(conn, "metrics")
        self._named = lru_cache(maxsize=_SETS)(self._listed)

    def of(self, edition: int) -> tuple[str, ...]:
        """The metrics of an edition, each once."""
        return self._named(*self._conn.execute(queries.METRICS, (edition,)).fetchone())

    def _listed(self, numbers: str | None) -> tuple[str, ...]:
        return tuple(self._names[int(number)] for number in numbers.split(",")) if numbers else ()


def cell(conn: sqlite3.Connection, edition: int, metric: str, applicant: str | None) -> Fact | None:
    """One cell of an edition, the first in reading order of several."""
    row = conn.execute(queries.CELL, (edition, metric, applicant or "")).fetchone()
    return fact_of(row) if row else None


def _ids(conn: sqlite3.Connection, table: str, names: Collection[str]) -> dict[int, str]:
    """The ids of those of the names that are known."""
    marks = ", ".join("?" * len(names))
    return dict(conn.execute(f"SELECT id, name FROM {table} WHERE name IN ({marks})", tuple(names)))


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))
