"""Bodies each with its own year, and many years of which one has a report."""

from __future__ import annotations

import pytest

from bot.types import Kind
from tests.bot.world import CITY, COUNTY, World, check

FINES = "行政处罚/本年处理决定数量"


@pytest.mark.parametrize(
    "question",
    [
        "2022年的清河县和2023年的沙湾市，处罚差几件",
        "清河县2022年处罚、沙湾市2023年处罚，谁多",
        "清河县2022年罚了不少，沙湾市的处罚比它多几件",
        "沙湾市2023年处罚，清河县2022年处罚，是不是沙湾市多",
    ],
)
def test_every_body_keeps_the_year_said_of_it(several: World, question: str) -> None:
    answer = several.ask(question)
    check(answer, several)
    printed = {
        (fact.agency, fact.year): fact.value
        for fact in answer.facts
        if fact.metric == FINES and not fact.derived
    }
    assert printed == {
        (COUNTY, 2022): several.value(COUNTY, 2022, FINES),
        (CITY, 2023): several.value(CITY, 2023, FINES),
    }


@pytest.mark.parametrize(
    "question", ["沙湾市2021到2023年每年处罚几件", "沙湾市近三年处罚走势", "沙湾市2021年至2024年的处罚变化"]
)
def test_of_many_years_the_only_one_is_told_and_the_others_are_named(several: World, question: str) -> None:
    answer = several.ask(question)
    check(answer, several)
    assert answer.kind is Kind.FIGURE
    first = answer.facts[0]
    assert (first.metric, first.year, first.value) == (FINES, 2023, several.value(CITY, 2023, FINES))
    assert any("2022" in note for note in answer.notes)


@pytest.mark.parametrize("question", ["清河县两年前处罚几件", "清河县2年前罚了多少", "上上年清河县处罚几件"])
def test_years_are_counted_back_from_today(several: World, question: str) -> None:
    answer = several.ask(question)
    assert (answer.facts[0].year, answer.facts[0].value) == (2022, several.value(COUNTY, 2022, FINES))
    assert several.ask("清河县十年前处罚几件").kind is Kind.NO_DATA


def test_a_change_without_the_year_before_says_what_there_is(several: World) -> None:
    answer = several.ask("沙湾市2023年处罚比上年增加多少")
    assert answer.kind is Kind.NO_DATA
    assert "2022" in answer.headline
    assert "收录的是：2023年" in answer.headline
