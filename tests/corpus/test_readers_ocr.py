"""Tables that are pictures: read with the `[ocr]` extra, believed where the identities hold, else told of."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image, ImageDraw

from corpus.readers import ocr
from corpus.reading import read_report
from corpus.recognised import MARK
from corpus.types import Format, Report
from tests.corpus import pictures
from tests.corpus.factory import Made, Style, make
from tests.corpus.made_files import HEADINGS, TITLE, tables

pytestmark = [
    pytest.mark.skipif(not ocr.is_installed(), reason="the [ocr] extra is not installed"),
    pytest.mark.skipif(pictures.font() is None, reason="there is no Chinese font to draw with"),
]
DISPUTES = "四、政府信息公开行政复议、行政诉讼情况"


@pytest.fixture(scope="module")
def made() -> Made:
    return make(Format.F2021, Style(), 5, blanks=False, largest=9999)


def disputes(made: Made, changed: tuple[str, str] = ("", "")) -> Image.Image:
    """The picture of table 四, with one printed figure exchanged for another."""
    table = [[changed[1] if text and text == changed[0] else text for text in row] for row in tables(made)[2]]
    picture = Image.new("L", (pictures.WIDTH, 420), "white")
    bottom = pictures.draw_table(ImageDraw.Draw(picture), table, [99] * 15, 40)
    assert bottom < picture.height
    return picture


def page(picture: Image.Image) -> Report:
    """A web page that holds the picture in place of table 四."""
    file = io.BytesIO()
    picture.save(file, "PNG")
    shown = f'<img src="data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}">'
    return read_report(f"<h1>{TITLE}</h1><p>{DISPUTES}</p><p>{shown}</p>".encode(), "x.html")


def cells(report: Report) -> dict[str, str]:
    return {fact.metric: fact.raw for fact in report.facts}


def printed(made: Made) -> dict[str, str]:
    wanted = ("行政复议", "行政诉讼")
    return {metric: raw for (metric, _), raw in made.cells.items() if metric.startswith(wanted)}


def test_a_table_that_is_a_picture_gives_its_figures_and_says_so(made: Made) -> None:
    report = page(disputes(made))
    assert cells(report) == printed(made)
    (marked,) = (finding for finding in report.findings if finding.rule == "ocr")
    assert set(marked.cells) == set(printed(made))
    for fact in report.facts:
        assert report.text[slice(*fact.citation.span)] == fact.citation.quote
        assert fact.citation.locator.endswith(MARK)


def test_figures_that_do_not_add_up_are_not_believed(made: Made) -> None:
    total = made.cells["行政复议/总计", None]
    report = page(disputes(made, (total, str(int(total) + 7))))
    assert not report.facts
    refused = [finding.message for finding in report.findings if finding.rule == "table-unreadable"]
    assert any("没有勾稽关系印证" in message for message in refused)


def test_a_scanned_file_is_read_page_by_page_though_it_lies_askew(made: Made) -> None:
    sheet = Image.new("L", (pictures.WIDTH, 700), "white")
    draw = ImageDraw.Draw(sheet)
    draw.text((80, 20), TITLE, font=pictures.font(), fill="black")
    draw.text((80, 80), HEADINGS[2], font=pictures.font(), fill="black")
    sheet.paste(disputes(made), (0, 140))
    report = read_report(pictures.scanned_pdf([sheet.rotate(0.6, fillcolor=255)]), "x.pdf")
    wrong = {metric: raw for metric, raw in cells(report).items() if raw != printed(made)[metric]}
    assert not wrong
    assert len(cells(report)) >= 10
    assert {fact.citation.page for fact in report.facts} == {1}
