"""What a file does not print of body and year may be supplied, and is told."""

from __future__ import annotations

import pytest

from corpus.reading import read_report
from corpus.types import Severity

NAMELESS = """{year}政府信息公开工作年度报告
一、总体情况
主动公开政府信息100条。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
本年度未收到申请。
四、政府信息公开行政复议、行政诉讼情况
"""


@pytest.mark.parametrize(
    ("name", "agency", "year", "told"),
    [
        ("永康市司法局2023年报.txt", None, None, ["单位“永康市司法局”…文件名", "年份“2023年”…文件名"]),
        ("x.txt", "永康市司法局", 2023, ["单位“永康市司法局”…收录时的指定", "年份“2023年”…收录时的指定"]),
        ("x.txt", None, None, []),
    ],
)
def test_what_supplied_body_and_year_is_told(
    name: str, agency: str | None, year: int | None, told: list[str]
) -> None:
    found = read_report(NAMELESS.format(year="").encode(), name, agency=agency, year=year)
    shown = [each for each in found.findings if each.rule == "supplied"]
    assert [each.message for each in shown] == [
        f"{what}不是文件里印的，取自{origin}，请核实。" for what, origin in (each.split("…") for each in told)
    ]
    assert {each.severity for each in shown} <= {Severity.WARNING}


def test_what_is_printed_is_not_told_of_and_not_replaced() -> None:
    text = NAMELESS.format(year="永康市民政局2022年").encode()
    found = read_report(text, "永康市司法局2023年报.txt", agency="永康市财政局", year=2021)
    assert (found.agency, found.year) == ("永康市民政局", 2022)
    assert not [each for each in found.findings if each.rule == "supplied"]


@pytest.mark.parametrize(
    "agency",
    [
        "中华人民共和国商务部",
        "中华人民共和国工业和信息化部",
        "退役军人事务部",
        "国家统计局永康调查队",
        "国家统计局浙江调查总队",
        "永康海关",
        "中国人民银行永康市支行",
        "中国人民银行",
        "新疆生产建设兵团",
        "永康市残联",
    ],
)
def test_bodies_of_the_state_and_under_it_are_named_by_their_title(agency: str) -> None:
    assert read_report(NAMELESS.format(year=f"{agency}2023年").encode(), "x.txt").agency == agency
