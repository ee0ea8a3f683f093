"""The front door: whole published reports, options, and files that are no such report."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import corpus
from corpus.agency_names import normalised
from corpus.errors import CorpusError, NotAReport
from corpus.reading import read_report
from corpus.types import Format, Report, Severity
from tests.corpus.tables_reports import REPORTS, URUMQI, need

SAMPLE = next((Path(corpus.__file__).parent / "samples").glob("*.txt"))
CONTRADICTIONS = {"t4-total", "text-table", "text-sum", "text-percent", "stock-flow", "implausible"}
TRUTHS = sorted(REPORTS.glob("dev/*.truth.json"))


@cache
def report_of(path: Path) -> Report:
    return read_report(need(path).read_bytes(), path.name)


def truth_of(path: Path) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return truth


@pytest.fixture(params=TRUTHS, ids=lambda path: path.name.removesuffix(".truth.json"))
def published(request: pytest.FixtureRequest) -> tuple[Report, dict[str, Any]]:
    truth = truth_of(request.param)
    return report_of(request.param.with_name(truth["file"])), truth


@pytest.mark.parametrize("path", [URUMQI, SAMPLE], ids=["published", "sample"])
def test_the_county_report_is_understood(path: Path) -> None:
    report = report_of(path)
    assert (report.agency, report.year, report.format) == ("乌鲁木齐县人民政府", 2023, Format.F2021)
    assert report.title == "乌鲁木齐县2023年政府信息公开工作年度报告"
    assert report.period == (date(2023, 1, 1), date(2023, 12, 31))
    assert report.published == date(2024, 2, 19)
    assert report.region == "乌鲁木齐县"
    assert report.origins == {"agency": "printed", "year": "printed"}
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]
    assert len(report.facts) == 200
    assert [(figure.value, figure.unit) for figure in report.figures] == [(840, "条"), (0, "项")]
    assert report.findings == ()


def test_the_sample_prints_the_published_cells() -> None:
    cells = [(fact.metric, fact.applicant, fact.raw) for fact in report_of(URUMQI).facts]
    assert [(fact.metric, fact.applicant, fact.raw) for fact in report_of(SAMPLE).facts] == cells


def test_the_sample_copies_no_sentence() -> None:
    published = need(URUMQI).read_text("utf-8")
    prose = [line for line in SAMPLE.read_text("utf-8").splitlines() if not line.startswith("\t")]
    copied = [line[at : at + 24] for line in prose for at in range(len(line) - 23)]
    assert not [run for run in copied if run in published]


def test_every_citation_is_the_text_at_its_span(published: tuple[Report, dict[str, Any]]) -> None:
    report, _ = published
    cited = [fact.citation for fact in report.facts]
    cited += [figure.citation for figure in report.figures]
    cited += [passage.citation for passage in report.passages]
    assert [report.text[cite.span.start : cite.span.end] for cite in cited] == [cite.quote for cite in cited]
    raws = [report.text[figure.span.start : figure.span.end] for figure in report.figures]
    assert raws == [figure.raw for figure in report.figures]
    for section in report.sections:
        assert report.text[section.span.start :].startswith(section.heading)


def test_agency_and_year_as_printed(published: tuple[Report, dict[str, Any]]) -> None:
    report, truth = published
    printed = truth["agency_as_printed"]
    assert report.agency == (normalised(printed) if printed else None)
    assert report.year == truth["year"]
    if truth["title_printed"]:
        assert report.title == truth["title"]
    else:
        assert report.title is None
    assert report.published == (date.fromisoformat(truth["published"]) if truth["published"] else None)


def test_no_error_is_found_in_reports_whose_tables_reconcile(
    published: tuple[Report, dict[str, Any]],
) -> None:
    report, truth = published
    assert not [finding for finding in report.findings if finding.severity is Severity.ERROR]
    if not truth["inconsistencies"]:
        rules = {finding.rule for finding in report.findings}
        assert not rules & {"text-table", "text-sum", "text-percent", "stock-flow"}


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ("015-xiliu-town-2023", [("text-table", 0, 4), ("text-table", 0, 32)]),
        ("040-gangu-jtj-2022", [("text-sum", 74, 84)]),
        ("050-shanghai-bgt-2019", [("text-table", 258, 275), ("text-table", 265, 337)]),
        ("058-fuzhou-mzj-2020", [("stock-flow", 8, 0), ("implausible", 98, 92)]),
        ("014-nulike-town-2023", [("implausible", 6, 0)]),
    ],
)
def test_published_contradictions_are_found(file: str, found: list[tuple[str, int, int]]) -> None:
    truth = truth_of(need(REPORTS / "dev" / f"{file}.truth.json"))
    findings = report_of(REPORTS / "dev" / truth["file"]).findings
    seen = [(finding.rule, finding.left, finding.right) for finding in findings]
    assert set(found) <= set(seen)


@pytest.mark.parametrize("file", ["070-shatou-town-2008", "050-shanghai-bgt-2019"])
def test_a_share_that_fits_no_base_is_found(file: str) -> None:
    truth = truth_of(need(REPORTS / "dev" / f"{file}.truth.json"))
    findings = report_of(REPORTS / "dev" / truth["file"]).findings
    printed = [str(finding.left) for finding in findings if finding.rule == "text-percent"]
    assert printed == [{"070": "58.1", "050": "33.9"}[file[:3]]]


BODY = "一、总体情况\n我局公开信息5条。\n二、主动公开政府信息情况\n无。\n三、依申请公开情况\n无。\n".encode()


def test_every_report_with_a_published_contradiction_has_a_finding(
    published: tuple[Report, dict[str, Any]],
) -> None:
    report, truth = published
    rules = {finding.rule for finding in report.findings} & CONTRADICTIONS
    assert rules or not truth["inconsistencies"]


def test_options_and_file_name_supply_only_what_is_not_printed() -> None:
    told = read_report(BODY, "x.txt", agency="某市教育局", year=2022)
    assert (told.agency, told.year) == ("某市教育局", 2022)
    assert told.origins == {"agency": "argument", "year": "argument"}
    named = read_report(BODY, "黑河市气象局2021年政府信息公开年报.txt")
    assert (named.agency, named.year) == ("黑河市气象局", 2021)
    assert named.origins == {"agency": "file name", "year": "file name"}
    unknown = read_report(BODY, "x-2.txt")
    assert (unknown.agency, unknown.year, unknown.origins) == (None, None, {})
    printed = read_report(
        "礼县2020年政府信息公开年度报告\n".encode() + BODY, "x.txt", agency="泾县", year=1999
    )
    assert (printed.agency, printed.year) == ("礼县人民政府", 2020)


@pytest.mark.parametrize(
    "text",
    [
        "番茄炒蛋\n番茄2个，鸡蛋3个，盐5克。\n一、备料\n二、下锅\n",
        "某县教育局2023年部门预算\n一、部门概况\n二、收支总表\n2023年收入1234万元。\n三、其他需要说明的事项\n",
        "某县召开政府信息公开工作会议\n会议要求，各单位抓紧编制2023年政府信息公开工作年度报告。参会50人。\n",
        "某市发布2023年政府信息公开工作年度报告\n记者从市政府获悉，去年全市主动公开信息12万条。\n",
        "某县2023年财政决算\n一、总体情况\n按政府信息公开要求公布。\n五、存在的问题\n无。\n六、其他需要说明的情况\n无。\n",
        "只有一句话。",
    ],
)
def test_other_documents_are_no_report(text: str) -> None:
    with pytest.raises(NotAReport) as caught:
        read_report(text.encode(), "文件.txt")
    assert caught.value.code == "not-a-report"


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 50, b"%PDF-1.7\nbroken"])
def test_broken_files_raise_the_package_errors(data: bytes) -> None:
    with pytest.raises(CorpusError):
        read_report(data, "x.txt")
