"""Bodies of one name in several places, and governments beside what else is indexed of their place."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from bot.types import Conversation, Kind
from tests.bot.world import TODAY, World, check, fined

FINES = {
    ("开封市鼓楼区人民政府", 2022): 21,
    ("开封市鼓楼区人民政府", 2023): 22,
    ("南京市鼓楼区人民政府", 2022): 31,
    ("南京市鼓楼区人民政府", 2023): 32,
    ("礼泉县人民政府", 2022): 40,
    ("礼泉县人民政府", 2023): 41,
    ("礼泉县城关镇人民政府", 2023): 5,
    ("礼泉县新时代街道办事处", 2023): 6,
    ("岚皋县城关镇人民政府", 2023): 7,
    ("岚皋县财政局", 2023): 8,
    ("拉萨市城关区人民政府", 2023): 9,
    ("阿里地区行政公署", 2023): 50,
    ("咸阳市公安局", 2023): 61,
    ("开封市公安局", 2023): 62,
    ("开封市人民政府", 2023): 70,
}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Namesakes of several places, a county with a town and a street, and a prefecture of old."""
    with fined(tmp_path_factory.mktemp("namesakes"), FINES) as world:
        yield world


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("礼泉县", 41),
        ("礼泉", 41),
        ("礼泉县政府", 41),
        ("礼泉新时代街道", 6),
        ("新时代街道办", 6),
        ("岚皋城关镇", 7),
        ("拉萨的城关区", 9),
        ("江苏那个鼓楼", 32),
        ("阿里行署", 50),
        ("阿里地区", 50),
        ("岚皋财政", 8),
        ("公安局（咸阳）", 61),
        ("鼓楼区（江苏那个）", 32),
        ("城关镇，岚皋的，", 7),
    ],
)
def test_the_body_that_is_meant(places: World, body: str, count: int) -> None:
    answer = places.ask(f"{body}2023年处罚了多少件")
    check(answer, places)
    assert [fact.value for fact in answer.facts] == [count]


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("城关镇", {"礼泉县城关镇人民政府", "岚皋县城关镇人民政府"}),
        ("城关", {"礼泉县城关镇人民政府", "岚皋县城关镇人民政府", "拉萨市城关区人民政府"}),
        ("鼓楼区", {"开封市鼓楼区人民政府", "南京市鼓楼区人民政府"}),
    ],
)
def test_a_name_that_several_bear_is_asked_back(places: World, said: str, offered: set[str]) -> None:
    answer = places.ask(f"{said}2023年处罚多少")
    assert answer.kind is Kind.CLARIFY
    assert set(answer.options) == offered


def test_a_county_without_a_report_is_none_of_its_offices(places: World) -> None:
    assert not places.ask("岚皋县2023年处罚多少").facts


@pytest.mark.parametrize(
    ("messages", "counts"),
    [
        (("鼓楼区2023年处罚多少", "河南的", "南京呢"), [None, 22, 32]),
        (("鼓楼区2023年处罚多少", "南京，顺便要2022年的"), [None, 31]),
        (("城关镇2023年罚了几件", "岚皋的", "礼泉那边是多少"), [None, 7, 5]),
        (("公安局2023年处罚多少", "咸阳", "开封的也报一下"), [None, 61, 62]),
        (("开封市公安局2023年处罚多少", "咸阳呢", "开封市政府呢"), [62, 61, 70]),
        (("咸阳市公安局2023年处罚多少", "礼泉县2023年处罚多少件"), [61, 41]),
    ],
)
def test_a_place_after_a_common_name_is_the_body_of_that_name_there(
    places: World, messages: tuple[str, ...], counts: list[int | None]
) -> None:
    talk = Conversation()
    answers = [places.engine.ask(text, talk, TODAY) for text in messages]
    assert [answer.facts[0].value if answer.facts else None for answer in answers] == counts


@pytest.mark.parametrize(
    ("first", "then"), [("2022", "再往后一年"), ("2022", "那下一年呢"), ("2022", "后一年呢")]
)
def test_years_onwards_are_counted_from_those_spoken_of(places: World, first: str, then: str) -> None:
    talk = Conversation()
    answers = [
        places.engine.ask(text, talk, TODAY) for text in (f"礼泉县{first}年处罚多少", then, "前一年呢")
    ]
    assert [answer.facts[0].value for answer in answers] == [40, 41, 40]


def test_an_autonomous_division_is_called_without_its_peoples(places: World) -> None:
    answer = places.ask("海北州2023年处罚案件数")
    assert answer.kind is Kind.NO_DATA
    assert "海北州" in answer.headline


@pytest.mark.parametrize(
    ("question", "ranked"),
    [
        ("礼泉县各单位2023年谁处罚最多", [41, 6, 5]),
        ("礼泉境内2023年处罚最高的", [41, 6, 5]),
        ("礼泉县里2023年哪个单位罚得最多", [41, 6, 5]),
        ("2023年礼泉处罚最多的是哪家", [41, 6, 5]),
        ("礼泉除了县政府，2023年还有谁处罚最多", [6, 5]),
        ("礼泉县除县政府外哪家2023年处罚最多", [6, 5]),
        ("河南省2023年行政处罚排名", [70, 62, 22]),
        ("江苏省内2023年处罚最多的", [32]),
        ("2023年处罚最多的前三个区是哪些", [32, 22, 9]),
    ],
)
def test_the_bodies_of_a_place_are_ranked(places: World, question: str, ranked: list[int]) -> None:
    answer = places.ask(question)
    check(answer, places)
    assert [fact.value for fact in answer.facts if fact.derived is None] == ranked


