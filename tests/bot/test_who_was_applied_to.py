"""The bodies to whom people of a kind applied, asked for with who and where."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Kind
from tests.bot.world import RECEIVED, World, check, written

APPLIED = {"盘山县人民政府": 7, "海城市人民政府": 0, "凤城市人民政府": 12}


@pytest.fixture(scope="module")
def applied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Governments to which people applied, and one to which nobody did."""
    reports = {
        f"{agency}2023.txt": f"{agency}2023年政府信息公开工作年度报告\n{RECEIVED.format(received=n, taken=0)}"
        for agency, n in APPLIED.items()
    }
    with written(tmp_path_factory.mktemp("applied"), reports) as world:
        yield world


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("谁那边有老百姓来申请", {"盘山县人民政府", "凤城市人民政府"}),
        ("有没有哪家收到过个人的申请", {"盘山县人民政府", "凤城市人民政府"}),
        ("哪里没接到过个人申请", {"海城市人民政府"}),
        ("有谁收到的个人申请超过十件", {"凤城市人民政府"}),
    ],
)
def test_bodies_are_told_by_who_applied_there(applied: World, question: str, bodies: set[str]) -> None:
    answer = applied.ask(question)
    check(answer, applied)
    assert answer.kind is Kind.RANKING
    assert {fact.agency for fact in answer.facts} == bodies
    assert {fact.applicant for fact in answer.facts} == {"自然人"}
