"""The tables of real reports, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from corpus.readers import read_document
from corpus.tables import Tables, read_tables
from corpus.types import Document, Format, Status, Value
from corpus.vocabulary import APPLICANTS, metrics
from tests.corpus.tables_reports import REPORTS, URUMQI, Published, need, published

NOT_ZERO = {
    "行政许可/本年处理决定数量": 1620,
    "行政处罚/本年处理决定数量": 42,
    "行政强制/本年处理决定数量": 1,
    "行政事业性收费/本年收费金额": 748,
}
FORMATS = {"2021": Format.F2021, "2019": Format.F2019, "pre2019": None}


@pytest.fixture(scope="module")
def urumqi() -> tuple[Document, Tables]:
    document = read_document(need(URUMQI).read_bytes(), URUMQI.name)
    return document, read_tables(document)


def f2021_cells() -> Iterator[tuple[str, str | None]]:
    for metric in metrics().values():
        if Format.F2021 in metric.formats:
            for applicant in APPLICANTS if metric.by_applicant else (None,):
                yield metric.path, applicant


def test_all_200_cells_of_a_report_with_one_cell_a_line(urumqi: tuple[Document, Tables]) -> None:
    found = {(fact.metric, fact.applicant): fact.value for fact in urumqi[1].facts}
    expected = {cell: NOT_ZERO.get(cell[0], 0) for cell in f2021_cells()}
    assert len(expected) == 200
    assert found == expected
    assert urumqi[1].findings == ()
    assert urumqi[1].format is Format.F2021


def test_every_citation_of_the_report_quotes_its_own_cell(urumqi: tuple[Document, Tables]) -> None:
    document, tables = urumqi
    spans = [fact.citation.span for fact in tables.facts]
    assert len(set(spans)) == 200
    for fact in tables.facts:
        start, end = fact.citation.span
        assert document.text[start:end] == fact.citation.quote == fact.raw
        assert document.text[start - 1] == "\t"
        assert document.text[end] == "\n"


def test_citations_name_section_row_and_column(urumqi: tuple[Document, Tables]) -> None:
    cited = {(fact.metric, fact.applicant): fact.citation for fact in urumqi[1].facts}
    fees = cited["行政事业性收费/本年收费金额", None]
    assert (fees.section, fees.locator) == (
        "二、主动公开政府信息情况",
        "第二十条第（八）项 › 行政事业性收费 › 本年收费金额",
    )
    secret = cited["不予公开/属于国家秘密", "自然人"]
    assert (secret.section, secret.locator) == (
        "三、收到和处理政府信息公开申请情况",
        "三、本年度办理结果 › （三）不予公开 › 1.属于国家秘密 › 自然人",
    )
    assert cited["行政复议/结果维持", None].locator == "行政复议 › 结果维持"


@pytest.mark.parametrize("report", published(), ids=lambda report: report.file.stem)
def test_table_cells_are_what_was_published(report: Published) -> None:
    tables = read_tables(read_document(report.file.read_bytes(), report.file.name))
    found = {
        (fact.metric.removeprefix("其他/"), fact.applicant): (fact.value, fact.raw, fact.unit, fact.status)
        for fact in tables.facts
    }
    expected = {
        (cell["metric"], cell["applicant"]): (
            exact(cell["value"]),
            cell["raw"],
            cell["unit"],
            Status(cell["status"]),
        )
        for cell in report.cells
    }
    assert found == expected
    if expected:
        assert tables.format is FORMATS[report.format]


def exact(value: float | None) -> Value | None:
    """The published number as the facts hold it: an integer, or the decimal that is printed."""
    return Decimal(str(value)) if isinstance(value, float) else value


def test_rows_that_lost_their_values_are_reported() -> None:
    path = need(REPORTS / "dev" / "023-wujin-wjj-2024.txt")
    findings = read_tables(read_document(path.read_bytes(), path.name)).findings
    assert {finding.rule for finding in findings} == {"table-unreadable"}
    assert [finding.cells[0] for finding in findings] == [
        "规章/本年制发件数",
        "行政规范性文件/本年制发件数",
        "行政强制/本年处理决定数量",
    ]
