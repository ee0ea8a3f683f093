"""Operations within one report: what is left out, sums beside other questions, numbers said, follow-ups."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.types import Answer, Kind
from corpus.vocabulary import APPLICANTS, TOTAL
from tests.bot.world import CITY, World, check

YEAR = 2023
NEW, TOOK_OVER, LEFT = (
    "本年新收政府信息公开申请数量",
    "上年结转政府信息公开申请数量",
    "结转下年度继续办理",
)
MADE, REPEALED = "行政规范性文件/本年制发件数", "行政规范性文件/本年废止件数"
PERMITS, FINES, FORCED = (f"{name}/本年处理决定数量" for name in ("行政许可", "行政处罚", "行政强制"))


def told(answer: Answer) -> set[tuple[str, str | None]]:
    """The cells of the tables that the printed figures of an answer are of."""
    printed = (fact for fact in answer.facts if fact.derived is None)
    return {(fact.metric, fact.applicant) for fact in printed if not fact.metric.startswith("正文/")}


def value(world: World, metric: str, applicant: str | None = None) -> Decimal:
    """A figure of the city."""
    return world.value(CITY, YEAR, metric, applicant)


@pytest.mark.parametrize(
    "say",
    [
        "除了自然人其他人一共申请了几件",
        "除自然人外，其他申请人合计多少件",
        "不是个人申请的有几件",
        "非个人的申请有多少件",
    ],
)
def test_all_but_people_are_not_counted_with_the_column_of_others(several: World, say: str) -> None:
    answer = several.ask(f"沙湾市2023年{say}")
    check(answer, several)
    assert told(answer) == {(NEW, name) for name in APPLICANTS[1:-1]}
    assert answer.facts[0].value == sum(value(several, NEW, name) for name in APPLICANTS[1:-1])


def test_all_but_one_kind_are_added(several: World) -> None:
    answer = several.ask("沙湾市2023年除了企业其他人一共申请了几件")
    check(answer, several)
    others = [name for name in APPLICANTS[:-1] if name != "商业企业"]
    assert answer.facts[0].value == sum(value(several, NEW, name) for name in others)


def test_the_first_of_all_but_people_is_another_kind(several: World) -> None:
    answer = several.ask("沙湾市2023年个人以外谁申请最多")
    check(answer, several)
    assert told(answer) == {(NEW, name) for name in APPLICANTS[1:-1]}


@pytest.mark.parametrize(
    ("say", "summed", "alone"),
    [
        (
            "新收加上结转的一共多少件，办结了多少",
            {(NEW, TOTAL), (TOOK_OVER, TOTAL)},
            ("办理结果/总计", TOTAL),
        ),
        ("许可和处罚合计多少，强制呢", {(PERMITS, None), (FINES, None)}, (FORCED, None)),
        ("处罚和强制一共多少件，许可几件", {(FINES, None), (FORCED, None)}, (PERMITS, None)),
    ],
)
def test_a_sum_takes_in_no_row_of_the_next_question(
    several: World, say: str, summed: set[tuple[str, str | None]], alone: tuple[str, str | None]
) -> None:
    answer = several.ask(f"沙湾市2023年{say}")
    check(answer, several)
    assert answer.facts[0].value == sum(value(several, *cell) for cell in summed)
    assert told(answer) == {*summed, alone}


def test_a_column_is_searched_for_its_largest_cell(several: World) -> None:
    answer = several.ask("沙湾市2023年自然人那一栏里最大的数是哪个")
    check(answer, several)
    column = [key for key in several.cells[CITY, YEAR] if key[1] == "自然人"]
    assert told(answer) == set(column)
    assert answer.facts[0].value == max(value(several, *key) for key in column)


def test_a_share_of_which_only_the_base_was_understood_is_none(several: World) -> None:
    assert several.ask("沙湾市2023年给出去的占办结的多少").kind is Kind.NO_DATA


@pytest.mark.parametrize(
    "say", ["收费离十亿还差多少", "收费比十亿少多少", "收的行政事业性费用离十亿元整还差多少万"]
)
def test_how_far_an_amount_is_from_one_that_is_said(several: World, say: str) -> None:
    answer = several.ask(f"沙湾市2023年{say}")
    fees = value(several, "行政事业性收费/本年收费金额")
    assert (answer.facts[0].value, answer.facts[0].unit) == (100_000 - fees, "万元")


def test_how_far_a_count_is_from_one_that_is_said(several: World) -> None:
    answer = several.ask("沙湾市2023年申请比三千件多几件")
    assert answer.facts[0].value == abs(value(several, NEW, TOTAL) - 3000)


@pytest.mark.parametrize("say", ["规范性文件制发和废止一样多吗", "规范性文件制发跟废止是不是一样"])
def test_whether_two_figures_are_equal(several: World, say: str) -> None:
    answer = several.ask(f"沙湾市2023年{say}")
    check(answer, several)
    same = value(several, MADE) == value(several, REPEALED)
    assert answer.headline.startswith("是" if same else "不是")


def test_the_net_change_leans_on_the_documents_told(several: World) -> None:
    answer = several.last("沙湾市2023年规范性文件制发了几件", "废止的呢", "净减多少")
    check(answer, several)
    assert answer.facts[0].value == abs(value(several, MADE) - value(several, REPEALED))


def test_a_part_that_is_reached_leans_on_the_figure_told(several: World) -> None:
    answer = several.last("沙湾市2023年个人申请几件", "够不够九成五")
    check(answer, several)
    assert told(answer) == {(NEW, "自然人"), (NEW, TOTAL)}
    assert answer.facts[0].unit == "%"
    assert answer.notes


def test_what_is_left_is_held_against_what_came_in(several: World) -> None:
    answer = several.last("沙湾市2023年结转到下一年的还有几件", "比年初带进来的多了几件")
    assert {(LEFT, TOTAL), (TOOK_OVER, TOTAL)} <= told(answer)
    assert answer.facts[0].value == abs(value(several, LEFT, TOTAL) - value(several, TOOK_OVER, TOTAL))


def test_the_former_is_held_against_the_latter(several: World) -> None:
    answer = several.last("沙湾市2023年行政处罚多少件", "行政强制呢", "前头那个是后头那个的几倍")
    check(answer, several)
    assert told(answer) == {(FINES, None), (FORCED, None)}


def test_what_a_kind_of_applicants_was_given_is_not_what_it_asked_for(several: World) -> None:
    answer = several.ask("沙湾市2023年律所申请的有多少给了")
    assert told(answer) == {("予以公开", "法律服务机构")}


def test_a_kind_called_by_two_of_its_names_is_one(several: World) -> None:
    answer = several.ask("沙湾市2023年给律所这类法律服务机构办结的里头，有多少比例是予以公开的")
    check(answer, several)
    assert told(answer) == {("予以公开", "法律服务机构"), ("办理结果/总计", "法律服务机构")}


def test_who_is_the_second_is_of_the_applicants(several: World) -> None:
    answer = several.ask("沙湾市2023年谁是申请的第二大户")
    sizes = sorted((value(several, NEW, name) for name in APPLICANTS[:-1]), reverse=True)
    second = next(name for name in APPLICANTS[:-1] if value(several, NEW, name) == sizes[1])
    assert second in answer.headline


def test_two_rows_told_are_one_part_of_their_whole(several: World) -> None:
    talk = ("沙湾市2023年行政强制多少件", "处罚呢", "这两个加起来占多少")
    answer = several.last(*talk)
    check(answer, several)
    every = sum(value(several, row) for row in (PERMITS, FINES, FORCED))
    part = value(several, FINES) + value(several, FORCED)
    assert answer.facts[0].value == pytest.approx(part / every * 100, abs=Decimal("0.01"))


@pytest.mark.parametrize("further", ["占三项的几成", "占总数的几成"])
def test_the_row_told_last_is_a_part_of_its_natural_whole(several: World, further: str) -> None:
    answer = several.last("沙湾市2023年行政强制多少件", "处罚呢", further)
    check(answer, several)
    every = sum(value(several, row) for row in (PERMITS, FINES, FORCED))
    assert answer.facts[0].value == pytest.approx(value(several, FINES) / every * 100, abs=Decimal("0.01"))


def test_a_number_that_was_said_is_told_in_words_beside_the_figure(several: World) -> None:
    check(several.ask("沙湾市2023年申请比三千件多几件"), several)
