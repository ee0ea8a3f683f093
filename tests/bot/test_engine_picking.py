"""Rows picked out of those beside them in a report: none at all, above a number, next to one, by place."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from bot.types import Answer, Kind
from corpus.vocabulary import APPLICANTS, TOTAL, metrics
from tests.bot.world import CITY, World, check

NEW = "本年新收政府信息公开申请数量"
DECISIONS = {name: f"{name}/本年处理决定数量" for name in ("行政许可", "行政处罚", "行政强制")}
REASONS = {path: path.removeprefix("不予公开/") for path in metrics() if path.startswith("不予公开/")}


def printed(world: World, paths: list[str], applicant: str | None = None) -> dict[str, Decimal]:
    """The figures of these rows of the city."""
    return {path: world.value(CITY, 2023, path, applicant) for path in paths}


def refused(world: World) -> dict[str, Decimal]:
    """How often every reason not to publish was used."""
    return printed(world, [path for path in REASONS if (path, TOTAL) in world.cells[CITY, 2023]], TOTAL)


def rows(answer: Answer) -> dict[str, Decimal]:
    """The figures of an answer by their rows, in its order."""
    listed = {line.partition("：")[0].partition("（")[0].replace(" › ", "/") for line in answer.lines}
    told = (fact for fact in answer.facts if fact.derived is None and fact.metric in listed)
    return {fact.metric: Decimal(fact.value or 0) for fact in told}


@pytest.mark.parametrize(
    ("say", "kept"),
    [
        ("沙湾市2023年不予公开的理由里超过{}件的有哪几种", lambda size, middle: size > middle),
        ("沙湾市2023年哪些不予公开的理由超过10件", lambda size, middle: size > 10),
        ("沙湾市2023年哪几条不予公开的名目不到{}件", lambda size, middle: size < middle),
        ("沙湾市2023年不予公开用到了哪几种由头", lambda size, middle: size > 0),
        ("沙湾市2023年不予公开有几种情形一件都没有", lambda size, middle: size == 0),
        ("沙湾市2023年不予公开八条里哪几条压根没派上用场", lambda size, middle: size == 0),
    ],
)
def test_reasons_that_meet_a_condition(
    several: World, say: str, kept: Callable[[Decimal, Decimal], bool]
) -> None:
    sizes = refused(several)
    middle = sorted(sizes.values())[len(sizes) // 2]
    answer = several.ask(say.format(middle))
    check(answer, several)
    expected = {path: size for path, size in sizes.items() if kept(size, middle)}
    assert rows(answer) == (expected or sizes)
    assert answer.headline.startswith("没有一项") is not bool(expected)


def test_reasons_beside_one_set_aside(several: World) -> None:
    answer = several.ask("除了国家秘密，沙湾市2023年不予公开还用了哪些理由")
    used = {path for path, size in refused(several).items() if size and not path.endswith("国家秘密")}
    assert set(rows(answer)) == used


@pytest.mark.parametrize(
    "say", ["沙湾市2023年哪一类申请人一件申请都没提过", "沙湾市2023年谁家的不算，哪种申请主体从没递过申请"]
)
def test_applicants_that_asked_for_nothing(several: World, say: str) -> None:
    sizes = {name: several.value(CITY, 2023, NEW, name) for name in APPLICANTS[:-1]}
    answer = several.ask(say)
    assert {fact.applicant for fact in answer.facts} == {n for n, size in sizes.items() if not size} or set(
        sizes
    )
    check(answer, several)


@pytest.mark.parametrize("row", list(DECISIONS))
@pytest.mark.parametrize(
    "say", ["沙湾市2023年许可、处罚、强制三项里{}排第几", "沙湾市2023年{}在许可、处罚、强制当中排第几"]
)
def test_the_place_of_a_row_among_those_named(several: World, say: str, row: str) -> None:
    sizes = printed(several, list(DECISIONS.values()))
    place = 1 + sum(size > sizes[DECISIONS[row]] for size in sizes.values())
    answer = several.ask(say.format(row))
    check(answer, several)
    assert rows(answer) == sizes
    assert answer.headline.startswith(row)
    assert f"第{'零一二三'[place]}" in answer.headline


@pytest.mark.parametrize(
    "say", ["沙湾市2023年不予公开的理由里仅次于{}的是哪个", "沙湾市2023年不予公开里排在{}后面的是哪条理由"]
)
def test_the_row_next_to_one(several: World, say: str) -> None:
    sizes = refused(several)
    first, second = sorted(sizes, key=lambda path: -sizes[path])[:2]
    answer = several.ask(say.format(REASONS[first].removeprefix("属于")))
    check(answer, several)
    assert list(rows(answer)) == [second, first]


def test_the_first_of_the_results_are_no_bodies(several: World) -> None:
    answer = several.ask("沙湾市2023年二十一种办理结果，前三名分别是什么")
    leaves = [path for path in metrics() if path.split("/")[0] in OUTCOMES]
    sizes = printed(several, [path for path in leaves if (path, TOTAL) in several.cells[CITY, 2023]], TOTAL)
    assert list(rows(answer).values()) == sorted(sizes.values(), reverse=True)[:3]


OUTCOMES = ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理")


@pytest.mark.parametrize(
    "say",
    [
        "部分公开不算公开吗",
        "逾期不缴费算不算其他处理",
        "信访举报投诉类申请算不算不予处理",
        "国家秘密算不算不予公开",
    ],
)
def test_whether_a_row_belongs_to_another_is_of_the_rule(several: World, say: str) -> None:
    assert several.ask(say).kind is Kind.DEFINITION


def test_a_number_is_looked_up_in_the_column_of_a_body(several: World) -> None:
    fines = several.value(CITY, 2023, DECISIONS["行政处罚"])
    answer = several.ask(f"沙湾市报告里那个{fines}件是哪一栏")
    assert DECISIONS["行政处罚"] in {fact.metric for fact in answer.facts}


def test_the_bodies_are_ranked_where_they_are_meant(several: World) -> None:
    assert several.ask("沙湾市2023年处罚排第几").kind is Kind.RANKING
    assert several.ask("2023年哪个单位处罚第二多").kind is Kind.RANKING


def test_an_order_goes_on_in_its_conversation(several: World) -> None:
    sizes = refused(several)
    falling = sorted(sizes, key=lambda path: -sizes[path])
    first = ["沙湾市2023年不予公开哪条理由最多", "仅次于它的呢"]
    assert falling[1].rpartition("/")[2] in several.last(*first).headline
    assert falling[-2].rpartition("/")[2] in several.last(first[0], "倒数第二的呢").headline
    few = several.last(first[0], "哪几条不到30件")
    assert rows(few) == {path: size for path, size in sizes.items() if size < 30}
    name = falling[2].rpartition("/")[2].removeprefix("属于")
    assert "排第三（" in several.last(*first, f"那{name}排第几").headline


def test_a_row_named_before_others_takes_its_place_among_them(several: World) -> None:
    sizes = printed(several, list(DECISIONS.values()))
    place = 1 + sum(size > sizes[DECISIONS["行政处罚"]] for size in sizes.values())
    answer = several.last("沙湾市2023年许可、处罚、强制各多少", "哪个最多", "处罚排第几")
    assert f"第{'零一二三'[place]}（三项" in answer.headline


@pytest.mark.parametrize(
    ("say", "beyond"),
    [("沙湾市2023年哪种申请人提得比企业多", True), ("沙湾市2023年申请人里比企业还少的有哪些", False)],
)
def test_rows_beyond_one(several: World, say: str, beyond: bool) -> None:
    sizes = {name: several.value(CITY, 2023, NEW, name) for name in APPLICANTS[:-1]}
    own = sizes["商业企业"]
    expected = {name for name, size in sizes.items() if size != own and (size > own) is beyond}
    assert {fact.applicant for fact in several.ask(say).facts} == {*expected, "商业企业"}


def test_both_ends_of_the_rows_and_how_far_apart(several: World) -> None:
    sizes = sorted(refused(several).values())
    answer = several.ask("沙湾市2023年不予公开理由最多的比最少的多几件")
    assert answer.facts[0].value == sizes[-1] - sizes[0]
    answer = several.ask("沙湾市2023年不予公开理由第一名比第三名多多少")
    assert answer.facts[0].value == sizes[-1] - sizes[-3]


def test_a_last_row_called_others_is_set_aside_in_an_order(several: World) -> None:
    answer = several.ask("沙湾市2023年其他处理里除了“其他”，哪种最多")
    assert not any(path == "其他处理/其他" for path in rows(answer))
    assert len(rows(answer)) == 2
