"""The judge: what it calls right, and that no fault of an answer passes it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.eval.floors import Floor, broken, moved
from tests.eval.judge import Grade, judge
from tests.eval.questions import ExpectedFact, Question

FEES = "行政事业性收费/本年收费金额"
TEXTS = {"报告": ["表二 行政事业性收费 748 表三"]}


def asked(*kinds: str, **rest: Any) -> Question:
    return Question("q", "figure", "去年收费多少", frozenset(kinds or ("figure",)), **rest)


def fact(value: float, unit: str | None = "万元", **rest: Any) -> dict[str, Any]:
    fields = {"agency": "某县", "year": 2023, "metric": FEES, "applicant": None, "value": value, "unit": unit}
    return fields | {"raw": str(value), "status": "reported", "derived": None} | rest


def answered(
    kind: str = "figure", text: str = "748 万元", *facts: dict[str, Any], **rest: Any
) -> dict[str, Any]:
    citation = {
        "report": "报告",
        "section": "二",
        "locator": "",
        "quote": "行政事业性收费 748",
        "span": [3, 14],
    }
    fields = {"kind": kind, "text": text, "facts": list(facts), "citations": [citation] if facts else []}
    return fields | {"assumed": [], "options": []} | rest


def test_the_expected_figure_with_its_citation_is_right() -> None:
    question = asked(facts=(ExpectedFact(Decimal(748), FEES, unit="万元"),), says=("748",))
    assert judge(question, answered("figure", "748 万元", fact(748)), TEXTS).grade is Grade.RIGHT


def test_a_divisor_is_no_figure_of_its_own() -> None:
    question = asked("comparison", facts=(ExpectedFact(Decimal(748), FEES),))
    ratio = fact(3.75, "倍", derived={"op": "ratio", "of": [FEES]})
    told = answered("comparison", "计算：748 ÷ 199.43 = 3.75。", fact(748), ratio)
    assert judge(question, told, TEXTS).grade is Grade.RIGHT


@given(st.integers(0, 10**7).filter(lambda value: value != 748))
def test_any_other_figure_is_wrong(value: int) -> None:
    question = asked(facts=(ExpectedFact(Decimal(748), FEES),))
    assert judge(question, answered("figure", f"{value} 万元", fact(value)), TEXTS).grade is Grade.WRONG


@pytest.mark.parametrize(
    ("wanted", "given_fact"),
    [
        (ExpectedFact(Decimal(748), unit="万元"), fact(7480000, "元")),
        (ExpectedFact(Decimal("2.59"), unit="%", derived="ratio"), fact(0.0259, None)),
        (ExpectedFact(Decimal("62.33"), unit="万元", derived="average"), fact(62.3333, "万元")),
        (ExpectedFact(Decimal(1578), derived="difference"), fact(-1578, "件")),
    ],
)
def test_equal_amounts_in_another_unit_stand(wanted: ExpectedFact, given_fact: dict[str, Any]) -> None:
    computed = given_fact | {"derived": {"op": wanted.derived, "of": [FEES]}}
    answer = answered("figure", "如下", computed)
    assert judge(asked(facts=(wanted,)), answer, TEXTS).grade is Grade.RIGHT


@pytest.mark.parametrize(
    ("question", "answer", "grade"),
    [
        (asked("no_data"), answered("figure", "748 万元", fact(748)), Grade.WRONG),
        (asked("no_data"), answered("no_data", "没有", fact(748)), Grade.WRONG),
        (asked("no_data", never=("42",)), answered("no_data", "没有，2023年是 4 2 件"), Grade.WRONG),
        (asked(), answered("no_data", "没有"), Grade.REFUSED),
        (asked("passage"), answered("clarify", "哪一年？"), Grade.REFUSED),
        (asked("out_of_scope"), answered("no_data", "没有"), Grade.OTHER),
        (asked(), answered("figure", "748 万元", fact(748), citations=[]), Grade.CITATION),
        (asked(), answered("figure", "748 万元，另有 12 件", fact(748)), Grade.CITATION),
        (asked(), answered("figure", "749", fact(749)), Grade.CITATION),
        (asked(says=("万元",)), answered("figure", "748", fact(748)), Grade.OTHER),
    ],
)
def test_faults_are_graded(question: Question, answer: dict[str, Any], grade: Grade) -> None:
    assert judge(question, answer, TEXTS).grade is grade


@given(st.integers(0, 20), st.integers(0, 20))
def test_a_citation_must_hold_exactly_its_span(start: int, end: int) -> None:
    answer = answered("figure", "748 万元", fact(748))
    answer["citations"][0]["span"] = [start, end]
    right = judge(asked(), answer, TEXTS).grade is Grade.RIGHT
    assert right == ((start, end) == (3, 14))


floors = st.builds(Floor, st.decimals(0, 100, places=1), st.integers(0, 50))


@given(floors, floors)
def test_floors_rise_but_do_not_fall(old: Floor, reached: Floor) -> None:
    new = moved([old], reached, lower=False)
    assert not broken(old, new)
    assert moved([old], reached, lower=True) == reached


@pytest.mark.parametrize(("said", "grade"), [("748 万元", Grade.RIGHT), ("748 元", Grade.OTHER)])
def test_one_of_several_words_is_enough(said: str, grade: Grade) -> None:
    wanted = asked(facts=(ExpectedFact(Decimal(748), FEES),), says=("万元|万块",))
    assert judge(wanted, answered("figure", said, fact(748)), TEXTS).grade is grade
