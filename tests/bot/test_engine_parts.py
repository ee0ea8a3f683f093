"""The parts of one row of one report in order: reasons, results, kinds of applicant."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.types import Kind
from corpus.vocabulary import APPLICANTS, TOTAL, metrics
from tests.bot.world import CITY, World, check

NEW = "本年新收政府信息公开申请数量"
REFUSED = tuple(path for path in metrics() if path.startswith("不予公开/"))


def in_order(world: World, *cells: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    """The cells of the city's report by what they print, the largest first."""
    return sorted(cells, key=lambda cell: -world.value(CITY, 2023, *cell))


@pytest.mark.parametrize(
    ("say", "place"),
    [
        ("沙湾市2023年不予公开里哪种原因最多", 0),
        ("沙湾市2023年不予公开的理由排第二的是哪个", 1),
        ("沙湾市2023年没给公开的各种情形里哪一类最少", -1),
    ],
)
def test_a_reason_by_its_place(several: World, say: str, place: int) -> None:
    answer = several.ask(say)
    check(answer, several)
    cells = in_order(several, *((path, TOTAL) for path in REFUSED))
    at = several.value(CITY, 2023, *cells[place])
    named = [path for path, _ in cells if several.value(CITY, 2023, path, TOTAL) == at]
    assert answer.kind is Kind.COMPARISON
    assert all(path.split("/")[1] in answer.headline for path in named)
    values = [Decimal(fact.value or 0) for fact in answer.facts]
    assert values == sorted(values, reverse=place >= 0)


@pytest.mark.parametrize("say", ["沙湾市2023年哪类申请人最多", "沙湾市2023年谁申请得最多"])
def test_the_kind_of_applicant_with_most(several: World, say: str) -> None:
    answer = several.ask(say)
    check(answer, several)
    first = in_order(several, *((NEW, name) for name in APPLICANTS[:-1]))[0]
    assert str(first[1]) in answer.headline
    assert TOTAL not in {fact.applicant for fact in answer.facts}


def test_reasons_and_how_many_of_each(several: World) -> None:
    answer = several.ask("沙湾市2023年为什么不予公开，分别几件")
    check(answer, several)
    assert {fact.metric for fact in answer.facts} == set(REFUSED)


def test_the_largest_reasons_added_up(several: World) -> None:
    answer = several.ask("沙湾市2023年最多的三项不予公开理由合计多少件")
    check(answer, several)
    largest = sorted((several.value(CITY, 2023, path, TOTAL) for path in REFUSED), reverse=True)[:3]
    assert answer.facts[0].value == sum(largest)
