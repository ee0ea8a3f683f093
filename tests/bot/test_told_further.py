"""Follow-ups of figures that the narrative tells: another thing, its share, its change, its unit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Kind
from corpus.reading import read_report
from index.store import Store
from tests.bot.world import World, check

TOWN = """石桥镇2022年政府信息公开工作年度报告
一、总体情况
微博1个，发布40条；微信公众号1个，发布100条；抖音1个，发布20条。
门户网站公开信息74条，其中动态50条、公示公告24条。
受理申请859件，较去年回落12.3%。
六、其他需要报告的事项
全年收取信息处理费3940元。
"""
CITY = """沙湾市2023年政府信息公开工作年度报告
一、总体情况
发布动态12条。
六、其他需要报告的事项
全年收取信息处理费400元。
"""
OLD = """沙头镇2008年政府信息公开工作年度报告
一、概述
公开信息35条。
三、依申请公开政府信息办理情况
2008年没有收到申请。
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Three reports, of which the narrative alone prints figures."""
    with Store.open(tmp_path_factory.mktemp("further") / "index.db") as store:
        for text, name in ((TOWN, "石桥镇2022.txt"), (CITY, "沙湾市2023.txt"), (OLD, "沙头镇2008.txt")):
            store.save(read_report(text.encode(), name))
        yield World(store, {})


@pytest.mark.parametrize(
    ("turns", "shown"),
    [
        (["石桥镇2022年抖音发了多少条", "微信微博抖音三个号拢共"], "160 条"),
        (["石桥镇2022年公示公告几条", "动态"], "50条"),
        (["石桥镇2022年公示公告几条", "动态呢"], "50条"),
        (["石桥镇2022年门户网站公开的信息，动态的占百分之几"], "67.57%"),
        (["石桥镇2022年动态占门户公开总数的多少"], "67.57%"),
        (["石桥镇2022年受理的申请比上年掉了多少"], "12.3%"),
    ],
)
def test_what_is_said_next_is_counted_as_before(told: World, turns: list[str], shown: str) -> None:
    answer = told.last(*turns)
    assert answer.headline == shown
    check(answer, told)


def test_a_change_of_another_row_is_not_told(told: World) -> None:
    assert not told.ask("石桥镇2022年行政处罚比上年少了多少").facts


def test_which_of_several_things_there_is_more_of(told: World) -> None:
    answer = told.ask("石桥镇2022年微博微信哪个发得勤")
    assert "微信" in answer.headline
    assert {fact.value for fact in answer.facts} == {40, 100}


def test_bodies_are_held_against_each_other_in_the_years_they_have(told: World) -> None:
    answer = told.ask("信息处理费的话，沙湾市2023比石桥镇多还是少")
    printed = {(fact.agency, fact.year): fact.value for fact in answer.facts if not fact.derived}
    assert printed == {("沙湾市人民政府", 2023): 400, ("石桥镇人民政府", 2022): 3940}


def test_where_none_applied_at_all_nobody_did(told: World) -> None:
    answer = told.last("沙头镇2008年公开信息多少条", "那会儿有老百姓来申请过吗")
    assert answer.kind is Kind.PASSAGE
    assert "没有收到申请" in answer.headline


def test_what_the_narrative_does_not_count_is_no_figure(told: World) -> None:
    turns = ["石桥镇2022年公示公告几条", "航班"]
    assert not told.last(*turns).facts
