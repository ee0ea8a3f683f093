"""How what is left over changed within a year: from what a report took over to what it leaves."""

from __future__ import annotations

import pytest

from bot.answer.phrases import say
from corpus.vocabulary import TOTAL
from tests.bot.world import CITY, COUNTY, World, check

TAKEN, LEFT = "上年结转政府信息公开申请数量", "结转下年度继续办理"


@pytest.mark.parametrize(
    ("asked", "applicant"),
    [
        ("沙湾市2023年底没办完的申请比年初净增多少件", TOTAL),
        ("沙湾市2023年手头没办完的申请从年初到年末变化多大", TOTAL),
        ("沙湾市2023年的积压是变多了还是变少了", TOTAL),
        ("沙湾市2023年遗留的申请一年下来是增是减", TOTAL),
        ("沙湾市2023年积压的个人申请年末比年初少几件", "自然人"),
    ],
)
def test_both_ends_of_the_year(several: World, asked: str, applicant: str) -> None:
    taken, left = (several.value(CITY, 2023, row, applicant) for row in (TAKEN, LEFT))
    answer = several.ask(asked)
    check(answer, several)
    assert answer.facts[0].value == abs(left - taken)
    assert {(fact.metric, fact.value) for fact in answer.facts} >= {(TAKEN, taken), (LEFT, left)}
    way = "same" if left == taken else "risen" if left > taken else "fallen"
    assert say(f"carried.{way}") in answer.notes


def test_the_year_before_is_asked_where_it_has_a_report(several: World) -> None:
    answer = several.ask("清河县2023年的积压是变多了还是变少了")
    figures = [(fact.year, fact.value) for fact in answer.facts if fact.derived is None]
    assert {(year, several.value(COUNTY, year, LEFT, TOTAL)) for year in (2022, 2023)} <= set(figures)


def test_what_is_left_over_alone(several: World) -> None:
    assert several.rows("沙湾市2023年底积压多少件") == [LEFT]
