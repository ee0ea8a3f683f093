"""What reading a made report costs against the bare library's opening of the same file."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import docx
import pypdfium2
import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from selectolax.lexbor import LexborHTMLParser

from corpus.readers import read_document
from corpus.reading import read_report
from corpus.types import Severity
from tests.bench import made_reports
from tests.bench.conftest import as_reference, note, with_goal
from tests.corpus.made_files import docx_file, html_file, pdf_report

SEED = 3
GOALS = {"html": 6.0, "docx": 3.0, "pdf": 2.0}


def _bare_html(data: bytes) -> object:
    return LexborHTMLParser(data.decode("gb18030")).root


def _bare_docx(data: bytes) -> object:
    return docx.Document(BytesIO(data))


def _bare_pdf(data: bytes) -> object:
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


KINDS: dict[str, tuple[Callable[..., bytes], Callable[[bytes], object]]] = {
    "html": (html_file, _bare_html),
    "docx": (docx_file, _bare_docx),
    "pdf": (pdf_report, _bare_pdf),
}
ALL = [pytest.param(kind, marks=pytest.mark.benchmark(group=f"reading {kind}")) for kind in KINDS]


@pytest.fixture(scope="module")
def files() -> Callable[[str], bytes]:
    """The same report as a file of each kind."""
    made = {kind: made_reports.file(SEED, build) for kind, (build, _) in KINDS.items()}
    return made.__getitem__


@pytest.mark.parametrize("kind", ALL)
def test_bare_open(benchmark: BenchmarkFixture, kind: str, files: Callable[[str], bytes]) -> None:
    as_reference(benchmark)
    assert benchmark(KINDS[kind][1], files(kind))


@pytest.mark.parametrize("kind", ALL)
def test_document(benchmark: BenchmarkFixture, kind: str, files: Callable[[str], bytes]) -> None:
    with_goal(benchmark, GOALS[kind])
    data = files(kind)
    note(benchmark, f"a file of {len(data) / 1000:.0f} KB")
    assert benchmark(read_document, data, f"report.{kind}").blocks


@pytest.mark.benchmark(group="understanding text")
def test_text_document(benchmark: BenchmarkFixture) -> None:
    as_reference(benchmark)
    assert benchmark(read_document, made_reports.text(SEED).encode(), "report.txt").blocks


@pytest.mark.benchmark(group="understanding text")
def test_text_report(benchmark: BenchmarkFixture) -> None:
    assert benchmark(read_report, made_reports.text(SEED).encode(), "report.txt").facts


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_measured_is_read_whole(kind: str, files: Callable[[str], bytes]) -> None:
    report = read_report(files(kind), f"report.{kind}")
    assert {(fact.metric, fact.applicant) for fact in report.facts} >= made_reports.report(
        SEED
    ).printed.keys()
    assert Severity.ERROR not in {finding.severity for finding in report.findings}
