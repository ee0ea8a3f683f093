"""Lists of one value a row: the form of 2014 and the local tables before it, in any layout."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.numerals import parse_cell
from corpus.readers import read_document
from corpus.tables import Tables, read_tables
from corpus.types import Format, Value
from tests.corpus.factory import Style
from tests.corpus.made_lists import MadeList, make_list
from tests.corpus.test_tables_layouts import KEEPS_ROWS, LOSES_MORE, LOSES_ROWS

LAYOUTS = {**KEEPS_ROWS, **LOSES_ROWS}
Printed = tuple[Value | None, str, str | None]
layout_names = st.sampled_from(sorted(LAYOUTS))
seeds = st.integers(0, 2**32)
examples = settings(max_examples=60, suppress_health_check=list(HealthCheck))


def read(made: MadeList, layout: str, *, page_numbers: bool = False) -> Tables:
    table = {**LAYOUTS, **LOSES_MORE}[layout](made.rows, Style(page_numbers=page_numbers))
    lines = (
        "附件",
        "政府信息公开情况统计表",
        "（2016年度）",
        "填报单位：某市",
        table,
        "注：本表一式两份。",
        "某市",
    )
    return read_tables(read_document("\n".join(lines).encode(), "表.txt"))


def values(tables: Tables) -> dict[str, Printed]:
    return {fact.metric: (fact.value, fact.raw, fact.unit) for fact in tables.facts}


def expected(made: MadeList) -> dict[str, Printed]:
    found: dict[str, Printed] = {}
    for metric, (text, unit) in made.printed.items():
        cell = parse_cell(text)
        assert cell is not None
        found[metric] = (cell.value, text, unit)
    return found


@examples
@given(layout_names, seeds, st.booleans())
def test_a_list_is_read_back_with_its_units(layout: str, seed: int, page_numbers: bool) -> None:
    made = make_list(Random(seed))
    tables = read(made, layout, page_numbers=page_numbers)
    assert values(tables).items() <= expected(made).items()
    assert values(tables) == expected(made) or not made.full
    assert tables.format is made.form


@pytest.mark.parametrize("layout", LOSES_MORE)
@examples
@given(seed=seeds)
def test_a_list_that_lost_lines_gives_no_wrong_figure(layout: str, seed: int) -> None:
    made = make_list(Random(seed))
    assert values(read(made, layout)).items() <= expected(made).items()


@pytest.mark.parametrize("header", ["历年累计", "本年累计", "比上年增长"])
def test_a_list_without_a_column_of_the_year_is_not_read(header: str) -> None:
    text = f"附表\n指标名称 | 计量单位 | {header} |\n主动公开信息数 | 条 | 600 |\n申请总数 | 条 | 7 |\n"
    assert read_tables(read_document(text.encode(), "表.txt")).facts == ()


def test_beside_a_part_of_the_year_the_whole_year_counts() -> None:
    head = "附表\n指标名称 | 计量单位 | 代码 | 本季发生 | 本年累计 |\n"
    text = f"{head}主动公开信息数 | 条 | 01 | 31 | 94 |\n申请总数 | 条 | 02 | 0 | 3 |\n"
    tables = read_tables(read_document(text.encode(), "表.txt"))
    assert [fact.value for fact in tables.facts] == [94, 3]


@pytest.mark.parametrize(
    "marks", ["甲 | 乙 | 丙 | 1 | 2 |", "甲\n| 乙\n| 丙\n| 1\n| 2\n|", "甲 | 乙 | 丙 |  |  |"]
)
@pytest.mark.parametrize("unit", ["计量单位", "计量 单位"])
def test_the_marks_of_the_columns_are_no_row(marks: str, unit: str) -> None:
    head = f"附表\n指标名称 | {unit} | 代码 | 本期实际 | 本年累计 |\n{marks}\n"
    text = f"{head}主动公开信息数 | 条 | 01 | 31 | 94 |\n申请总数 | 条 | 02 | 0 | 3 |\n"
    tables = read_tables(read_document(text.encode(), "表.txt"))
    assert [fact.value for fact in tables.facts] == [94, 3]


def test_a_part_of_the_form_may_have_a_value_of_its_own_and_notes_may_be_broken_into_lines() -> None:
    text = """附表
