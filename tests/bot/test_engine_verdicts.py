"""Yes or no, where a figure is held against a number of the question."""

from __future__ import annotations

import pytest

from bot.answer.phrases import say
from corpus.vocabulary import TOTAL
from tests.bot.world import CITY, World, check

NEW = "本年新收政府信息公开申请数量"


@pytest.mark.parametrize(
    ("asked", "more", "verdict"),
    [
        ("沙湾市2023年新收超过{n}件了吗", -1, "yes_above"),
        ("沙湾市2023年新收超过{n}件了吗", 1, "no_below"),
        ("沙湾市2023年新收超过{n}件没有", 0, "exactly"),
        ("沙湾市2023年的新收有没有到{n}件", 1, "no_below"),
        ("沙湾市2023年新收够{n}件吗", -1, "yes_above"),
        ("沙湾市2023年新收不到{n}件吧", 1, "yes_below"),
        ("沙湾市2023年新收是不是低于{n}件", -1, "no_above"),
        ("沙湾市2023年新收在{n}到{m}件之间吗", -1, "within"),
        ("沙湾市2023年新收在{n}到{m}件之间吗", 1, "outside"),
    ],
)
def test_a_figure_held_against_a_number(several: World, asked: str, more: int, verdict: str) -> None:
    printed = int(several.value(CITY, 2023, NEW, TOTAL))
    answer = several.ask(asked.format(n=printed + more, m=printed + more + 5))
    check(answer, several)
    assert answer.facts[0].value == printed
    assert say(f"verdict.{verdict}") in answer.notes
    assert say("value.premise") not in answer.notes


@pytest.mark.parametrize("asked", ["沙湾市2023年自然人占新收过半了吗", "沙湾市2023年自然人的申请占了一成吗"])
def test_a_rate_held_against_parts_of_the_whole(several: World, asked: str) -> None:
    answer = several.ask(asked)
    check(answer, several)
    rate = float(answer.facts[0].value or 0)
    over = rate > (50 if "半" in asked else 10)
    assert answer.facts[0].unit == "%"
    assert say("verdict.yes_above" if over else "verdict.no_below") in answer.notes


def test_money_in_other_units(several: World) -> None:
    fees = several.value(CITY, 2023, "行政事业性收费/本年收费金额")
    answer = several.ask(f"沙湾市2023年收费够{int(fees) + 1}万元吗")
    assert say("verdict.no_below") in answer.notes
    answer = several.ask(f"沙湾市2023年收费超过{(int(fees) - 1) * 10_000}元了吗")
    assert say("verdict.yes_above") in answer.notes


def test_a_plain_question_gets_no_verdict(several: World) -> None:
    answer = several.ask("沙湾市2023年新收多少件")
    assert not any(note.startswith(("是", "不是", "没有")) for note in answer.notes)
