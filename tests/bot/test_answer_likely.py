"""Figures of the narrative and rows of the report's own, asked for in other words than the report's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Kind
from tests.bot.world import World, check, written

REPORT = """石桥县2022年政府信息公开工作年度报告
一、总体情况
全年新开专栏6个，发布政策解读31篇，运维政务新媒体12个。微博发布75条，微信订阅2045人。
开屋场恳谈会14场次，建楼栋群33个。收到网民投诉8件，好评占97.5%。2021年微博发布61条。
二、主动公开政府信息情况
第二十条第（一）项
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 4 | 1 | 22
会议纪要汇编 | 3 | 2 | 19
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A county whose narrative and local row carry figures."""
    with written(tmp_path_factory.mktemp("likely"), {"石桥县2022.txt": REPORT}) as world:
        yield world


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("新开的栏目有几个", 6),
        ("写了几篇解读稿", 31),
        ("管理着多少个新媒体账号", 12),
        ("微博上一共发了多少条", 75),
        ("多少人订阅了微信", 2045),
        ("投诉接了几起", 8),
        ("好评率", 97.5),
        ("给老百姓开过几场屋场恳谈会呀", 14),
        ("辖区里头楼栋群到底建了多少个", 33),
        ("会议纪要汇编现行有效几件", 19),
    ],
)
def test_the_figure_is_found(county: World, question: str, value: float) -> None:
    answer = county.ask(question)
    assert answer.kind is Kind.FIGURE, answer
    assert [float(fact.value or 0) for fact in answer.facts] == [value]
    check(answer, county)


@pytest.mark.parametrize(
    "question",
    [
        "抖音发了多少条",
        "环保投诉有几件",
        "公务员培训几场",
        "上半年微博发了多少条",
        "栏目里有几张照片",
        "差评率",
    ],
)
def test_what_is_not_counted_is_not_answered_with_a_neighbour(county: World, question: str) -> None:
    assert not county.ask(question).facts
