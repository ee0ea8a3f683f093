"""Ruled lines of a PDF page become tables: the areas that no line divides are the printed cells."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.readers import limits
from corpus.readers.pdf_shapes import Box, Edge

SNAP = 3.0  # points: lines closer than this are one line
_OVERHANG = 0.1  # of its height: so much of a run inside the table makes it part of the table
_MAX_CROSSINGS = 4_000_000


class Area(NamedTuple):
    """A cell of a ruled table by its rows and columns, ends included."""

    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruled table: where its lines stand, its areas in reading order, and the area of each position."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    areas: tuple[Area, ...]
    owner: dict[tuple[int, int], int]

    @property
    def box(self) -> Box:
        """The outline."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def area_of(self, box: Box) -> int | None:
        """The index of the area that a run stands in or hangs out of over the table's edge; None outside."""
        column = bisect_right(self.xs, box.x) - 1
        row = bisect_right(self.ys, box.y) - 1
        if not 0 <= row < len(self.ys) - 1:
            overlap = min(box.bottom, self.ys[-1]) - max(box.top, self.ys[0])
            row = min(max(row, 0), len(self.ys) - 2)
            owner = self.owner.get((row, column))
            if owner is None or overlap < _OVERHANG * box.height or box.width > self.width(self.areas[owner]):
                return None
        return self.owner.get((row, column))

    def width(self, area: Area) -> float:
        """The points from the area's left to its right line."""
        return self.xs[area.last_column + 1] - self.xs[area.column]


def ruled_tables(horizontal: Sequence[Edge], vertical: Sequence[Edge]) -> list[Ruled]:
    """The tables of at least two cells, from top to bottom."""
    across, down = _merged(horizontal), _merged(vertical)
    if len(across) * len(down) > _MAX_CROSSINGS:
        raise limits.too_large("页面上的线条过多")
    tables = [_table(_levelled(lines), _levelled(posts)) for lines, posts in _components(across, down)]
    return sorted((table for table in tables if table), key=lambda table: table.ys[0])


def _clusters(edges: Iterable[Edge]) -> list[list[Edge]]:
    clusters: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda edge: edge.at):
        if clusters and edge.at - clusters[-1][0].at <= SNAP:
            clusters[-1].append(edge)
        else:
            clusters.append([edge])
    return clusters


def _merged(edges: Iterable[Edge]) -> list[Edge]:
    """The edges, those on one line that touch each other made one."""
    merged: list[Edge] = []
    for level in _clusters(edges):
        touching: list[Edge] = []
        end = float("-inf")
        for edge in sorted(level, key=lambda edge: edge.start):
            if touching and edge.start > end + SNAP:
                merged.append(Edge(_mean(touching), touching[0].start, end))
                touching, end = [], edge.end
            touching.append(edge)
            end = max(end, edge.end)
        merged.append(Edge(_mean(touching), touching[0].start, end))
    return merged


def _levelled(edges: Iterable[Edge]) -> list[Edge]:
    """The edges of one table, those on one line at one place."""
    levels = ((_mean(level), level) for level in _clusters(edges))
    return [Edge(at, edge.start, edge.end) for at, level in levels for edge in level]


def _mean(edges: Sequence[Edge]) -> float:
    return sum(edge.at for edge in edges) / len(edges)


def _components(across: Sequence[Edge], down: Sequence[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """The horizontal and vertical edges of each connected drawing."""
    parent = list(range(len(across) + len(down)))
    for index, line in enumerate(across):
        for other, post in enumerate(down, len(across)):
            if _covers(line, post.at) and _covers(post, line.at):
                parent[_root(parent, other)] = _root(parent, index)
    members: dict[int, tuple[list[Edge], list[Edge]]] = defaultdict(lambda: ([], []))
    for index, edge in enumerate((*across, *down)):
        members[_root(parent, index)][index >= len(across)].append(edge)
    return list(members.values())


def _covers(edge: Edge, at: float) -> bool:
    return edge.start - SNAP <= at <= edge.end + SNAP


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index


def _levels(at: Iterable[float], ends: Iterable[float]) -> tuple[float, ...]:
    """The positions of the lines, and the outermost ends where no line closes the table."""
    levels = sorted(set(at))
    first, last = min(ends := list(ends)), max(ends)
    if first < levels[0] - SNAP:
        levels.insert(0, first)
    if last > levels[-1] + SNAP:
        levels.append(last)
    return tuple(levels)


def _table(across: Sequence[Edge], down: Sequence[Edge]) -> Ruled | None:
    if not across or not down:
        return None
    xs = _levels((edge.at for edge in down), (end for edge in across for end in (edge.start, edge.end)))
    ys = _levels((edge.at for edge in across), (end for edge in down for end in (edge.start, edge.end)))
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns > limits.MAX_COLUMNS or columns * rows > limits.MAX_CELLS:
        raise limits.too_large(f"表格超过 {limits.MAX_COLUMNS} 列或 {limits.MAX_CELLS} 格")
    if columns < 2 and rows < 2:
        return None
    parent = _joined(xs, ys, across, down)
    areas: dict[int, Area] = {}
    for index in range(rows * columns):
        row, column = divmod(index, columns)
        root = _root(parent, index)
        known = areas.get(root, Area(row, column, row, column))
        areas[root] = Area(
            known.row,
            min(known.column, column),
            row,
            max(known.last_column, column),
        )
    if len(areas) < 2:
        return None
    order = sorted(areas, key=lambda root: (areas[root].row, areas[root].column))
    place = {root: position for position, root in enumerate(order)}
    owner = {divmod(index, columns): place[_root(parent, index)] for index in range(rows * columns)}
    return Ruled(xs, ys, tuple(areas[root] for root in order), owner)


def _joined(
    xs: Sequence[float], ys: Sequence[float], across: Sequence[Edge], down: Sequence[Edge]
) -> list[int]:
    """A forest over the positions: those that no line divides share a root."""
    columns, rows = len(xs) - 1, len(ys) - 1
    walls = {
        (row, xs.index(post.at))
        for post in down
        for row in range(rows)
        if _covers(post, (ys[row] + ys[row + 1]) / 2)
    }
    floors = {
        (ys.index(line.at), column)
        for line in across
        for column in range(columns)
        if _covers(line, (xs[column] + xs[column + 1]) / 2)
    }
    parent = list(range(rows * columns))
    for index in range(rows * columns):
        row, column = divmod(index, columns)
        if column and (row, column) not in walls:
            parent[_root(parent, index)] = _root(parent, index - 1)
        if row and (row, column) not in floors:
            parent[_root(parent, index)] = _root(parent, index - columns)
    return parent
