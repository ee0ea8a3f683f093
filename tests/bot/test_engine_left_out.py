"""What is left of a figure without rows and applicants that a question sets aside."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.types import Conversation, Kind
from corpus.vocabulary import APPLICANTS, TOTAL, metrics
from tests.bot.world import CITY, TODAY, World, check

NEW = "本年新收政府信息公开申请数量"
DECISIONS = "本年处理决定数量"
KINDS = APPLICANTS[:-1]


def applied(world: World, *names: str) -> Decimal:
    """How many new applications the kinds of applicants made."""
    return sum((world.value(CITY, 2023, NEW, name) for name in names), Decimal(0))


@pytest.mark.parametrize(
    ("say", "gone"),
    [
        ("沙湾市2023年除企业以外的申请人新收多少件", {"商业企业"}),
        ("沙湾市2023年除了企业，其他单位申请多少", {"商业企业"}),
        ("沙湾市2023年除了律所和公司，新收多少件", {"商业企业", "法律服务机构"}),
        ("沙湾市2023年不算个人，申请有多少", {"自然人"}),
        ("沙湾市2023年撇开老百姓，新收的申请几件", {"自然人"}),
        ("沙湾市2023年收到的申请里，把村民自己交的剔出去还剩几件", {"自然人"}),
        ("沙湾市2023年新收的，抠掉公司的还余多少件", {"商业企业"}),
        ("沙湾市2023年的申请，律所那块不看，其余的合起来几件", {"法律服务机构"}),
        ("沙湾市2023年把企业和律所从新收的申请里摘出去，余下几件", {"商业企业", "法律服务机构"}),
    ],
)
def test_applicants_left_out(several: World, say: str, gone: set[str]) -> None:
    answer = several.ask(say)
    check(answer, several)
    left = applied(several, *(name for name in KINDS if name not in gone))
    assert answer.facts[0].value == left
    assert left != applied(several, *KINDS)


@pytest.mark.parametrize(
    ("say", "rows"),
    [
        ("沙湾市2023年除许可以外的处理决定一共多少", ("行政处罚", "行政强制")),
        ("沙湾市2023年除处罚之外的执法决定合计", ("行政许可", "行政强制")),
        ("沙湾市2023年三项处理决定，把强制撇出去一共几件", ("行政许可", "行政处罚")),
        ("沙湾市2023年强制之外，许可和处罚一共多少", ("行政许可", "行政处罚")),
    ],
)
def test_decisions_left_out(several: World, say: str, rows: tuple[str, ...]) -> None:
    answer = several.ask(say)
    check(answer, several)
    assert answer.facts[0].value == sum(several.value(CITY, 2023, f"{row}/{DECISIONS}") for row in rows)


def test_a_reason_left_out_of_its_group(several: World) -> None:
    answer = several.ask("沙湾市2023年不予公开里除了国家秘密，一共多少")
    check(answer, several)
    left = [path for path in metrics() if path.startswith("不予公开/") and "国家秘密" not in path]
    assert answer.facts[0].value == sum(several.value(CITY, 2023, path, TOTAL) for path in left)


def test_a_group_left_out_of_the_total(several: World) -> None:
    answer = several.ask("沙湾市2023年不含其他处理的办结数")
    check(answer, several)
    whole = several.value(CITY, 2023, "办理结果/总计", TOTAL)
    gone = [path for path in metrics() if path.startswith("其他处理/")]
    cells = several.cells[CITY, 2023]
    assert answer.facts[0].value == whole - sum(Decimal(cells.get((path, TOTAL)) or 0) for path in gone)


def test_a_row_that_is_none_of_its_parts_changes_nothing(several: World) -> None:
    answer = several.ask("沙湾市2023年除了处罚，许可有多少")
    check(answer, several)
    assert [fact.metric for fact in answer.facts] == [f"行政许可/{DECISIONS}"]


def test_what_cannot_be_left_out_is_not_passed_over(several: World) -> None:
    assert several.ask("沙湾市2023年除去不予公开的，新收多少件").kind is Kind.NO_DATA


def test_another_body_left_out(several: World) -> None:
    answer = several.ask("除沙湾市以外的处罚")
    assert CITY not in {fact.agency for fact in answer.facts}
    assert answer.facts


def test_the_part_that_is_left_of_all(several: World) -> None:
    talk = Conversation(today=TODAY)
    several.engine.ask("沙湾市2023年除自然人以外的申请人新收多少件", talk)
    answer = several.engine.ask("占全部新收的百分之几", talk)
    check(answer, several)
    part, whole = applied(several, *KINDS[1:]), several.value(CITY, 2023, NEW, TOTAL)
    assert answer.facts[0].unit == "%"
    assert abs(Decimal(answer.facts[0].value or 0) - part / whole * 100) < Decimal("0.01")


@pytest.mark.parametrize(
    ("say", "gone"),
    [
        ("沙湾市2023年不予公开的，刨掉行政查询那类还剩几件", "属于行政查询事项"),
        ("沙湾市2023年不予公开的把行政查询除外还有几件", "属于行政查询事项"),
    ],
)
def test_what_is_left_when_a_reason_is_taken_away(several: World, say: str, gone: str) -> None:
    answer = several.ask(say)
    check(answer, several)
    left = [path for path in metrics() if path.startswith("不予公开/") and gone not in path]
    assert answer.facts[0].value == sum(several.value(CITY, 2023, path, TOTAL) for path in left)


@pytest.mark.parametrize(
    ("say", "whole", "gone"),
    [
        ("复议，把纠正的摘出去还剩几件", "行政复议/总计", ("行政复议/结果纠正",)),
        ("复议刨除维持的再刨除纠正的，剩多少", "行政复议/总计", ("行政复议/结果维持", "行政复议/结果纠正")),
        ("复议扣掉维持的、没审完的，剩下几件", "行政复议/总计", ("行政复议/结果维持", "行政复议/尚未审结")),
        ("许可去掉处罚还剩多少", f"行政许可/{DECISIONS}", (f"行政处罚/{DECISIONS}",)),
    ],
)
def test_what_is_left_when_rows_are_taken_away(
    several: World, say: str, whole: str, gone: tuple[str, ...]
) -> None:
    answer = several.ask(f"沙湾市2023年{say}")
    check(answer, several)
    left = several.value(CITY, 2023, whole) - sum(several.value(CITY, 2023, row) for row in gone)
    assert answer.facts[0].value == abs(left)


def test_a_number_said_stands_for_the_row_that_prints_it(sample: World) -> None:
    answer = sample.ask("1620件抛开强制的再抛开罚的，还剩几件")
    check(answer, sample)
    assert (answer.facts[0].value, answer.facts[1].metric) == (1577, f"行政许可/{DECISIONS}")
    assert any("“1620”" in note and "行政许可" in note for note in answer.notes)
    assert sample.ask("777件刨掉处罚还剩几件").kind is Kind.NO_DATA


@pytest.mark.parametrize("say", ["许可刨掉复议还剩多少", "办结的把维持的复议拿掉还剩多少"])
def test_nothing_is_left_of_a_row_of_another_kind(several: World, say: str) -> None:
    assert several.ask(f"沙湾市2023年{say}").kind is Kind.NO_DATA
