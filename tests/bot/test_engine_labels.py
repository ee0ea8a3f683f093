"""Every cell of table 三, and what two rows of a table come to, asked for by the labels of the form."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from corpus.types import Format
from corpus.vocabulary import APPLICANTS, metrics
from tests.bot.world import World, check

CITY = "沙湾市人民政府"
ROWS = [
    metric.path for metric in metrics().values() if metric.by_applicant and Format.F2021 in metric.formats
]
COLUMNS = [
    metric.path
    for metric in metrics().values()
    if metric.segments[0] in ("规章", "行政规范性文件", "行政复议", "行政诉讼")
    and Format.F2021 in metric.formats
]
ASKING = (
    "{place}2023年{row}{column}多少件",
    "请问沙湾市2023年{row}这一行{column}那一列填的是几",
    "{column}的申请里{row}的，{place}2023年有几件",
    "{place} 2023 {row} {column}",
)
TOGETHER = {
    "{place}2023年{one}和{other}加起来多少": lambda a, b: a + b,
    "请算一下{place}2023年{one}与{other}相差多少件": lambda a, b: abs(a - b),
    "2023年{place}{one}是{other}的几倍": lambda a, b: a / b,
}
often = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


def label(path: str) -> str:
    """What a row is called: its last label, with the heading where that alone is no name."""
    last = path.rpartition("/")[2]
    return path.replace("/", "") if last in ("总计", "其他") else last


@often
@given(
    row=st.sampled_from(ROWS),
    column=st.sampled_from([name for name in APPLICANTS if name != "总计"]),
    asking=st.sampled_from(ASKING),
)
def test_a_cell_by_its_labels(several: World, row: str, column: str, asking: str) -> None:
    answer = several.ask(asking.format(place="沙湾市", row=label(row), column=column))
    check(answer, several)
    (fact,) = answer.facts
    assert (fact.metric, fact.applicant) == (row, column)
    assert fact.value == several.value(CITY, 2023, row, column)


@often
@given(rows=st.permutations(ROWS), asking=st.sampled_from(sorted(TOGETHER)))
def test_two_rows_by_their_labels(several: World, rows: list[str], asking: str) -> None:
    one, other = rows[:2]
    a, b = (Fraction(several.value(CITY, 2023, row, "总计")) for row in (one, other))
    assume(b)
    answer = several.ask(asking.format(place="沙湾市", one=label(one), other=label(other)))
    check(answer, several)
    made = [fact.value for fact in answer.facts if fact.derived]
    assert made
    assert float(Decimal(made[0] or 0)) == pytest.approx(float(TOGETHER[asking](a, b)), rel=0.01, abs=0.01)


@often
@given(cells=st.permutations(COLUMNS), asking=st.sampled_from(sorted(TOGETHER)))
def test_two_cells_by_row_and_column(several: World, cells: list[str], asking: str) -> None:
    one, other = cells[:2]
    a, b = (Fraction(several.value(CITY, 2023, cell)) for cell in (one, other))
    assume(b)
    names = (cell.replace("/", "") for cell in (one, other))
    answer = several.ask(asking.format(place="沙湾市", one=next(names), other=next(names)))
    check(answer, several)
    made = [fact.value for fact in answer.facts if fact.derived]
    assert float(Decimal(made[0] or 0)) == pytest.approx(float(TOGETHER[asking](a, b)), rel=0.01, abs=0.01)
