"""Rows, columns and cells named by where they stand: every wording leads to the cell of the form's matrix."""

from __future__ import annotations

from datetime import date

import pytest

from bot.types import Kind
from bot.understand.columns import column_beside, counted_column
from bot.understand.forms import printed, rows_of
from bot.understand.metrics import Reading, select
from bot.understand.normal import normalise
from bot.understand.parse import read
from bot.understand.positions import find_positions
from bot.understand.rows import read_rows
from corpus.types import Format
from corpus.vocabulary import APPLICANTS, Metric
from tests.bot.world import World

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
    return read_rows(read(normalise(text), TODAY), form)


@pytest.mark.parametrize(("form", "table"), LINES)
def test_a_form_has_its_lines(form: Format, table: str) -> None:
    assert len(lines(form, table)) == LINES[form, table]
    assert [len(line) for line in lines(form, "表四")] == [15]


@pytest.mark.parametrize(("form", "table"), LINES)
def test_a_line_is_counted_from_above_and_from_below(form: Format, table: str) -> None:
    every = lines(form, table)
    for place, line in enumerate(every):
        for number, wordings in zip((place + 1, len(every) - place), LINE_AT, strict=True):
            for said in wordings:
                n = str(number) if place % 2 else numeral(number)
                assert meant(f"{table}{said.format(n=n)}", form) == tuple(one.path for one in line), said


@pytest.mark.parametrize("form", FORMS)
def test_a_cell_is_counted_from_the_left_and_from_the_right(form: Format) -> None:
    named = [(f"表二第{place}行，", line) for place, line in enumerate(lines(form, "表二"), 1)]
    for lead, line in [*named, ("表四", lines(form, "表四")[0])]:
        for place, cell in enumerate(line):
            for number, wordings in zip((place + 1, len(line) - place), CELL_AT, strict=True):
                for said in wordings:
                    n = str(number) if place % 2 else numeral(number)
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


@pytest.mark.parametrize(
    ("say", "path"),
    [
        ("二号表打底下数第一行", "行政事业性收费/本年收费金额"),
        ("表二中规范性文件这行，居中那一格", "行政规范性文件/本年废止件数"),
        ("收费上头挨着的那行", "行政强制/本年处理决定数量"),
        ("表二第四行下面那行", "行政强制/本年处理决定数量"),
        ("第20条第6项上面那行", "行政处罚/本年处理决定数量"),
        ("规章底下那一行的现行有效", "行政规范性文件/现行有效件数"),
        ("规章这一行三个格子里居中的", "规章/本年废止件数"),
        ("规章行，制发和现行有效之间那格", "规章/本年废止件数"),
        ("许可与强制之间那一行", "行政处罚/本年处理决定数量"),
        ("不予处理当中倒数第二小项", "不予处理/无正当理由大量反复申请"),
        ("不予公开里从下往上第三条", "不予公开/属于四类过程性信息"),
        ("（四）打头那一条", "无法提供/本机关不掌握相关政府信息"),
        ("表三第六项第三小项", "其他处理/其他"),
        ("无法提供靠下那行", "无法提供/补正后申请内容仍不明确"),
        ("部分公开往下两行", "不予公开/其他法律行政法规禁止公开"),
        ("要求提供公开出版物往上数第二行", "不予处理/信访举报投诉类申请"),
        ("重复申请之后、大量反复申请之前的那一行", "不予处理/要求提供公开出版物"),
        ("表三自然人那列第三格", "予以公开"),
        ("诉讼右半边头一格", "行政诉讼/复议后起诉/结果维持"),
        ("表四左边那组最末一格", "行政复议/总计"),
        ("直接起诉的尚未审结右边那格", "行政诉讼/未经复议直接起诉/总计"),
        ("行政复议夹在维持和其他结果中间那格", "行政复议/结果纠正"),
    ],
)
def test_a_place_is_led_to_from_what_is_named(say: str, path: str) -> None:
    assert meant(say, Format.F2021) == (path,)


@pytest.mark.parametrize(
    ("say", "told"),
    [
        ("表二第八行填的啥", "表二只有六行数据"),
        ("不予公开那块倒数第九行", "不予公开只有八行数据"),
        ("无法提供第五小项几件", "无法提供只有三个小项"),
        ("予以公开第2小项", "予以公开只有一行，没有分小项"),
        ("新收那行右起第八格", "表三一行只有七列数据"),
        ("复议那五格的第六格", "行政复议只有五格数据"),
        ("行政许可那行第三格", "行政许可只有一格数据"),
        ("表四第二行", "表四只有一行数据"),
        ("收费下面那行是多少", "行政事业性收费已经在表的边上"),
        ("新收，总计右边那一列", "总计已经在表的边上"),
        ("处罚和强制之间那一行", "这两个之间没有别的行"),
        ("规章和处罚之间那一行", "共有两行"),
        ("新收申请，自然人和法律服务机构之间那列", "共有三行"),
    ],
)
def test_a_place_that_does_not_exist_is_refused_with_how_many_there_are(
    say: str, told: str, sample: World
) -> None:
    answer = sample.ask(say)
    assert answer.kind is Kind.NO_DATA
    assert not answer.facts
    assert told in answer.headline


@pytest.mark.parametrize(
    ("say", "rows"),
    [
        ("清河县2020年表二第三行第三格", ["行政许可/处理决定数量"]),
        ("清河县2020年处罚上面那行右起第二格", ["其他对外管理服务事项/本年增减"]),
        ("清河县2020年表二倒数第一行左起第一格", ["政府集中采购/采购项目数量"]),
        ("清河县2020年表三倒数第三行", ["其他处理"]),
        ("清河县2023年表三倒数第三行", ["其他处理/其他"]),
        ("清河县2020年表三第24行", []),
        ("清河县2020年其他处理第2小项", []),
    ],
)
def test_places_are_counted_on_the_form_of_the_report(say: str, rows: list[str], several: World) -> None:
    assert several.rows(say) == rows


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        (("处罚多少", "下一行呢"), "行政强制/本年处理决定数量"),
        (("国家秘密几件", "再往下一行呢", "再下一行呢"), "不予公开/危及“三安全一稳定”"),
        (("表二第一行左起第一格", "右边那格呢"), "规章/本年废止件数"),
        (("部分公开几件", "上面一行呢"), "予以公开"),
    ],
)
def test_a_step_leads_on_from_what_was_asked_before(said: tuple[str, ...], fact: str, sample: World) -> None:
    assert [one.metric for one in sample.last(*said).facts] == [fact]


def test_a_step_along_the_line_leads_on_from_the_column_before(sample: World) -> None:
    told = sample.last("表三第三行", "左边那列呢", "再左边那一列呢").facts
    assert [(one.metric, one.applicant) for one in told] == [("予以公开", "法律服务机构")]
    assert sample.last("收费多少", "下面那行呢").kind is Kind.NO_DATA
