"""Years, numbers, clauses and misspelt words in the ways people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand.fuzzy import one_off, turns
from bot.understand.normal import normalise
from bot.understand.numbers import find_numbers
from bot.understand.parse import lexicon
from bot.understand.references import find_references
from bot.understand.splitting import sentences, without_corrections
from bot.understand.typos import correct
from bot.understand.years import find_years
from tests.bot.world import TODAY


@pytest.mark.parametrize(
    ("say", "years"),
    [
        ("2023年", [2023]), ("2023年度", [2023]), ("23年", [2023]), ("二〇二三年", [2023]),
        ("二零二三年", [2023]), ("二三年", [2023]), ("去年", [2023]), ("上年度", [2023]), ("前年", [2022]),
        ("大前年", [2021]), ("今年", [2024]), ("明年", [2025]), ("近三年", [2021, 2022, 2023]),
        ("2020到2023年", [2020, 2021, 2022, 2023]), ("20-22年", [2020, 2021, 2022]),
        ("2020年和2023年", [2020, 2023]), ("十三五期间", [2016, 2017, 2018, 2019, 2020]),
        ("5年内", []), ("3年前", [2021]), ("12023件", []), ("3.2023", []),
    ],
)  # fmt: skip
def test_years(say: str, years: list[int]) -> None:
    assert [year for mention in find_years(normalise(say), TODAY) for year in mention.years] == years


@given(st.integers(2000, 2099))
def test_a_year_in_any_digits_is_the_same_year(year: int) -> None:
    han = str(year).translate(str.maketrans("0123456789", "〇一二三四五六七八九"))
    wide = str(year).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for text in (str(year), han, wide, han.replace("〇", "零")):
        assert [m.years for m in find_years(normalise(f"{text}年"), TODAY)] == [(year,)], text


@pytest.mark.parametrize(
    ("say", "value", "scaled"),
    [
        ("748万元", "748", "7480000"), ("1,620件", "1620", "1620"), ("四十件", "40", "40"),
        ("二百零三条", "203", "203"), ("3.5万", "3.5", "35000"), ("三个", "3", "3"),
        ("2亿元", "2", "200000000"),
    ],
)  # fmt: skip
def test_numbers(say: str, value: str, scaled: str) -> None:
    assert [(n.value, n.scaled) for n in find_numbers(say)] == [(Decimal(value), Decimal(scaled))]


@pytest.mark.parametrize(
    ("say", "kind", "facet"),
    [
        ("第二十条第（八）项", "clause", "第二十条第（八）项"), ("20条6项", "clause", "第二十条第（六）项"),
        ("廿条一款", "clause", "第二十条第（一）项"), ("表三", "table", "§表三"),
        ("第四张表", "table", "§表四"), ("第七项", "item", "七"),
    ],
)  # fmt: skip
def test_places_of_the_form(say: str, kind: str, facet: str) -> None:
    assert [(r.kind, r.facet) for r in find_references(normalise(say))] == [(kind, facet)]


def test_what_is_spelt_right_is_left_alone() -> None:
    for word in lexicon().words:
        assert correct(word, lexicon()) == (word, []), word


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("行正处罚", "行政处罚"),
        ("行政强治", "行政强制"),
        ("规范性文建", "规范性文件"),
    ],
)
def test_misspelt_words_are_put_right(wrong: str, right: str) -> None:
    assert right in correct(wrong, lexicon())[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("公开", "不公开"),
        ("予以公开", "不予公开"),
        ("上年结转", "下年结转"),
        ("有效", "无效"),
    ],
)
def test_opposites_are_never_misspellings_of_each_other(one: str, other: str) -> None:
    assert turns(one, other)
    for word, known in ((one, other), (other, one)):
        assert one_off(word, {len(known): (known,)}) == []


def test_a_message_is_read_without_what_it_takes_back() -> None:
    assert "处罚" not in without_corrections("不是处罚，我问的是许可有多少件")
    assert "处罚" in without_corrections("处罚不是42件吗")
    assert sentences("罚了多少？许可呢？\n？") == ["罚了多少？", "许可呢？"]


@given(st.text(max_size=80))
def test_a_message_has_one_spelling(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@pytest.mark.parametrize(
    ("say", "held", "not_held"),
    [
        ("七百多万", "748", "800"),
        ("1600多件", "1620", "1700"),
        ("超过50件", "51", "50"),
        ("50件以上", "50", "49"),
        ("不到50件", "42", "50"),
        ("不超过50件", "50", "51"),
        ("一千六百件左右", "1620", "1800"),
        ("大概40件", "42", "50"),
        ("748万", "748", "749"),
    ],
)
def test_a_number_holds_as_near_as_it_is_said(say: str, held: str, not_held: str) -> None:
    (number,) = find_numbers(say)
    assert number.holds_of(Decimal(held))
    assert not number.holds_of(Decimal(not_held))


@pytest.mark.parametrize("say", ["许可有2000多件", "是不是2020件", "收了2008万"])
def test_a_number_that_counts_is_no_year(say: str) -> None:
    assert not find_years(say, TODAY)
