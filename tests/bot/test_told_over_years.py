"""What the narratives of several years of one body count of one thing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Kind
from tests.bot.world import World, check, written

BODY = "黑河市气象局"
REPORT = """{agency}{year}年政府信息公开工作年度报告
一、总体情况
举办政务公开培训班{courses}期，群众满意率{content}%。
二、主动公开政府信息情况
第二十条第（六）项
信息内容 | 本年处理决定数量
行政处罚 | {fines}
"""
TOLD = {2021: (3, 91.5, 7), 2022: (8, 96.5, 12), 2023: (5, 94.5, 9)}


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Three years of one body whose narratives count courses."""
    reports = {
        f"{BODY}{year}.txt": REPORT.format(
            agency=BODY, year=year, courses=courses, content=content, fines=fines
        )
        for year, (courses, content, fines) in TOLD.items()
    }
    with written(tmp_path_factory.mktemp("years"), reports) as world:
        yield world


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("黑河市气象局21、22、23年培训班各几期", [3, 8, 5]),
        ("黑河市气象局2021到2023年办了多少期培训班", [3, 8, 5]),
        ("黑河市气象局哪年满意率最高", [91.5, 96.5, 94.5]),
        ("黑河市气象局这几年培训班各办了几期", [3, 8, 5]),
    ],
)
def test_a_thing_is_told_year_by_year(years: World, question: str, told: list[float]) -> None:
    answer = years.ask(question)
    check(answer, years)
    assert answer.kind is Kind.TREND
    assert [float(fact.value or 0) for fact in answer.facts if not fact.derived] == told


def test_no_rate_of_growth_is_made_of_rates(years: World) -> None:
    assert not [fact for fact in years.ask("黑河市气象局这几年满意率").facts if fact.derived]


def test_the_courses_of_all_years_are_added_up(years: World) -> None:
    answer = years.ask("黑河市气象局2021到2023年培训班一共几期")
    assert answer.facts[0].derived
    assert answer.facts[0].value == 16


def test_one_year_is_told_alone(years: World) -> None:
    answer = years.ask("黑河市气象局2022年培训班几期")
    assert [fact.value for fact in answer.facts] == [8]
