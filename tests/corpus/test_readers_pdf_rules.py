"""Ruled lines of a PDF that are drawn twice, or stand where another table's nearly do."""

from __future__ import annotations

import pytest

from corpus.readers import pdf
from corpus.types import Grid, Source
from tests.corpus.pdf_files import Sheet, pdf_file

SOURCE = Source("报告.pdf", "0" * 64, "application/pdf")
ROWS = [["规章", "8", "0", "42"], ["规范性文件", "3", "", "7"]]
WIDTHS = [100, 60, 60, 60]


def grids(page: Sheet) -> list[list[list[str]]]:
    document = pdf.read(pdf_file(page), SOURCE)
    return [
        [[cell.text for cell in row] for row in block.rows()]
        for block in document.blocks
        if isinstance(block, Grid)
    ]


@pytest.mark.parametrize("apart", [1.2, 1.8, 2.4])
def test_a_line_drawn_twice_makes_no_column(apart: float) -> None:
    page = Sheet().text(60, 100, "主动公开政府信息情况，本表由某县人民政府办公室编制")
    page.table(60, 160, WIDTHS, ROWS)
    page.table(
        60 + apart, 160 + apart, WIDTHS, [["<" if cell == "<" else "" for cell in row] for row in ROWS]
    )
    assert grids(page) == [ROWS]


@pytest.mark.parametrize("shift", [-2.4, -1.6, 1.6, 2.4])
def test_lines_of_another_table_on_the_page_make_no_column(shift: float) -> None:
    page = Sheet().text(60, 100, "主动公开政府信息情况，本表由某县人民政府办公室编制")
    for place, moved in enumerate((0.0, shift, 2 * shift)):
        page.table(60, 160 + 120 * place, [100 + moved, *WIDTHS[1:3], WIDTHS[3] - moved], ROWS)
        page.table(
            60, 160 + 120 * place, [100 + moved + 1, *WIDTHS[1:3], WIDTHS[3] - moved - 1], [[""] * 4] * 2
        )
    assert grids(page) == [ROWS] * 3
