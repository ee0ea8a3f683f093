"""Findings: every broken identity is found with both sides, and nothing is found where figures agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.checks import across_years, check
from corpus.types import (
    Fact,
    Format,
    Severity,
    Status,
)
from corpus.vocabulary import APPLICANTS
from tests.corpus.checked import errors, report
from tests.corpus.factory import Key, Made, made

NEW, OLD = "本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量"
DONE, NEXT = "办理结果/总计", "结转下年度继续办理"


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
        ("收到申请7件，比上年（9件）减少2件。", []),
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
        ("受理申请30件（含上年结转2件），其中信函18件、网络12件。", []),
        ("受理申请30件（含上年结转2件），其中信函18件、网络14件。", [(30, 32)]),
        ("公开信息80条。图片类20条，占25%；公告类40条，占50%；动态类22条，占27.5%。", [(80, 82)]),
        ("公开信息80条。图片类20条，占25%；公告类40条，占50%；其他18条，占22.5%。", [(80, 78)]),
        ("公开信息80条。图片类20条，占25%；公告类40条，占50%；动态类18条，占22.5%。", []),
    ],
)
def test_parts_against_their_total(sentence: str, expected: list[tuple[int, int]]) -> None:
    found = check(report({}, sentence))
    assert [(each.left, each.right) for each in found if each.rule == "text-sum"] == expected


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("办结申请50件，予以公开10件，占办结总数的20%。", []),
        ("办结申请50件，予以公开10件，占办结总数的35.5%。", ["35.5"]),
        ("收到申请40件，办结申请50件，予以公开10件，占办结总数的25%。", []),
        ("发布信息9条，予以公开10件，占办结总数的25%。", []),
    ],
)
def test_a_share_that_names_its_base(sentence: str, printed: list[str]) -> None:
    found = check(report({}, sentence))
    assert [str(each.left) for each in found if each.rule == "text-percent"] == printed


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("发生行政复议6件，结果均获维持。", [(6, 5)]),
        ("发生行政复议5件，均获维持。", []),
        ("发生行政复议6件，其中维持5件。", []),
        ("行政诉讼3件，均获法院支持。", []),
    ],
)
def test_all_upheld_against_table_four(sentence: str, expected: list[tuple[int, int]]) -> None:
    cells: dict[Key, str] = {("行政复议/结果维持", None): "5", ("行政复议/尚未审结", None): "1"}
    cells |= {("行政复议/总计", None): "6"}
    found = check(report(cells, sentence))
    assert [(each.left, each.right) for each in found if "全部维持" in each.message] == expected


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
    earlier = report(column("总计", 5, 0, 3, 2), year=2022).facts
    later = report(column("总计", 4, 1, 5, 0), year=2023).facts
    [finding] = across_years(2023, later, earlier)
    assert (finding.rule, finding.left, finding.right) == ("carry-over", 2, 1)
    assert "2022 年报告结转下年度 2 件，2023 年报告上年结转 1 件" in finding.message
    assert across_years(2023, report(column("总计", 4, 2, 6, 0), year=2023).facts, earlier) == ()


def test_files_in_force_are_followed_over_the_years() -> None:
    def files(made_now: str, ended: str, valid: str, year: int) -> tuple[Fact, ...]:
        names = ("本年制发件数", "本年废止件数", "现行有效件数")
        cells: dict[Key, str] = {
            (f"行政规范性文件/{name}", None): value
            for name, value in zip(names, (made_now, ended, valid), strict=True)
        }
        return report(cells, year=year).facts

    [finding] = across_years(2023, files("2", "1", "9", 2023), files("1", "0", "10", 2022))
    assert (finding.rule, finding.severity) == ("stock-balance", Severity.WARNING)
    assert (finding.left, finding.right) == (11, 9)
    assert across_years(2023, files("2", "1", "11", 2023), files("1", "0", "10", 2022)) == ()


def test_cells_without_a_number_are_never_taken_for_zero() -> None:
    blank = report(
        {("行政规范性文件/本年制发件数", None): "", (NEW, "总计"): "/"}, "制定规范性文件3件。收到申请2件。"
    )
    assert {fact.status for fact in blank.facts} == {Status.BLANK, Status.NOT_APPLICABLE}
    assert check(blank) == ()
