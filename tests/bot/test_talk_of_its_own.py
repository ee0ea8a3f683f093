"""Messages that say something of their own: never answered with the figure told before, and it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from bot.types import Kind
from corpus.reading import read_report
from index.store import Store
from tests.bot.world import CITY, COUNTY, World, check, fined

RECEIVED, SHOWN, PART = "本年新收政府信息公开申请数量", "予以公开", "部分公开"
FINES = "行政处罚/本年处理决定数量"
DIRECT, AFTER = "行政诉讼/未经复议直接起诉/总计", "行政诉讼/复议后起诉/总计"
REPORT = """柳河镇2022年政府信息公开工作年度报告
一、总体情况
微博发布40条，微信发布100篇，抖音发布80条。群众好评占98.2%，差评占0.4%。
二、主动公开政府信息情况
第二十条第（六）项
信息内容 | 本年处理决定数量
行政处罚 | 7
"""
OTHER = """石桥镇2022年政府信息公开工作年度报告
一、总体情况
微博发布15条。
"""


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Two reports whose narrative counts things."""
    with Store.open(tmp_path_factory.mktemp("towns") / "index.db") as store:
        store.save(read_report(REPORT.encode(), "柳河镇2022.txt"))
        store.save(read_report(OTHER.encode(), "石桥镇2022.txt"))
        yield World(store, {})


@pytest.mark.parametrize("before", ["收到申请多少件", "行政处罚多少件", "行政复议几件", "其他处理多少件"])
@pytest.mark.parametrize(
    "own", ["多少人看过", "有没有被处分的", "拖了几天", "老师提的几件", "点赞的多少", "本地人的占多少"]
)
def test_what_is_not_understood_repeats_no_figure(several: World, before: str, own: str) -> None:
    first = several.ask(f"清河县2023年{before}")
    answer = several.last(f"清河县2023年{before}", own)
    assert first.facts
    assert not set(first.facts) & set(answer.facts)


@pytest.mark.parametrize("own", ["拍卖的呢", "上门的几次", "转发的呢", "村民的几条", "听证的几件"])
def test_nor_does_a_figure_of_the_narrative(towns: World, own: str) -> None:
    assert not towns.last("柳河镇2022年微博发布多少条", own).facts


def test_the_other_side_of_a_figure_is_not_that_figure(towns: World) -> None:
    answer = towns.last("柳河镇2022年好评占多少", "差评呢")
    check(answer, towns)
    assert all(fact.value != Decimal("98.2") for fact in answer.facts)
    assert "0.4%" in answer.headline


@pytest.mark.parametrize(
    ("said", "row"), [("予已公开的几件", SHOWN), ("部份公开的几件", PART), ("不与公开的几件", "不予公开")]
)
def test_a_row_written_as_it_sounds_is_that_row(several: World, said: str, row: str) -> None:
    answer = several.last("清河县2023年收到申请多少件", said)
    assert (answer.facts[0].metric, answer.facts[0].value) == (row, _shown(several, row))


def _shown(world: World, row: str) -> Decimal:
    cells = world.cells[COUNTY, 2023]
    parts = [key for key in cells if key[0].startswith(f"{row}/") and key[1] == "总计"]
    return sum((world.value(COUNTY, 2023, *part) for part in parts or [(row, "总计")]), Decimal(0))


def test_what_was_spoken_of_before_is_spoken_of_still(several: World) -> None:
    answer = several.last("清河县2023年个人申请多少件", "老师的呢", "企业的呢")
    assert (answer.facts[0].metric, answer.facts[0].applicant) == (RECEIVED, "商业企业")


@pytest.mark.parametrize("further", ["个人申请的占几件", "其中个人申请的有几件", "里面老百姓申请的几件"])
def test_applicants_among_those_spoken_of_keep_the_row(several: World, further: str) -> None:
    fact = several.last("清河县2023年部分公开多少件", further).facts[0]
    assert (fact.metric, fact.applicant) == (PART, "自然人")
    assert fact.value == several.value(COUNTY, 2023, PART, "自然人")


def test_a_row_is_no_part_of_itself(several: World) -> None:
    assert not several.last("清河县2023年行政处罚多少件", "里面罚款的占几成").facts


def test_a_long_message_leans_on_the_one_before(several: World) -> None:
    answer = several.last("清河县2023年新收申请多少件", "其中法律服务机构提的占百分之几")
    part = several.value(COUNTY, 2023, RECEIVED, "法律服务机构")
    whole = several.value(COUNTY, 2023, RECEIVED, "总计")
    assert abs(Decimal(answer.facts[0].value or 0) - part / whole * 100) < Decimal("0.01")
    beside = several.last("清河县2022年新收申请多少件", "跟沙湾市2023年比，总量差多少件")
    both = [several.value(*one, RECEIVED, "总计") for one in ((COUNTY, 2022), (CITY, 2023))]
    assert beside.facts[0].value == abs(both[0] - both[1])


