"""What is asked next of figures and sentences told last: differences, doubts, the sentence itself."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from bot.types import Conversation, Kind
from corpus.reading import read_report
from index.store import Store
from tests.bot.world import COUNTY, TODAY, World, check

REPORT = """石桥镇2022年政府信息公开工作年度报告
一、总体情况
微博关注120人，发布40条；微信订阅300人，发布100条。
门户网站公开52条，其中公告30条、动态12条、文件12条。
二、主动公开政府信息情况
第二十条第（五）项
信息内容 | 本年处理决定数量
行政许可 | 12
第二十条第（六）项
信息内容 | 本年处理决定数量
行政处罚 | 7
行政强制 | 3
"""
SAFETY, INTERNAL = "不予公开/危及“三安全一稳定”", "不予公开/属于三类内部事务信息"
DOCUMENTS = "规范性文件"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One report whose narrative counts several things and contradicts itself."""
    with Store.open(tmp_path_factory.mktemp("town") / "index.db") as store:
        store.save(read_report(REPORT.encode(), "石桥镇2022.txt"))
        yield World(store, {})


def test_the_figure_told_last_is_held_against_the_thing_named_now(town: World) -> None:
    answer = town.last("石桥镇微信发布多少条", "比它那个微博差多少")
    check(answer, town)
    assert (answer.facts[0].value, answer.facts[0].unit) == (60, "条")
    elsewhere = town.last("石桥镇微信发布多少条", "比去年的微博差多少")
    assert all(fact.value != Decimal(60) for fact in elsewhere.facts)


def test_things_of_the_narrative_are_added_up_and_not_rows_spoken_of_before(town: World) -> None:
    answer = town.last("石桥镇许可几件", "处罚呢", "微博和微信合计几条")
    check(answer, town)
    assert answer.facts[0].value == 140


def test_sides_that_nobody_spoke_of_are_not_rows_spoken_of_before(town: World) -> None:
    answer = town.last("石桥镇许可几件", "处罚呢", "做的比公开的多出多少")
    assert not any(fact.derived for fact in answer.facts)
    two = town.last("石桥镇许可几件", "处罚呢", "两个差多少")
    assert two.facts[0].value == 5


def test_a_sentence_that_is_doubted_is_told_with_what_is_wrong(town: World) -> None:
    for question in ("石桥镇“门户网站公开52条”，这有没有写错", "石桥镇门户网站公开52条这个数站得住吗"):
        answer = town.ask(question)
        assert answer.facts[0].value == 52
        assert any("54" in note for note in answer.notes), question


def test_the_gap_that_a_check_found_is_told_when_it_is_asked_for(town: World) -> None:
    answer = town.last("石桥镇门户网站公开52条，分项加起来对不对", "差了几条")
    check(answer, town)
    assert (answer.facts[0].value, answer.kind) == (2, Kind.FIGURE)


def test_the_sentence_told_last_is_quoted(town: World) -> None:
    answer = town.last("石桥镇微信发布多少条", "把这段的原句给我")
    assert any("微信订阅300人，发布100条" in line for line in answer.lines)


def test_a_reason_that_is_pointed_at_is_the_one_spoken_of(several: World) -> None:
    talk = Conversation(TODAY)
    assert several.engine.ask("“三安全一稳定”说的是哪几样", talk).kind is Kind.DEFINITION
    answer = several.engine.ask("清河县2023年拿这个理由不给看的有几件", talk)
    check(answer, several)
    assert [(f.metric, f.value) for f in answer.facts] == [
        (SAFETY, several.value(COUNTY, 2023, SAFETY, "总计"))
    ]


def test_the_most_used_of_the_reasons_is_not_held_against_their_sum(several: World) -> None:
    answer = several.last("清河县2023年属于三类内部事务的有几件", "不予公开的理由里，它用得最多的是哪条")
    check(answer, several)
    first = answer.facts[0]
    assert first.metric.count("/") == 1
    assert first.value == max(f.value for f in answer.facts if f.value is not None)


@pytest.mark.parametrize(
    ("further", "column"),
    [("那罚单呢", "处理决定数量"), ("那处罚几件", "处理决定数量"), ("那处罚呢", "上一年项目数量")],
)
def test_decisions_are_no_items_of_last_year(several: World, further: str, column: str) -> None:
    answer = several.last("清河县2020年行政许可上一年几项", further)
    assert answer.facts[0].metric == f"行政处罚/{column}"
    assert answer.facts[0].value == several.value(COUNTY, 2020, f"行政处罚/{column}")


def test_two_columns_told_last_are_held_against_each_other(several: World) -> None:
    answer = several.last("清河县2020年规范性文件，新制作多少、新公开多少", "做的比公开的多出多少")
    check(answer, several)
    made, published = (
        several.value(COUNTY, 2020, f"{DOCUMENTS}/{column}")
        for column in ("本年新制作数量", "本年新公开数量")
    )
    assert answer.facts[0].value == abs(made - published)
