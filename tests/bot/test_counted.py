"""What is counted where it is no case of the forms: people, secrets, and applications for other things."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.types import Kind
from bot.understand.normal import normalise
from tests.bot.world import sample

_OTHER_THINGS = [
    "全县有多少律师",
    "县里有几家企业",
    "一共几个自然人",
    "手头有多少商业秘密",
    "去年接到多少护照申请",
    "医保的处罚有几件",
    "结婚申请多少件",
    "处罚里头有多少属于违章查询",
    "行政强制了几栋楼",
]
_CASES = [
    ("律师的申请有多少件", "本年新收政府信息公开申请数量"),
    ("多少家企业来申请过公开", "本年新收政府信息公开申请数量"),
    ("我是跑旅游的，想问一下重复申请几件", "不予处理/重复申请"),
    ("2023几件重复申请", "不予处理/重复申请"),
    ("去年有多少重复申请", "不予处理/重复申请"),
    ("几件商业秘密", "不予公开/保护第三方合法权益"),
    ("企业的申请多少", "本年新收政府信息公开申请数量"),
    ("因商业秘密没公开的多少件", "不予公开/保护第三方合法权益"),
]


@pytest.mark.parametrize("question", _OTHER_THINGS)
def test_people_secrets_and_other_applications_are_not_counted(question: str, tmp_path: Path) -> None:
    with sample(tmp_path) as world:
        answer = world.ask(question)
        assert (answer.kind, answer.facts) == (Kind.NO_DATA, ())


@pytest.mark.parametrize(("question", "metric"), _CASES)
def test_applications_of_people_and_refusals_for_secrets_are(
    question: str, metric: str, tmp_path: Path
) -> None:
    with sample(tmp_path) as world:
        assert world.rows(question) == [metric]


@pytest.mark.parametrize("question", ["几页之内不要钱", "一个月多少件以内免费"])
def test_what_is_free_is_told_by_the_fee_scale(question: str, tmp_path: Path) -> None:
    with sample(tmp_path) as world:
        answer = world.ask(question)
        assert answer.kind is Kind.DEFINITION
        assert "30页" in answer.headline or any("30页" in line for line in answer.lines)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("无法提供分几种", Kind.DEFINITION),
        ("不予处理的五种情形", Kind.DEFINITION),
        ("无法提供几件", Kind.FIGURE),
    ],
)
def test_kinds_of_a_group_are_told_apart_from_its_cases(question: str, kind: Kind, tmp_path: Path) -> None:
    with sample(tmp_path) as world:
        assert world.ask(question).kind is kind


def test_a_reason_that_is_not_printed_is_said_to_be_missing(tmp_path: Path) -> None:
    with sample(tmp_path) as world:
        answer = world.ask("处罚为什么这么少")
        assert answer.kind is Kind.NO_DATA
        assert "原因" in answer.headline


def test_three_figures_answered_before_are_counted_by_one_character() -> None:
    assert normalise("把这仨加一下") == normalise("把这三个加一下")
    assert "仨" in normalise("许可、处罚、强制仨里哪个多")
