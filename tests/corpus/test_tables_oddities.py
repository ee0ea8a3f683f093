"""Misprints, odd cells and lost headers seen in published tables: read right, or left out with a finding."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.readers import read_document
from corpus.tables import Tables, read_tables
from corpus.types import Format, Status, Value
from corpus.vocabulary import metrics

FIRST = "第二十条第（一）项 | |||\n"
REQUESTS = (
    "三、收到和处理政府信息公开申请情况\n申请人情况 |\n自然人 | 法人或其他组织 | 总计 |\n"
    "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
)
DISPUTES = "四、政府信息公开行政复议、行政诉讼情况\n"
RESULTS = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n"


def tables(text: str) -> Tables:
    return read_tables(read_document(text.encode(), "表.txt"))


def values(text: str) -> dict[str, Value | None]:
    return {fact.metric: fact.value for fact in tables(text).facts if fact.applicant in (None, "自然人")}


def test_a_printed_order_of_columns_wins_over_the_official_one() -> None:
    header = "信息内容 | 现行有效件数 | 本年制发件数 | 本年废止件数 |\n"
    assert values(FIRST + header + "规章 | 9 | 2 | 1 |\n") == {
        "规章/本年制发件数": 2,
        "规章/本年废止件数": 1,
        "规章/现行有效件数": 9,
    }


@pytest.mark.parametrize(
    "header",
    [
        "本年新 | 本年新 | 对外公开总数量",
        "本年新制作数量 | 本年新制作数量 | 对外公开总数量",
        "本年新 制作数量 | 本年新公开数量 | 对外公开总数",
        "本年新制作数量（指2019年） | 本年新公开数量（如-8） | 对外公开总数量",
    ],
)
def test_cut_and_misprinted_headers_agree_by_position(header: str) -> None:
    found = values(f"{FIRST}信息内容 | {header} |\n规章(县级无此项) | 1 | 2 | 3 |\n")
    assert found == {"规章/本年新制作数量": 1, "规章/本年新公开数量": 2, "规章/对外公开总数量": 3}


@pytest.mark.parametrize("header", ["数据1 | 数据2 | 数据3", "本年废止件数 | 本年新公开数量 | 现行有效件数"])
def test_headers_that_name_no_form_leave_the_row_out(header: str) -> None:
    found = tables(f"{FIRST}信息内容 | {header} |\n规章 | 1 | 2 | 3 |\n")
    assert found.facts == ()
    assert [finding.rule for finding in found.findings] == ["table-unreadable"]
    assert "规章/本年制发件数" in found.findings[0].cells


def test_another_table_with_a_label_of_the_form_is_not_the_form() -> None:
    assert tables("事项类别 | 数量 |\n行政许可 | 120 |\n行政处罚 | 30 |\n").facts == ()


def test_a_merged_value_is_not_copied_to_its_columns() -> None:
    header = "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n"
    found = values("第二十条第（五）项\n" + header + "行政许可 | 0 |\n其他对外管理服务事项 | 5 | 减4 | 1 |\n")
    assert found == {
        "其他对外管理服务事项/上一年项目数量": 5,
        "其他对外管理服务事项/本年增减": -4,
        "其他对外管理服务事项/处理决定数量": 1,
    }


def test_a_row_that_the_body_added_keeps_its_printed_label() -> None:
    header = "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n"
    assert values("第二十条第（六）项\n" + header + "行政检查（含专项） | 3 | +2 | 1 |\n") == {
        "其他/行政检查/上一年项目数量": 3,
        "其他/行政检查/本年增减": 2,
        "其他/行政检查/处理决定数量": 1,
    }


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("251000元", 251000, "元"),
        ("113.96万元", Decimal("113.96"), "万元"),
        ("6120", 6120, None),
        ("１，２３４", 1234, None),
    ],
)
def test_the_unit_of_a_purchase_is_the_one_in_its_cell(printed: str, value: Value, unit: str | None) -> None:
    header = "信息内容 | 采购项目数量 | 采购总金额 |\n"
    found = tables(f"第二十条第（九）项\n{header}政府集中采购 | 9 | {printed} |\n").facts[1]
    assert (found.value, found.unit, found.raw) == (value, unit, printed)


def test_a_fee_table_may_state_its_own_unit() -> None:
    header = "信息内容 | 本年收费金额（单位：元） |\n"
    [fee] = tables(f"第二十条第（八）项\n{header}行政事业性收费 | 12.5 |\n").facts
    assert (fee.value, fee.unit) == (Decimal("12.5"), "元")


def cells_refused(found: Tables) -> list[tuple[str, ...]]:
    """What the findings refuse, but for the rows of the form that the fragment does not print."""
    return [finding.cells for finding in found.findings if "没有读到" not in finding.message]


@pytest.mark.parametrize("printed", ["1 620", "3 0", "6万", "约5万元", "12+3"])
def test_a_cell_of_two_figures_or_words_is_none_and_moves_none(printed: str) -> None:
    header = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
    found = tables(f"{FIRST}{header}规章 | {printed} | 4 | 5 |\n行政规范性文件 | 1 | 2 | 3 |\n")
    assert {fact.metric: fact.value for fact in found.facts} == {
        "规章/本年废止件数": 4,
        "规章/现行有效件数": 5,
        "行政规范性文件/本年制发件数": 1,
        "行政规范性文件/本年废止件数": 2,
        "行政规范性文件/现行有效件数": 3,
    }
    assert cells_refused(found) == [("规章/本年制发件数",)]


def test_a_cell_with_words_is_no_figure_and_moves_none() -> None:
    header = "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n"
    rows = "行政许可 | 见附件 | 增 | 12（其中修订8件） |\n其他对外管理服务事项 | 3 | 0 | 7 |\n"
    found = tables("第二十条第（五）项\n" + header + rows)
    assert [(fact.metric, fact.value, fact.status) for fact in found.facts[:2]] == [
        ("行政许可/本年增减", None, Status.REPORTED),
        ("行政许可/处理决定数量", 12, Status.REPORTED),
    ]
    assert cells_refused(found) == [("行政许可/上一年项目数量",)]


def test_a_misspelt_row_in_its_place_is_read() -> None:
    zeros = "0 | 0 | 0 | 0 | 0 |"
    rows = f"1.属于国家秘密 | 1 | {zeros} 1 |\n2.其他法律行政止公开 | 2 | {zeros} 2 |\n"
    assert values(REQUESTS + rows) == {"不予公开/属于国家秘密": 1, "不予公开/其他法律行政法规禁止公开": 2}


def test_a_misspelt_row_out_of_its_place_is_left_out() -> None:
    zeros = "0 | 0 | 0 | 0 | 0 |"
    rows = f"（一）予以公开 | 1 | {zeros} 1 |\n2.其他法律行政止公开 | 2 | {zeros} 2 |\n"
    assert values(REQUESTS + rows) == {"予以公开": 1}


@pytest.mark.parametrize("label", ["（六）其他处理", "（六）其他", "其他处理"])
def test_other_handling_with_values_is_the_row_of_the_older_form(label: str) -> None:
    rows = f"{label} | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n总 计 | 8 | 0 | 0 | 0 | 0 | 0 | 8 |\n"
    assert values(REQUESTS + rows) == {"其他处理": 3, "办理结果/总计": 8}


@pytest.mark.parametrize(
    "printed",
    [
        "\n".join("100013020500000"),
        "行政复议行政诉讼\n100013020500000",
        "行政复议\n" + RESULTS + "1 | 0 | 0 | 0 | 1 |\n未经复议直接起诉\n" + RESULTS
        + "3 | 0 | 2 | 0 | 5 |\n复议后起诉\n" + RESULTS + "0 | 0 | 0 | 0 | 0 |",
    ],
)  # fmt: skip
def test_disputes_without_headers_or_in_three_tables(printed: str) -> None:
    found = values(DISPUTES + printed + "\n五、存在的主要问题及改进情况\n")
    assert len(found) == 15
    assert {path: value for path, value in found.items() if value} == {
        "行政复议/结果维持": 1,
        "行政复议/总计": 1,
        "行政诉讼/未经复议直接起诉/结果维持": 3,
        "行政诉讼/未经复议直接起诉/其他结果": 2,
        "行政诉讼/未经复议直接起诉/总计": 5,
    }


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_page_number_among_the_values_is_none_of_them(between: str) -> None:
    numbers = between.join("1000001")
    rows = f"一、本年新收政府信息公开申请数量\n{numbers}\n- 4 -\n（一）予以公开\n0\n0\n— 5 —\n0\n0\n0\n0\n0\n"
    assert values("三、收到和处理政府信息公开申请情况\n" + rows) == {
        "本年新收政府信息公开申请数量": 1,
        "予以公开": 0,
    }


def test_disputes_without_headers_that_do_not_add_up_are_left_out() -> None:
    assert values(DISPUTES + "\n".join("100003020500000") + "\n五、存在问题\n") == {}


def test_prose_with_labels_is_no_table() -> None:
    found = tables("二、主动公开政府信息情况\n行政处罚\n本年没有处罚。\n收费0项，本年度无增减\n规章\n")
    assert (found.facts, found.findings) == ((), ())


def rows_of_2014() -> list[tuple[str, str, str]]:
    form = [metric for metric in metrics().values() if Format.F2014 in metric.formats]
    return [(metric.path, metric.label, metric.unit or "") for metric in form]


@settings(max_examples=20)
@given(st.lists(st.integers(0, 12), min_size=58, max_size=58), st.sampled_from(("|", "\n", "once")))
def test_the_2014_form_is_matched_by_label_and_order(numbers: list[int], between: str) -> None:
    printed = dict(zip((path for path, _, _ in rows_of_2014()), numbers, strict=True))
    cells = [(label, unit, str(n)) for (_, label, unit), n in zip(rows_of_2014(), numbers, strict=True)]
    text = "\n".join("\n".join(row) if between != "|" else " | ".join(row) + " |" for row in cells)
    if between == "once":
        text = "\n".join(dict.fromkeys(text.split("\n")))
    found = {fact.metric: fact.value for fact in tables("附件\n" + text + "\n").facts}
    assert found.items() <= printed.items()
    assert between == "once" or found == printed
