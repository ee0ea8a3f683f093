"""Figures of the narrative that a question names one after another and asks to compute with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Answer, Kind
from corpus.reading import read_report
from index.store import Store
from tests.bot.world import World, check

REPORT = """石桥镇2022年政府信息公开工作年度报告
一、总体情况
微博关注120人，发布40条；微信订阅300人，发布100条。抖音发布20条；快手发布30条。
门户网站发布公示公告50条，其中社会组织40条、其他10条。
机关简介5条，占5%；工作动态60条，占60%。
政府公报8期，刊登政府文件30件，部门文件12件，解读材料6件。
二、主动公开政府信息情况
第二十条第（五）项
信息内容 | 本年处理决定数量
行政许可 | 12
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One report whose narrative counts several things."""
    with Store.open(tmp_path_factory.mktemp("told") / "index.db") as store:
        store.save(read_report(REPORT.encode(), "石桥镇2022.txt"))
        yield World(store, {})


def computed(answer: Answer) -> list[str]:
    """The results of an answer, as they are shown."""
    return [fact.raw + (fact.unit or "") for fact in answer.facts if fact.derived]


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("微博、微信一共发了多少条", ["140条"]),
        ("微信、微博、抖音三个号总共发了几条", ["160条"]),
        ("抖音快手加微信微博一共发了多少条", ["190条"]),
        ("微博跟微信两边一共发了几条东西", ["140条"]),
        ("微信发的比微博多几条", ["60条"]),
        ("微信粉丝是微博的几倍，两边合起来多少人", ["2.5倍", "420人"]),
        ("微博、微信一共发了多少条，微信是微博的几倍", ["140条", "2.5倍"]),
        ("微信比抖音多发多少", ["80条"]),
        ("政府文件和政策解读一共几件，占公示公告的几成", ["36件", "72%"]),
        ("公示公告里社会组织类占多少比例", ["80%"]),
        ("公示公告里，其他类占几成", ["20%"]),
        ("公报刊登的政府文件、部门文件、解读总共几件", ["48件"]),
    ],
)
def test_what_is_named_is_computed_with(town: World, question: str, shown: list[str]) -> None:
    answer = town.ask("石桥镇2022年" + question)
    assert answer.kind is Kind.FIGURE
    assert computed(answer) == shown
    check(answer, town)


def test_each_share_is_told(town: World) -> None:
    answer = town.ask("石桥镇2022年机关简介和工作动态各占百分之几")
    assert [(fact.value, fact.unit) for fact in answer.facts] == [(5, "%"), (60, "%")]


def test_a_part_that_names_nothing_asks_of_the_first(town: World) -> None:
    answer = town.ask("石桥镇2022年工作动态多少条，占百分之几")
    assert [(fact.value, fact.unit) for fact in answer.facts] == [(60, "条"), (60, "%")]


def test_what_is_done_takes_no_other_thing_for_the_one_that_is_named(town: World) -> None:
    assert computed(town.ask("石桥镇2022年发布公示公告里，其他占几成")) == ["20%"]


def test_how_much_more_and_then_both(town: World) -> None:
    assert computed(town.ask("石桥镇2022年微信比抖音多发几条，一共多少")) == ["80条", "120条"]


def test_the_larger_of_two(town: World) -> None:
    assert "微信" in town.ask("石桥镇2022年微信和抖音哪个发得多").headline


def test_what_is_done_tells_figures_of_one_thing_apart(town: World) -> None:
    answer = town.ask("石桥镇2022年微信、微博各发了多少")
    assert [fact.value for fact in answer.facts] == [100, 40]


def test_figures_of_different_units_are_told_and_not_added(town: World) -> None:
    answer = town.ask("石桥镇2022年政府公报和政府文件一共多少")
    assert [fact.value for fact in answer.facts] == [8, 30]
    assert answer.notes


@pytest.mark.parametrize("question", ["微博和微信共占多少", "门户网站里微信发了几条"])
def test_what_is_no_part_of_another_gets_no_share(town: World, question: str) -> None:
    assert not computed(town.ask("石桥镇2022年" + question))


@pytest.mark.parametrize("question", ["微信和头条一共发了多少条", "门户网站和微信订阅一共多少"])
def test_what_is_not_told_is_no_addend(town: World, question: str) -> None:
    assert not computed(town.ask("石桥镇2022年" + question))


def test_rows_of_the_tables_are_no_things_of_the_narrative(town: World) -> None:
    assert not computed(town.ask("石桥镇2022年行政许可和微信发布一共多少件"))
