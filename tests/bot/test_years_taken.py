"""Which years figures are of where none is said, and what a form of another year does not print."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Conversation, Kind
from tests.bot.world import COUNTY, TODAY, World, fined

OLD, NEW, OTHER = "抚州市民政局", "淮安市人民政府", "盐城市人民政府"
COUNTS = {(OLD, 2020): 5, (NEW, 2022): 7, (NEW, 2024): 9, (OTHER, 2022): 3, (OTHER, 2023): 4}
FEES = "2019、2020年度的表格只填收费项目的个数，不填收费的金额。"


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Three bodies, of which two have a year in common."""
    with fined(tmp_path_factory.mktemp("years"), COUNTS) as world:
        yield world


@pytest.mark.parametrize(
    "question", ["抚州市民政局和淮安市谁罚得多", "淮安、抚州民政局处罚对比", "淮安比抚州民政局多罚多少"]
)
def test_bodies_without_a_common_year_are_said_to_be_of_different_years(years: World, question: str) -> None:
    answer = years.ask(question)
    assert {fact.year for fact in answer.facts if fact.derived is None} == {2020, 2024}
    assert any("年份不同" in text for text in answer.assumed)


def test_bodies_with_a_common_year_are_compared_in_it(years: World) -> None:
    answer = years.ask("淮安和盐城谁罚得多")
    assert {fact.year for fact in answer.facts} == {2022}
    assert any("2022" in text for text in answer.assumed)


def test_nothing_is_taken_for_granted_where_the_years_are_said(years: World) -> None:
    assert not years.ask("淮安2024年和盐城2023年谁罚得多").assumed
    assert not years.ask("2022年淮安和盐城谁罚得多").assumed


@pytest.mark.parametrize("question", ["清河县2020年收费多少", "2020年清河县的行政事业性收费"])
def test_a_form_without_amounts_says_that_it_counts_kinds_of_fees(several: World, question: str) -> None:
    assert FEES in several.ask(question).notes


@pytest.mark.parametrize("question", ["清河县2020年收费项目几项", "清河县2023年收费多少", "清河县2020年处罚"])
def test_nothing_is_said_of_fees_where_no_amount_is_missed(several: World, question: str) -> None:
    assert FEES not in several.ask(question).notes


def test_a_follow_up_to_a_year_without_amounts_says_so(several: World) -> None:
    talk = Conversation(today=TODAY)
    assert several.engine.ask(f"{COUNTY}2023年收费多少", talk).kind is Kind.FIGURE
    assert FEES in several.engine.ask("2020年呢", talk).notes


def talk(world: World, *questions: str) -> list[tuple[Kind, set[tuple[str, int]]]]:
    """The kind of every answer of a conversation, and the bodies and years of its printed figures."""
    conversation = Conversation(today=TODAY)
    answers = [world.engine.ask(question, conversation) for question in questions]
    return [
        (answer.kind, {(fact.agency, fact.year) for fact in answer.facts if fact.derived is None})
        for answer in answers
    ]


@pytest.mark.parametrize(
    "question",
    [
        "淮安和盐城2022到2023年处罚",
        "盐城、淮安两年的处罚各多少",
        "2022、2023年淮安市、盐城市罚了多少",
        "淮安和盐城历年处罚",
    ],
)
def test_several_bodies_are_each_told_over_their_years(years: World, question: str) -> None:
    (_, figures), *_ = talk(years, question)
    assert figures >= {(OTHER, 2023)} | (
        {(NEW, 2024)} if "历年" in question or "两年" in question else {(NEW, 2022)}
    )


def test_years_asked_for_after_a_comparison_are_those_of_both_bodies(years: World) -> None:
    *_, (_, figures) = talk(years, "淮安和盐城谁罚得多", "三年的呢")
    assert figures == {(NEW, 2022), (NEW, 2024), (OTHER, 2022), (OTHER, 2023)}


@pytest.mark.parametrize("further", ["盐城呢", "那盐城市呢", "换成盐城"])
def test_another_body_is_asked_for_the_year_spoken_of(years: World, further: str) -> None:
    *_, (kind, figures) = talk(years, "淮安2024年处罚多少", further)
    assert (kind, figures) == (Kind.NO_DATA, set())
    *_, (kind, figures) = talk(years, "淮安2022年处罚多少", further)
    assert (kind, figures) == (Kind.FIGURE, {(OTHER, 2022)})
