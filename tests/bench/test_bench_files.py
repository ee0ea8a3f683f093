"""What reading a made report of each kind of file costs against opening it bare."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pypdfium2 as pdfium
import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from selectolax.lexbor import LexborHTMLParser

from corpus.readers import read_document
from tests.bench import made_reports
from tests.corpus.made_files import docx_file, html_file, pdf_report


def bare_html(data: bytes) -> object:
    return LexborHTMLParser(data.decode("gb18030")).body


def bare_docx(data: bytes) -> object:
    return docx.Document(io.BytesIO(data))


def bare_pdf(data: bytes) -> object:
    with pdfium.PdfDocument(data) as file:
        return [file[index].get_textpage().get_text_range() for index in range(len(file))]


Kind = tuple[Callable[..., bytes], Callable[[bytes], object]]
KINDS: dict[str, Kind] = {
    "html": (html_file, bare_html),
    "docx": (docx_file, bare_docx),
    "pdf": (pdf_report, bare_pdf),
}


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest, benchmark: BenchmarkFixture) -> str:
    benchmark.group = f"reading of {request.param}"
    return str(request.param)


def made(kind: str) -> tuple[bytes, Callable[[bytes], object]]:
    build, bare = KINDS[kind]
    return made_reports.file(3, build), bare


def test_opened_bare(benchmark: BenchmarkFixture, kind: str) -> None:
    data, bare = made(kind)
    benchmark.extra_info["reference"] = True
    assert benchmark(bare, data)


def test_read(benchmark: BenchmarkFixture, kind: str) -> None:
    data, _ = made(kind)
    assert benchmark(read_document, data, f"a.{kind}").blocks
