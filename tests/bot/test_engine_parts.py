"""The parts of one row of one report in order: reasons, results, kinds of applicant."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.types import Conversation, Kind
from corpus.vocabulary import APPLICANTS, TOTAL, metrics
from tests.bot.world import CITY, TODAY, World, check

NEW = "本年新收政府信息公开申请数量"
REFUSED = tuple(path for path in metrics() if path.startswith("不予公开/"))


def in_order(world: World, *cells: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    """The cells of the city's report by what they print, the largest first."""
    return sorted(cells, key=lambda cell: -world.value(CITY, 2023, *cell))


@pytest.mark.parametrize(
    ("say", "place"),
    [
        ("沙湾市2023年不予公开里哪种原因最多", 0),
        ("沙湾市2023年不予公开的理由排第二的是哪个", 1),
        ("沙湾市2023年没给公开的各种情形里哪一类最少", -1),
    ],
)
def test_a_reason_by_its_place(several: World, say: str, place: int) -> None:
    answer = several.ask(say)
    check(answer, several)
    cells = in_order(several, *((path, TOTAL) for path in REFUSED))
    at = several.value(CITY, 2023, *cells[place])
    named = [path for path, _ in cells if several.value(CITY, 2023, path, TOTAL) == at]
    assert answer.kind is Kind.COMPARISON
    assert all(path.split("/")[1] in answer.headline for path in named)
    values = [Decimal(fact.value or 0) for fact in answer.facts]
    assert values == sorted(values, reverse=place >= 0)


@pytest.mark.parametrize("say", ["沙湾市2023年哪类申请人最多", "沙湾市2023年谁申请得最多"])
def test_the_kind_of_applicant_with_most(several: World, say: str) -> None:
    answer = several.ask(say)
    check(answer, several)
    first = in_order(several, *((NEW, name) for name in APPLICANTS[:-1]))[0]
    assert str(first[1]) in answer.headline
    assert TOTAL not in {fact.applicant for fact in answer.facts}


def test_reasons_and_how_many_of_each(several: World) -> None:
    answer = several.ask("沙湾市2023年为什么不予公开，分别几件")
    check(answer, several)
    assert {fact.metric for fact in answer.facts} == set(REFUSED)


def test_the_largest_reasons_added_up(several: World) -> None:
    answer = several.ask("沙湾市2023年最多的三项不予公开理由合计多少件")
    check(answer, several)
    largest = sorted((several.value(CITY, 2023, path, TOTAL) for path in REFUSED), reverse=True)[:3]
    assert answer.facts[0].value == sum(largest)


@pytest.mark.parametrize("say", ["沙湾市2023年复议四种结果分别占比多少", "沙湾市2023年复议结果占比分布"])
def test_the_share_of_every_result(several: World, say: str) -> None:
    answer = several.ask(say)
    check(answer, several)
    results = [path for path in metrics() if path.startswith("行政复议/")][:4]
    whole = several.value(CITY, 2023, "行政复议/总计")
    rates = [Decimal(fact.value or 0) for fact in answer.facts if fact.unit == "%"]
    told = [several.value(CITY, 2023, path) / whole * 100 for path in results]
    assert len(rates) == len(told) == 4
    assert all(abs(one - other) < Decimal("0.01") for one, other in zip(rates, told, strict=True))


def test_the_share_of_every_kind_of_applicant(several: World) -> None:
    answer = several.ask("沙湾市2023年申请人各类占比")
    check(answer, several)
    rates = {fact.metric: fact.value for fact in answer.facts if fact.unit == "%"}
    shown = [fact.applicant for fact in answer.facts if fact.unit == "件"]
    assert rates
    assert shown[:-1] == list(APPLICANTS[:-1])


def test_reasons_each_and_together(several: World) -> None:
    answer = several.ask("沙湾市2023年无法提供三项各多少、共多少")
    check(answer, several)
    rows = [path for path in metrics() if path.startswith("无法提供/")]
    assert [fact.metric for fact in answer.facts[:3]] == rows
    total = sum(several.value(CITY, 2023, path, TOTAL) for path in rows)
    assert [fact.value for fact in answer.facts if fact.derived] == [total]


def test_results_added_up_and_held_against_their_total(several: World) -> None:
    whole = several.value(CITY, 2023, "行政复议/总计")
    answer = several.ask(f"沙湾市2023年复议四种结果加起来等不等于{whole}")
    check(answer, several)
    assert {fact.value for fact in answer.facts if fact.derived} == {whole}
    assert any("对得上" in line for line in answer.lines)


def test_what_is_carried_over_against_what_came_in(several: World) -> None:
    answer = several.ask("沙湾市2023年结转下年的比上年结转的增长率是多少")
    check(answer, several)
    came = several.value(CITY, 2023, "上年结转政府信息公开申请数量", TOTAL)
    went = several.value(CITY, 2023, "结转下年度继续办理", TOTAL)
    rate = next(Decimal(fact.value or 0) for fact in answer.facts if fact.unit == "%")
    assert abs(rate - abs(went - came) / came * 100) < Decimal("0.01")


def test_a_table_named_beside_a_row_is_not_added_to_it(several: World) -> None:
    answer = several.ask("沙湾市2023年表四诉讼")
    check(answer, several)
    routes = ("未经复议直接起诉", "复议后起诉")
    total = sum(several.value(CITY, 2023, f"行政诉讼/{route}/总计") for route in routes)
    assert answer.facts[0].value == total


def test_the_next_of_the_reasons(several: World) -> None:
    talk = Conversation(today=TODAY)
    several.engine.ask("沙湾市2023年不予公开用得最多的理由是什么", talk)
    answer = several.engine.ask("那第二呢", talk)
    second = in_order(several, *((path, TOTAL) for path in REFUSED))[1]
    assert second[0].split("/")[1] in answer.headline


def test_one_kind_of_applicant_said_to_have_most(several: World) -> None:
    answer = several.ask("听说沙湾市2023年科研机构申请得最多，提了多少")
    check(answer, several)
    first = in_order(several, *((NEW, name) for name in APPLICANTS[:-1]))[0]
    assert str(first[1]) in answer.headline
    assert "科研机构" in {fact.applicant for fact in answer.facts}
