"""Bodies that an answer found, as they are asked about on; places of an order beside the first."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from bot.types import Answer, Kind
from tests.bot.world import World, check, fined

FINES = {
    ("海城市人民政府", 2023): 80,
    ("海城市西柳镇人民政府", 2023): 20,
    ("盘山县人民政府", 2023): 400,
    ("盘山县教育局", 2023): 0,
    ("凤城市人民政府", 2023): 30,
    ("凤城市教育局", 2022): 70,
}
MANY = {body: count for (body, _), count in FINES.items() if count > 25}
MEAN = Decimal(sum(FINES.values())) / len(FINES)


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Governments, a town and offices, one of them with an older report."""
    with fined(tmp_path_factory.mktemp("those"), FINES) as world:
        yield world


def told(answer: Answer) -> list[str]:
    """The bodies whose printed figures an answer tells, in order."""
    return [fact.agency for fact in answer.facts if fact.derived is None]


FOUND = "处罚超过25件的有哪些单位"


@pytest.mark.parametrize(
    "further", ["这几家一共多少件", "它们总共罚了多少", "那四家加起来呢", "这些单位合计多少件"]
)
def test_those_found_are_added_up(bodies: World, further: str) -> None:
    answer = bodies.last(FOUND, further)
    assert answer.facts[0].value == sum(MANY.values())
    assert set(told(answer)) == set(MANY)
    check(answer, bodies)


@pytest.mark.parametrize("further", ["平均每家多少", "平均下来每家呢", "这几家平均多少件"])
def test_those_found_have_a_mean(bodies: World, further: str) -> None:
    assert bodies.last(FOUND, further).facts[0].value == sum(MANY.values()) / len(MANY)


@pytest.mark.parametrize("further", ["其中最少的是谁", "这四家里最少的是哪家", "四家里谁最少"])
def test_the_last_of_those_found(bodies: World, further: str) -> None:
    answer = bodies.last(FOUND, further)
    assert answer.kind is Kind.RANKING
    assert told(answer)[0] == min(MANY, key=lambda body: MANY[body])
    assert set(told(answer)) <= set(MANY)


def test_those_found_are_narrowed(bodies: World) -> None:
    assert told(bodies.last(FOUND, "里面有几个局")) == ["凤城市教育局"]
    assert told(bodies.last(FOUND, "里头超过100件的有谁")) == ["盘山县人民政府"]
    assert bodies.last(FOUND, "里面有几个镇").kind is Kind.NO_DATA
    assert told(bodies.last(FOUND, "就留2022年的")) == ["凤城市教育局"]


def test_reports_are_still_listed_where_they_are_asked_for(bodies: World) -> None:
    assert bodies.last(FOUND, "你这里收录了几个单位的报告").kind is Kind.CHAT


def test_a_condition_said_of_bodies_holds_for_their_order_and_sum(bodies: World) -> None:
    assert told(bodies.ask("处罚超过25件的单位里谁最少"))[0] == "凤城市人民政府"
    assert bodies.ask("处罚超过25件的单位平均罚了多少").facts[0].value == sum(MANY.values()) / len(MANY)
    assert bodies.last("所有单位处罚加起来多少", "只看镇的", "只看超过100的").headline.startswith("没有单位")


@pytest.mark.parametrize(
    ("question", "above"),
    [
        ("处罚超过平均数的单位有哪些", True),
        ("哪些单位的处罚高于平均水平", True),
        ("处罚在平均数以下的有几家", False),
        ("哪几个单位处罚没到平均线", False),
    ],
)
def test_figures_are_held_against_their_mean(bodies: World, question: str, above: bool) -> None:
    expected = {body for (body, _), count in FINES.items() if (count > MEAN) is above}
    assert set(told(bodies.ask(question))) == expected


def test_the_mean_is_still_asked_for(bodies: World) -> None:
    assert bodies.ask("所有单位处罚平均数是多少").facts[0].value == 100
    assert set(told(bodies.last("所有单位处罚平均多少", "平均数以上的有哪些"))) == {"盘山县人民政府"}


@pytest.mark.parametrize("question", ["各单位处罚的中位数是多少", "处罚排在中间的是哪家"])
def test_the_middle_of_an_order(bodies: World, question: str) -> None:
    answer = bodies.ask(question)
    assert answer.facts[0].value == 50
    assert told(answer) == ["凤城市教育局", "凤城市人民政府"]
    assert told(bodies.last("各单位处罚从多到少排一下", "中间的是谁")) == told(answer)


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("处罚哪家仅次于海城市人民政府", "凤城市教育局"),
        ("处罚排在海城市人民政府后面的是谁", "凤城市教育局"),
        ("处罚排在海城市人民政府前面的是哪家", "盘山县人民政府"),
    ],
)
def test_who_is_next_to_a_body(bodies: World, question: str, body: str) -> None:
    answer = bodies.ask(question)
    assert told(answer) == [body, "海城市人民政府"]
    check(answer, bodies)


