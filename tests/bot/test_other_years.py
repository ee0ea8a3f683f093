"""A figure that the body's reports of other years, or another file of its year, contradict, says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.types import Answer
from corpus.reading import read_report
from index.store import Store
from tests.bot.world import World, check

REPORT = """清河县{year}年政府信息公开工作年度报告
一、总体情况
二、主动公开政府信息情况
第二十条第（一）项
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
行政规范性文件 | {made} | {ended} | {valid}
第二十条第（五）项
信息内容 | 本年处理决定数量
行政许可 | {licences}
三、收到和处理政府信息公开申请情况
申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | 5 | 0 | 0 | 0 | 0 | 0 | 5
二、上年结转政府信息公开申请数量 | {old} | 0 | 0 | 0 | 0 | 0 | {old}
（七）总计 | {done} | 0 | 0 | 0 | 0 | 0 | {done}
四、结转下年度继续办理 | {left} | 0 | 0 | 0 | 0 | 0 | {left}
"""
PLAIN = {"made": 2, "ended": 1, "valid": 10, "licences": 7, "old": 0, "left": 2}


def text(year: int, **changes: int) -> bytes:
    figures = PLAIN | changes
    figures["done"] = 5 + figures["old"] - figures["left"]
    return REPORT.format(year=year, **figures).encode()


@contextmanager
def years(folder: Path, **later: int) -> Iterator[World]:
    """Reports of 2022 and 2023, the later one with these figures."""
    with Store.open(folder / "x.db") as store:
        store.save(read_report(text(2022), "a.txt"))
        store.save(read_report(text(2023, **({"old": 2, "valid": 11} | later)), "b.txt"))
        yield World(store, {})


def doubts(answer: Answer) -> list[str]:
    return [note for note in answer.notes if "两年的报告对不上" in note]


@pytest.mark.parametrize(
    ("question", "asked", "beside"),
    [
        ("清河县2023年上年结转多少", 4, {(2022, 2), (2023, 2)}),
        ("清河县2022年结转下年度多少", 2, {(2023, 4), (2023, 2)}),
        ("清河县2023年个人上年结转多少", 4, {(2022, 2), (2023, 2)}),
        ("清河县2023年规范性文件现行有效多少", 30, {(2022, 10), (2023, 2), (2023, 1), (2023, 11)}),
        ("清河县2022年规范性文件现行有效多少", 10, {(2023, 30), (2023, 2), (2023, 1), (2023, 11)}),
    ],
)
def test_both_years_are_told(tmp_path: Path, question: str, asked: int, beside: set[tuple[int, int]]) -> None:
    with years(tmp_path, old=4, valid=30) as world:
        answer = world.ask(question)
        assert answer.headline.startswith(str(asked))
        assert len(doubts(answer)) == 1
        assert {(fact.year, fact.value) for fact in answer.facts[1:]} == beside
        check(answer, world)


@pytest.mark.parametrize(
    "question",
    [
        "清河县2022年上年结转多少",  # nothing before it
        "清河县2023年结转下年度多少",  # nothing behind it
        "清河县2022年规范性文件制发多少",
        "清河县2023年新收多少",
        "清河县2023年行政许可多少",
    ],
)
def test_what_no_other_year_speaks_of_is_not_doubted(tmp_path: Path, question: str) -> None:
    with years(tmp_path, old=4, valid=30) as world:
        assert not doubts(world.ask(question))


def test_years_that_fit_are_not_doubted(tmp_path: Path) -> None:
    with years(tmp_path) as world:
        for question in ("清河县2023年上年结转多少", "清河县2023年规范性文件现行有效多少"):
            assert not doubts(world.ask(question))


def test_a_check_of_a_report_looks_at_its_neighbours(tmp_path: Path) -> None:
    with years(tmp_path, old=4) as world:
        found = world.ask("清河县2023年四项勾稽对得上吗")
        assert len(doubts(found)) == 1
        assert "没有不平" not in found.headline


def test_another_file_of_the_same_year_is_told_for_the_cells_that_differ(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        store.save(read_report(text(2023), "a.txt"))
        store.save(read_report(text(2023, licences=8), "b.txt"))
        world = World(store, {})
        licences = world.ask("清河县2023年行政许可多少")
        assert licences.headline.startswith("8")
        assert any("另一份文件" in note for note in licences.notes)
        assert not any("另一份文件" in note for note in world.ask("清河县2023年新收多少").notes)
