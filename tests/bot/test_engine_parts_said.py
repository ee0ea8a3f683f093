"""Figures held against parts of their whole, and figures for so many of another."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest

from bot.answer.phrases import say
from bot.types import Kind
from corpus.vocabulary import TOTAL
from tests.bot.world import CITY, World, check

NEW, DONE, GIVEN = "本年新收政府信息公开申请数量", "办理结果/总计", "予以公开"
FINES, PERMITS = "行政处罚/本年处理决定数量", "行政许可/本年处理决定数量"
REVIEWS, MENDED = "行政复议/总计", "行政复议/结果纠正"


def quotient(world: World, part: tuple[str, str | None], base: tuple[str, str | None], times: int) -> Decimal:
    """One figure of the city for so many of another, as answers round it."""
    first, second = (world.value(CITY, 2023, *one) for one in (part, base))
    return (first / second * times).quantize(Decimal("0.01"), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("asked", "part", "base", "bound"),
    [
        ("沙湾市2023年个人申请够不够九成五", (NEW, "自然人"), (NEW, TOTAL), 95),
        ("沙湾市2023年办结的申请，全部予以公开的有没有过半", (GIVEN, TOTAL), (DONE, TOTAL), 50),
        ("沙湾市2023年企业的申请到没到一成", (NEW, "商业企业"), (NEW, TOTAL), 10),
        ("沙湾市2023年复议里纠正的超过三分之一了吗", (MENDED, None), (REVIEWS, None), 33),
        ("沙湾市2023年律所申请不足百分之五吧", (NEW, "法律服务机构"), (NEW, TOTAL), 5),
    ],
)
def test_a_share_held_against_a_part(
    several: World, asked: str, part: tuple[str, str | None], base: tuple[str, str | None], bound: int
) -> None:
    answer = several.ask(asked)
    check(answer, several)
    rate = quotient(several, part, base, 100)
    assert (answer.facts[0].value, answer.facts[0].unit) == (rate, "%")
    word = ("no" if rate > bound else "yes") if "不足" in asked else ("yes" if rate > bound else "no")
    assert say(f"verdict.{word}_{'above' if rate > bound else 'below'}") in answer.notes


@pytest.mark.parametrize(
    "asked",
    [
        "沙湾市2023年处罚超过四百件了吗",
        "沙湾市2023年个人申请多少件",
        "我查到半夜也没看懂，沙湾市2023年处罚是几件",
    ],
)
def test_a_number_is_no_part(several: World, asked: str) -> None:
    assert several.ask(asked).facts[0].unit == "件"


def test_bodies_whose_share_is_above_a_part(several: World) -> None:
    answer = several.ask("哪些单位2023年个人申请超过九成")
    shares = {fact.agency: Decimal(fact.value or 0) for fact in answer.facts if fact.unit == "%"}
    met = [agency for agency, share in shares.items() if share > 90]
    assert answer.kind is Kind.RANKING
    assert answer.headline.startswith("没有单位符合") == (not met)


@pytest.mark.parametrize(
    ("asked", "part", "base", "count"),
    [
        ("沙湾市2023年每收一百件申请冒出来多少件复议", (REVIEWS, None), (NEW, TOTAL), 100),
        ("沙湾市2023年平均每千张罚单对应几件许可", (PERMITS, None), (FINES, None), 1000),
        ("沙湾市2023年复议摊到每100件申请是几件", (REVIEWS, None), (NEW, TOTAL), 100),
        ("沙湾市2023年每一百件申请里个人提的有几件", (NEW, "自然人"), (NEW, TOTAL), 100),
        ("沙湾市2023年每十件复议有几件被纠正", (MENDED, None), (REVIEWS, None), 10),
    ],
)
def test_so_many_for_every_so_many(
    several: World, asked: str, part: tuple[str, str | None], base: tuple[str, str | None], count: int
) -> None:
    answer = several.ask(asked)
    check(answer, several)
    assert Decimal(answer.facts[0].value or 0) == quotient(several, part, base, count)


def test_a_part_of_a_number_that_the_message_says(several: World) -> None:
    given = several.value(CITY, 2023, GIVEN, TOTAL)
    for asked in ("沙湾市2023年予以公开除以{n}，是百分之多少", "沙湾市2023年予以公开的占那{n}件的百分之几"):
        answer = several.ask(asked.format(n=int(given) * 4))
        check(answer, several)
        assert (answer.facts[0].value, answer.facts[0].unit) == (25, "%")
