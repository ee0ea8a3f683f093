"""Cells and figures column by column, which takes a third of the time that they take one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, get_type_hints

from corpus.types import Citation, Fact, Figure, Span

_INNER: dict[type, list[tuple[int, type]]] = {
    kind: [(at, hint) for at, hint in enumerate(get_type_hints(kind).values()) if hint in (Citation, Span)]
    for kind in (Fact, Figure, Citation, Span)
}


def columns(kind: type, rows: Sequence[Any]) -> list[Any]:
    """The columns of named tuples, a column of named tuples as columns of its own; none of no rows."""
    found: list[Any] = list(zip(*rows, strict=True))
    for at, inner in _INNER[kind] if found else ():
        found[at] = columns(inner, found[at])
    return found


def rows(kind: type, columns: list[Any]) -> Iterable[Any]:
    """The named tuples that the columns are of."""
    for at, inner in _INNER[kind] if columns else ():
        columns[at] = rows(inner, columns[at])
    return map(partial(tuple.__new__, kind), zip(*columns, strict=True))


def plain(columns: list[Any]) -> Iterator[Sequence[object]]:
    """The columns one by one, those of named tuples opened."""
    for column in columns:
        yield from plain(column) if isinstance(column, list) else (column,)
