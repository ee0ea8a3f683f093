"""Made reports as HTML, DOCX and PDF files: a title, paragraphs of narrative, and the three tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import takewhile

from tests.corpus.docx_files import with_body
from tests.corpus.factory import Made, Row
from tests.corpus.pdf_files import Sheet, pdf_file

Matrix = list[list[str]]  # `<`: covered by the cell on the left, `^`: by the one above
TITLE = "某县2023年政府信息公开工作年度报告"
HEADINGS = (
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
)
COLUMN_WIDTHS = ([100] * 5, [30, 60, 150, *[42] * 7], [36] * 15)
_PDF_LINE = 52  # characters


def matrix(rows: list[Row], width: int) -> Matrix:
    """The table with every position filled: what a row lacks is covered from above."""
    found: Matrix = []
    for number, row in enumerate(rows):
        printed = [part for text, span in row for part in (text, *"<" * (span - 1))]
        right = 1 if width == 10 and number == 2 else 0  # the heading 总计 beside the kinds of bodies
        left = width - len(printed) - right
        above = found[-1] if found else []
        covered = ["<" if text == "<" else "^" for text in above]
        found.append([*covered[:left], *printed, *covered[width - right :]])
    return found


def tables(report: Made) -> list[Matrix]:
    """Tables 二, 三 and 四."""
    return [matrix(rows, len(widths)) for rows, widths in zip(report.tables, COLUMN_WIDTHS, strict=True)]


def spans(table: Matrix, row: int, column: int) -> tuple[int, int]:
    """How many rows and columns the cell covers."""
    below = (line[column] for line in table[row + 1 :])
    beside = table[row][column + 1 :]
    return 1 + len(list(takewhile("^".__eq__, below))), 1 + len(list(takewhile("<".__eq__, beside)))


def html_file(report: Made, narrative: Sequence[str] = (), title: str = TITLE) -> bytes:
    """A page in GB18030."""

    def cells(table: Matrix, row: int) -> Iterator[str]:
        for column, text in enumerate(table[row]):
            if text not in ("<", "^"):
                rowspan, colspan = spans(table, row, column)
                yield f"<td rowspan={rowspan} colspan={colspan}><p>{escape(text) or '&nbsp;'}</p></td>"

    page = "".join(f"<p>{text}</p>" for text in (title, *narrative))
    for heading, table in zip(HEADINGS, tables(report), strict=True):
        rows = "".join(f"<tr>{''.join(cells(table, row))}</tr>" for row in range(len(table)))
        page += f"<p>{heading}</p><table>{rows}</table>"
    return page.encode("gb18030")


def docx_file(report: Made, narrative: Sequence[str] = (), title: str = TITLE) -> bytes:
    """A Word file with merged cells."""

    def cells(table: Matrix, row: int) -> Iterator[str]:
        for column, text in enumerate(table[row]):
            if text == "<":
                continue
            rowspan, colspan = spans(table, row, column)
            merge = "<w:vMerge/>" if text == "^" else '<w:vMerge w:val="restart"/>' if rowspan > 1 else ""
            shown = "" if text == "^" else escape(text)
            yield (
                f'<w:tc><w:tcPr><w:gridSpan w:val="{colspan}"/>{merge}</w:tcPr>'
                f"<w:p><w:r><w:t>{shown}</w:t></w:r></w:p></w:tc>"
            )

    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in (title, *narrative))
    for heading, table in zip(HEADINGS, tables(report), strict=True):
        rows = "".join(f"<w:tr>{''.join(cells(table, row))}</w:tr>" for row in range(len(table)))
        body += f"<w:p><w:r><w:t>{heading}</w:t></w:r></w:p><w:tbl>{rows}</w:tbl>"
    return with_body(body)


def pdf_report(
    report: Made,
    rows_a_page: int = 16,
    *,
    repeats_heading: bool = False,
    narrative: Sequence[str] = (),
    title: str = TITLE,
) -> bytes:
    """Ruled tables over pages with page numbers, behind the narrative on pages of its own."""
    pages: list[Sheet] = list(_narrative_pages(narrative))
    for heading, table, widths in zip(HEADINGS, tables(report), COLUMN_WIDTHS, strict=True):
        columns = range(len(widths))
        rows = [[wrap(table, row, column, widths) for column in columns] for row in range(len(table))]
        repeated = rows[:3] if repeats_heading and len(widths) == 10 else []
        for start in range(0, len(rows), rows_a_page):
            pages.append(Sheet().text(280, 810, f"- {len(pages) + 1} -"))
            part = rows[start : start + rows_a_page]
            if start == 0:
                pages[-1].text(50, 90, heading).text(50, 105, "本表由某县编制，" * 6)
                pages[-1].table(30, 125, widths, part)
            else:
                pages[-1].table(30, 40, widths, repeated + part)
    pages[0].text(200, 60, title)
    return pdf_file(*pages)


def _narrative_pages(narrative: Sequence[str]) -> Iterator[Sheet]:
    lines = [
        text[start : start + _PDF_LINE] for text in narrative for start in range(0, len(text), _PDF_LINE)
    ]
    for first in range(0, len(lines), 45):
        sheet = Sheet()
        for place, line in enumerate(lines[first : first + 45]):
            sheet.text(30, 85 + 15 * place, line)
        yield sheet


def wrap(table: Matrix, row: int, column: int, widths: list[int]) -> str:
    """The cell's text broken into lines that its columns hold."""
    colspan = spans(table, row, column)[1]
    size = (sum(widths[column : column + colspan]) - 2) // 10
    text = table[row][column]
    return "\n".join(text[start : start + size] for start in range(0, len(text), size))
