"""Whole tables, columns and groups under a condition, yes or no of two figures, and what leans on a share."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.types import Answer, Kind
from corpus.vocabulary import TOTAL
from tests.bot.world import CITY, World, check

YEAR = 2023
NEW, TOOK_OVER = "本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量"
GIVEN, RESULTS = "予以公开", "办理结果/总计"
PERMITS, FINES = (f"{name}/本年处理决定数量" for name in ("行政许可", "行政处罚"))
COUNTY_OF_SAMPLE = ("乌鲁木齐县人民政府", 2023)


def told(answer: Answer) -> dict[tuple[str, str | None], Decimal]:
    """The printed figures of an answer."""
    return {(f.metric, f.applicant): Decimal(f.value or 0) for f in answer.facts if f.derived is None}


def column(world: World, name: str) -> dict[tuple[str, str | None], Decimal]:
    """Every cell of a kind of applicants in the city's report."""
    cells = world.cells[CITY, YEAR]
    return {key: world.value(CITY, YEAR, *key) for key in cells if key[1] == name}


@pytest.mark.parametrize(
    "say", ["沙湾市2023年{}一栏全是0吗", "沙湾市2023年{}那列是不是都是零", "沙湾市2023{}一栏都是0吗"]
)
@pytest.mark.parametrize("name", ["商业企业", "自然人"])
def test_a_column_is_not_all_zero_where_any_of_its_cells_is_none(several: World, say: str, name: str) -> None:
    answer = several.ask(say.format(name))
    check(answer, several)
    some = {key: size for key, size in column(several, name).items() if size}
    assert told(answer) == some
    assert answer.headline.startswith(("不全是零", "都不是零"))


@pytest.mark.parametrize("say", ["表四是不是全是零", "行政诉讼那一栏全是零对吧", "商业企业一栏全是0吗"])
def test_a_table_or_column_that_is_all_zero_is_said_to_be(sample: World, say: str) -> None:
    answer = sample.ask(f"乌鲁木齐县2023年{say}")
    check(answer, sample)
    assert answer.headline.startswith("全是零")
    assert set(told(answer).values()) == {0}


@pytest.mark.parametrize("say", ["表二里哪些不是零", "表二有哪些不是0"])
def test_which_cells_of_a_table_are_not_zero(sample: World, say: str) -> None:
    answer = sample.ask(f"乌鲁木齐县2023年{say}")
    check(answer, sample)
    assert told(answer)
    assert all(told(answer).values())


def test_some_of_a_group_are_above_a_number(several: World) -> None:
    answer = several.ask("沙湾市2023年不予公开理由中过百件的有哪些")
    check(answer, several)
    assert told(answer)
    assert all(size > 100 for size in told(answer).values())


@pytest.mark.parametrize(
    ("say", "head"), [("少于99999件吗", "是"), ("超过99999件了吗", "没有"), ("超过一件吗", "不都符合")]
)
def test_whether_all_that_are_named_are_so(several: World, say: str, head: str) -> None:
    answer = several.ask(f"沙湾市2023年许可和处罚都{say}")
    assert answer.headline.startswith(head)
    assert {(PERMITS, None), (FINES, None)} <= set(told(answer))


@pytest.mark.parametrize(
    "say",
    [
        "没给的都啥原因",
        "拒绝都是什么原因",
        "不予公开的都是什么原因",
        "不公开的理由都用了哪些",
        "不予公开的理由有哪些",
    ],
)
def test_why_a_body_refused_is_told_by_its_rows(several: World, say: str) -> None:
    answer = several.ask(f"沙湾市2023年{say}")
    check(answer, several)
    refused = {
        key: several.value(CITY, YEAR, *key)
        for key in several.cells[CITY, YEAR]
        if key[0].startswith("不予公开/") and key[1] == TOTAL
    }
    assert told(answer) == {key: size for key, size in refused.items() if size}


