"""Whether the narrative repeats what the tables print, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.types import Answer
from corpus.reading import read_report
from index.store import Store
from tests.bot.world import World, check

REPORT = """石桥镇2022年政府信息公开工作年度报告
一、总体情况
制定规范性文件{made}件，废止0件，现行有效{valid}件。
二、主动公开政府信息情况
第二十条第（一）项
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 4 | 0 | 32
第二十条第（五）项
信息内容 | 本年处理决定数量
行政许可 | 12
"""


@pytest.fixture(params=[(4, 32), (0, 0), (4, 0)], ids=["agrees", "differs", "partly"])
def told(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[int, int, World]]:
    """A report whose narrative repeats the row, or gives other numbers, and those numbers."""
    made, valid = request.param
    with Store.open(tmp_path / "index.db") as store:
        store.save(read_report(REPORT.format(made=made, valid=valid).encode(), "石桥镇2022.txt"))
        yield made, valid, World(store, {})


def sides(answer: Answer) -> set[tuple[str, int]]:
    """Every printed figure of an answer."""
    return {(fact.metric, int(fact.value or 0)) for fact in answer.facts if fact.derived is None}


@pytest.mark.parametrize(
    "question",
    ["石桥镇2022年正文里规范性文件的数跟表里一致不", "石桥镇2022年规范性文件正文和表二写的一样吗"],
)
def test_every_count_of_the_row_is_held_against_its_cell(told: tuple[int, int, World], question: str) -> None:
    made, valid, world = told
    answer = world.ask(question)
    check(answer, world)
    assert ("不一致" in answer.headline) is ((made, valid) != (4, 32))
    cells = {("行政规范性文件/本年制发件数", 4), ("行政规范性文件/现行有效件数", 32)}
    assert cells | {("正文/制定规范性文件", made), ("正文/现行有效规范性文件", valid)} <= sides(answer)


def test_a_row_that_the_narrative_does_not_repeat(told: tuple[int, int, World]) -> None:
    answer = told[-1].ask("石桥镇2022年许可正文和表格一致吗")
    assert "正文和表格" not in answer.headline


@pytest.mark.parametrize(
    "question",
    [
        "石桥镇规范性文件现行有效的究竟是0还是32，怎么对不上",
        "石桥镇规范性文件现在有效的0件不对吧，有误？",
    ],
)
def test_what_is_doubted_of_a_row_is_that_row(tmp_path: Path, question: str) -> None:
    with Store.open(tmp_path / "index.db") as store:
        store.save(read_report(REPORT.format(made=0, valid=0).encode(), "石桥镇2022.txt"))
        world = World(store, {})
        answer = world.ask(question)
        check(answer, world)
        assert (answer.facts[0].metric, answer.facts[0].value) == ("行政规范性文件/现行有效件数", 32)
