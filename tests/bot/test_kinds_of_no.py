"""What is asked about and no form has: it is said, and neither another row nor another sentence is told."""

from __future__ import annotations

import pytest

from bot.types import Kind
from tests.bot.world import World


@pytest.mark.parametrize(
    "question",
    [
        "{c}2023年让人补正的申请有几件",
        "{c}2023年有多少申请是打回去让人补正的",
        "{c}2023年发了几份补正通知书",
        "{c}2023年审批申请被拒的几件",
        "{c}2023年办证被打回来几回",
        "{c}2023年没维持的复议几件",
        "{c}2023年复议没维持几件",
        "{c}2023年申请复议失败的几件",
        "{c}2023年没输的官司几起",
        "{c}2023年没打输的官司几起",
        "{c}2023年拿不到信息的几件",
        "{c}2023年免收的费多少",
    ],
)
def test_what_no_form_counts_is_no_figure(question: str, several: World) -> None:
    answer = several.ask(question.format(c="清河县"))
    assert (answer.kind, answer.facts) == (Kind.NO_DATA, ())


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("{c}2023年叫补材料不补过期了就不办的有几个", "其他处理/申请人无正当理由逾期不补正"),
        ("{c}2023年要求补正，补了还是不清楚的几件", "无法提供/补正后申请内容仍不明确"),
    ],
)
def test_what_came_of_it_is_a_row(question: str, row: str, several: World) -> None:
    assert several.rows(question.format(c="清河县"))[0] == row


@pytest.mark.parametrize("question", ["三安全一稳定是哪些", "四类过程性信息有哪些", "五种不予处理是哪些"])
def test_the_kinds_that_a_name_counts_are_explained(question: str, several: World) -> None:
    assert several.ask(question).kind is Kind.DEFINITION


@pytest.mark.parametrize("question", ["不给答复我能告吗", "对答复不满意去哪里告", "被拒绝公开能不能申请复议"])
def test_how_to_object_is_a_rule(question: str, several: World) -> None:
    assert "第五十一条" in "".join(several.ask(question).lines)


def test_a_channel_is_no_word_of_the_public(sample: World) -> None:
    assert sample.ask("公众号叫什么").kind is Kind.NO_DATA


def test_what_openness_cost_is_no_purchase(several: World) -> None:
    assert "政府集中采购/采购总金额" not in several.rows("清河县2020年信息公开花了多少钱")


@pytest.mark.parametrize("question", ["怎么确保答复件不出差错", "如何规范行政处罚", "咋提升办结速度"])
def test_how_something_is_brought_about_is_told_by_no_number(several: World, question: str) -> None:
    assert not several.ask("清河县2023年" + question).facts
