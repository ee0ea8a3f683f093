"""Many bodies of many places: an office behind a short name, bodies of a place, all that bear one name."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from bot.types import Answer, Kind
from tests.bot.world import CITY, COUNTY, World, check, fined, written

FINES = {
    ("武汉市江岸区人民政府", 2023): 31,
    ("武汉市江岸区司法局", 2023): 12,
    ("武汉市人民政府", 2023): 95,
    ("武汉市人民政府", 2022): 60,
    ("宜昌市夷陵区人民政府", 2023): 44,
    ("宜昌市夷陵区司法局", 2023): 7,
    ("岳阳市水利局", 2023): 0,
    ("岳阳市人民政府", 2023): 18,
}
HUBEI = ("武汉", "宜昌")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Governments of cities and districts, and offices of some of them."""
    with fined(tmp_path_factory.mktemp("many"), FINES) as world:
        yield world


def printed(answer: Answer) -> dict[str, int]:
    """The figures of 2023 that an answer tells, by body."""
    return {fact.agency: int(fact.value or 0) for fact in answer.facts if fact.derived is None}


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("武汉江岸司法局2023年处罚多少件", "武汉市江岸区司法局"),
        ("江岸司法局2023年罚了多少", "武汉市江岸区司法局"),
        ("宜昌夷陵司法局2023年处罚", "宜昌市夷陵区司法局"),
        ("宜昌夷陵区司法局2023年处罚", "宜昌市夷陵区司法局"),
    ],
)
def test_an_office_behind_a_short_name_is_the_one_there(many: World, question: str, body: str) -> None:
    answer = many.ask(question)
    check(answer, many)
    assert printed(answer) == {body: FINES[body, 2023]}


@pytest.mark.parametrize(
    "question",
    [
        "江岸水利局2023年处罚多少件",
        "夷陵水利局2023年罚了多少",
        "武汉江岸水利局2023年处罚多少件",
        "岳阳司法局2023年处罚多少件",
    ],
)
def test_an_office_without_a_report_is_not_that_of_another_place(many: World, question: str) -> None:
    answer = many.ask(question)
    assert answer.kind is Kind.NO_DATA
    assert not answer.facts


def test_two_short_names_that_touch_are_two_bodies(many: World) -> None:
    answer = many.ask("江岸夷陵2023年处罚谁多")
    check(answer, many)
    assert set(printed(answer)) == {"武汉市江岸区人民政府", "宜昌市夷陵区人民政府"}


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("2023年武汉的单位处罚合计", 31 + 12 + 95),
        ("2023年湖北的单位一共罚了多少件", 31 + 12 + 95 + 44 + 7),
        ("2023年各司法局处罚一共多少", 12 + 7),
        ("2023年各单位行政处罚一共多少件", 31 + 12 + 95 + 44 + 7 + 0 + 18),
    ],
)
def test_bodies_together_are_added_up(many: World, question: str, number: int) -> None:
    answer = many.ask(question)
    check(answer, many)
    assert answer.facts[0].value == number


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("2023年武汉的单位里处罚超过20件的有哪些", {"武汉市江岸区人民政府", "武汉市人民政府"}),
        ("2023年湖北的单位里有几家处罚超过40件", {"武汉市人民政府", "宜昌市夷陵区人民政府"}),
        ("2023年岳阳的单位里有多少个没有处罚", {"岳阳市水利局"}),
        ("2023年湖南的单位里哪些没有行政处罚", {"岳阳市水利局"}),
        ("2023年各单位里有多少个单位没有处罚", {"岳阳市水利局"}),
    ],
)
def test_bodies_of_a_place_under_a_condition(many: World, question: str, bodies: set[str]) -> None:
    answer = many.ask(question)
    check(answer, many)
    assert set(printed(answer)) == bodies


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("2023年江岸区政府的处罚在武汉的单位里排第几", 2),
        ("2023年夷陵区政府的处罚在湖北的单位里排第几", 2),
        ("2023年岳阳市政府的处罚在所有单位里排第几", 4),
    ],
)
def test_a_place_among_the_bodies_named(many: World, question: str, place: int) -> None:
    answer = many.ask(question)
    check(answer, many)
    own = Decimal(next(fact.value for fact in answer.facts if fact.value is not None))
    among = [value for body, value in printed(answer).items() if value > own]
    assert len(among) == place - 1
    assert "一二三四五"[place - 1] in answer.headline


