"""People who say who they are before they ask: that is no column of table 三, nor a row."""

from __future__ import annotations

import pytest

from corpus.vocabulary import TOTAL
from tests.bot.world import World

_NEW = "本年新收政府信息公开申请数量"


@pytest.mark.parametrize(
    "question",
    [
        "我们公司想知道{c}2023年收到多少申请",
        "我是律所实习生，{c}2023年收到多少申请",
        "作为律师我想了解{c}2023年收到几件申请",
        "我是大学老师，做课题用，{c}2023年新收申请多少件",
        "本人系律师，麻烦查一下{c}2023年新收申请多少件",
    ],
)
def test_of_who_asks_no_column_is_told(question: str, several: World) -> None:
    (fact,) = several.ask(question.format(c="清河县")).facts
    assert (fact.metric, fact.applicant) == (_NEW, TOTAL)


@pytest.mark.parametrize(
    ("question", "applicant"),
    [
        ("像我们公司这种的，{c}2023年申请了几件", "商业企业"),
        ("我是企业的法务，想问{c}2023年企业提了几份申请", "商业企业"),
        ("作为个人申请的，{c}2023年有几件", "自然人"),
        ("{c}2023年新收多少申请，我问的是科研机构的", "科研机构"),
    ],
)
def test_for_whom_it_is_asked_is_a_column(question: str, applicant: str, several: World) -> None:
    assert [f.applicant for f in several.ask(question.format(c="清河县")).facts] == [applicant]


def test_where_someone_works_is_no_row(several: World) -> None:
    permits, penalties = "行政许可/本年处理决定数量", "行政处罚/本年处理决定数量"
    rows = several.rows("我是处罚科的，清河县2023年许可办了多少件")
    assert rows[0] == permits
    assert penalties not in rows
    rows = several.rows("我在复议科上班，清河县2023年行政处罚几件")
    assert rows[0] == penalties
    assert "行政复议/总计" not in rows


def test_one_who_keeps_a_shop_is_told_a_figure_that_is_kept_for_nobody(several: World) -> None:
    assert several.rows("我是个体工商户，清河县2023年行政强制多少件")[0] == "行政强制/本年处理决定数量"


def test_that_number_of_a_row_is_its_figure_and_a_number_said_is_looked_up(several: World) -> None:
    assert several.rows("清河县2023年处罚那个数是啥")[0] == "行政处罚/本年处理决定数量"
    value = several.value("清河县人民政府", 2023, "行政处罚/本年处理决定数量")
    assert "行政处罚/本年处理决定数量" in several.rows(f"清河县2023年{value}那个数是啥")


def test_what_a_numbered_application_costs_is_told_with_the_sum(several: World) -> None:
    head = several.ask("当月第33件了，总共应缴多少元").headline
    assert "200 元" in head
    assert "2600 元" in head
