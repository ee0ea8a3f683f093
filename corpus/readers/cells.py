"""Printed cells become a table, each at the first place that no merged cell from above covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.readers import limits
from corpus.readers.spanned import Item, Line, Printed, tidy

_LONG_CELL = 400  # characters; no cell of a statutory form is half as long


@dataclass(slots=True)
class OpenCell:
    """A cell as the file has it: what stands in it and how many rows and columns it says to cover."""

    rowspan: int = 1
    colspan: int = 1
    skipped: int = 0  # columns left out before it
    items: list[Item] = field(default_factory=list)


def table_items(rows: Sequence[Sequence[OpenCell]]) -> list[Item]:
    """One table, or the items in its cells when it only lays out the page, or nothing when it is blank."""
    cells = [cell for row in rows for cell in row]
    texts = [_text(cell) for cell in cells]
    lengths = list(map(len, texts))
    if not any(lengths):
        return [item for cell in cells for item in cell.items]
    is_long = max(lengths) > max(_LONG_CELL, sum(lengths) / 2)
    has_table = any(isinstance(item, tuple) for cell in cells for item in cell.items)
    if is_long or has_table or all(len(row) < 2 for row in rows):
        return [item for cell in cells for item in cell.items]
    return [_place(rows, texts)]


def _text(cell: OpenCell) -> str:
    if len(cell.items) == 1 and isinstance(only := cell.items[0], Line):
        return tidy(only.text)
    return tidy("\n".join(item.text for item in cell.items if isinstance(item, Line))) if cell.items else ""


def _place(rows: Sequence[Sequence[OpenCell]], texts: Sequence[str]) -> tuple[Printed, ...]:
    if len(texts) > limits.MAX_CELLS:
        raise limits.too_large(f"表格超过 {limits.MAX_CELLS} 格")
    printed: list[Printed] = []
    free_from: list[int] = []  # by column, the first row that is not covered
    remaining, height, new = iter(texts), len(rows), tuple.__new__
    for row, cells in enumerate(rows):
        column, width = 0, len(free_from)
        for cell in cells:
            column += cell.skipped
            while column < width and free_from[column] > row:
                column += 1
            end = column + cell.colspan
            if end > width:
                if end > limits.MAX_COLUMNS:
                    raise limits.too_large(f"表格超过 {limits.MAX_COLUMNS} 列")
                free_from.extend([0] * (end - width))
                width = end
            below = row + cell.rowspan
            if end == column + 1:
                free_from[column] = below
            else:
                free_from[column:end] = [below] * (end - column)
            place = (next(remaining), row, column, min(below, height) - row, cell.colspan, None)
            printed.append(new(Printed, place))
            column = end
    return tuple(printed)
