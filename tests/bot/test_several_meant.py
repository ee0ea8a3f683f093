"""Words that name several rows at once: what was spoken of before tells which, else it is asked back."""

from __future__ import annotations

import pytest

from bot.types import Conversation, Kind
from tests.bot.world import COUNTY, TODAY, World, check

GIVEN, NEW, ALL = "予以公开", "本年新收政府信息公开申请数量", "办理结果/总计"


@pytest.mark.parametrize(
    ("first", "then", "metric"),
    [
        ("清河县2023年收到多少申请", "公开了几件", GIVEN),
        ("清河县2023年办结了几件", "公开的呢", GIVEN),
        ("清河县2023年办结了几件", "其中公开的几件", GIVEN),
    ],
)
def test_it_goes_with_what_was_spoken_of(several: World, first: str, then: str, metric: str) -> None:
    conversation = Conversation(TODAY)
    several.engine.ask(first, conversation)
    answer = several.engine.ask(then, conversation)
    check(answer, several)
    assert [fact.value for fact in answer.facts] == [several.value(COUNTY, 2023, metric, "总计")]


@pytest.mark.parametrize("first", ["清河县2023年许可多少件", "清河县2023年罚了多少件"])
def test_it_is_asked_back_beside_other_tables(several: World, first: str) -> None:
    conversation = Conversation(TODAY)
    several.engine.ask(first, conversation)
    answer = several.engine.ask("公开了几件", conversation)
    assert answer.kind is Kind.CLARIFY


@pytest.mark.parametrize(
    ("question", "metrics"),
    [
        ("清河县2023年收到申请多少件，其中予以公开多少件", (NEW, GIVEN)),
        ("清河县2023年收到多少申请，公开了多少", (NEW, GIVEN)),
        ("清河县2023年收到申请几件，办结几件", (NEW, ALL)),
    ],
)
def test_both_are_told_where_both_are_asked(several: World, question: str, metrics: tuple[str, ...]) -> None:
    answer = several.ask(question)
    check(answer, several)
    told = {fact.metric: fact.value for fact in answer.facts if fact.applicant == "总计"}
    assert told == {metric: several.value(COUNTY, 2023, metric, "总计") for metric in metrics}


@pytest.mark.parametrize(
    ("question", "metric"),
    [
        ("清河县2023年处理了几件信访类的申请", "不予处理/信访举报投诉类申请"),
        ("清河县2023年办了几件重复申请", "不予处理/重复申请"),
    ],
)
def test_what_was_done_with_them_is_no_row_beside_theirs(several: World, question: str, metric: str) -> None:
    answer = several.ask(question)
    assert [(fact.metric, fact.value) for fact in answer.facts] == [
        (metric, several.value(COUNTY, 2023, metric, "总计"))
    ]
