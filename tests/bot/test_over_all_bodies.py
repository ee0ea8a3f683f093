"""All bodies of an index in free words: who has none, what part one is of the whole, who comes first."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from bot.types import Answer, Kind
from tests.bot.world import COUNTY, World, check, fined

FINES = {
    ("海城市人民政府", 2023): 80,
    ("海城市西柳镇人民政府", 2023): 0,
    ("盘山县人民政府", 2023): 90,
    ("盘山县教育局", 2023): 0,
    ("凤城市人民政府", 2023): 30,
}
NONE = {body for (body, _), count in FINES.items() if not count}


@pytest.fixture(scope="module")
def all_bodies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Governments, a town and an office, two of them without penalties."""
    with fined(tmp_path_factory.mktemp("all"), FINES) as world:
        yield world


def named(answer: Answer) -> set[str]:
    """The bodies whose printed figures an answer tells."""
    return {fact.agency for fact in answer.facts if fact.derived is None}


@pytest.mark.parametrize(
    "question",
    [
        "有没有哪家没罚过款",
        "有没有单位说自己没罚款",
        "哪些家没罚过款",
        "有谁没罚过款吗",
        "谁家没罚过款",
        "哪家没处罚",
        "哪家不罚款",
        "没罚过款的有几家",
        "哪儿没有处罚",
        "哪个单位一件没罚",
        "哪家没有一件处罚",
    ],
)
def test_who_has_none(all_bodies: World, question: str) -> None:
    answer = all_bodies.ask(question)
    assert answer.kind is Kind.RANKING
    assert named(answer) == NONE
    check(answer, all_bodies)


@pytest.mark.parametrize("question", ["有谁罚过款", "谁处罚超过二十件", "哪儿罚款超过二十件"])
def test_who_meets_a_condition(all_bodies: World, question: str) -> None:
    answer = all_bodies.ask(question)
    assert named(answer) == {body for body, _ in FINES} - NONE


@pytest.mark.parametrize(
    "question",
    [
        "处罚最少的是哪家，填零的不计",
        "不要把0算进来，罚得最少的单位",
        "罚过款却罚得最少的是谁",
        "排除0的单位，处罚最低的是哪个",
    ],
)
def test_the_least_is_looked_for_without_those_that_printed_0(all_bodies: World, question: str) -> None:
    answer = all_bodies.ask(question)
    assert (answer.facts[0].agency, answer.facts[0].value) == ("凤城市人民政府", 30)
    assert not any(fact.value == 0 for fact in answer.facts)


def test_an_order_without_blanks_is_no_sum(all_bodies: World) -> None:
    answer = all_bodies.ask("处罚从高到低排前两名，空白的那些不要算在内")
    assert answer.kind is Kind.RANKING
    assert [fact.value for fact in answer.facts[:2]] == [90, 80]


@pytest.mark.parametrize("question", ["45家单位一共罚了多少", "十二家合计处罚几件"])
def test_so_many_bodies_together_are_all_of_them(all_bodies: World, question: str) -> None:
    answer = all_bodies.ask(question)
    assert answer.facts[0].derived
    assert (answer.facts[0].derived.op, answer.facts[0].value) == ("sum", sum(FINES.values()))


@pytest.mark.parametrize(
    "question",
    [
        "盘山县政府的处罚占所有单位的百分之几",
        "处罚里头盘山县政府占全部单位的百分之几",
        "盘山县政府处罚占各单位合计的多少",
    ],
)
def test_what_part_of_all_one_is(all_bodies: World, question: str) -> None:
    answer = all_bodies.ask(question)
    assert answer.facts[0].derived
    assert (answer.facts[0].derived.op, answer.facts[0].value) == ("ratio", Decimal(45))


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("盘山县政府的处罚是不是第一", "是，排第一。"),
        ("盘山县政府的处罚比别家都多吗", "是，排第一。"),
        ("海城市政府的处罚是不是最多的", "不是，没有排第一。"),
    ],
)
def test_whether_one_is_the_first(all_bodies: World, question: str, verdict: str) -> None:
    answer = all_bodies.ask(question)
    assert answer.kind is Kind.RANKING
    assert verdict in answer.notes


def test_the_first_of_an_order_are_added_up(all_bodies: World) -> None:
    for answer in (
        all_bodies.ask("处罚前两名加起来多少"),
        all_bodies.last("2023年谁处罚最多", "倒数第二呢", "前两名加起来"),
    ):
        assert answer.facts[0].derived
        assert (answer.facts[0].derived.op, answer.facts[0].value) == ("sum", 90 + 80)
        check(answer, all_bodies)


@pytest.mark.parametrize("question", ["只看镇的", "那镇里头呢"])
def test_an_order_of_bodies_is_kept_to_a_level(all_bodies: World, question: str) -> None:
    assert named(all_bodies.last("2023年谁处罚最多", question)) == {"海城市西柳镇人民政府"}


def test_the_bodies_of_a_year_are_asked_about_next(several: World) -> None:
    answer = several.last("2022年的有哪几家", "这几家谁处罚最多")
    assert {(fact.agency, fact.year) for fact in answer.facts} == {(COUNTY, 2022)}
