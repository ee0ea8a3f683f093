"""The fee for processing information, definitions, and amounts read aloud."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.fees import fee_by_items, fee_by_pages
from bot.answer.spoken import aloud, number_aloud, year_aloud
from bot.types import Kind
from bot.understand.numbers import han_value
from bot.understand.vocabulary import definitions
from corpus.types import Value
from tests.bot.world import World, check

ITEMS = {10: 0, 11: 100, 30: 2_000, 31: 2_200, 40: 4_000, 41: 4_300, 50: 7_000}  # 国办函〔2020〕109号
PAGES = {30: 0, 31: 10, 100: 700, 101: 720, 200: 2_700, 201: 2_740, 250: 4_700}


def test_fees_are_those_of_the_scale() -> None:
    assert {count: fee_by_items(count) for count in ITEMS} == ITEMS
    assert {count: fee_by_pages(count) for count in PAGES} == PAGES


@given(st.integers(0, 5_000))
def test_a_further_one_costs_the_rate_of_its_band(count: int) -> None:
    band = 0 if count < 10 else 100 if count < 30 else 200 + (count - 30) // 10 * 100
    assert fee_by_items(count + 1) - fee_by_items(count) == band
    page = 0 if count < 30 else 10 if count < 100 else 20 if count < 200 else 40
    assert fee_by_pages(count + 1) - fee_by_pages(count) == page


@pytest.mark.parametrize(
    ("say", "fee"),
    [
        ("一个月申请31件要交多少信息处理费", "2200 元"),
        ("信息处理费，201页收多少钱", "2740 元"),
        ("31条申请怎么算钱", "2200 元"),
        ("复印201面收费多少", "2740 元"),
        ("101张纸的材料，处理费是多少", "720 元"),
        ("一个人一个月申请50件，信息处理费多少", "7000 元"),
        ("复印30页信息处理费多少", "不收费"),
        ("48件收多少", "6400 元"),
        ("三十一份申请交多少", "2200 元"),
        ("一个月提了20件收多少", "1000 元"),
    ],
)
def test_a_fee_is_worked_out(sample: World, say: str, fee: str) -> None:
    answer = sample.ask(say)
    check(answer, sample)
    assert answer.kind is Kind.DEFINITION
    assert fee in answer.headline
    assert any("109号" in line for line in answer.lines)


@pytest.mark.parametrize(
    ("say", "fees"),
    [
        ("按件20件，按量50页各多少", ("1000 元", "200 元")),
        ("15件和25件分别收多少", ("500 元", "1500 元")),
        ("二十件要付多少，四十件呢", ("1000 元", "4000 元")),
    ],
)
def test_each_of_several_fees_is_worked_out(sample: World, say: str, fees: tuple[str, ...]) -> None:
    headline = sample.ask(say).headline
    assert all(fee in headline for fee in fees)


@pytest.mark.parametrize(
    ("say", "titles"),
    [
        ("新收和结转有啥区别", ("本年新收政府信息公开申请数量", "结转")),
        ("重复申请与大量反复申请的差别在哪", ("重复申请", "无正当理由大量反复申请")),
        ("行政处罚跟行政强制一样吗", ("行政处罚", "行政强制")),
    ],
)
def test_both_words_are_explained_that_are_to_be_told_apart(
    sample: World, say: str, titles: tuple[str, ...]
) -> None:
    answer = sample.ask(say)
    assert answer.kind is Kind.DEFINITION
    assert [line.partition("：")[0] for line in (answer.headline, *answer.lines) if "：" in line][
        ::2
    ] == list(titles)


def test_every_row_is_explained_with_its_legal_basis(sample: World) -> None:
    rows = [entry for entry in definitions().values() if "terms" in entry and "、" not in entry["title"]]
    assert len(rows) > 10
    for entry in rows:
        answer = sample.ask(f"什么是{entry['title']}")
        assert answer.kind is Kind.DEFINITION, entry["title"]
        assert answer.headline == f"{entry['title']}：{entry['text']}"
        assert entry["basis"] in answer.lines[-1]


@pytest.mark.parametrize(
    ("value", "aloud"),
    [
        (0, "零"), (10, "十"), (42, "四十二"), (100, "一百"), (101, "一百零一"), (110, "一百一十"),
        (748, "七百四十八"), (1_001, "一千零一"), (1_020, "一千零二十"), (1_620, "一千六百二十"),
        (10_000, "一万"), (10_001, "一万零一"), (10_100, "一万零一百"), (100_000, "十万"),
        (100_020, "十万零二十"), (1_000_000, "一百万"), (12_345_678, "一千二百三十四万五千六百七十八"),
        (100_000_000, "一亿"), (100_000_001, "一亿零一"), (-8, "负八"),
        (Decimal("3.50"), "三点五"), (Decimal("123.405"), "一百二十三点四零五"), (Decimal("7.00"), "七"),
        (Decimal("-0.25"), "负零点二五"),
    ],
)  # fmt: skip
def test_a_number_is_read_aloud(value: Value, aloud: str) -> None:
    assert number_aloud(value) == aloud


@given(st.integers(0, 9_999))
def test_what_is_read_aloud_is_heard_as_the_same_number(value: int) -> None:
    assert han_value(number_aloud(value)) == value


def test_a_year_is_read_digit_by_digit(sample: World) -> None:
    assert year_aloud(2020) == "二零二零年"
    assert sample.ask("2023年收费多少").spoken.endswith("七百四十八万元")


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("甲县2023年：3985758 件（3,985,758）", "甲县二零二三年：三百九十八万五千七百五十八件"),
        ("43 ÷ 1620 = 2.65%", "四十三除以一千六百二十等于百分之二点六五"),
        ("热线：2003004；13800138000", "热线：二零零三零零四；一三八零零一三八零零零"),
        ("收录了三个单位的报告：", "收录了三个单位的报告"),
        ("行政复议 › 总计", "行政复议，总计"),
    ],
)
def test_a_text_is_read_aloud_in_words(text: str, heard: str) -> None:
    assert aloud(text) == heard
    assert aloud(heard) == heard


@pytest.mark.parametrize(
    ("question", "heard"),
    [
        ("乌县许可比处罚多多少", "行政许可比行政处罚多一千五百七十八件"),
        ("乌县强制占处罚的百分之几", "行政强制是行政处罚的百分之二点三八"),
        ("乌县处罚和强制一共多少", "行政处罚、行政强制一共四十三件"),
    ],
)
def test_what_is_computed_is_told_in_a_sentence(question: str, heard: str, sample: World) -> None:
    assert sample.ask(question).spoken.endswith(heard)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("2019年和2021年的收费为啥不能比", "不能比"),
        ("2019年的行政事业性收费能和2023年比吗", "不能比"),
        ("2019年和2020年的收费能比吗", "可以比"),
        ("为什么2020年的许可不能和2022年比", "可以比"),
    ],
)
def test_whether_two_years_may_be_compared_is_a_rule_of_their_forms(
    several: World, question: str, says: str
) -> None:
    answer = several.ask(question)
    assert answer.kind is Kind.DEFINITION
    assert says in answer.headline
    assert any("国办公开办函〔2019〕60号" in line for line in answer.lines)
