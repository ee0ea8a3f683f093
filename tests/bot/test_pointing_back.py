"""What a message points at of the conversation: bodies, rows, columns and rules spoken of before."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from bot.types import Kind
from corpus.reading import read_report
from index.store import Store
from tests.bot.world import CITY, COUNTY, World, check, fined

_LATE = "其他处理/申请人逾期未按收费通知要求缴纳费用"
_TOWN = """2023年政府信息公开工作年度报告
二、主动公开政府信息情况
信息内容 | 本年处理决定数量
行政处罚 | {count}
"""


@pytest.mark.parametrize(
    ("turns", "column"),
    [
        (["清河县2020年行政许可，上一年列了几项"], "上一年项目数量"),
        (["清河县2020年行政许可，上一年度填的几项"], "上一年项目数量"),
        (["清河县2020年行政许可多少件", "当年有增有减吗"], "本年增减"),
        (["清河县2020年行政许可多少件", "有没有增减"], "本年增减"),
    ],
)
def test_columns_of_the_older_form(several: World, turns: list[str], column: str) -> None:
    answer = several.last(*turns)
    assert [fact.metric for fact in answer.facts] == [f"行政许可/{column}"]
    assert answer.facts[0].value == several.cells[COUNTY, 2020][f"行政许可/{column}", None]
    check(answer, several)


def test_items_there_were_and_those_added_are_of_one_row(several: World) -> None:
    cells, columns = several.cells[COUNTY, 2020], ("上一年项目数量", "本年增减")
    rows = ("行政许可", "行政处罚", "行政强制", "其他对外管理服务事项")
    known = {row: [cells[f"{row}/{column}", None] for column in columns] for row in rows}
    row, parts = next((row, parts) for row, parts in known.items() if None not in parts)
    other = next(name for name in rows if name != row)
    asked = [f"清河县2020年{other}处理决定多少件", f"“{row}”原来有几项，加上当年新增的成了多少项"]
    answer = several.last(*asked)
    assert answer.facts[0].value == sum(Decimal(part) for part in parts if part is not None)
    assert {fact.metric for fact in answer.facts[1:]} == {f"{row}/{column}" for column in columns}
    check(answer, several)


def test_both_bodies_and_the_other_of_them(several: World) -> None:
    turns = ["清河县和沙湾市2023年行政处罚谁多", "清河县的行政强制", "另一个呢"]
    answer = several.last(*turns)
    assert [(one.agency, one.metric) for one in answer.facts] == [(CITY, "行政强制/本年处理决定数量")]
    turns = ["沙湾市2023年无法提供的一共多少", "切回清河县，2022年同一项", "两家分别占各自办结总数多少"]
    answer = several.last(*turns)
    shares = {(fact.agency, fact.year) for fact in answer.facts if fact.unit == "%" and fact.year}
    assert shares == {(CITY, 2023), (COUNTY, 2022)}
    check(answer, several)


def test_a_body_brought_beside_keeps_its_own_year(tmp_path: Path) -> None:
    counts = {("清河县人民政府", 2020): 9, ("沙湾市人民政府", 2021): 5}
    with fined(tmp_path, counts) as world:
        answer = world.last("清河县2020年行政处罚多少件", "沙湾市2021年的拉过来比，差多少")
        assert [fact.value for fact in answer.facts if not fact.derived] == [9, 5]
        assert Decimal(4) in [fact.value for fact in answer.facts if fact.derived]


def test_the_short_name_of_a_place_is_the_body_there_spoken_of(tmp_path: Path) -> None:
    counts = {("北碚区民政局", 2020): 7, ("抚州市民政局", 2020): 3}
    with fined(tmp_path, counts) as world:
        assert world.ask("北碚的行政处罚多少件").kind is Kind.CLARIFY
        answer = world.last("北碚区民政局2020年行政处罚多少件", "北碚的行政处罚多少件")
        assert [fact.value for fact in answer.facts] == [7]
        answer = world.last("抚州市民政局2020年行政处罚多少件", "北碚的行政处罚多少件")
        assert answer.kind is Kind.CLARIFY


def test_a_level_is_that_of_the_town_that_only_its_file_names(tmp_path: Path) -> None:
    with Store.open(tmp_path / "towns.db") as store:
        for name, count in (("nulike-town", 6), ("xiliu-town", 8)):
            store.save(read_report(_TOWN.format(count=count).encode(), f"{name}-2023.txt"))
        world = World(store, {})
        answer = world.last("努力克镇2023年行政处罚多少件", "镇政府也有处罚？多少件")
        assert [fact.value for fact in answer.facts] == [6]
        assert "努力克镇" in "".join(answer.lines)


def test_bodies_by_what_they_do_are_applicants(several: World) -> None:
    answer = several.last("沙湾市2023年公司来要信息的有多少件", "搞科研的单位，一件都没来申请？")
    assert [(one.agency, one.applicant) for one in answer.facts] == [(CITY, "科研机构")]


def test_a_row_that_was_explained_is_pointed_at(several: World) -> None:
    answer = several.last("通知我缴费我拖着不缴，会怎样", "沙湾市2023年真有因为这个就不办了的？几件")
    assert [(one.agency, one.metric) for one in answer.facts] == [(CITY, _LATE)]
    assert not several.last("沙湾市2023年真有因为这个就不办了的？几件").facts


def test_an_order_is_of_all_bodies_though_one_was_spoken_of(several: World) -> None:
    turns = ["清河县2023年行政处罚多少件", "行政强制数量排一下，头两名报一下"]
    answer = several.last(*turns)
    assert answer.kind is Kind.RANKING
    assert {fact.agency for fact in answer.facts} == {CITY, COUNTY}
    assert several.last("清河县2023年行政处罚多少件", "头两名报一下").kind is Kind.RANKING
    months = several.last("清河县2023年行政处罚多少件", "前三个月的行政强制多少件")
    assert months.kind is Kind.NO_DATA


def test_a_body_whose_report_was_asked_for_is_spoken_of(several: World) -> None:
    turns = ["沙湾市2019年的年报有没有", "那就2023，行政处罚多少件"]
    assert "2023" in several.last(*turns[:1]).headline
    assert {fact.agency for fact in several.last(*turns).facts} == {CITY}


@pytest.mark.parametrize(
    ("turns", "fee"),
    [
        (["我打算跟政府要一份60页的纸质材料，得掏多少钱"], "300 元"),
        (["我打算跟政府要一份60页的纸质材料，得掏多少钱", "120页的话"], "1100 元"),
        (["不按页，按件收：这个月我递了15件"], "500 元"),
        (["不按件，按页收：一份40页"], "100 元"),
    ],
)
def test_fees_are_told_by_what_is_said_to_count(several: World, turns: list[str], fee: str) -> None:
    answer = several.last(*turns)
    assert answer.kind is Kind.DEFINITION
    assert fee in answer.headline


def test_the_same_money_is_told_apart(several: World) -> None:
    answer = several.last("沙湾市2023年信息处理费收了多少", "这跟行政事业性收费是同一笔钱吗")
    assert answer.kind is Kind.DEFINITION
    assert "信息处理费" in answer.headline


def test_two_rows_spoken_of_are_not_the_parts_of_the_last(several: World) -> None:
    told = ("清河县2023年部分公开多少件", "予以公开呢")
    both = [several.value("清河县人民政府", 2023, row, "总计") for row in ("部分公开", "予以公开")]
    assert several.last(*told, "两项合起来是多少").facts[0].value == sum(both)
    assert several.last(*told, "这两项相差多少").facts[0].value == max(both) - min(both)


@pytest.mark.parametrize(
    "then", ["顺手把沙湾市的告诉我", "沙湾市的捎带瞅瞅", "把沙湾市的调出来", "再念一下沙湾市的"]
)
def test_words_that_only_ask_to_tell_lean_on_the_row_before(then: str, several: World) -> None:
    value = several.value("沙湾市人民政府", 2023, "行政强制/本年处理决定数量")
    assert several.last("清河县2023年强制多少件", then).facts[0].value == value


@pytest.mark.parametrize("then", ["沙湾市报名几人", "沙湾市有没有人投诉"])
def test_another_body_with_words_of_its_own_is_not_told_the_row_before(then: str, several: World) -> None:
    value = several.value("沙湾市人民政府", 2023, "行政强制/本年处理决定数量")
    assert value not in [fact.value for fact in several.last("清河县2023年强制多少件", then).facts]


def test_the_body_before_and_the_one_behind_are_pointed_at(several: World) -> None:
    """By the order in which they were first spoken of."""
    asked = ("沙湾市2023年行政许可多少件", "清河县2023年行政许可多少件")
    former = several.last(*asked, "前一家行政处罚多少件")
    assert former.facts[0].agency == CITY
    assert several.last(*asked, "前一家行政处罚多少件", "后一家呢").facts[0].agency == COUNTY
