"""Which figure is the part and which the whole, however the two are named; and so many of one for another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.types import Answer, Kind
from corpus.vocabulary import TOTAL
from tests.bot.world import CITY, COUNTY, World, check

Cell = tuple[str, str | None]
DONE: Cell = ("办理结果/总计", TOTAL)
PERMITS: Cell = ("行政许可/本年处理决定数量", None)
FINES: Cell = ("行政处罚/本年处理决定数量", None)


def _of(world: World, *cells: Cell) -> Decimal:
    return sum((world.value(CITY, 2023, *cell) for cell in cells), Decimal(0))


def _ratio(answer: Answer) -> Decimal:
    made = [fact for fact in answer.facts if fact.derived and fact.derived.op == "ratio"]
    return Decimal(made[0].value or 0)


@pytest.mark.parametrize(
    ("say", "part", "whole"),
    [
        ("办出去的申请里头，重复申请占多大比例", ("不予处理/重复申请", TOTAL), DONE),
        ("答复掉的那一批申请中，部分公开的比重", ("部分公开", TOTAL), DONE),
        ("处理完的那些个申请，本机关不掌握的占几成", ("无法提供/本机关不掌握相关政府信息", TOTAL), DONE),
        ("办妥的申请里面群众的占几成", ("办理结果/总计", "自然人"), DONE),
        ("复议那一摊里，多大比例是维持", ("行政复议/结果维持", None), ("行政复议/总计", None)),
    ],
)
def test_a_heap_pointed_at_is_the_whole(several: World, say: str, part: Cell, whole: Cell) -> None:
    answer = several.ask(f"沙湾市2023年{say}")
    check(answer, several)
    assert abs(_ratio(answer) - _of(several, part) / _of(several, whole) * 100) < Decimal("0.01")


@pytest.mark.parametrize(
    "say",
    [
        "无法提供那一堆，有多大比例是需要另行制作的",
        "无法提供里面因为没有现成信息的比重",
        "无法提供的，其中没有现成信息的占几成",
        "无法提供这一类，没有现成信息的占百分之几",
    ],
)
def test_a_group_is_the_whole_of_a_row_in_it(several: World, say: str) -> None:
    rows = ("本机关不掌握相关政府信息", "没有现成信息需要另行制作", "补正后申请内容仍不明确")
    cells = [(f"无法提供/{row}", TOTAL) for row in rows]
    answer = several.ask(f"沙湾市2023年{say}")
    check(answer, several)
    assert abs(_ratio(answer) - _of(several, cells[1]) / _of(several, *cells) * 100) < Decimal("0.01")


@pytest.mark.parametrize(
    ("say", "part", "whole", "count"),
    [
        ("办结的申请，平均每十件里有几件是全部公开的", ("予以公开", TOTAL), DONE, 10),
        ("被申请复议的，每一百件里有几件给维持了", ("行政复议/结果维持", None), ("行政复议/总计", None), 100),
        ("一百件复议里头有几件是纠正的", ("行政复议/结果纠正", None), ("行政复议/总计", None), 100),
        ("每罚一次对应批了几个证", PERMITS, FINES, 1),
        ("每开一张罚单，要批多少个许可", PERMITS, FINES, 1),
        ("平均批多少个许可才罚一次", PERMITS, FINES, 1),
        ("申请里多少件才有一件是企业提的", ("本年新收政府信息公开申请数量", TOTAL),
         ("本年新收政府信息公开申请数量", "商业企业"), 1),
    ],
)  # fmt: skip
def test_so_many_of_one_for_another(several: World, say: str, part: Cell, whole: Cell, count: int) -> None:
    answer = several.ask(f"沙湾市2023年{say}")
    check(answer, several)
    assert abs(_ratio(answer) - _of(several, part) / _of(several, whole) * count) < Decimal("0.01")


@pytest.mark.parametrize("say", ["每开一张罚单平均收多少钱", "每次复议要几天"])
def test_what_is_no_row_is_not_counted_by_another(several: World, say: str) -> None:
    assert several.ask(f"沙湾市2023年{say}").kind is Kind.NO_DATA


@pytest.mark.parametrize("say", ["公司的申请转到了下一年的", "企业没办完、挪去次年的"])
def test_the_next_year_is_no_year_asked_for(several: World, say: str) -> None:
    answer = several.ask(f"沙湾市2023年{say}有几件")
    assert answer.facts[0].metric == "结转下年度继续办理"
    assert (answer.facts[0].year, answer.facts[0].applicant) == (2023, "商业企业")


@pytest.mark.parametrize(
    ("say", "part"),
    [
        ("新老申请搁一块，办结的占几成", "办理结果/总计"),
        ("新账旧账一起算，处理掉了百分之几", "办理结果/总计"),
        ("手头的申请（连同上年留下来的）最后办完了多大比例", "办理结果/总计"),
        ("连着去年剩下的一起，部分公开的占多少", "部分公开"),
        ("新增的和遗留的申请合在一块，转到下一年的占比", "结转下年度继续办理"),
    ],
)
def test_all_there_is_to_handle_is_the_whole(several: World, say: str, part: str) -> None:
    answer = several.ask(f"沙湾市2023年{say}")
    check(answer, several)
    whole = _of(several, *((f"{end}政府信息公开申请数量", TOTAL) for end in ("本年新收", "上年结转")))
    assert abs(_ratio(answer) - _of(several, (part, TOTAL)) / whole * 100) < Decimal("0.01")


def test_new_and_old_applications_are_added_or_held_against_each_other(several: World) -> None:
    rows = [
        several.value(CITY, 2023, f"{end}政府信息公开申请数量", TOTAL) for end in ("本年新收", "上年结转")
    ]
    assert several.ask("沙湾市2023年新旧申请拢共几件").facts[0].value == sum(rows)
    assert [fact.value for fact in several.ask("沙湾市2023年新老申请各多少").facts] == rows


def test_what_holds_a_part_is_none_itself(several: World) -> None:
    answer = several.ask("沙湾市2023年新收加上年结转合计里，公开了百分之几")
    assert not any(f.derived and f.derived.of[0].startswith("上年") for f in answer.facts if f.unit == "%")


def test_rows_added_up_are_one_share_of_each_body(several: World) -> None:
    answer = several.ask("清河县、沙湾市2023年，全给的加给一部分的一共各占办结的百分之几")
    check(answer, several)
    wanted = [
        sum(several.value(body, 2023, row, TOTAL) for row in ("予以公开", "部分公开"))
        / several.value(body, 2023, *DONE)
        * 100
        for body in (COUNTY, CITY)
    ]
    found = {round(Decimal(fact.value or 0), 1) for fact in answer.facts if fact.derived}
    assert {round(one, 1) for one in wanted} <= found


@pytest.mark.parametrize(
    ("say", "group"),
    [
        ("无法提供的{}件是怎么攒出来的", "无法提供"),
        ("不予处理的{}件都是什么情形凑成的", "不予处理"),
        ("不予公开那{}件是哪些理由堆起来的", "不予公开"),
    ],
)
def test_what_a_figure_is_made_up_of(several: World, say: str, group: str) -> None:
    cells = several.cells[CITY, 2023]
    rows = {
        row: Decimal(n or 0)
        for (row, who), n in cells.items()
        if row.startswith(f"{group}/") and who == TOTAL
    }
    answer = several.ask(f"沙湾市2023年{say.format(sum(rows.values()))}")
    told = {fact.metric: fact.value for fact in answer.facts if fact.applicant == TOTAL}
    assert rows.items() <= told.items()