@pytest.mark.parametrize(
    ("question", "there"),
    [
        ("有没有武汉市2022年的报告", True),
        ("有没有夷陵区司法局2023年的年报", True),
        ("有没有武汉市2021年的报告", False),
    ],
)
def test_whether_there_is_a_report(many: World, question: str, there: bool) -> None:
    answer = many.ask(question)
    assert answer.kind is (Kind.CHAT if there else Kind.NO_DATA)
    assert not answer.facts


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("武汉市2022年和2023年处罚总数", "155 件"),
        ("武汉市2023年处罚比2022年多多少", "2023年比2022年多 35 件"),
        ("武汉市2022年处罚比2023年少多少", "2022年比2023年少 35 件"),
        ("武汉市2023年处罚比2022年增长百分之几", "58.33%"),
    ],
)
def test_what_is_made_of_two_years_is_told_first(many: World, question: str, said: str) -> None:
    answer = many.ask(question)
    check(answer, many)
    assert said in answer.headline


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("2023年武汉市、江岸区的处罚总数，哪家少", "较少的是武汉市江岸区人民政府"),
        ("2023年武汉市和江岸区处罚总数哪家多", "较多的是武汉市人民政府"),
        ("2023年江岸区的处罚在各单位里排第几", "排第三"),
    ],
)
def test_who_is_first_is_not_added_up(many: World, question: str, words: str) -> None:
    answer = many.ask(question)
    check(answer, many)
    assert answer.headline.startswith(words)


TALKED = {("和平县人民政府", 2023): 21, ("和平县教育局", 2023): 4, ("赤城县人民政府", 2023): 260}


def test_a_name_that_starts_with_and_is_not_set_beside(tmp_path_factory: pytest.TempPathFactory) -> None:
    with fined(tmp_path_factory.mktemp("and"), TALKED) as world:
        answer = world.last("赤城县2023年处罚", "和平县政府呢？")
        check(answer, world)
        assert printed(answer) == {"和平县人民政府": 21}
        both = world.last("赤城县2023年处罚", "和和平县比呢")
        assert set(printed(both)) == {"和平县人民政府", "赤城县人民政府"}


CHARGED = "二、主动公开政府信息情况\n第二十条第（八）项\n信息内容 | 本年收费金额\n行政事业性收费 | {fees}\n"


@pytest.mark.parametrize("said", ["200到300万元", "200万元到300万元", "200至300万"])
def test_a_range_has_one_unit(tmp_path_factory: pytest.TempPathFactory, said: str) -> None:
    fees = {"赤城县": 150, "和平县": 250, "武川县": 350}
    texts = {
        f"{place}.txt": f"{place}人民政府2023年政府信息公开工作年度报告\n" + CHARGED.format(fees=amount)
        for place, amount in fees.items()
    }
    with written(tmp_path_factory.mktemp("range"), texts) as world:
        answer = world.ask(f"2023年行政事业性收费在{said}之间的单位有哪些")
        check(answer, world)
        assert printed(answer) == {"和平县人民政府": 250}


@pytest.mark.parametrize(
    ("question", "number"),
    [("2023年区县处罚一共多少件", 31 + 44), ("2023年区县罚了合计多少", 31 + 44)],
)
def test_a_kind_of_place_is_meant_as_a_whole(many: World, question: str, number: int) -> None:
    answer = many.ask(question)
    check(answer, many)
    assert answer.facts[0].value == number


def test_a_place_among_those_of_a_kind(many: World) -> None:
    answer = many.ask("2023年江岸区的处罚在区政府里排第几")
    check(answer, many)
    assert set(printed(answer)) == {"武汉市江岸区人民政府", "宜昌市夷陵区人民政府"}
    assert "排第二" in answer.headline


def test_the_whole_of_all_bodies_keeps_its_row(several: World) -> None:
    row = "行政复议/结果纠正"
    answer = several.last("2023年行政复议被纠正的案件最多的是哪个单位", "全部加起来呢")
    check(answer, several)
    assert answer.facts[0].value == sum(several.value(body, 2023, row) for body in (COUNTY, CITY))


def test_a_range_of_so_many_is_no_range_of_years(tmp_path_factory: pytest.TempPathFactory) -> None:
    fines = {("赤城县人民政府", 2023): 1960, ("武川县人民政府", 2023): 2031, ("和平县人民政府", 2023): 12}
    with fined(tmp_path_factory.mktemp("so-many"), fines) as world:
        answer = world.ask("2023年处罚在1950到1990件之间的单位有哪些")
        check(answer, world)
        assert printed(answer) == {"赤城县人民政府": 1960}
        over = world.ask("2023年处罚在1950-2050件之间的单位有几个")
        check(over, world)
        assert printed(over) == {"赤城县人民政府": 1960, "武川县人民政府": 2031}


def test_a_municipality_without_a_report_is_not_its_districts(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    fines = {("重庆市万州区人民政府", 2023): 5, ("重庆市司法局", 2023): 8}
    with fined(tmp_path_factory.mktemp("municipality"), fines) as world:
        assert world.ask("重庆市2023年处罚一共多少件").kind is Kind.NO_DATA
        together = world.ask("重庆市各单位2023年处罚一共多少件")
        check(together, world)
        assert together.facts[0].value == 5 + 8
