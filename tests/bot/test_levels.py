"""Questions about all bodies of a level of government, or about the small places of a region."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Kind
from tests.bot.world import World, fined

COUNTS = {
    ("上海市人民政府办公厅", 2023): 900,
    ("淮安市人民政府", 2023): 800,
    ("抚州市民政局", 2023): 70,
    ("永康市人民政府", 2023): 600,
    ("永康市司法局", 2023): 50,
    ("义乌市人民政府", 2023): 400,
    ("武进区卫生健康局", 2023): 30,
    ("甘谷县交通运输局", 2023): 20,
    ("西柳镇人民政府", 2023): 10,
}


@pytest.fixture(scope="module")
def levels(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Bodies of every level but that of streets."""
    with fined(tmp_path_factory.mktemp("levels"), COUNTS) as world:
        yield world


@pytest.mark.parametrize(
    ("question", "counts"),
    [
        ("市级单位行政处罚排名", {800, 70}),
        ("地市级政府处罚多少", {800}),
        ("省级机关的处罚", {900}),
        ("县级单位处罚排名", {600, 50, 400, 30, 20}),
        ("县级部门谁罚得最多", {50, 30, 20}),
        ("县级以上单位处罚排名", {900, 800, 70, 600, 50, 400, 30, 20}),
        ("区级机关里谁罚得最多", {30}),
        ("乡镇的行政处罚", {10}),
        ("金华市下面哪个县处罚最多", {600, 400}),
        ("金华下辖的县谁罚得最少", {600, 400}),
        ("金华各县市行政处罚排名", {600, 400}),
    ],
)
def test_bodies_of_a_level(levels: World, question: str, counts: set[int]) -> None:
    answer = levels.ask(question)
    assert answer.kind is Kind.RANKING
    assert {fact.value for fact in answer.facts if fact.derived is None} == counts


@pytest.mark.parametrize(
    ("question", "total"), [("金华市下面的县处罚合计", 1000), ("县级部门处罚一共多少", 100)]
)
def test_the_sum_over_a_level(levels: World, question: str, total: int) -> None:
    assert levels.ask(question).facts[0].value == total


@pytest.mark.parametrize(("question", "named"), [("街道的处罚", "街道"), ("所有街道的处罚合计", "街道")])
def test_a_level_without_a_report_is_said_to_have_none(levels: World, question: str, named: str) -> None:
    answer = levels.ask(question)
    assert answer.kind is Kind.NO_DATA
    assert answer.headline == f"没有收录“{named}”的报告。"


def test_counties_that_are_called_otherwise_are_said_to_be_so(levels: World) -> None:
    assert any("同一级" in note for note in levels.ask("浙江省哪个县处罚最多").notes)
    assert not any("同一级" in note for note in levels.ask("浙江省哪个市处罚最多").notes)


def test_one_is_chosen_of_the_level_that_is_meant(levels: World) -> None:
    assert levels.ask("镇上罚了多少").options == ("西柳镇人民政府",)


def test_a_question_back_says_that_there_are_more_bodies_than_it_offers(levels: World) -> None:
    answer = levels.ask("罚了多少")
    assert len(answer.options) == 8
    assert any("九个单位" in note for note in answer.notes)
