"""Years and bodies together: the best year, sums and means, places, rates, and what may not be compared."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.types import Answer, Kind
from tests.bot.world import CITY, COUNTY, MADE, World, check

PERMITS, FINES = "行政许可/本年处理决定数量", "行政处罚/本年处理决定数量"
NEW, PUBLIC, DONE = "本年新收政府信息公开申请数量", "予以公开", "办理结果/总计"
YEARS = [2022, 2023]


def permits(several: World) -> list[Decimal]:
    return [several.value(COUNTY, year, PERMITS) for year in YEARS]


def derived(answer: Answer, op: str) -> list[Decimal]:
    return [Decimal(f.value or 0) for f in answer.facts if f.derived and f.derived.op == op]


@pytest.mark.parametrize("question", ["清河县2022到2023年许可一共多少件", "清河县两年合计批了多少许可"])
def test_the_sum_over_years(several: World, question: str) -> None:
    answer = several.ask(question)
    assert derived(answer, "sum")[0] == sum(permits(several))
    check(answer, several)


def test_the_mean_over_years(several: World) -> None:
    answer = several.ask("清河县2022到2023年平均每年多少件许可")
    assert derived(answer, "average")[0] == sum(permits(several)) / 2
    check(answer, several)


@pytest.mark.parametrize("question", ["清河县2022到2023年哪年许可最多", "清河县2022年以来这几年哪年许可最多"])
def test_the_year_with_the_most(several: World, question: str) -> None:
    answer = several.ask(question)
    best = YEARS[permits(several).index(max(permits(several)))]
    assert answer.headline.startswith(f"最多的是{best}年")
    check(answer, several)


def test_growth_from_the_year_before_unless_since_is_said(several: World) -> None:
    before = several.ask("清河县2023年许可比上年增长多少")
    since = several.ask("清河县2022年以来许可增长多少")
    assert [fact.year for fact in before.facts if not fact.derived][:2] == YEARS
    assert {fact.year for fact in since.facts if not fact.derived} == set(YEARS)


def test_the_place_of_a_body(several: World) -> None:
    values = {body: several.value(body, 2023, FINES) for body in (COUNTY, CITY)}
    answer = several.ask("清河县2023年处罚排第几")
    place = "一" if values[COUNTY] > values[CITY] else "二"
    assert answer.kind is Kind.RANKING
    assert answer.headline.startswith(f"排第{place}")
    check(answer, several)


def test_a_ranking_of_rates(several: World) -> None:
    answer = several.ask("2023年哪个单位予以公开率最高")
    rates = {
        body: several.value(body, 2023, PUBLIC, "总计") / several.value(body, 2023, DONE, "总计") * 100
        for body in (COUNTY, CITY)
    }
    assert max(rates, key=lambda body: rates[body]) in answer.headline
    told = {f.agency: Decimal(f.value or 0) for f in answer.facts if f.derived and f.derived.op == "ratio"}
    assert all(abs(told[body] - rates[body]) <= Decimal("0.005") for body in rates)
    check(answer, several)


def test_a_number_of_fees_is_not_compared_with_their_amount(several: World) -> None:
    answer = several.ask("清河县2020年和2022年收费比一比")
    assert answer.kind is Kind.NO_DATA
    assert "不能比较" in answer.headline
    assert (COUNTY, 2020) in MADE


@pytest.mark.parametrize(("said", "body"), [("qinghexian", COUNTY), ("shawan", CITY)])
def test_a_body_spelt_in_pinyin(several: World, said: str, body: str) -> None:
    answer = several.ask(f"{said} 2023年许可")
    assert {fact.agency for fact in answer.facts} == {body}


@pytest.mark.parametrize("change", ["那差了多少件", "涨了还是跌了，多少"])
def test_the_change_asked_for_behind_two_years_is_between_them(several: World, change: str) -> None:
    answer = several.last("清河县2023年许可多少件", "2022年呢", change)
    assert {fact.year for fact in answer.facts if not fact.derived} == set(YEARS)
    check(answer, several)


def test_the_years_of_one_body_are_put_in_order(several: World) -> None:
    answer = several.ask("把清河县2022、2023年的许可从多到少排一排")
    assert {fact.agency for fact in answer.facts} == {answer.facts[0].agency}
    assert {fact.year for fact in answer.facts if not fact.derived} == set(YEARS)


def test_how_many_times_another_body_a_body_has(several: World) -> None:
    answer = several.ask("清河县2023年新收的申请翻了沙湾市的几倍")
    values = [several.value(body, 2023, NEW, "总计") for body in (COUNTY, CITY)]
    assert str((values[0] / values[1]).quantize(Decimal("0.01"))) in answer.headline


@pytest.mark.parametrize("share", ["占总数百分之几", "占全部的几成"])
def test_a_share_of_the_whole_behind_a_part(several: World, share: str) -> None:
    answer = several.last("清河县2023年行政复议一共几件", "其中维持的几件", share)
    part, whole = (several.value(COUNTY, 2023, f"行政复议/{name}") for name in ("结果维持", "总计"))
    assert all(fact.metric.startswith("行政复议") for fact in answer.facts if not fact.derived)
    assert abs(derived(answer, "ratio")[0] - part * 100 / whole) < Decimal("0.01")


@pytest.mark.parametrize("question", ["清河县和沙湾市2023年谁申请多", "清河县2023年跟沙湾市谁申请得多"])
def test_which_of_two_bodies_has_more_applications(several: World, question: str) -> None:
    answer = several.ask(question)
    assert answer.kind is Kind.COMPARISON
    assert [Decimal(f.value or 0) for f in answer.facts if not f.derived] == [
        several.value(body, 2023, NEW, "总计") for body in (COUNTY, CITY)
    ]
