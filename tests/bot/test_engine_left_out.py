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