def test_it_is_next_to_the_body_spoken_of(bodies: World) -> None:
    first = "海城市政府处罚多少件"
    assert told(bodies.last(first, "仅次于它的是谁"))[0] == "凤城市教育局"
    assert told(bodies.last(first, "谁排在它前面"))[0] == "盘山县人民政府"
    assert set(told(bodies.ask("处罚排在凤城市人民政府前面的有哪几家"))) == {
        *(set(MANY) - {"凤城市人民政府"}),
        "凤城市人民政府",
    }


@pytest.mark.parametrize(
    "questions",
    [
        ("海城市政府的处罚比第一名少多少件",),
        ("海城市政府的处罚离榜首差多少",),
        ("处罚第二名是谁", "它比第一名少几件"),
        ("海城市政府处罚多少件", "比第一名差多少"),
    ],
)
def test_a_figure_is_held_against_a_place(bodies: World, questions: tuple[str, ...]) -> None:
    answer = bodies.last(*questions)
    assert answer.facts[0].value == 320
    assert told(answer) == ["盘山县人民政府", "海城市人民政府"]
    check(answer, bodies)


def test_whether_the_body_spoken_of_is_the_first(bodies: World) -> None:
    first = "海城市政府处罚多少件"
    assert "不是" in "".join(bodies.last(first, "它是不是第一").notes)
    assert "不是" not in "".join(bodies.last("盘山县政府处罚多少件", "是不是第一").notes)


def test_several_of_the_first_are_told(bodies: World) -> None:
    assert told(bodies.ask("处罚top2")) == ["盘山县人民政府", "海城市人民政府"]
    assert told(bodies.ask("处罚谁最多谁第二")) == ["盘山县人民政府", "海城市人民政府"]
    assert told(bodies.ask("处罚最多的第二名是谁")) == ["海城市人民政府"]


def test_an_order_goes_on_in_its_direction(bodies: World) -> None:
    least = "处罚最少的单位是哪家"
    assert told(bodies.last(least, "前三名呢"))[:2] == ["盘山县教育局", "海城市西柳镇人民政府"]
    assert told(bodies.last(least, "最多的呢"))[0] == "盘山县人民政府"
    assert told(bodies.last("2023年处罚谁最多", "从少到多倒过来排一遍"))[0] == "盘山县教育局"


@pytest.mark.parametrize("question", ["哪些没罚款", "哪些没有处罚"])
def test_who_has_none_without_a_word_for_bodies(bodies: World, question: str) -> None:
    assert told(bodies.ask(question)) == ["盘山县教育局"]


@pytest.mark.parametrize("question", ["2023年五家单位的处罚平均下来是多少", "2023年这五个单位处罚平均多少"])
def test_so_many_bodies_are_all_of_them(bodies: World, question: str) -> None:
    assert bodies.ask(question).facts[0].value == 106


def test_the_first_so_many_are_added_up_whatever_they_are_called(bodies: World) -> None:
    assert bodies.ask("前三个单位的处罚加起来").facts[0].value == 550
    assert bodies.last("海城市政府和盘山县政府处罚各多少", "这两家一共多少").facts[0].value == 480


@pytest.mark.parametrize(
    "question",
    ["不算盘山县政府，处罚最多的是谁", "处罚最多的是谁，不算盘山县政府", "把盘山县政府去掉，处罚谁最多"],
)
def test_a_body_is_left_out_wherever_it_is_said(bodies: World, question: str) -> None:
    assert told(bodies.ask(question))[0] == "海城市人民政府"
    assert told(bodies.last(question, "第二呢")) == ["凤城市教育局"]


def test_those_on_one_side_of_a_body_are_asked_about_on(bodies: World) -> None:
    answer = bodies.last("处罚比凤城市政府多的有哪些单位", "这几家一共多少件")
    assert answer.facts[0].value == 550


def test_the_place_is_asked_of_another_body(bodies: World) -> None:
    answer = bodies.last("海城市政府处罚在所有单位里排第几", "那盘山县政府呢")
    assert answer.headline.startswith("排第一")


def test_those_found_are_a_part_of_all(bodies: World) -> None:
    part = Decimal(sum(MANY.values())) / sum(FINES.values()) * 100
    for further in ("这几家合起来占所有单位的百分之几", "它们占全部的几成"):
        answer = bodies.last(FOUND, further)
        assert Decimal(answer.facts[0].value or 0) == round(part, 2)
        check(answer, bodies)


def test_the_rest_is_added_up_wherever_a_body_is_left_out(bodies: World) -> None:
    answer = bodies.ask("不含盘山县政府，各单位处罚一共多少")
    assert answer.facts[0].value == sum(FINES.values()) - 400


def test_further_words_for_orders(bodies: World) -> None:
    assert told(bodies.ask("处罚数居中的单位是哪个")) == ["凤城市教育局", "凤城市人民政府"]
    assert "不是" in "".join(bodies.ask("海城市政府的处罚是不是所有单位里最高的").notes)
    assert told(bodies.ask("2023年的单位按处罚从少到多排"))[0] == "盘山县教育局"
    assert bodies.ask("海城市政府、盘山县政府处罚谁多，是几倍").facts[0].value == 5
