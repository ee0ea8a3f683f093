"""Figures of several bodies, told by a comparison or a ranking, that the next question computes with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Answer, Kind
from tests.bot.world import World, check, fined

FINES = {
    ("盘山县人民政府", 2022): 60,
    ("盘山县人民政府", 2023): 90,
    ("凤城市人民政府", 2023): 40,
    ("海城市人民政府", 2023): 10,
    ("东港市人民政府", 2023): 0,
}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Four governments."""
    with fined(tmp_path_factory.mktemp("told"), FINES) as world:
        yield world


def last(places: World, *questions: str) -> Answer:
    """The answer to the last question, checked."""
    answer = places.last(*questions)
    check(answer, places)
    return answer


def test_a_quotient_of_two_bodies_each_of_its_own_year_comes_first(places: World) -> None:
    answer = places.ask("盘山县2022年处罚是凤城市2023年的多少倍")
    check(answer, places)
    assert answer.headline == "1.5 倍"


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("这两家差多少", "50 件"),
        ("前者是后者的几倍", "2.25 倍"),
        ("后者占前者的百分之几", "44.44%"),
        ("少的占多的几成", "44.44%"),
        ("多的是少的几倍", "2.25 倍"),
        ("两家加起来多少", "130 件"),
    ],
)
@pytest.mark.parametrize(
    "before",
    [("2023年谁罚得最多", "第二多的是哪家"), ("盘山县和凤城市2023年处罚谁多",)],
)
def test_the_two_bodies_told_are_computed_with(
    places: World, before: tuple[str, ...], asked: str, shown: str
) -> None:
    assert last(places, *before, asked).headline == shown


def test_another_ranking_is_not_computed_with_the_figures_before(places: World) -> None:
    answer = last(places, "海城市2023年处罚多少", "2023年许可谁最多", "2023年谁罚得最多", "差多少件")
    assert "海城" not in "".join(answer.lines[:2])


@pytest.mark.parametrize(("asked", "first"), [("去掉第一名呢，谁最多", "凤城市"), ("不算前两名呢", "海城市")])
def test_an_order_goes_on_without_the_first(places: World, asked: str, first: str) -> None:
    answer = last(places, "2023年谁罚得最多", asked)
    assert answer.kind is Kind.RANKING
    assert answer.facts[0].agency.startswith(first)


def test_two_places_of_the_order_spoken_of_are_held_against_each_other(places: World) -> None:
    answer = last(places, "2023年谁罚得最多", "第二多的是哪家", "第一比第三多几件")
    assert answer.facts[0].value == 80


@pytest.mark.parametrize("asked", ["2023年哪几家没办过一件处罚", "2023年哪些单位一件处罚都没有"])
def test_bodies_that_have_none(places: World, asked: str) -> None:
    assert [fact.agency for fact in places.ask(asked).facts] == ["东港市人民政府"]


def test_more_than_one_is_no_denial(places: World) -> None:
    answer = places.ask("2023年哪些单位处罚没超过一件")
    assert "凤城市人民政府" not in [fact.agency for fact in answer.facts]
    assert len(places.ask("2023年哪些单位不止罚了一件").facts) > 1
