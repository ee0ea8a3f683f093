"""Orders of bodies by what only their narratives count, and names written half in letters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.types import Kind
from corpus.reading import read_report
from index.store import Store
from tests.bot.world import World, check

REPORT = """{agency}2023年政府信息公开工作年度报告
一、总体情况
全年通过政务微博发布信息{posts}条，举办政务公开培训班{courses}期。
二、主动公开政府信息情况
第二十条第（六）项
信息内容 | 本年处理决定数量
行政处罚 | {fines}
"""
TOLD = {
    "黑河市气象局": (41, 2, 7),
    "福州市鼓楼区人民政府": (63, 5, 1_200),
    "南京市鼓楼区人民政府": (12, 9, 3_400),
}


@pytest.fixture(scope="module")
def telling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Three bodies whose narratives count posts and courses."""
    folder: Path = tmp_path_factory.mktemp("telling")
    with Store.open(folder / "index.db") as store:
        for agency, (posts, courses, fines) in TOLD.items():
            text = REPORT.format(agency=agency, posts=posts, courses=courses, fines=fines)
            store.save(read_report(text.encode(), f"{agency}2023.txt"))
        yield World(store, {})


@pytest.mark.parametrize(
    ("question", "ranked"),
    [
        ("微博发得最多的单位", [63, 41, 12]),
        ("哪家微博发得最少", [12, 41, 63]),
        ("培训班办得最多的是哪家", [9, 5, 2]),
    ],
)
def test_bodies_in_order_of_what_their_narratives_count(
    telling: World, question: str, ranked: list[int]
) -> None:
    answer = telling.ask(question)
    check(answer, telling)
    assert answer.kind is Kind.RANKING
    assert [fact.value for fact in answer.facts if fact.derived is None] == ranked


def test_what_no_narrative_counts_has_no_order(telling: World) -> None:
    assert not telling.ask("谁的抖音粉丝最多").facts


def test_bodies_above_so_many_thousand(telling: World) -> None:
    answer = telling.ask("2023年处罚超过一千件的有几家")
    check(answer, telling)
    assert [fact.value for fact in answer.facts] == [3_400, 1_200]


@pytest.mark.parametrize(
    ("body", "fines"),
    [("heihe气象局", 7), ("fuzhou鼓楼区", 1_200), ("福州鼓搂区", 1_200), ("nanjing鼓楼区", 3_400)],
)
def test_a_name_half_in_letters_or_misspelt(telling: World, body: str, fines: int) -> None:
    answer = telling.ask(f"{body}2023年处罚几件")
    check(answer, telling)
    assert [fact.value for fact in answer.facts] == [fines]


def test_a_place_with_one_body_and_no_report_of_its_own_is_asked_back(telling: World) -> None:
    answer = telling.ask("福州2023年处罚多少")
    assert (answer.kind, answer.options) == (Kind.CLARIFY, ("福州市鼓楼区人民政府",))
