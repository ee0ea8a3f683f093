"""What is asked next in a conversation: of another body, of both routes, in words written as they sound."""

from __future__ import annotations

import pytest

from bot.types import Kind
from bot.understand.misheard import Misheard
from tests.bot.world import CITY, COUNTY, World, check

FINES = "行政处罚/本年处理决定数量"
TOOK_OVER = "上年结转政府信息公开申请数量"


@pytest.mark.parametrize("further", ["那沙湾市呢", "再回沙湾市，行政处罚多少件"])
def test_a_body_named_again_is_asked_in_its_own_year(several: World, further: str) -> None:
    answer = several.last("沙湾市2023年行政许可多少件", "清河县2022年行政处罚多少件", further)
    check(answer, several)
    first = answer.facts[0]
    assert (first.agency, first.year, first.value) == (CITY, 2023, several.value(CITY, 2023, FINES))
    assert any("2023" in note for note in answer.assumed)


def test_the_same_asked_of_another_body_is_asked_of_the_same_year(several: World) -> None:
    assert several.last("清河县2022年行政处罚多少件", "那沙湾市呢").kind is Kind.NO_DATA


def test_a_year_that_is_said_of_the_body_does_not_give_way(several: World) -> None:
    assert several.last("清河县2022年行政处罚多少件", "那沙湾市2022年呢").kind is Kind.NO_DATA
    kept = several.last("清河县2023年行政处罚多少件", "那沙湾市呢")
    assert kept.facts[0].year == 2023
    assert any("沿用上文：2023年" in note for note in kept.assumed)


@pytest.mark.parametrize(
    ("further", "result"), [("其中被纠正的", "结果纠正"), ("到年底法院还没判的有多少", "尚未审结")]
)
def test_a_result_asked_after_both_routes_is_that_of_both(several: World, further: str, result: str) -> None:
    answer = several.last("清河县2023年直接起诉的和复议后起诉的合并计算多少件", further)
    check(answer, several)
    parts = [f"行政诉讼/{route}/{result}" for route in ("未经复议直接起诉", "复议后起诉")]
    assert [fact.metric for fact in answer.facts if not fact.derived] == parts
    assert answer.facts[0].value == sum(several.value(COUNTY, 2023, part) for part in parts)


def test_last_year_in_a_misspelt_row_is_no_year(several: World) -> None:
    answer = several.ask("清河县2023年上年接转过来的总共几见")
    assert (answer.facts[0].metric, answer.facts[0].applicant, answer.facts[0].year) == (
        TOOK_OVER,
        "总计",
        2023,
    )
    assert answer.facts[0].value == several.value(COUNTY, 2023, TOOK_OVER, "总计")


@pytest.mark.parametrize(
    ("said", "name"),
    [("怀安市", "淮安市"), ("怀安县", None), ("怀安", None), ("淮安市", None)],
)
def test_a_place_that_there_is_not_is_taken_for_the_one_that_sounds_like_it(
    said: str, name: str | None
) -> None:
    hit = Misheard({"淮安市": ["淮安市人民政府"]}).heard(f"{said}新收几件")
    assert (hit[2] if hit else None) == name


def test_a_name_that_is_taken_for_another_is_told(several: World) -> None:
    answer = several.ask("沙弯市2023年行政处罚多少件")
    check(answer, several)
    assert answer.facts[0].agency == CITY
    assert any("沙弯市" in note for note in answer.assumed)
    assert not several.ask("沙弯市民政局2023年行政处罚多少件").facts


def test_a_question_of_its_own_is_not_kept_to_the_year_of_another_body(several: World) -> None:
    """The body that it names has no report of that year; it is answered for its latest."""
    answer = several.last("清河县2022年行政处罚多少件", "沙湾市行政许可多少件")
    assert (answer.facts[0].agency, answer.facts[0].year) == (CITY, 2023)


def test_the_year_before_is_counted_from_the_one_spoken_of(several: World) -> None:
    answer = several.last("清河县2023年行政处罚多少件", "前一年的许可呢")
    assert answer.facts[0].year == 2022
