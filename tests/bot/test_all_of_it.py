"""Whether all of a figure is so, what it is held against next, and the reasons behind a share."""

from __future__ import annotations

import pytest

from bot.types import Kind
from tests.bot.world import COUNTY, World, check

RECEIVED = "本年新收政府信息公开申请数量"


@pytest.mark.parametrize("further", ["都办完了吗", "都办结了没有"])
def test_all_dealt_with_is_judged_by_what_is_left(several: World, further: str) -> None:
    answer = several.last("清河县2023年收到多少申请", further)
    check(answer, several)
    left = several.value(COUNTY, 2023, "结转下年度继续办理", "总计")
    assert answer.headline == ("是，全部都是。" if left == 0 else "不是全部。")
    assert left in {fact.value for fact in answer.facts}


def test_all_of_one_kind_of_applicants_are_judged_by_the_total(several: World) -> None:
    answer = several.ask("清河县2023年的申请都是企业提的吗")
    check(answer, several)
    values = [several.value(COUNTY, 2023, RECEIVED, name) for name in ("商业企业", "总计")]
    assert [fact.value for fact in answer.facts][:2] == values
    assert answer.headline == "不是全部。"


def test_what_became_of_one_kind_is_not_their_part_of_all(several: World) -> None:
    assert several.ask("清河县2023年企业的申请都公开了吗").headline != "不是全部。"


@pytest.mark.parametrize("further", ["主要是什么理由", "最主要的原因是哪个呢"])
def test_the_main_reason_is_asked_for_after_a_share(several: World, further: str) -> None:
    answer = several.last("清河县2023年不予公开占多少", further)
    check(answer, several)
    assert answer.kind is Kind.COMPARISON
    assert "不予公开" in answer.headline


def test_a_reason_is_asked_for_by_its_number_after_a_share(several: World) -> None:
    answer = several.last("清河县2023年不予公开占多少", "第三条理由几件")
    assert "三安全" in answer.facts[0].metric


@pytest.mark.parametrize("further", ["和许可比呢", "跟许可比怎么样"])
def test_a_row_is_held_against_the_one_before(several: World, further: str) -> None:
    answer = several.last("清河县2023年处罚几件", further)
    check(answer, several)
    rows = {f"行政{name}/本年处理决定数量" for name in ("处罚", "许可")}
    assert answer.kind is Kind.COMPARISON
    assert rows <= {fact.metric for fact in answer.facts}


def test_what_is_given_is_held_against_what_is_not(several: World) -> None:
    answer = several.ask("清河县2023年公开的比不公开的多几件")
    check(answer, several)
    given, denied = (fact.metric for fact in answer.facts[1:3])
    assert (given, denied) == ("予以公开", "不予公开")


def test_kinds_of_applicants_without_any_are_those_that_got_none(several: World) -> None:
    answer = several.ask("清河县2023年哪类申请人一件都没给")
    assert all("予以公开" in fact.metric.split("/") and not fact.value for fact in answer.facts)
