"""Rows, columns and cells named by where they stand: every wording leads to the cell of the form's matrix."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from bot.understand.columns import column_beside, counted_column
from bot.understand.forms import printed, rows_of
from bot.understand.metrics import Reading, select
from bot.understand.parse import read
from bot.understand.positions import find_positions
from bot.understand.rows import read_rows
from corpus.types import Format
from corpus.vocabulary import APPLICANTS, Metric

TODAY = date(2024, 6, 1)
FORMS = (Format.F2021, Format.F2019)
TABLES = {"表二": "第", "表三": "三", "表四": "四"}
LINES = {
    (Format.F2021, "表二"): 6,
    (Format.F2021, "表三"): 25,
    (Format.F2019, "表二"): 8,
    (Format.F2019, "表三"): 23,
}
NUMERALS = "一二三四五六七八九十"
LINE_AT = (
    ("第{n}行", "从上往下数第{n}行", "数据第{n}行", "打上面数第{n}行"),
    ("倒数第{n}行", "从下往上数第{n}行", "由底下往上数第{n}行", "倒着数第{n}行"),
)
CELL_AT = (
    ("左起第{n}格", "从左往右数第{n}个", "打左边起第{n}个数", "第{n}格", "从左数第{n}格"),
    ("右起第{n}格", "从右往左数第{n}格", "倒数第{n}格", "打右边起第{n}个数", "第{n}格，从右往左数"),
)


def numeral(number: int) -> str:
    """A number up to 29 as it is said."""
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else NUMERALS[tens - 1] + "十"
    return ten + (NUMERALS[ones - 1] if ones else "")


def lines(form: Format, table: str) -> list[list[Metric]]:
    """The lines of a table of the form."""
    return printed([row for row in rows_of(form) if row.section.startswith(TABLES[table])])


def meant(text: str, form: Format) -> tuple[str, ...]:
    """The paths that a text names in a form."""
    reading = asked(text, form)
    chosen = [select(target, rows_of(form), wide=True) for target in reading.targets]
    return tuple(metric.path for one in chosen if one for metric in one.metrics)


def asked(text: str, form: Format = Format.F2021) -> Reading:
    """What a text names in a form."""
    return read_rows(read(text, TODAY), form)


@pytest.mark.parametrize(("form", "table"), LINES)
def test_a_form_has_its_lines(form: Format, table: str) -> None:
    assert len(lines(form, table)) == LINES[form, table]
    assert [len(line) for line in lines(form, "表四")] == [15]


@pytest.mark.parametrize(("form", "table"), LINES)
def test_a_line_is_counted_from_above_and_from_below(form: Format, table: str) -> None:
    every = lines(form, table)
    for place, line in enumerate(every):
        for number, wordings in zip((place + 1, len(every) - place), LINE_AT, strict=True):
            for said, n in product(wordings, (str(number), numeral(number))):
                assert meant(f"{table}{said.format(n=n)}", form) == tuple(one.path for one in line), said


@pytest.mark.parametrize("form", FORMS)
def test_a_cell_is_counted_from_the_left_and_from_the_right(form: Format) -> None:
    named = [(f"表二第{place}行，", line) for place, line in enumerate(lines(form, "表二"), 1)]
    for lead, line in [*named, ("表四", lines(form, "表四")[0])]:
        for place, cell in enumerate(line):
            for number, wordings in zip((place + 1, len(line) - place), CELL_AT, strict=True):
                for said, n in product(wordings, (str(number), numeral(number))):
                    assert meant(f"{lead}{said.format(n=n)}", form) == (cell.path,), (lead, said, n)


def test_a_column_of_applicants_is_counted_from_both_sides() -> None:
    for place, name in enumerate(APPLICANTS):
        for number, wordings in zip((place + 1, len(APPLICANTS) - place), CELL_AT, strict=True):
            for said in wordings:
                text = f"上年结转那行{said.format(n=numeral(number)).replace('格', '列')}"
                assert counted_column(read(text, TODAY)) == name, text


@pytest.mark.parametrize("form", FORMS)
def test_what_lies_beyond_the_form_is_told_with_how_many_there_are(form: Format) -> None:
    for table in ("表二", "表三"):
        count = len(lines(form, table))
        for number in (count + 1, count + 3):
            for wordings in LINE_AT:
                beyond = asked(f"{table}{wordings[0].format(n=number)}", form).beyond
                assert beyond is not None
                assert (beyond.where, beyond.count) == (table, count)
    for said in ("左起第16格", "右起第十七格", "倒数第16格"):
        beyond = asked(f"表四{said}", form).beyond
        assert beyond is not None
        assert beyond.count == 15


@pytest.mark.parametrize(
    ("say", "name"),
    [
        ("新收，法律服务机构右边那一列", "其他"),
        ("科研机构左边那列，结转下年度的", "商业企业"),
        ("部分公开，总计左边那栏", "其他"),
        ("重复申请，夹在自然人和科研机构中间的那一列", "商业企业"),
    ],
)
def test_a_column_beside_others(say: str, name: str) -> None:
    assert column_beside(read(say, TODAY)) == name


@pytest.mark.parametrize(
    "say",
    [
        "最后行政处罚了多少件", "全年接待多少人次", "条例第九条怎么规定", "上面的数据准吗", "头条新闻几条",
        "下面行政许可几件", "第二十七条", "许可和处罚之间差多少",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_place_is_none(say: str) -> None:
    assert find_positions(say) == []
