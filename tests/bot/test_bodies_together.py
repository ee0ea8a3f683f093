"""Bodies that share one office's name, a body in the place of another, and years that go on with a body."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Conversation, Kind
from tests.bot.world import TODAY, World, check, fined

FINES = {
    ("海城市人民政府", 2022): 70,
    ("海城市人民政府", 2023): 80,
    ("海城市西柳镇人民政府", 2023): 3,
    ("海城市教育局", 2023): 5,
    ("盘山县人民政府", 2022): 60,
    ("盘山县人民政府", 2023): 90,
    ("盘山县教育局", 2023): 7,
    ("凤城市教育局", 2023): 11,
    ("凤城市人民政府", 2023): 40,
}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Governments, a town and offices of three places."""
    with fined(tmp_path_factory.mktemp("together"), FINES) as world:
        yield world


def test_places_that_share_the_office_named_behind_the_last(places: World) -> None:
    answer = places.ask("海城、盘山、凤城三家教育局2023年处罚加起来多少")
    check(answer, places)
    assert answer.facts[0].value == 5 + 7 + 11


def test_a_town_in_the_place_named(places: World) -> None:
    answer = places.ask("海城的那个镇2023年罚了多少")
    check(answer, places)
    assert [fact.value for fact in answer.facts] == [3]


def test_the_year_goes_on_with_another_body(places: World) -> None:
    talk = Conversation()
    answers = [
        places.engine.ask(text, talk, TODAY)
        for text in ("海城市2023年处罚多少", "再往前一年呢", "换成盘山县看看")
    ]
    assert [answer.facts[0].value for answer in answers] == [80, 70, 60]


def test_two_digit_years_in_a_list(places: World) -> None:
    answer = places.ask("盘山县22、23两年处罚合计")
    check(answer, places)
    assert answer.kind is Kind.TREND
    assert answer.facts[0].value == 60 + 90


def test_an_office_of_another_level_is_not_the_only_one_of_its_name(places: World) -> None:
    answer = places.ask("省教育局2023年处罚多少")
    assert answer.kind is Kind.NO_DATA
    assert not answer.facts
