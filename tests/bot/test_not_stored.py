"""Bodies that the index does not hold, and orders of bodies where it holds one."""

from __future__ import annotations

import pytest

from bot.types import Kind
from tests.bot.world import World


@pytest.mark.parametrize(
    "question",
    [
        "核一下：淮安新收加上年结转，跟办结总计加结转下年，两头平不平",
        "算一算：常州许可减处罚，等于多少",
        "常州的勾稽关系成立吗",
    ],
)
def test_a_body_without_a_report_is_not_answered_for(sample: World, question: str) -> None:
    answer = sample.ask(question)
    assert answer.kind is Kind.NO_DATA
    assert "没有收录" in answer.headline


@pytest.mark.parametrize("question", ["所有单位里处罚数排第二的是哪个", "平均每家单位罚了几件"])
def test_one_body_alone_is_not_ranked(sample: World, question: str) -> None:
    answer = sample.ask(question)
    assert answer.kind is Kind.NO_DATA
    assert not answer.facts


def test_where_somebody_is_from_does_not_count(sample: World) -> None:
    assert sample.ask("我是常州的，想问许可多少件").kind is Kind.FIGURE
