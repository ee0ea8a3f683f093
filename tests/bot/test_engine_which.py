"""Which year, which kind of applicants, whether more than the year before, and what is counted in."""

from __future__ import annotations

import pytest

from bot.types import Kind
from tests.bot.world import CITY, COUNTY, World, check

FINES, NEW, CARRIED = (
    "行政处罚/本年处理决定数量",
    "本年新收政府信息公开申请数量",
    "上年结转政府信息公开申请数量",
)


@pytest.mark.parametrize(
    "say", ["清河县行政处罚{}件是哪年", "清河县哪一年处罚了{}件", "清河县处罚{}件是哪一年的数"]
)
def test_the_year_that_prints_a_number_is_named(several: World, say: str) -> None:
    number = several.value(COUNTY, 2023, FINES)
    answer = several.ask(say.format(number))
    check(answer, several)
    assert answer.headline.startswith("是2023年")
    assert several.ask(say.format(number + 1)).headline.startswith("各年都不是")


@pytest.mark.parametrize(
    ("say", "yes"),
    [
        ("清河县2023年处罚比2022年多吗", True),
        ("清河县2022年处罚比2023年多吗", False),
        ("清河县2022年处罚比2023年少吗", True),
        ("清河县2023年处罚有2022年多吗", True),
        ("清河县2023年处罚超过2022年了吗", True),
        ("清河县2023年许可比2022年多了吗", False),
    ],
)
def test_one_year_against_another_is_answered_yes_or_no(several: World, say: str, *, yes: bool) -> None:
    answer = several.ask(say)
    check(answer, several)
    assert answer.kind is Kind.TREND
    assert answer.headline.startswith("是，" if yes else "不是，")


@pytest.mark.parametrize(
    ("say", "kinds", "most"),
    [
        ("自然人和企业谁申请多", ("自然人", "商业企业"), True),
        ("企业和律所哪个申请少", ("商业企业", "法律服务机构"), False),
        ("个人和科研机构谁的申请更多", ("自然人", "科研机构"), True),
        (
            "最多的申请人是哪类",
            ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
            True,
        ),
    ],
)
def test_the_kind_of_applicants_with_more(
    several: World, say: str, kinds: tuple[str, ...], *, most: bool
) -> None:
    answer = several.ask(f"沙湾市2023年{say}")
    check(answer, several)
    values = {kind: several.value(CITY, 2023, NEW, kind) for kind in kinds}
    best = (max if most else min)(values, key=lambda kind: values[kind])
    assert best in answer.headline
    assert {fact.applicant: fact.value for fact in answer.facts} == values


@pytest.mark.parametrize(
    "say",
    [
        "一共收到多少申请包括结转",
        "新收连同上年结转共多少",
        "申请总共多少件，含上年结转",
        "算上结转收到多少申请",
    ],
)
def test_what_was_carried_over_is_counted_in(several: World, say: str) -> None:
    answer = several.ask(f"沙湾市2023年{say}")
    check(answer, several)
    parts = [several.value(CITY, 2023, row, "总计") for row in (NEW, CARRIED)]
    assert answer.facts[0].value == sum(parts)


@pytest.mark.parametrize("say", ["媒体申请几件", "记者申请多少", "残疾人提交的申请有几件"])
def test_applicants_of_no_column_get_no_figure(several: World, say: str) -> None:
    assert several.ask(f"沙湾市2023年{say}").kind is Kind.NO_DATA


@pytest.mark.parametrize("say", ["答不上来的申请几件", "答复不了的有多少", "回答不了的申请有几件"])
def test_what_cannot_be_answered_could_not_be_provided(several: World, say: str) -> None:
    answer = several.ask(f"沙湾市2023年{say}")
    check(answer, several)
    assert answer.facts[0].metric == "无法提供"
