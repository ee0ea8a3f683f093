"""Two questions in one message, told apart by a comma: each is answered, of the body that is named."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from bot.types import Answer, Conversation, Kind
from tests.bot.world import PENALTIES, TODAY, World, check, written

PERMITS, FINES = "行政许可/本年处理决定数量", "行政处罚/本年处理决定数量"


def printed(answer: Answer) -> list[Decimal]:
    """The figures of an answer in its order, the addends of sums left out."""
    parts = {part for fact in answer.facts if fact.derived for part in fact.derived.of}
    return [
        Decimal(fact.value or 0)
        for fact in answer.facts
        if f"{fact.metric}@{fact.applicant}" not in parts and fact.metric not in parts
    ]


@pytest.mark.parametrize(
    "question",
    [
        "去年处罚多少，存在什么问题？",
        "罚了多少？有什么问题",
        "处罚几件，还有哪些问题",
        "存在哪些问题，处罚多少件",
        "处罚多少，主要问题是啥",
    ],
)
def test_a_figure_and_what_the_report_says_of_problems(sample: World, question: str) -> None:
    answer = sample.ask(question)
    check(answer, sample)
    assert printed(answer) == [42]
    assert any("不够" in line for line in (answer.headline, *answer.lines))


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("清河县2023年无法提供多少，其中不掌握多少", ("无法提供", "无法提供/本机关不掌握相关政府信息")),
        ("清河县2023年不予公开几件，其中国家秘密几件", ("不予公开", "不予公开/属于国家秘密")),
        ("清河县2023年受理多少，办结多少", ("本年新收政府信息公开申请数量", "办理结果/总计")),
        ("清河县2023年不予处理多少，重复申请多少", ("不予处理", "不予处理/重复申请")),
    ],
)
def test_each_of_two_rows_is_told(several: World, question: str, rows: tuple[str, str]) -> None:
    answer = several.ask(question)
    check(answer, several)
    assert set(rows) <= {fact.metric for fact in answer.facts}


def test_rows_that_one_question_names_stay_one_answer(several: World) -> None:
    answer = several.ask("清河县2023年许可多少，处罚多少，哪个多")
    assert answer.kind is Kind.COMPARISON
    assert {PERMITS, FINES} <= {fact.metric for fact in answer.facts}


@pytest.mark.parametrize("question", ["海淀区2023年处罚多少，存在什么问题？", "海淀区罚了多少？有哪些问题？"])
def test_no_other_body_is_told_of_where_the_one_named_has_no_report(sample: World, question: str) -> None:
    answer = sample.ask(question)
    assert answer.kind is Kind.NO_DATA
    assert answer.headline == "没有收录“海淀区”的报告。"
    assert not answer.sources


@pytest.mark.parametrize("further", ["那许可呢", "强制呢", "2023年呢"])
def test_a_body_without_a_report_is_spoken_of_on(sample: World, further: str) -> None:
    talk = Conversation(today=TODAY)
    sample.engine.ask("海淀区处罚多少", talk)
    assert sample.engine.ask(further, talk).kind is Kind.NO_DATA


def test_a_fee_of_the_narrative_is_asked_for_beside_a_row(tmp_path: Path) -> None:
    told = "云台县人民政府2023年政府信息公开工作年度报告\n一、总体情况\n全年收取信息处理费60元。\n"
    report = told + PENALTIES.format(fines=9)
    with written(tmp_path, {"云台县2023.txt": report}) as world:
        answer = world.ask("云台县处理费收了多少元，还有行政处罚多少件")
        check(answer, world)
        assert [fact.value for fact in answer.facts] == [60, 9]
