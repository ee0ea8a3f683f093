"""The tables of a form as they are printed: their rows in order, and what makes up one row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from corpus.types import Format
from corpus.vocabulary import Metric, metrics

NEWEST = Format.F2021
WITH_TABLES = (Format.F2019, NEWEST)  # whose rows and columns can be counted
TOTALS = "办理结果/总计"
_TABLES = {"第": "表二", "三": "表三", "四": "表四"}


@cache
def rows_of(form: Format) -> tuple[Metric, ...]:
    """What a form counts, in the order in which it is printed."""
    newest = [metric.segments[0] for metric in metrics().values() if NEWEST in metric.formats]
    rows = [metric for metric in metrics().values() if form in metric.formats]
    own = [metric.segments[0] for metric in rows]

    def place(row: Metric) -> tuple[int, int]:
        order = newest if row.by_applicant else own
        return list(_TABLES).index(row.section[0]), order.index(row.segments[0])

    return tuple(sorted(rows, key=place))


def table_of(row: Metric) -> str:
    """The table that a row or cell stands in (表二)."""
    return _TABLES[row.section[0]]


def in_table(row: Metric, form: Format) -> list[Metric]:
    """Everything that the table of a row counts."""
    return [one for one in rows_of(form) if one.section[0] == row.section[0]]


def groups(rows: Sequence[Metric]) -> list[list[Metric]]:
    """The rows by what they are of: a result of table 三, a row of 表二, reviews or court cases."""
    return _cut(rows, lambda row: row.segments[0])


def blocks(rows: Sequence[Metric]) -> list[list[Metric]]:
    """The cells of 表四 by the five that stand together."""
    return _cut(rows, lambda row: "/".join(row.segments[:-1]))


def printed(rows: Sequence[Metric]) -> list[list[Metric]]:
    """The rows as printed: one line of table 三, the cells of a line of 表二, all of 表四."""
    return _cut(rows, _line)


def _line(row: Metric) -> str:
    if row.by_applicant:
        return row.path
    return row.segments[0] if table_of(row) == "表二" else "表四"


def _cut(rows: Sequence[Metric], by: Callable[[Metric], str]) -> list[list[Metric]]:
    parts: dict[str, list[Metric]] = {}
    for row in rows:
        parts.setdefault(by(row), []).append(row)
    return list(parts.values())