统计指标 单位 统计数
（一）主动公开政府信息数（不同渠道和方式
公开相同信息计1条） 条 61
其中：主动公开规范性文件数 条 4
三、依申请公开情况
（一）收到申请数 件 9
四、行政复议数量 件 2
（一）维持具体行政行为数 件 1
（二）被依法纠错数 件 0
（三）其他情形数 件 1
六、举报投诉数量 件 5
七、依申请公开信息收取的费用 万元 0.3
"""
    tables = read_tables(read_document(text.encode(), "表.txt"))
    assert {fact.metric: (fact.raw, fact.unit) for fact in tables.facts} == {
        "主动公开政府信息数": ("61", "条"),
        "主动公开政府信息数/主动公开规范性文件数": ("4", "条"),
        "收到申请数": ("9", "件"),
        "行政复议数量": ("2", "件"),
        "行政复议数量/维持具体行政行为数": ("1", "件"),
        "行政复议数量/被依法纠错数": ("0", "件"),
        "行政复议数量/其他情形数": ("1", "件"),
        "举报投诉数量": ("5", "件"),
        "依申请公开信息收取的费用": ("0.3", "万元"),
    }


def test_two_columns_of_years_are_not_chosen_from() -> None:
    text = "附表\n指标名称 | 计量单位 | 2012年 | 2013年 |\n主动公开信息数 | 条 | 600 | 700 |\n"
    tables = read_tables(read_document(text.encode(), "表.txt"))
    assert tables.facts == ()


def test_the_unit_of_a_cell_outranks_that_of_its_row_and_no_unit_is_none() -> None:
    text = "附表\n指标名称 | 计量单位 | 2009年度 |\n收取费用总数 | 元 | 1.2万元 |\n咨询次数 | | 7 |\n"
    tables = read_tables(read_document(text.encode(), "表.txt"))
    assert [(fact.metric, fact.raw, fact.unit) for fact in tables.facts] == [
        ("其他/收取费用总数", "1.2万元", "万元"),
        ("其他/咨询次数", "7", None),
    ]
    assert tables.format is Format.F2008


def test_a_list_that_goes_on_beside_itself_is_read_column_by_column() -> None:
    text = """附表
指标名称 | 单位 | 数量 | 指标名称 | 单位 | 数量 |
（一）收到申请数 | 件 | 8 | 四、行政复议数量 | 件 | 3 |
1.当面申请数 | 件 | 5 | （一）维持具体行政行为数 | 件 | 2 |
2.信函申请数 | 件 | 3 | （二）被依法纠错数 | 件 | 1 |
"""
    tables = read_tables(read_document(text.encode(), "表.txt"))
    assert {fact.metric: fact.value for fact in tables.facts} == {
        "收到申请数": 8,
        "收到申请数/当面申请数": 5,
        "收到申请数/信函申请数": 3,
        "行政复议数量": 3,
        "行政复议数量/维持具体行政行为数": 2,
        "行政复议数量/被依法纠错数": 1,
    }


def test_lines_of_label_unit_and_value_are_rows_even_where_words_of_the_forms_stand_in_them() -> None:
    text = """附：统计表
指 标 单位 数量
公开信息总数 条 71
其中：其他形式公开 条 6
答复总数 件 9
其中：不予公开 件 2
行政复议 件 1
收取费用 元 0
"""
    tables = read_tables(read_document(text.encode(), "表.txt"))
    assert [(fact.metric, fact.value, fact.unit) for fact in tables.facts] == [
        ("其他/公开信息总数", 71, "条"),
        ("其他/其他形式公开", 6, "条"),
        ("其他/答复总数", 9, "件"),
        ("其他/不予公开", 2, "件"),
        ("其他/行政复议", 1, "件"),
        ("其他/收取费用", 0, "元"),
    ]


def test_the_end_of_a_broken_label_names_no_row() -> None:
    text = "附：统计表\n指标 单位 数量\n公开信息总数 条 71\n镇村两级公开栏更\n新信息数 条 6\n答复总数 件 9\n"
    tables = read_tables(read_document(text.encode(), "表.txt"))
    assert [fact.metric for fact in tables.facts] == ["其他/公开信息总数", "其他/答复总数"]
