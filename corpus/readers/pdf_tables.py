"""Ruled tables with their text, put together where a page break divides them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.readers.pdf_lines import PdfLine, cell_text, fills
from corpus.readers.pdf_ruled import SNAP, Ruled
from corpus.readers.pdf_shapes import Box
from corpus.readers.spanned import Printed, Table, tidy
from corpus.tables.labels import known

_NEW_ROW = re.compile(r"[（(]|[一二三四五六七八九十\d]{1,3}[)）、.．]|第")
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(slots=True)
class PdfCell:
    """A printed cell by its rows and its left and right lines; `is_full`: its last line leaves no room."""

    text: str
    row: int
    rowspan: int
    x0: float
    x1: float
    page: int
    is_full: bool

    def is_label(self) -> bool:
        """Whether it names a single row."""
        return self.rowspan == 1 and len(_HAN.findall(self.text)) > 1

    def is_under(self, other: PdfCell) -> bool:
        """Whether both stand between the same vertical lines."""
        return abs(self.x0 - other.x0) <= SNAP and abs(self.x1 - other.x1) <= SNAP


@dataclass(slots=True)
class PdfTable:
    """A ruled table, over one page or several."""

    box: Box  # on its first page
    page: int  # its last
    rows: int
    cells: list[PdfCell]

    @classmethod
    def of(cls, ruled: Ruled, lines: Sequence[Sequence[PdfLine]], page: int) -> PdfTable:
        """The table with the lines of each of its areas."""
        cells = [
            PdfCell(
                text=cell_text(printed, width := ruled.width(area)),
                row=area.row,
                rowspan=area.last_row - area.row + 1,
                x0=ruled.xs[area.column],
                x1=ruled.xs[area.last_column + 1],
                page=page,
                is_full=bool(printed) and fills(printed[-1], width),
            )
            for area, printed in zip(ruled.areas, lines, strict=True)
        ]
        return cls(ruled.box, page, len(ruled.ys) - 1, cells)

    def goes_on_in(self, other: PdfTable) -> bool:
        """Whether the other table, first on the next page, has the same outline."""
        is_next = other.page == self.page + 1
        sides = ((self.box.x0, other.box.x0), (self.box.x1, other.box.x1))
        return is_next and all(abs(mine - its) <= 2 * SNAP for mine, its in sides)

    def append(self, other: PdfTable) -> None:
        """Nothing; the rows of the other table follow, what the page break cut in two being one again."""
        first = [cell for cell in other.cells if cell.row == 0]
        last = [cell for cell in self.cells if cell.row + cell.rowspan == self.rows]
        pairs = [(next((above for above in last if cell.is_under(above)), None), cell) for cell in first]
        label = next((index for index, cell in enumerate(first) if cell.is_label()), 0)
        groups, row = _matched(pairs[:label]), _matched(pairs[label:])
        is_cut = len(groups) + len(row) == len(pairs) and _is_cut(row)
        if not is_cut and (parted := _parted(pairs)):
            groups, row, is_cut = parted, [], True
        for above, cell in groups + row if is_cut else groups:
            above.text = tidy(f"{above.text}\n{cell.text}")
            above.rowspan += cell.rowspan - is_cut
            other.cells.remove(cell)
        for cell in other.cells:
            cell.row += self.rows - is_cut
        self.cells += other.cells
        self.rows += other.rows - is_cut
        self.page = other.page

    def printed(self) -> Table:
        """The cells with their grid columns, none when the table is blank."""
        if not any(cell.text for cell in self.cells):
            return ()
        levels: list[float] = []
        for x in sorted(x for cell in self.cells for x in (cell.x0, cell.x1)):
            if not levels or x - levels[-1] > SNAP:
                levels.append(x)
        return tuple(
            Printed(
                text=cell.text,
                row=cell.row,
                column=(column := bisect_right(levels, cell.x0) - 1),
                rowspan=cell.rowspan,
                colspan=max(bisect_right(levels, cell.x1) - 1 - column, 1),
                page=cell.page,
            )
            for cell in sorted(self.cells, key=lambda cell: (cell.row, cell.x0))
        )


Pair = tuple[PdfCell, PdfCell]


def _matched(pairs: Iterable[tuple[PdfCell | None, PdfCell]]) -> list[Pair]:
    """The leading cells that may go on what stands above them."""
    found: list[Pair] = []
    for above, cell in pairs:
        if above is None or _NEW_ROW.match(cell.text):
            break
        found.append((above, cell))
    return found


def _parted(pairs: Sequence[tuple[PdfCell | None, PdfCell]]) -> list[Pair]:
    """All cells of a row whose figures stand on one page and whose label, or half of it, on the other."""
    found = [(above, cell) for above, cell in pairs if above is not None]
    own = [pair for pair in found if all(cell.rowspan == 1 for cell in pair)]
    words = [pair for pair in own if any(_HAN.search(cell.text) for cell in pair)]
    figured = [any(pair[part].text for pair in own if pair not in words) for part in (0, 1)]
    if len(found) < len(pairs) or figured[0] is figured[1] or len(words) != 1:
        return []
    above, cell = words[0]
    moved = not (above if figured[0] else cell).text
    groups = any(over.text and _NEW_ROW.match(under.text) for over, under in found)
    return found if not groups and (moved or known(above.text + cell.text)) else []


def _is_cut(row: Sequence[Pair]) -> bool:
    """Whether the second part is the rest of the row: blank, or the end of a label that filled its line."""
    if len(row) < 2 or any(cell.rowspan > 1 for pair in row for cell in pair):
        return False
    if not any(cell.text for _, cell in row):
        return True
    above, cell = row[0]
    has_values = [any(pair[part].text for pair in row[1:]) for part in (0, 1)]
    return above.is_full and bool(above.text) and cell.is_label() and not all(has_values)
