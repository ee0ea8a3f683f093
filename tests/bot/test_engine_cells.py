"""Every cell of the forms is answered by its official label, and no other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.types import Kind
from corpus.types import Format
from corpus.vocabulary import TOTAL
from tests.bot.world import CITY, COUNTY, MADE, World, check
from tests.corpus.factory import Key

TWO_READINGS = {("其他处理", "其他")}  # the row's column, or the row of that name in the form of 2021


def asked(metric: str, applicant: str | None) -> str:
    """A cell in the words of its form."""
    row = "本年度办理结果总计" if metric == "办理结果/总计" else metric.replace("/", "")
    return f"{row}{applicant}一栏" if applicant and applicant != TOTAL else row


@pytest.mark.parametrize(("agency", "year"), [(COUNTY, 2020), (CITY, 2023)])
def test_every_cell_by_its_label(several: World, agency: str, year: int) -> None:
    wrong: dict[Key, str] = {}
    for (metric, applicant), value in several.cells[agency, year].items():
        answer = several.ask(f"{agency.removesuffix('人民政府')}{year}年{asked(metric, applicant)}是多少？")
        check(answer, several)
        told = [(f.metric, f.applicant, f.value, f.derived) for f in answer.facts[:1]]
        if told != [(metric, applicant, value, None)]:
            wrong[metric, applicant] = f"{answer.kind}: {answer.headline}"
    assert set(wrong) <= TWO_READINGS, wrong


def test_the_cells_of_both_forms_were_asked(several: World) -> None:
    assert {form for _, form in MADE.values()} == {Format.F2019, Format.F2021}
    assert [len(several.cells[COUNTY, 2020]), len(several.cells[CITY, 2023])] == [198, 200]


def test_a_sum_over_the_reasons_for_refusing(several: World) -> None:
    answer = several.ask("沙湾市2023年不予公开一共多少件？")
    check(answer, several)
    parts = [metric for metric, applicant in several.cells[CITY, 2023] if metric.startswith("不予公开/")]
    total = sum((several.value(CITY, 2023, metric, TOTAL) for metric in dict.fromkeys(parts)), Decimal(0))
    assert answer.kind is Kind.FIGURE
    assert answer.facts[0].value == total
    assert answer.facts[0].derived
    assert answer.facts[0].derived.op == "sum"
    assert set(answer.facts[0].derived.of) == {f"{metric}@{TOTAL}" for metric in parts}
    assert len(answer.facts) == 1 + len(set(parts))
