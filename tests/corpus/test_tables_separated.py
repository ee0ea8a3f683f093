"""Tables whose cells commas or semicolons keep apart are read only where every row has as many of them."""

from __future__ import annotations

import csv
import io

import pytest

from corpus.readers.separated import with_tabs
from corpus.types import Format
from tests.corpus.factory import Made, Row, Style, make
from tests.corpus.layouts import report_text
from tests.corpus.made_files import COLUMN_WIDTHS, Matrix, matrix
from tests.corpus.test_tables_layouts import differences, printed, read_back


def _text(report: Made, separator: str, quoting: int) -> str:
    def layout(rows: list[Row], style: Style) -> str:
        width = max(sum(span for _, span in row) for row in rows)
        table: Matrix = matrix(rows, next(len(each) for each in COLUMN_WIDTHS if len(each) == width))
        file = io.StringIO()
        writer = csv.writer(file, delimiter=separator, quoting=quoting, lineterminator="\n")  # type: ignore[arg-type]
        writer.writerows([["" if text in ("<", "^") else text for text in row] for row in table])
        return file.getvalue()

    return report_text(report, layout)  # type: ignore[arg-type]


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("separator", [",", ";", "；"])
@pytest.mark.parametrize("seed", range(2))
def test_every_cell_is_read(seed: int, separator: str, quoting: int) -> None:
    report = make(Format.F2021, Style(half_width=True), seed, blanks=False, largest=999)
    assert differences(read_back(_text(report, separator, quoting)), printed(report)) == {}


@pytest.mark.parametrize("seed", range(4))
def test_a_comma_inside_a_figure_leaves_the_table_unread(seed: int) -> None:
    report = make(Format.F2021, Style(), seed, blanks=True, largest=999)
    text = (
        _text(report, ",", csv.QUOTE_NONE).replace("信息内容,", "信息内容,,", 1).replace(",0,", ",1,234,", 2)
    )
    found, expected = read_back(text), printed(report)
    assert differences(found, {key: expected[key] for key in found}) == {}


@pytest.mark.parametrize(
    "text",
    [
        "公开信息3条,新闻2条,图片1张\n受理申请4件,办结4件,结转0件\n召开会议1次,培训2次,检查3次",
        "规章,0,0,0\n行政规范性文件,1,2\n规章,0,0,0",
        "规章,0,0,0\n行政规范性文件,1,2,3",
    ],
)
def test_sentences_and_rows_of_different_lengths_are_no_such_table(text: str) -> None:
    assert with_tabs(text) == text
