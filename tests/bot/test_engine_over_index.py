"""Questions over all bodies of an index: conditions, counts, sums, means, and whose a number is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.answer.cells import plain
from bot.types import Answer, Conversation, Kind
from tests.bot.world import CITY, COUNTY, TODAY, World, check

FINES = "行政处罚/本年处理决定数量"


def of(answer: Answer) -> dict[str, Decimal]:
    """The printed cells of an answer by body."""
    cells = (fact for fact in answer.facts if fact.derived is None and fact.metric == FINES)
    return {fact.agency: Decimal(fact.value or 0) for fact in cells}


def computed(answer: Answer) -> tuple[str, Decimal]:
    """The operation and result of an answer that computes over bodies."""
    first = answer.facts[0]
    assert first.derived
    return first.derived.op, Decimal(first.value or 0)


@pytest.fixture
def fines(several: World) -> dict[str, Decimal]:
    """What each body prints in 2023."""
    return {body: several.value(body, 2023, FINES) for body in (COUNTY, CITY)}


@pytest.mark.parametrize(
    "question",
    ["2023年哪些单位处罚超过{}件", "2023年行政处罚多于{}件的单位有哪些", "2023年有几个单位罚了{}件以上"],
)
def test_bodies_above_a_number(several: World, fines: dict[str, Decimal], question: str) -> None:
    middle = (min(fines.values()) + max(fines.values())) // 2
    answer = several.ask(question.format(middle))
    assert answer.kind is Kind.RANKING
    assert of(answer) == {body: value for body, value in fines.items() if value > middle}
    check(answer, several)


def test_a_condition_that_nobody_meets_shows_what_there_is(several: World, fines: dict[str, Decimal]) -> None:
    answer = several.ask(f"2023年哪些单位处罚超过{max(fines.values())}件")
    assert answer.headline.startswith("没有单位符合")
    assert of(answer) == fines


@pytest.mark.parametrize("question", ["2023年所有单位行政处罚合计多少", "2023年各单位罚款加起来一共几件"])
def test_the_sum_over_all_bodies(several: World, fines: dict[str, Decimal], question: str) -> None:
    answer = several.ask(question)
    assert computed(answer) == ("sum", sum(fines.values()))
    assert of(answer) == fines
    check(answer, several)


def test_the_mean_over_all_bodies(several: World, fines: dict[str, Decimal]) -> None:
    answer = several.ask("2023年平均每个单位处罚几件")
    assert computed(answer) == ("average", sum(fines.values()) / 2)
    check(answer, several)


def test_a_general_name_of_bodies_keeps_to_their_level(several: World, fines: dict[str, Decimal]) -> None:
    assert of(several.ask("2023年哪个县处罚最多")) == {COUNTY: fines[COUNTY]}


def test_whose_a_number_is(several: World, fines: dict[str, Decimal]) -> None:
    answer = several.ask(f"{plain(fines[CITY])}是哪个单位的")
    assert CITY in of(answer)
    check(answer, several)


def test_a_row_of_several_figures_is_asked_back_before_bodies_are_compared(several: World) -> None:
    answer = several.ask("2023年哪个单位规范性文件最多")
    assert answer.kind is Kind.CLARIFY
    assert len(answer.options) == 3


def numbered(answer: Answer) -> list[str]:
    """The bodies that an answer names with a figure, in its order."""
    return list(dict.fromkeys(fact.agency for fact in answer.facts))


@pytest.mark.parametrize(
    "question", ["2023年有几个单位罚过款", "2023年哪些单位有处罚", "2023年开过罚单的单位有哪些"]
)
def test_bodies_that_have_any(several: World, fines: dict[str, Decimal], question: str) -> None:
    answer = several.ask(question)
    assert of(answer) == {body: value for body, value in fines.items() if value}
    check(answer, several)


@pytest.mark.parametrize("question", ["2023年哪些单位一件处罚都没有", "2023年有几个单位没罚过款"])
def test_a_denial_asks_for_bodies_that_have_none(several: World, question: str) -> None:
    assert several.ask(question).headline.startswith("没有单位符合")


@pytest.mark.parametrize(
    "question", ["2023年有几个单位一件规章都没制定", "2023年哪些单位新制定的规章一份也没有"]
)
def test_not_even_one_is_none_and_not_one(several: World, question: str) -> None:
    made = {body: several.value(body, 2023, "规章/本年制发件数") for body in (COUNTY, CITY)}
    answer = several.ask(question)
    assert {fact.agency: fact.value for fact in answer.facts} == {b: v for b, v in made.items() if v == 0}
    check(answer, several)


@pytest.mark.parametrize("question", ["2023年哪些单位处罚没超过{}件", "2023年处罚不到{}件的单位有哪些"])
def test_a_denied_condition_is_its_opposite(several: World, fines: dict[str, Decimal], question: str) -> None:
    middle = (min(fines.values()) + max(fines.values())) // 2
    answer = several.ask(question.format(middle))
    assert of(answer) == {body: value for body, value in fines.items() if value <= middle}


@pytest.mark.parametrize("question", ["2023年处罚第二多的是谁", "2023年处罚排第二的单位", "2023年罚得最少的"])
def test_a_place_of_the_ranking(several: World, fines: dict[str, Decimal], question: str) -> None:
    last = min(fines, key=lambda body: fines[body])
    answer = several.ask(question)
    assert last in answer.headline
    assert numbered(answer)[0] == last


def test_a_place_that_nobody_takes(several: World) -> None:
    assert several.ask("2023年处罚第五多的是谁").kind is Kind.NO_DATA


@pytest.mark.parametrize("question", ["都收录了哪些单位", "库里有哪些报告", "单位名单"])
def test_which_reports_there_are(several: World, question: str) -> None:
    answer = several.ask(question)
    assert answer.kind is Kind.CHAT
    assert any(COUNTY in line and "2022" in line for line in answer.lines)
    assert any(CITY in line for line in answer.lines)


@pytest.mark.parametrize(("question", "body"), [("县级的有几个", COUNTY), ("有哪些市政府的", CITY)])
def test_which_reports_of_a_level_there_are(several: World, question: str, body: str) -> None:
    (line,) = several.ask(question).lines
    assert line.startswith(body)


@pytest.mark.parametrize(
    ("question", "years"),
    [("2022年以后的报告有哪些", {2022, 2023}), ("2022年以前的报告有哪些", {2020, 2022})],
)
def test_which_reports_there_are_since_or_until_a_year(
    several: World, question: str, years: set[int]
) -> None:
    text = "".join(several.ask(question).lines)
    assert {year for year in (2020, 2022, 2023) if str(year) in text} == years


def test_which_reports_of_a_year_there_are(several: World) -> None:
    (line,) = several.ask("2022年的报告有哪些").lines
    assert (COUNTY in line, "2022" in line) == (True, True)
    assert several.ask("2019年的报告有哪些").kind is Kind.NO_DATA


def test_a_ranking_goes_on_over_all_bodies(several: World, fines: dict[str, Decimal]) -> None:
    talk = Conversation(today=TODAY)
    first, last = sorted(fines, key=lambda body: -fines[body])
    assert numbered(several.engine.ask("2023年哪个单位处罚最多", talk))[0] == first
    assert last in several.engine.ask("第二名呢", talk).headline
    permits = several.engine.ask("那许可呢", talk)
    assert permits.kind is Kind.RANKING
    assert {fact.metric for fact in permits.facts} == {"行政许可/本年处理决定数量"}
    one = several.engine.ask(f"{last.removesuffix('人民政府')}呢", talk)
    assert numbered(one) == [last]


@pytest.mark.parametrize("question", ["哪个部门负责信息公开", "2023年复议没审完的有几个"])
def test_what_is_no_question_about_bodies(several: World, question: str) -> None:
    answer = several.ask(question)
    assert answer.kind not in (Kind.CHAT, Kind.RANKING)


@pytest.mark.parametrize(
    ("question", "more"),
    [
        ("2023年比{}处罚多的单位有哪些", True),
        ("2023年谁的处罚高于{}", True),
        ("2023年哪些单位的行政处罚超过{}", True),
        ("2023年处罚比{}少的有几家", False),
        ("2023年处罚低于{}的有谁", False),
    ],
)
@pytest.mark.parametrize("one", [COUNTY, CITY])
def test_bodies_held_against_one(
    several: World, fines: dict[str, Decimal], question: str, one: str, more: bool
) -> None:
    answer = several.ask(question.format(one.removesuffix("人民政府")))
    assert answer.kind is Kind.RANKING
    above = {body for body, value in fines.items() if value > fines[one]}
    expected = above if more else set(fines) - above - {one}
    assert answer.headline.startswith("没有单位符合") is not bool(expected)
    assert of(answer)[one] == fines[one]
    assert any(line.startswith("对照") and one in line for line in answer.lines)
    check(answer, several)


@pytest.mark.parametrize("question", ["除了{}，2023年处罚最多的是谁", "2023年{}以外谁的处罚最多"])
@pytest.mark.parametrize("one", [COUNTY, CITY])
def test_all_bodies_but_one(several: World, fines: dict[str, Decimal], question: str, one: str) -> None:
    answer = several.ask(question.format(one.removesuffix("人民政府")))
    assert set(of(answer)) == set(fines) - {one}


def test_a_mean_of_those_that_meet_a_condition(several: World, fines: dict[str, Decimal]) -> None:
    least = min(fines.values())
    answer = several.ask(f"2023年处罚超过{least}件的那些单位平均几件")
    assert computed(answer) == ("average", max(fines.values()))


def test_who_has_more_asks_all_bodies_and_they_are_held_against_the_last(
    several: World, fines: dict[str, Decimal]
) -> None:
    assert of(several.ask("2023年谁处罚多")) == fines
    least = min(fines, key=lambda body: fines[body])
    talk = Conversation(today=TODAY)
    several.engine.ask(f"{least}2023年处罚多少", talk)
    answer = several.engine.ask("哪些单位比它还多", talk)
    assert of(answer) == fines
    assert "一个单位符合" in answer.headline


def test_what_a_ranking_put_first_may_be_asked_about(several: World, fines: dict[str, Decimal]) -> None:
    talk = Conversation(today=TODAY)
    first = max(fines, key=lambda body: fines[body])
    several.engine.ask("2023年哪个单位处罚最多", talk)
    answer = several.engine.ask("这家单位许可多少件", talk)
    assert [(fact.agency, fact.metric) for fact in answer.facts[:1]] == [(first, "行政许可/本年处理决定数量")]


@pytest.mark.parametrize("question", ["有家单位罚了{}件，是谁", "哪个机关的处罚数是{}", "谁家处罚{}件"])
def test_whose_a_figure_of_a_row_is(several: World, fines: dict[str, Decimal], question: str) -> None:
    answer = several.ask(question.format(plain(fines[CITY])))
    assert of(answer) == {CITY: fines[CITY]}


def test_a_body_spoken_of_before_is_pointed_at_by_its_level(several: World) -> None:
    talk = Conversation(today=TODAY)
    several.engine.ask("清河县2023年处罚几件", talk)
    several.engine.ask("沙湾市的呢", talk)
    answer = several.engine.ask("那个县许可几件", talk)
    assert [(fact.agency, fact.metric) for fact in answer.facts[:1]] == [
        (COUNTY, "行政许可/本年处理决定数量")
    ]
