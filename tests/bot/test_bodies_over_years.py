"""Bodies in general from one year to the next, added up under a condition, and offices that are misspelt."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Answer, Kind
from tests.bot.world import World, check, fined, written

FINES = {
    ("武川县人民政府", 2022): 10,
    ("武川县人民政府", 2023): 36,
    ("武川县统计局", 2022): 9,
    ("武川县统计局", 2023): 4,
    ("和林格尔县人民政府", 2022): 70,
    ("和林格尔县人民政府", 2023): 71,
    ("托克托县人民政府", 2023): 52,
}


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Bodies of three counties over two years."""
    with fined(tmp_path_factory.mktemp("years"), FINES) as world:
        yield world


def printed(answer: Answer) -> set[str]:
    """The bodies whose printed figures an answer tells."""
    return {fact.agency for fact in answer.facts if fact.derived is None}


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("2023年哪些单位的处罚比上一年多了", {"武川县人民政府", "和林格尔县人民政府"}),
        ("2023年哪些单位的行政处罚比前一年少", {"武川县统计局"}),
        ("2023年行政处罚比2022年少了的单位有哪些", {"武川县统计局"}),
    ],
)
def test_who_has_more_than_the_year_before(years: World, question: str, bodies: set[str]) -> None:
    answer = years.ask(question)
    check(answer, years)
    assert printed(answer) == bodies


def test_a_row_whose_name_ends_in_may_is_no_question_whether_years_may_be_compared(years: World) -> None:
    answer = years.ask("2023年行政许可比2022年多的单位有哪些")
    assert answer.kind is not Kind.DEFINITION


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("2023年处罚超过40件的单位一共多少件", 71 + 52),
        ("2023年处罚不到40件的单位总共罚了多少件", 36 + 4),
        ("2023年行政处罚前两名合计多少", 71 + 52),
    ],
)
def test_those_under_a_condition_are_added_up(years: World, question: str, number: int) -> None:
    answer = years.ask(question)
    check(answer, years)
    assert answer.facts[0].value == number


def test_those_under_a_condition_are_counted(years: World) -> None:
    answer = years.ask("2023年处罚超过40件的单位一共多少家")
    check(answer, years)
    assert printed(answer) == {"和林格尔县人民政府", "托克托县人民政府"}
    assert answer.headline.startswith("两个单位")


@pytest.mark.parametrize("said", ["武川县统记局", "武川县通计局"])
def test_a_misspelt_office_is_not_its_government(years: World, said: str) -> None:
    answer = years.ask(f"{said}2023年处罚一共多少件")
    check(answer, years)
    assert printed(answer) == {"武川县统计局"}
    assert any(said in line for line in answer.assumed)


@pytest.mark.parametrize("said", ["武川县花木局", "托克托县统记局"])
def test_an_office_that_is_not_known_is_not_its_government(years: World, said: str) -> None:
    answer = years.ask(f"{said}2023年处罚一共多少件")
    assert answer.kind is Kind.NO_DATA
    assert said in answer.headline


def test_several_named_with_a_total_and_a_first_are_ordered(years: World) -> None:
    answer = years.ask("武川县、和林格尔县、托克托县三家2023年谁的行政处罚总数最多")
    check(answer, years)
    assert answer.headline.startswith("最多的是和林格尔县人民政府")


LISTED = """平罗县2015年政府信息公开工作年度报告
一、概述
2015年本机关做好公开工作。
二、政府信息公开情况统计表
统计指标 | 单位 | 统计数
一、主动公开情况 | |
（一）主动公开政府信息数 | 条 | 812
1.政府网站公开政府信息数 | 条 | 640
2.政务微博公开政府信息数 | 条 | 33
3.政务微信公开政府信息数 | 条 | 51
二、回应解读情况 | |
（一）回应公众关注热点或重大舆情数 | 次 | 6
1.政策解读稿件发布数 | 篇 | 17
九、政府信息公开会议和培训情况 | |
（一）召开政府信息公开工作会议或专题会议数 | 次 | 4
（二）举办各类培训班数 | 次 | 2
"""


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("平罗县2015年微信公开的信息有多少", 51),
        ("平罗县2015年网站公开的信息多少条", 640),
        ("平罗县2015年政策解读稿有几篇", 17),
        ("平罗县2015年开工作会议多少次", 4),
    ],
)
def test_rows_of_the_old_list_by_words_of_their_labels(
    tmp_path_factory: pytest.TempPathFactory, question: str, number: int
) -> None:
    with written(tmp_path_factory.mktemp("listed"), {"平罗.txt": LISTED}) as world:
        answer = world.ask(question)
        check(answer, world)
        assert answer.facts[0].value == number


@pytest.mark.parametrize(
    "question",
    [
        "内蒙古武川统计局2023年处罚减去和林格尔县的是多少",
        "托克托县、呼和浩特武川统计局2023年处罚谁少",
    ],
)
def test_a_region_in_front_of_an_office_is_no_office(years: World, question: str) -> None:
    answer = years.ask(question)
    check(answer, years)
    assert "武川县统计局" in printed(answer)
    assert len(printed(answer)) > 1
