"""Sentences in place of a table that say that nothing was applied for or disputed."""

from __future__ import annotations

import pytest

from tests.corpus.test_unread import DISPUTES, FLOWS, report


@pytest.mark.parametrize(
    "sentence",
    [
        "我镇全年未收到任何形式的依申请公开信息。",
        "2023年暂未收到群众对依申请公开事项的申请。",
        "本年度无依申请公开事项。",
        "我局以主动公开为主，没有接到依申请公开件。",
        "全年未产生依申请公开类事项。",
    ],
)
def test_no_applications_in_the_words_of_their_kind(sentence: str) -> None:
    assert {(fact.metric, fact.value) for fact in report(three=sentence).facts} == {(FLOWS[0], 0)}


@pytest.mark.parametrize(
    "sentence",
    [
        "依申请公开按时办理，无其他情况。",
        "一季度未收到依申请公开事项。",
        "除信函外未收到依申请公开。",
        "没有收到依申请公开方面的投诉。",
        "未发现依申请公开办理超期。",
    ],
)
def test_applications_of_which_something_else_is_denied(sentence: str) -> None:
    assert report(three=sentence).facts == ()


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("未发生针对我乡政府信息公开事务的行政复议案件、行政诉讼案件。", [0, 0, 0]),
        ("没有发生因政务公开工作引发的投诉、行政复议或行政诉讼等事件。", [0, 0, 0]),
        ("无政府信息公开类行政复议和行政诉讼。", [0, 0, 0]),
        ("未发生举报、行政复议。", [0]),
        ("未发生投诉，行政复议1件。", [1]),
        ("没有行政复议被纠错的案件。", []),
        ("未发生投诉，行政复议正在办理。", []),
    ],
)
def test_disputes_denied_together_with_what_is_none(sentence: str, values: list[int]) -> None:
    facts = report(four=sentence).facts
    assert {fact.metric: fact.value for fact in facts} == dict(zip(DISPUTES, values, strict=False))
