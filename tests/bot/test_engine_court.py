"""Cases in court: the form tells two ways to court apart, a question hardly ever does."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.engine import Engine
from bot.types import Kind
from corpus.reading import read_report
from index.store import Store
from tests.bot.world import CITY, TODAY, World, check

ROUTES = ("未经复议直接起诉", "复议后起诉")
_RESULTS = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"
_TABLE = f"""青松市人民政府2023年政府信息公开工作年度报告
四、政府信息公开行政复议、行政诉讼情况
行政复议 ||||| 行政诉讼 ||||||||||
{_RESULTS} | 未经复议直接起诉 ||||| 复议后起诉 |||||
{_RESULTS} | {_RESULTS} |
1 | 0 | 0 | 0 | 1 | 3 | 1 | 0 | 0 | 4 |  | 2 | 0 | 0 | 2 |
"""


@pytest.mark.parametrize(
    ("say", "result"),
    [
        ("诉讼维持多少", "结果维持"),
        ("行政诉讼维持多少件", "结果维持"),
        ("官司维持了几件", "结果维持"),
        ("法院里纠正的有多少件", "结果纠正"),
        ("诉讼纠正几件", "结果纠正"),
        ("起诉到法院后被纠正的多少件", "结果纠正"),
        ("行政诉讼结果其他几件", "其他结果"),
        ("诉讼没审完的几件", "尚未审结"),
    ],
)
def test_a_result_in_court_is_the_sum_of_both_ways_there(several: World, say: str, result: str) -> None:
    answer = several.ask(f"沙湾市2023年{say}")
    check(answer, several)
    parts = [several.value(CITY, 2023, f"行政诉讼/{route}/{result}") for route in ROUTES]
    assert answer.facts[0].value == sum(parts)
    assert [fact.value for fact in answer.facts[1:]] == parts


@pytest.mark.parametrize("say", ["复议和诉讼哪个多", "行政复议与行政诉讼谁更多", "诉讼和复议比较，哪个更多"])
def test_court_cases_are_compared_with_appeals_as_one_figure(several: World, say: str) -> None:
    answer = several.ask(f"沙湾市2023年{say}")
    check(answer, several)
    court = sum(several.value(CITY, 2023, f"行政诉讼/{route}/总计") for route in ROUTES)
    appeals = several.value(CITY, 2023, "行政复议/总计")
    assert answer.kind is Kind.COMPARISON
    assert ("行政诉讼" if court > appeals else "行政复议") in answer.headline
    whole = {f.metric: f.value for f in answer.facts if f.metric in ("行政诉讼/总计", "行政复议/总计")}
    assert whole == {"行政诉讼/总计": court, "行政复议/总计": appeals}


def test_a_blank_way_to_court_is_said_beside_the_sum(tmp_path: Path) -> None:
    with Store.open(tmp_path / "court.db") as store:
        store.save(read_report(_TABLE.encode(), "青松市.txt"))
        answer = Engine(store).ask("青松市2023年诉讼维持几件", today=TODAY)
    assert answer.facts[0].value == 3
    assert any("复议后起诉 结果维持" in note and "空白" in note for note in answer.notes)
