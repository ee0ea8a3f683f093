"""Bodies that a condition on one row finds, of which another row is asked for in the same message."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Conversation
from tests.bot.world import TODAY, World, check, written

_REPORT = """{agency}{year}年政府信息公开工作年度报告
二、主动公开政府信息情况
第二十条第（五）项
信息内容 | 本年处理决定数量
行政许可 | {permits}
第二十条第（六）项
信息内容 | 本年处理决定数量
行政处罚 | {fines}
行政强制 | {forced}
"""
CELLS = {
    ("凤城市人民政府", 2023): (900, 30, 2),
    ("凤城市教育局", 2023): (7, 0, 0),
    ("盘山县人民政府", 2023): (400, 90, 5),
    ("盘山县水利局", 2023): (55, 0, 4),
    ("台安县人民政府", 2022): (60, 3, 1),
}


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Three governments that impose penalties, and two offices that do not."""
    reports = {
        f"{agency}{year}.txt": _REPORT.format(agency=agency, year=year, permits=a, fines=b, forced=c)
        for (agency, year), (a, b, c) in CELLS.items()
    }
    with written(tmp_path_factory.mktemp("found"), reports) as world:
        yield world


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("凡是处罚大于零的单位，把它们的许可件数加个总", 1360),
        ("挑出罚过款的单位（处罚不为零），许可一共多少件", 1360),
        ("没罚过款的单位一共办了多少许可", 62),
        ("2023年罚过人的那两个县市，许可合起来几件", 1300),
        ("处罚超过二十件的单位，强制合计几件", 7),
        ("许可排前两名的单位，处罚加起来多少", 120),
        ("强制合计几件，只算没有处罚的单位", 4),
        ("许可和处罚都超过二十件的单位，强制合计几件", 7),
        ("处罚不到五十件但不为零的单位，许可合计几件", 960),
        ("处罚最多的单位办了多少件许可", 400),
        ("罚得最狠的那个单位，强制了几件", 5),
    ],
)
def test_another_row_is_asked_of_those_found(bodies: World, question: str, wanted: int) -> None:
    answer = bodies.ask(question)
    assert answer.facts[0].value == wanted
    check(answer, bodies)


def test_the_first_of_those_found_is_told_alone(bodies: World) -> None:
    answer = bodies.ask("没罚过款的单位里，谁的许可最多")
    assert answer.facts[0].agency == "盘山县水利局"
    assert {fact.agency for fact in answer.facts} == {"盘山县水利局", "凤城市教育局"}


def test_those_found_are_asked_about_on(bodies: World) -> None:
    talk = Conversation(TODAY)
    bodies.engine.ask("没罚过款的单位一共办了多少许可", talk)
    assert bodies.engine.ask("那强制呢", talk).facts[0].value == 4


def test_one_row_alone_finds_no_other(bodies: World) -> None:
    answer = bodies.ask("处罚超过二十件的单位有几家")
    assert {fact.metric for fact in answer.facts} == {"行政处罚/本年处理决定数量"}
    answer = bodies.ask("凤城市政府处罚的，许可几件")
    assert {fact.agency for fact in answer.facts} <= {"凤城市人民政府"}


def test_who_is_first_among_those_found_is_asked_on(bodies: World) -> None:
    answer = bodies.last("处罚排前两名的单位", "它们的许可加起来多少", "其中许可最多的是谁")
    assert answer.facts[0].agency == "凤城市人民政府"