@pytest.mark.parametrize("asked", ["它俩合起来占全部申请的百分之几", "这两个一共占多大比例"])
@pytest.mark.parametrize("added", [(), ("这两个加起来多少",)])
def test_the_sum_of_figures_told_is_a_part_of_their_whole(
    several: World, asked: str, added: tuple[str, ...]
) -> None:
    answer = several.last("清河县2023年收到申请多少", "企业提的呢", "律所那一类呢", *added, asked)
    parts = [several.value(COUNTY, 2023, RECEIVED, name) for name in ("商业企业", "法律服务机构")]
    share = sum(parts) / several.value(COUNTY, 2023, RECEIVED, "总计") * 100
    check(answer, several)
    assert abs(Decimal(answer.facts[0].value or 0) - share) < Decimal("0.01")


def test_a_sum_just_told_is_the_part(several: World) -> None:
    answer = several.last("清河县2023年部分公开几件", "予以公开呢", "两个加一起", "占全部的几成")
    parts = [several.value(COUNTY, 2023, row, "总计") for row in (PART, SHOWN)]
    share = sum(parts) / several.value(COUNTY, 2023, "办理结果/总计", "总计") * 100
    assert abs(Decimal(answer.facts[0].value or 0) - share) < Decimal("0.01")


def test_all_of_two_rows_told_one_after_the_other_is_their_sum(several: World) -> None:
    answer = several.last("清河县2023年没走复议直接告到法院的几件", "复议完又去告的呢", "一共")
    assert answer.facts[0].value == sum(several.value(COUNTY, 2023, row) for row in (DIRECT, AFTER))
    whole = several.last("清河县2023年收到申请多少件", "予以公开呢", "一共多少")
    assert not any(fact.value == whole.facts[0].value for fact in answer.facts)
    assert not whole.facts[0].derived


def test_figures_of_the_narrative_told_last_are_computed_with(towns: World) -> None:
    turns = ("柳河镇2022年微博发布多少条", "微信呢")
    assert towns.last(*turns, "刚才这两个加一块").facts[0].value == 140
    assert towns.last("柳河镇2022年微博发布多少条", "石桥镇呢", "差多少").facts[0].value == 25


def test_behind_a_comparison_the_larger_is_held_against_the_smaller(several: World) -> None:
    county, city = (several.value(body, 2023, FINES) for body in (COUNTY, CITY))
    answer = several.last("清河县和沙湾市2023年行政处罚谁多", "多多少件", "是几倍")
    assert abs(Decimal(answer.facts[0].value or 0) - max(county, city) / min(county, city)) < Decimal("0.01")


def test_choices_are_bodies_that_have_a_report_of_the_year(tmp_path: Path) -> None:
    counts = {("东山县人民政府", 2022): 1, ("西山县人民政府", 2023): 2, ("南山县人民政府", 2023): 3}
    with fined(tmp_path, counts) as world:
        asked = world.ask("2023年行政处罚有多少")
        assert asked.kind is Kind.CLARIFY
        assert set(asked.options) == {"西山县人民政府", "南山县人民政府"}
        assert world.last("2023年行政处罚有多少", "第二个").facts[0].year == 2023
        assert world.ask("2019年行政处罚有多少").kind is Kind.NO_DATA


def test_a_subject_of_the_narrative_is_explained_in_a_conversation(several: World) -> None:
    answer = several.last("清河县2023年行政处罚多少件", "等下，信息处理费是个什么东西")
    assert answer.kind is Kind.DEFINITION


def test_what_is_no_part_of_the_row_spoken_of_is_not_told(several: World) -> None:
    assert not several.last("清河县2023年行政复议多少件", "里面撤销的多少").facts


def test_a_share_is_no_figure_told_again(towns: World) -> None:
    assert not towns.last("柳河镇2022年微博发布多少条", "占比多少").facts


def test_the_first_of_figures_that_were_added(towns: World) -> None:
    turns = ("柳河镇2022年微博发布多少条", "微信呢", "两个加起来", "哪个多")
    assert "微信" in towns.last(*turns).headline


@pytest.mark.parametrize("asked", ["哪个多", "差多少", "一共呢"])
def test_one_figure_of_the_narrative_answers_nothing_of_several(towns: World, asked: str) -> None:
    assert not towns.last("柳河镇2022年微博发布多少条", asked).facts


def test_the_figure_told_last_is_a_part_of_the_thing_named_now(towns: World) -> None:
    answer = towns.last("柳河镇2022年微博发布多少条", "占抖音的百分之几")
    assert answer.facts[0].value == 50


def test_figures_pointed_at_are_a_part_of_the_row_named(several: World) -> None:
    answer = several.last(
        "清河县2023年不予处理多少件", "其中重复申请的", "信访类的呢", "这两类占不予处理的多少"
    )
    parts = ("不予处理/重复申请", "不予处理/信访举报投诉类申请")
    share = sum(several.value(COUNTY, 2023, part, "总计") for part in parts) / _shown(several, "不予处理")
    assert abs(Decimal(answer.facts[0].value or 0) - share * 100) < Decimal("0.01")
