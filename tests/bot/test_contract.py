"""The JSON of the contract: the same keys whatever the answer, and every digit of a figure."""

from __future__ import annotations

import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.contract import answer_json, dumps, finding_json, ingest_json, unanswered_json
from bot.types import Answer, AnswerFact, Derived, Kind, Source
from corpus.errors import UnreadableFile
from corpus.types import Citation, Finding, Severity, Span, Status
from index.ingest import Outcome

ANSWER = [
    "id",
    "question",
    "kind",
    "text",
    "facts",
    "citations",
    "options",
    "suggestions",
    "assumed",
    "spoken",
]
FACT = ["agency", "year", "metric", "applicant", "value", "unit", "raw", "status", "derived"]
CITATION = ["report", "section", "locator", "quote", "url", "span"]
OUTCOME = [
    *("path", "status", "report", "agency", "year", "format", "published"),
    *("facts", "passages", "findings", "error"),
]
FACTS = (
    AnswerFact("样例县人民政府", 2023, "规章/本年制发件数", None, 0, "件", "0", Status.REPORTED),
    AnswerFact("样例县人民政府", 2023, "正文/公开率", None, Decimal("34.50"), "%", "34.50%", Status.REPORTED),
    AnswerFact(
        *("样例县人民政府", 2023, "不予公开", "总计", 35, "件", "35", Status.REPORTED),
        Derived("sum", ("不予公开/属于国家秘密@总计", "不予公开/属于行政查询事项@总计")),
    ),
)
FULL = Answer(
    kind=Kind.FIGURE,
    headline="0 件",
    facts=FACTS,
    sources=(Source("样例县年报", Citation("二、主动公开", "规章 › 本年制发件数", Span(3, 4), "0")),),
    assumed=("按最近一年 2023 年回答",),
    spoken="零件",
)


def test_an_answer_has_every_key_in_order() -> None:
    for answer in (FULL, Answer(Kind.CLARIFY, "哪个单位？", options=("甲", "乙")), Answer(Kind.CHAT, "您好")):
        given_json = answer_json(answer, "问", "q1")
        assert list(given_json) == ANSWER
    whole = json.loads(dumps(answer_json(FULL, "问", None)))
    assert [list(fact) for fact in whole["facts"]] == [FACT] * 3
    assert [list(citation) for citation in whole["citations"]] == [CITATION]
    assert whole["citations"][0]["span"] == [3, 4]
    assert whole["facts"][2]["derived"] == {
        "op": "sum",
        "of": ["不予公开/属于国家秘密@总计", "不予公开/属于行政查询事项@总计"],
    }
    assert whole["id"] is None


def test_figures_keep_their_digits() -> None:
    line = dumps(answer_json(FULL, "问", 7))
    assert '"value": 0, ' in line
    assert '"value": 34.50, ' in line
    assert '"id": 7, ' in line


def test_what_is_not_answered_is_an_answer_with_its_error() -> None:
    line = unanswered_json("line-bad", "不是问题", None, "q")
    assert list(line) == [*ANSWER, "error"]
    assert line["facts"] == []
    assert line["error"] == {"code": "line-bad", "message": "不是问题"}


def test_an_outcome_has_every_key_also_when_rejected() -> None:
    rejected = ingest_json(Outcome("a.txt", "rejected", error=UnreadableFile("file-empty", "空的")))
    assert list(rejected) == OUTCOME
    assert rejected["error"] == {"code": "file-empty", "message": "空的"}
    finding = Finding("t3-balance", Severity.ERROR, "不等", ("甲@总计",), 3, 4)
    assert finding_json(finding) == {
        "rule": "t3-balance",
        "severity": "error",
        "message": "不等",
        "cells": ["甲@总计"],
    }


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_any_value_is_one_line_and_comes_back(value: object) -> None:
    line = dumps(value)
    assert len(line.splitlines()) <= 1
    assert json.loads(line) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_a_decimal_comes_back_digit_by_digit(value: Decimal) -> None:
    back = json.loads(dumps([value]), parse_float=Decimal)[0]
    assert str(back) == format(value, "f")
