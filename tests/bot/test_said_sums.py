"""Sums that a question writes out in numbers, held against each other or against what is claimed."""

from __future__ import annotations

import pytest

from bot.types import Kind
from tests.bot.world import COUNTY, World, check

NEW, OLD = "本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量"
DONE, LEFT = "办理结果/总计", "结转下年度继续办理"


@pytest.fixture
def cells(several: World) -> dict[str, int]:
    """The four totals that balance in the county's report of 2023."""
    return {row: int(several.value(COUNTY, 2023, row, "总计")) for row in (NEW, OLD, DONE, LEFT)}


@pytest.mark.parametrize("say", ["清河县2023年{}+{}跟{}+{}一样吗，等于几", "清河县2023年{}加{}等于{}加{}吗"])
def test_both_sides_of_the_balance(several: World, cells: dict[str, int], say: str) -> None:
    answer = several.ask(say.format(*cells.values()))
    check(answer, several)
    whole = cells[NEW] + cells[OLD]
    assert answer.headline == f"两边一样，都是 {whole}。"
    assert [fact.value for fact in answer.facts[:2]] == [whole, whole]
    assert {NEW, OLD, DONE, LEFT} <= {fact.metric for fact in answer.facts}


def test_sides_that_differ(several: World, cells: dict[str, int]) -> None:
    answer = several.ask(f"清河县2023年{cells[NEW]}+{cells[OLD]}和{cells[DONE]}+{cells[OLD]}一样吗")
    check(answer, several)
    assert answer.headline.startswith("两边不一样")


@pytest.mark.parametrize(("more", "said"), [(0, "和您说的一样"), (1, "和您说的数不同")])
def test_a_sum_that_is_claimed(several: World, cells: dict[str, int], more: int, said: str) -> None:
    claimed = cells[NEW] + cells[OLD] + more
    answer = several.ask(f"清河县2023年{cells[NEW]}+{cells[OLD]}等于{claimed}吗")
    assert said in answer.headline
    assert answer.facts[0].value == cells[NEW] + cells[OLD]


def test_a_number_that_is_not_printed_is_not_computed_with(several: World, cells: dict[str, int]) -> None:
    answer = several.ask(f"清河县2023年{cells[NEW]}+987654321={cells[DONE]}+{cells[LEFT]}吗")
    assert answer.kind is Kind.FIGURE
    assert answer.facts[0].value == cells[DONE] + cells[LEFT]
    assert "987654321" not in "".join((answer.headline, *answer.lines))