def test_the_bodies_of_a_place_are_added_up(places: World) -> None:
    answer = places.ask("开封市各单位2023年处罚合计多少")
    check(answer, places)
    assert answer.facts[0].value == 22 + 62 + 70


def test_a_place_without_any_body_is_told(places: World) -> None:
    answer = places.ask("广东省内2023年处罚最多的单位")
    assert answer.kind is Kind.NO_DATA
    assert "广东省" in answer.headline


@pytest.mark.parametrize(
    ("question", "counts"),
    [
        ("礼泉、岚皋这两个城关镇2023年各罚了多少", {5, 7}),
        ("岚皋和礼泉的城关镇2023年处罚谁多", {5, 7}),
        ("南京跟开封两个鼓楼区2023年处罚差多少", {32, 22}),
        ("咸阳、开封两个公安局2023年各处罚多少", {61, 62}),
        ("两个城关镇2023年处罚总共多少", {5, 7}),
        ("开封和咸阳的公安局2023年处罚各多少", {61, 62}),
    ],
)
def test_places_share_the_name_behind_the_last(places: World, question: str, counts: set[int]) -> None:
    answer = places.ask(question)
    check(answer, places)
    assert {fact.value for fact in answer.facts if fact.derived is None} == counts


def test_namesakes_are_added_up_where_they_are_counted(places: World) -> None:
    assert places.ask("两个城关镇2023年处罚总共多少").facts[0].value == 5 + 7
    assert places.ask("城关镇2023年处罚总共多少").kind is Kind.CLARIFY


@pytest.mark.parametrize(
    ("messages", "counts"),
    [
        (("咸阳市公安局2023年处罚多少", "开封市公安局呢", "市政府呢"), [61, 62, 70]),
        (("岚皋县城关镇2023年处罚多少", "财政局呢"), [7, 8]),
        (("礼泉县城关镇2023年处罚多少", "县政府呢"), [5, 41]),
        (("岚皋县财政局2023年处罚多少", "县政府呢"), [8, None]),
    ],
)
def test_an_office_said_alone_is_that_of_the_place_spoken_of(
    places: World, messages: tuple[str, ...], counts: list[int | None]
) -> None:
    talk = Conversation()
    answers = [places.engine.ask(text, talk, TODAY) for text in messages]
    assert [answer.facts[0].value if answer.facts else None for answer in answers] == counts


@pytest.mark.parametrize("question", ["礼泉的镇和街道2023年谁处罚多", "礼泉县的乡镇街道2023年处罚最多的"])
def test_towns_of_a_county_are_ranked(places: World, question: str) -> None:
    answer = places.ask(question)
    check(answer, places)
    assert [fact.value for fact in answer.facts if fact.derived is None] == [6, 5]


@pytest.mark.parametrize(
    ("question", "total"),
    [("礼泉几家单位2023年一共处罚多少件", 41 + 5 + 6), ("河南2023年处罚合计", 22 + 62 + 70)],
)
def test_all_bodies_of_a_place_together(places: World, question: str, total: int) -> None:
    answer = places.ask(question)
    check(answer, places)
    assert answer.facts[0].value == total


def test_an_office_is_held_against_the_government_of_its_place(places: World) -> None:
    answer = places.ask("开封市公安局的处罚比市政府少多少件")
    check(answer, places)
    assert {fact.value for fact in answer.facts} == {62, 70, 8}


def test_an_office_beside_a_body_is_that_of_its_place(places: World) -> None:
    answer = places.ask("开封市2023年处罚比公安局多多少")
    check(answer, places)
    assert {fact.value for fact in answer.facts} == {70, 62, 8}


def test_without_a_year_bodies_are_compared_in_the_latest_that_both_have(places: World) -> None:
    answer = places.ask("礼泉县和南京鼓楼区处罚谁多")
    assert {(fact.value, fact.year) for fact in answer.facts if fact.derived is None} == {
        (41, 2023),
        (32, 2023),
    }


@pytest.mark.parametrize(
    ("question", "rate"),
    [
        ("2023年开封鼓楼区和南京鼓楼区谁的处罚多，多百分之几", Decimal("45.45")),
        ("2023年开封鼓楼区的处罚比南京鼓楼区少百分之几", Decimal("31.25")),
    ],
)
def test_by_how_many_per_cent_the_one_has_more(places: World, question: str, rate: Decimal) -> None:
    answer = places.ask(question)
    check(answer, places)
    assert [fact.value for fact in answer.facts if fact.derived] == [rate]


def test_bodies_that_are_counted_are_all_that_bear_the_name(places: World) -> None:
    talk = Conversation()
    answers = [places.engine.ask(text, talk, TODAY) for text in ("咸阳市公安局2023年处罚", "两个公安局合计")]
    assert answers[-1].facts[0].value == 61 + 62


def test_a_town_that_the_county_has_not_is_none_of_another(places: World) -> None:
    answer = places.ask("开封城关镇2023年处罚多少")
    assert answer.kind is Kind.NO_DATA
    assert "开封城关镇" in answer.headline
