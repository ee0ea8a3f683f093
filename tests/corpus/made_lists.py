"""Made lists of one value a row: the form of 2014 with rows of the body's own, and local tables of 2008."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from random import Random

from corpus.types import Format
from corpus.vocabulary import metrics
from tests.corpus.factory import Cell, Row

Cells = tuple[str, str]  # label and unit
_PART_NUMERALS = "一二三四五六七八九"
_OWN_ROWS = (
    ("制定公开制度数", "个"),
    ("网站专栏页面访问量", "人次"),
    ("（四）接受公众咨询次数", "次"),
    ("5.政务抖音公开政府信息数", "条"),
    ("其中：市本级公开数", "条"),
    ("新增的行政规范性文件数", "条"),
)
_LOCAL_ROWS = (
    ("主动公开信息数", "条"),
    ("其中：全文电子化的主动公开信息数", "条"),
    ("新增的行政规范性文件数", "条"),
    ("网站专栏页面访问量", "人次"),
    ("现场接待人数", "人次"),
    ("依申请公开信息目录数", "条"),
    ("申请总数", "条"),
    ("1.当面申请数", "条"),
    ("2.电子邮件申请数", "条"),
    ("对申请的答复总数", "条"),
    ("同意公开答复数", "条"),
    ("同意部分公开答复数", "条"),
    ("否决公开答复总数", "条"),
    ("“非《规定》所指政府信息”数", "条"),
    ("“免予公开范围1”数", "条"),
    ("其它原因", "条"),
    ("行政复议数", "件"),
    ("行政诉讼数", "件"),
    ("收取费用总数", "元"),
)
_HEADERS_2014 = (
    ("统计指标", "单位", "统计数"),
    ("统计指标", "单位", "数量"),
    ("指标名称", "计量单位", "数值"),
    ("指标", "单位", "2016年"),
    ("统计指标", "单位", "统计数", "备注"),
    ("序号", "统计指标", "单位", "统计数"),
    ("统计指标", "统计数"),
    (),
)
_HEADERS_2008 = (
    ("指标名称", "计量单位", "代码", "本期实际", "本年累计"),
    ("指标名称", "计量单位", "2009年度", "历年累计"),
    ("指标名称", "单位", "代码", "上年同期", "本年"),
    ("序号", "指标名称", "计量单位", "数量"),
    ("指标名称", "计量单位", "代码", "数量", "备注"),
    ("统计指标", "2010年度", "累计"),
)


@dataclass(slots=True)
class MadeList:
    """The rows as printed, and what each metric's cell prints with its unit (None: none is printed)."""

    form: Format
    rows: list[Row] = field(default_factory=list)
    full: bool = True  # no official row is missing
    printed: dict[str, tuple[str, str | None]] = field(default_factory=dict)


def make_list(chance: Random) -> MadeList:
    """A list of either form under one of several headers; some rows may be missing or the body's own."""
    form = chance.choice((Format.F2014, Format.F2008))
    headers = chance.choice(_HEADERS_2014 if form is Format.F2014 else _HEADERS_2008)
    made = MadeList(form, [[(header, 1) for header in headers]] if headers else [])
    if form is Format.F2014:
        _official(made, headers, chance)
    else:
        for label, unit in _LOCAL_ROWS:
            if chance.random() < 0.9:
                _add(made, headers, f"其他/{bare(label)}", (label, unit), chance)
    return made


def _official(made: MadeList, headers: tuple[str, ...], chance: Random) -> None:
    chosen = [metric for metric in metrics().values() if Format.F2014 in metric.formats]
    lacks = chance.choice((0, 0, 0.1))
    made.full = not lacks and bool(headers)
    for number, (section, entries) in enumerate(groupby(chosen, lambda metric: metric.section)):
        listed = list(entries)
        if len(listed) > 1 and section.split("、")[1] != listed[0].label:
            made.rows.append([(section, len(headers) or 3)])
        for place, metric in enumerate(listed):
            label = metric.label
            if len(listed) > 1 or section.split("、")[1] != label:
                label = (
                    chance.choice(("", f"{place + 1}.", f"（{_PART_NUMERALS[place % 9]}）", "其中：")) + label
                )
            else:
                label = f"{_PART_NUMERALS[number]}、{label}"
            label += chance.choice(
                ("", "", "（不同渠道和方式公开相同信息计1条）", "(不包括政府公报及政府网站工作人员数)")
            )
            if chance.random() >= lacks:
                _add(made, headers, metric.path, (label, metric.unit or ""), chance)
        if made.rows and chance.random() < 0.2:
            label, unit = chance.choice(_OWN_ROWS)
            if f"其他/{bare(label)}" not in made.printed:
                _add(made, headers, f"其他/{bare(label)}", (label, unit), chance)


def bare(label: str) -> str:
    """The label without its numbering."""
    return label.rsplit("：", maxsplit=1)[-1].rsplit("）", maxsplit=1)[-1].rsplit(".", maxsplit=1)[-1]


def _add(made: MadeList, headers: tuple[str, ...], metric: str, printed: Cells, chance: Random) -> None:
    label, unit = printed
    official = made.form is Format.F2014 and not metric.startswith("其他/")
    value = str(chance.choice((0, chance.randint(0, 9), chance.randint(10, 99_999))))
    if unit in ("万元", "元") and chance.random() < 0.5:
        value = f"{chance.randint(0, 99)}.{chance.randint(1, 9)}"
    columns = headers or ("统计指标", "单位", "统计数")
    with_unit = "单位" in "".join(columns)
    inside = chance.random() < 0.1 and unit in ("件", "次", "条", "万元", "元", "个")
    number = len(made.printed) + 1
    row: list[Cell] = []
    for header in columns:
        if header == "序号":
            row.append((str(number), 1))
        elif header in ("统计指标", "指标名称", "指标"):
            row.append((label, 1))
        elif header in ("单位", "计量单位"):
            row.append((unit, 1))
        elif header == "代码":
            row.append((f"{number:02}", 1))
        elif header == "备注":
            row.append((chance.choice(("", "", "含下属单位")), 1))
        elif header in ("历年累计", "累计", "上年同期", "本期实际"):  # the year's is 本年累计 beside the last
            row.append((str(chance.randint(0, 99_999)), 1))
        else:
            row.append((value + unit * inside, 1))
    made.rows.append(row)
    own = unit if inside or with_unit or official else None
    made.printed[metric] = (value + unit * inside, own)
