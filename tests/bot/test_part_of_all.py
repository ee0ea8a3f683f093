"""What part a figure of one body is of all bodies together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Kind
from tests.bot.world import World, fined

FINES = {("石桥镇", 2023): 30, ("柳林镇", 2023): 150, ("白水镇", 2023): 20, ("白水镇", 2022): 90}
WHOLE = 200


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Three towns, one of them over two years."""
    with fined(tmp_path_factory.mktemp("part"), FINES) as world:
        yield world


@pytest.mark.parametrize(
    "question",
    [
        "石桥镇的行政处罚占所有单位的百分之几",
        "行政处罚里头石桥镇占全部单位的几成",
        "石桥镇罚款占各单位合计的多少",
    ],
)
def test_it_is_of_the_sum_over_all_bodies(towns: World, question: str) -> None:
    answer = towns.ask(question)
    assert answer.facts[0].value == 100 * FINES["石桥镇", 2023] / WHOLE
    assert WHOLE in {fact.value for fact in answer.facts}
    addends = {fact.agency.removesuffix("人民政府"): fact.value for fact in answer.facts if not fact.derived}
    assert addends == {place: fines for (place, year), fines in FINES.items() if year == 2023}
    assert {source.citation.quote for source in answer.sources} == {"30", "150", "20"}


def test_it_is_asked_of_the_figure_told_before(towns: World) -> None:
    answer = towns.last("石桥镇2023年行政处罚多少件", "占全部单位的几成")
    assert answer.facts[0].value == 100 * FINES["石桥镇", 2023] / WHOLE


def test_a_row_that_the_body_does_not_print_is_no_part(towns: World) -> None:
    assert towns.ask("石桥镇的行政许可占所有单位的百分之几").kind is Kind.NO_DATA