def test_what_reasons_there_are_is_of_the_rule_where_no_body_is_named(several: World) -> None:
    assert several.ask("不予公开的都是什么原因").kind is Kind.DEFINITION


@pytest.mark.parametrize(
    ("say", "above"),
    [
        ("行政许可多于行政处罚吗", True),
        ("行政许可比行政处罚多吗", True),
        ("行政许可超过行政处罚了吗", True),
        ("行政处罚有没有行政许可多", False),
        ("行政许可比行政处罚少吗", False),
        ("行政许可没有行政处罚多吧", False),
        ("行政许可低于行政处罚吗", False),
    ],
)
def test_yes_or_no_comes_first_of_two_rows(several: World, say: str, above: bool) -> None:
    answer = several.ask(f"沙湾市2023年{say}")
    check(answer, several)
    more = several.value(CITY, YEAR, PERMITS) > several.value(CITY, YEAR, FINES)
    assert answer.headline.startswith("是" if more == above else "不是")
    gap = abs(several.value(CITY, YEAR, PERMITS) - several.value(CITY, YEAR, FINES))
    assert answer.facts[0].value == gap


def test_yes_or_no_comes_first_of_two_kinds_of_applicants(several: World) -> None:
    answer = several.ask("沙湾市2023个人申请的超过公司了吗")
    check(answer, several)
    one, other = (several.value(CITY, YEAR, NEW, name) for name in ("自然人", "商业企业"))
    assert answer.headline.startswith("是" if one > other else "不是")


def test_people_behind_a_year_are_no_number_of_anything(several: World) -> None:
    answer = several.ask("沙湾市2023个人申请多少")
    assert answer.facts[0].value == several.value(CITY, YEAR, NEW, "自然人")


def test_a_share_of_all_results_goes_on_in_the_column_of_an_applicant(several: World) -> None:
    answer = several.last("沙湾市2023年予以公开的占几成", "公司呢")
    check(answer, several)
    assert set(told(answer)) == {(GIVEN, "商业企业"), (RESULTS, "商业企业")}
    further = several.last("沙湾市2023年予以公开的占几成", "公司呢", "部分公开占几成")
    assert set(told(further)) == {("部分公开", "商业企业"), (RESULTS, "商业企业")}


def test_a_share_of_what_was_refused_is_asked_of_the_reason_told(several: World) -> None:
    answer = several.last("沙湾市2023年拒的里头因为三安全的几件", "占拒的多少")
    check(answer, several)
    reason = several.value(CITY, YEAR, "不予公开/危及“三安全一稳定”", TOTAL)
    assert answer.facts[0].unit == "%"
    assert ("不予公开/危及“三安全一稳定”", TOTAL) in told(answer)
    assert answer.facts[1].value == reason


def test_a_group_of_one_kind_of_applicants_is_a_part_of_the_group(several: World) -> None:
    answer = several.ask("沙湾市2023年个人的不予公开占几成")
    check(answer, several)
    sizes = {
        name: sum(
            several.value(CITY, YEAR, *key)
            for key in several.cells[CITY, YEAR]
            if key[0].startswith("不予公开/") and key[1] == name
        )
        for name in ("自然人", TOTAL)
    }
    assert {"自然人", TOTAL} <= {applicant for _, applicant in told(answer)}
    assert [fact.value for fact in answer.facts if fact.derived and fact.unit == "件"] == list(sizes.values())


@pytest.mark.parametrize("between", [[], ["上年结转呢"]])
def test_applicants_alone_are_of_the_row_told_last(several: World, between: list[str]) -> None:
    answer = several.last("沙湾市2023年总计栏本年新收是多少", *between, "个人和企业加起来呢")
    check(answer, several)
    row = TOOK_OVER if between else NEW
    assert set(told(answer)) == {(row, "自然人"), (row, "商业企业")}


def test_half_a_year_is_not_the_whole(several: World) -> None:
    assert several.ask("沙湾市2023年半年收了多少费").kind is Kind.NO_DATA
