"""Whether all bodies are as a message says: yes or no, with those that are not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Kind
from tests.bot.world import World, check, fined

FINES = {
    ("凤城市人民政府", 2023): 30,
    ("凤城市教育局", 2023): 0,
    ("盘山县人民政府", 2023): 90,
    ("盘山县水利局", 2023): 0,
    ("盘山县古城子镇人民政府", 2022): 0,
}
FINING = ["盘山县人民政府", "凤城市人民政府"]


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Governments that impose penalties, offices and a town that don't."""
    with fined(tmp_path_factory.mktemp("every"), FINES) as world:
        yield world


@pytest.mark.parametrize(
    "question",
    [
        "2023年这几家单位是不是都没罚过款",
        "2023年的几家单位都没处罚过人吧",
        "2023年所有单位的处罚都是零，对吗",
        "2023年是不是没有一家罚过款",
        "2023年没有哪个单位开过罚单吧",
        "2023年的单位全都没处罚吗",
    ],
)
def test_those_that_are_not_as_all_are_said_to_be_come_first(bodies: World, question: str) -> None:
    answer = bodies.ask(question)
    assert answer.kind is Kind.RANKING
    assert answer.headline.startswith("不是")
    assert [fact.agency for fact in answer.facts[:2]] == FINING
    check(answer, bodies)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("2023年各局都没处罚过吧", "是，"),
        ("2023年每个单位都罚过款吗", "不是"),
        ("2023年所有单位的处罚都没超过一百件吧", "是，"),
        ("盘山县政府和凤城市政府2023年都罚过款吗", "是，"),
        ("盘山县政府和盘山县水利局2023年都没罚过吧", "不是"),
    ],
)
def test_a_claim_of_all_is_judged(bodies: World, question: str, verdict: str) -> None:
    answer = bodies.ask(question)
    assert answer.headline.startswith(verdict)
    check(answer, bodies)


@pytest.mark.parametrize("question", ["2023年哪些单位都没罚过款", "2023年有没有单位没罚过款"])
def test_who_is_asked_for_is_no_claim_of_all(bodies: World, question: str) -> None:
    answer = bodies.ask(question)
    assert {fact.agency for fact in answer.facts} == {"凤城市教育局", "盘山县水利局"}


def test_an_amount_of_each_is_no_claim_of_all(bodies: World) -> None:
    answer = bodies.ask("盘山县政府和凤城市政府2023年都罚了多少件")
    assert answer.kind is Kind.COMPARISON
    assert not answer.headline.startswith(("是", "不是"))
