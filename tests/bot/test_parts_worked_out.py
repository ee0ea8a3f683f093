"""Parts of a figure that are worked out, and bodies held to a mean that is named before."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from tests.bot.world import World, check, fined

FINES = {
    ("凤城市人民政府", 2023): 30,
    ("盘山县人民政府", 2023): 90,
    ("盘山县水利局", 2023): 6,
}


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Three bodies with penalties."""
    with fined(tmp_path_factory.mktemp("parts"), FINES) as world:
        yield world


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("盘山县政府处罚件数的十分之一是多少", 9),
        ("盘山县政府处罚的两成大概是多少件", 18),
        ("盘山县政府处罚的一半是多少", 45),
        ("凤城市政府罚款件数的30%是多少", 9),
    ],
)
def test_a_part_of_a_figure_is_worked_out(bodies: World, question: str, wanted: int) -> None:
    answer = bodies.ask(question)
    assert Decimal(answer.facts[0].value or 0) == wanted
    check(answer, bodies)


@pytest.mark.parametrize("question", ["处罚的平均数，哪些单位超过了", "处罚超过平均数的单位有哪些"])
def test_bodies_are_held_to_the_mean(bodies: World, question: str) -> None:
    assert {fact.agency for fact in bodies.ask(question).facts} == {"盘山县人民政府"}


def test_the_others_are_added_up(bodies: World) -> None:
    assert bodies.ask("除了盘山县水利局，处罚合计多少").facts[0].value == 120
