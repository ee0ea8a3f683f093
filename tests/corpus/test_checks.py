"""Findings: every broken identity is found with both sides, and nothing is found where figures agree."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.checks import across_years, check, tally
from corpus.narrative import figures
from corpus.numerals import parse_cell
from corpus.structure import outline
from corpus.types import (
    Block,
    Citation,
    Document,
    Fact,
    Finding,
    Format,
    Report,
    Severity,
    Source,
    Span,
    Status,
)
from corpus.vocabulary import APPLICANTS
from tests.corpus.factory import Key, Made, made

NOWHERE = Citation("", "", Span(0, 0), "")
NEW, OLD = "本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量"
DONE, NEXT = "办理结果/总计", "结转下年度继续办理"


def report(
    cells: dict[Key, str], text: str = "", form: Format = Format.F2021, year: int = 2023, agency: str = "某市"
) -> Report:
    facts = []
    for (metric, applicant), printed in cells.items():
        value = parse_cell(printed)
        assert value is not None
        facts.append(Fact(metric, applicant, value.value, printed, value.unit, value.status, NOWHERE))
    source = Source("x.txt", "", "text/plain")
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(line, Span(start, start + len(line))))
        start += len(line) + 1
    paragraphs = outline(Document(source, text, tuple(blocks))).paragraphs
    told = figures(paragraphs, year)
    when = (date(year, 1, 1), date(year, 12, 31))
    return Report(source, text, agency, year, form, None, None, when, (), tuple(facts), told, ())


def errors(found: Report) -> list[Finding]:
    return [finding for finding in check(found) if finding.severity is Severity.ERROR]


def column(applicant: str, new: int, old: int, shown: int, rest: int) -> dict[Key, str]:
    return {
        (NEW, applicant): str(new),
        (OLD, applicant): str(old),
        (DONE, applicant): str(shown),
        (NEXT, applicant): str(rest),
    }


@given(made())
def test_figures_that_satisfy_the_identities_give_no_error(each: Made) -> None:
    assert errors(report(each.cells, form=each.form)) == []


@given(made(blanks=False), st.data())
def test_any_planted_break_is_found(each: Made, data: st.DataObject) -> None:
    checked = [key for key in each.cells if key[1] or key[0].startswith(("行政复议/", "行政诉讼/"))]
    key = data.draw(st.sampled_from(checked))
    cells = each.cells | {key: str(int(each.cells[key]) + data.draw(st.integers(1, 9)))}
    name = f"{key[0]}@{key[1]}" if key[1] else key[0]
    found = errors(report(cells, form=each.form))
    assert any(name in finding.cells for finding in found)
    for finding in found:
        assert finding.left is not None
        assert finding.right is not None
        assert str(abs(finding.left - finding.right)) in finding.message


def test_the_balance_names_both_sides_and_the_difference() -> None:
    [finding] = errors(report(column("自然人", 3, 1, 2, 1)))
    assert (finding.rule, finding.left, finding.right) == ("t3-balance", 4, 3)
    assert "自然人" in finding.message
    assert "相差 1" in finding.message
    assert finding.cells == tuple(f"{row}@自然人" for row in (NEW, OLD, DONE, NEXT))


def test_blank_cells_excuse_a_shortfall_but_no_excess() -> None:
    cells = column("自然人", 3, 1, 4, 0)
    assert errors(report(cells | {(NEXT, "自然人"): ""})) == []
    assert errors(report(cells | {(OLD, "自然人"): ""})) == []
    too_many = cells | {(DONE, "自然人"): "9", (NEXT, "自然人"): ""}
    assert [finding.rule for finding in errors(report(too_many))] == ["t3-balance"]


def test_a_row_that_prints_no_total_is_no_contradiction() -> None:
    row: dict[Key, str] = {("予以公开", applicant): "2" for applicant in APPLICANTS if applicant != "总计"}
    assert errors(report(row | {("予以公开", "总计"): ""})) == []
    assert errors(report(row)) == []
    assert [finding.rule for finding in errors(report(row | {("予以公开", "总计"): "2"}))] == [
        "t3-applicants"
    ]


def test_a_total_of_zero_over_reviews_is_found() -> None:
    cells: dict[Key, str] = {
        (f"行政复议/{name}", None): "1" for name in ("结果维持", "结果纠正", "其他结果", "尚未审结")
    }
    cells["行政复议/总计", None] = "0"
    [finding] = errors(report(cells))
    assert (finding.rule, finding.left, finding.right) == ("t4-total", 4, 0)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("收到申请9件。", [(9, 7)]),
        ("收到申请7件。", []),
        ("受理申请8件。", []),
        ("收到申请约9件。", []),
        ("上年收到申请9件。", []),
        ("网上收到申请3件。", []),
        ("结转下年申请3件。", [(3, 2)]),
    ],
)
def test_text_against_table(sentence: str, expected: list[tuple[int, int]]) -> None:
    found = check(report(column("总计", 7, 1, 6, 2), sentence))
    seen = [(each.left, each.right) for each in found if each.rule == "text-table"]
    assert seen == expected
    assert all(finding.severity is Severity.WARNING for finding in found)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("公开信息74条，其中动态50条，公告30条。", [(74, 80)]),
        ("公开信息74条，其中动态50条，公告3条。", []),
        ("公开信息74条，分别为动态50条，公告3条。", [(74, 53)]),
        ("复议10件：维持7件、纠正3件。", []),
        ("收到申请10件，其中网上8件，信函2件，同意公开6件。", []),
        ("公开信息74条，其中动态50余条，公告30条。", []),
        ("收到申请10件，其中网上8件；答复9件。", []),
        ("公开信息10条，其中图片20张，视频30个。", []),
    ],
)
def test_parts_against_their_total(sentence: str, expected: list[tuple[int, int]]) -> None:
    found = check(report({}, sentence))
    assert [(each.left, each.right) for each in found if each.rule == "text-sum"] == expected


def test_shares_against_the_base_that_most_agree_on() -> None:
    text = "公开信息200条。\n甲类20条，占10%；乙类60条，占30%；丙类120条，占58.1%。"
    [finding] = [each for each in check(report({}, text)) if each.rule == "text-percent"]
    assert str(finding.left) == "58.1"
    assert "60.0%" in finding.message
    right = text.replace("58.1%", "60%")
    assert not [each for each in check(report({}, right)) if each.rule == "text-percent"]
    assert not list(check(report({}, "甲类20条，占58.1%。")))


def test_stock_smaller_than_flow() -> None:
    cells: dict[Key, str] = {
        ("行政规范性文件/本年制发件数", None): "5",
        ("行政规范性文件/本年废止件数", None): "0",
        ("行政规范性文件/现行有效件数", None): "0",
    }
    assert [each.rule for each in check(report(cells))] == ["stock-flow"]
    assert not check(report(cells | {("行政规范性文件/现行有效件数", None): "5"}))


@pytest.mark.parametrize(
    ("agency", "rules"),
    [
        ("某某镇人民政府", ["implausible"]),
        ("某市某某县教育局", ["implausible"]),
        ("某某市人民政府", []),
        ("某某省教育厅", []),
    ],
)
def test_only_bodies_that_may_make_regulations_report_some(agency: str, rules: list[str]) -> None:
    cells: dict[Key, str] = {("规章/现行有效件数", None): "6"}
    assert [each.rule for each in check(report(cells, agency=agency))] == rules


def test_the_form_of_another_year_is_mentioned() -> None:
    cells: dict[Key, str] = {("行政处罚/处理决定数量", None): "6"}
    assert [each.rule for each in check(report(cells, form=Format.F2019, year=2023))] == ["form-year"]
    assert not check(report(cells, form=Format.F2019, year=2020))


def test_parts_of_the_2014_form() -> None:
    cells: dict[Key, str] = {("收到申请数", None): "5", ("收到申请数/当面申请数", None): "6"}
    assert [each.rule for each in check(report(cells, form=Format.F2014, year=2015))] == ["t2014-total"]


def test_years_are_compared_by_what_is_carried_over() -> None:
    earlier = report(column("总计", 5, 0, 3, 2), year=2022)
    later = report(column("总计", 4, 1, 5, 0), year=2023)
    [finding] = across_years(earlier, later)
    assert (finding.rule, finding.left, finding.right) == ("carry-over", 2, 1)
    assert across_years(later, earlier) == ()
    assert across_years(earlier, dataclasses.replace(later, agency="另一市")) == ()
    assert across_years(earlier, report(column("总计", 4, 2, 6, 0), year=2023)) == ()


def test_files_in_force_are_followed_over_the_years() -> None:
    def files(made_now: str, ended: str, valid: str, year: int) -> Report:
        names = ("本年制发件数", "本年废止件数", "现行有效件数")
        cells: dict[Key, str] = {
            (f"行政规范性文件/{name}", None): value
            for name, value in zip(names, (made_now, ended, valid), strict=True)
        }
        return report(cells, year=year)

    [finding] = across_years(files("1", "0", "10", 2022), files("2", "1", "9", 2023))
    assert (finding.rule, finding.severity) == ("stock-balance", Severity.WARNING)
    assert (finding.left, finding.right) == (11, 9)
    assert across_years(files("1", "0", "10", 2022), files("2", "1", "11", 2023)) == ()


def test_cells_without_a_number_are_never_taken_for_zero() -> None:
    blank = report(
        {("行政规范性文件/本年制发件数", None): "", (NEW, "总计"): "/"}, "制定规范性文件3件。收到申请2件。"
    )
    assert {fact.status for fact in blank.facts} == {Status.BLANK, Status.NOT_APPLICABLE}
    assert check(blank) == ()


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("收到当面申请2条，网上申请5条，信函申请3条，共11条。", ["text-sum"]),
        ("收到当面申请2条，网上申请5条，信函申请3条，共10条。", []),
        ("办结提案7件，收到网上申请5条，信函申请3条，共8条。", []),
        ("收到申请3件，其中网上申请5件。", ["text-sum"]),
        ("收到申请5件，其中网上申请3件。", []),
        ("收到申请41件，较上年的58件下降29.3%。", []),
        ("收到申请41件，较上年的58件下降39.3%。", ["text-percent"]),
        ("发布信息385条，同比增加35条，增长10%。", []),
        ("发布信息385条，同比增加35条，增长12%。", ["text-percent"]),
        ("发布信息385条，同比增长10%。", []),
        ("公开A类信息6条，占60%；B类信息5条，占50%。", ["text-percent"]),
        ("公开A类信息6条，占60%；B类信息4条，占40%。", []),
        ("微信发布3条，占60%；培训6次，占70%。", []),
    ],
)
def test_arithmetic_of_a_sentence(sentence: str, rules: list[str]) -> None:
    assert [finding.rule for finding in check(report({}, sentence))] == rules


@pytest.mark.parametrize(
    ("cells", "agency", "rules"),
    [
        ({"规范性文件/本年新制作数量": "5", "规范性文件/本年新公开数量": "4"}, "某市", ["implausible"]),
        ({"规范性文件/本年新制作数量": "5", "规范性文件/本年新公开数量": "6"}, "某市", []),
        ({"行政事业性收费/本年收费金额": "251000"}, "某县某镇人民政府", ["implausible"]),
        ({"行政事业性收费/本年收费金额": "251000"}, "某市人民政府", []),
    ],
)
def test_cells_that_are_hardly_right(cells: dict[str, str], agency: str, rules: list[str]) -> None:
    form = Format.F2019 if any("新制作" in name for name in cells) else Format.F2021
    year = 2020 if form is Format.F2019 else 2023
    printed: dict[Key, str] = {(name, None): value for name, value in cells.items()}
    found = check(report(printed, form=form, year=year, agency=agency))
    assert [finding.rule for finding in found] == rules


def test_forms_mixed_in_one_report_are_told() -> None:
    cells: dict[Key, str] = {("规章/本年新公开数量", None): "0", ("行政许可/本年处理决定数量", None): "2"}
    assert [finding.rule for finding in check(report(cells))] == ["form-mixed"]
    single: dict[Key, str] = {("其他处理", "总计"): "0", ("行政许可/本年处理决定数量", None): "2"}
    assert check(report(single)) == ()


@pytest.mark.parametrize(
    ("period", "published", "rules"),
    [
        ((date(2023, 1, 1), date(2023, 12, 31)), date(2024, 1, 20), []),
        ((date(2022, 1, 1), date(2022, 12, 31)), None, ["year-differs"]),
        ((date(2023, 1, 1), date(2023, 11, 30)), None, ["period-partial"]),
        (None, date(2023, 1, 20), ["year-differs"]),
    ],
)
def test_the_year_against_period_and_publication(
    period: tuple[date, date] | None, published: date | None, rules: list[str]
) -> None:
    found = dataclasses.replace(report({}), period=period, published=published)
    assert [(finding.rule, finding.severity) for finding in check(found)] == [
        (rule, Severity.WARNING) for rule in rules
    ]


@given(made())
def test_the_tally_counts_what_the_findings_tell(each: Made) -> None:
    found = report(each.cells, form=each.form)
    counted = tally(found.facts)
    assert counted.broken == len(errors(found))
    assert counted.held + counted.untold > 0
