"""Rows and columns of the form named by where they stand (第三大项第（三）目第1点, 表二第二行末列)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from bot.understand.metrics import APPLICATIONS, Target, candidates
from bot.understand.numbers import han_value
from bot.understand.vocabulary import Term
from corpus.types import Format
from corpus.vocabulary import APPLICANTS, Metric, metrics

Named = TypeVar("Named")
MIDDLE = 0
_N = r"[(]?(?<!\d)([一二三四五六七八九十]{1,2}|1?\d)(?!\d)[)]?"
_UNITS = {
    "big": "大项",
    "heading": "目|大类",
    "point": "小?点|[小子细]项|小类|[种类](?!申请人)|[个条]理由|[个条]原因",
    "row": "行",
    "column": "小?[列栏格]|个数",
}
_PLACES = {
    "首": 1,
    "打头": 1,
    "开头": 1,
    "头一": 1,
    "次": 2,
    "中间": MIDDLE,
    "正中间": MIDDLE,
    "居中": MIDDLE,
}
_PLACES |= dict.fromkeys(("末", "最后", "末尾", "最末", "收尾", "垫底", "最右", "最右边"), -1)
_SECOND = "(?<![人多几每一二两三四五六七八九十百千万\\d])次"  # 人次 and 三次 are units
_PLACES |= {"最左": 1, "最左边": 1, "头": 1}
_SAID = "|".join(sorted(_PLACES, key=len, reverse=True)).replace("次", _SECOND)
_RANGE = rf"{_N}[项点条目]?(?:至|到|-|~|—){_N}[项点条目]?"
_LINK = r"[-、.→>之/]*"
_BEHIND = rf"{_LINK}第?([1-8])(?![\d年月日条件个份%]|\s*[-~至到—])"
_BIG = rf"(?:(?<![\u4e00-\u9fff])[三3]{_LINK})?"
_TOGETHER = "(?:相加|加|汇|合|总|和|累|求|全|统|小计)"
_BESIDE = {
    1: "下一|下[面边头]|底下|后[面边头]|[之以]后|紧后|往[下后]|右[边侧邻面]",
    -1: "上一|上[面边头]|前[面边头]|[之以]前|紧前|往[上前]|左[边侧邻面]",
}
_PATTERNS = tuple(
    (level, re.compile(pattern))
    for level, pattern in (
        ("range", rf"{_RANGE}(?=[的各之]?{_TOGETHER})"),
        ("range", rf"(?<=[)]){_RANGE}(?=\s*{_TOGETHER})"),
        ("heading", rf"{_BIG}(?<![一二四五六七八九十条第部])[(]([一二三四五六七1-7])[)]目?{_BEHIND}"),
        ("heading", rf"(?<![\u4e00-\u9fff])[三3]{_LINK}[(]([一二三四五六七1-7])[)]"),
        ("heading", r"[(]([一二三四五六七])[)](?=\s*\d\s*[-~至到—])"),
        ("heading", rf"第{_N}目{_BEHIND}"),
        ("point", rf"倒数第?{_N}个?(?=.{{0,5}}(?:理由|情形|原因))"),
        *(
            (level, rf"倒数第?{_N}个?(?:{unit}{'|项' if level == 'point' else ''})")
            for level, unit in _UNITS.items()
        ),
        ("column", rf"倒数第?{_N}个?数"),
        *((level, rf"第{_N}(?:{unit})") for level, unit in _UNITS.items()),
        ("column", rf"(?:从左数|左起|从左往右)第?{_N}个?|里的?第{_N}个"),
        ("heading", rf"{_N}目"),
        ("point", rf"(?:[细小子]项|小点|理由|原因|情形|序号)(?:为|是)?{_N}(?![件个份条种])的?(?:小?项)?"),
        ("point", rf"排在?第{_N}的?那?一?[条项种点类]"),
        *((level, rf"({_SAID})[的那一]*个?(?:{unit})") for level, unit in _UNITS.items()),
        ("column", r"(最右|最左)边?[的那一]*个?数"),
        ("point", r"(首|末|次|最后|收尾|打头|开头)[的那一]*个?[项条款]"),
        ("paren", r"(?<![一二四五六七八九十条第部])[(]([一二三四五六七])[)](?!\s*\S)"),
    )
)
_NEEDED = frozenset("(第目倒左项点由因形号首头次中末尾底最至到-~—")  # what they match has one of these
_NEXT_TO = re.compile(
    rf"(?:的|排在)?(?:(?P<after>{_BESIDE[1]})|(?:{_BESIDE[-1]}))的?(?:紧挨着的|相邻的)?[那一]*个?[行项格栏列数]"
)


@dataclass(frozen=True, slots=True)
class Position:
    """A place of the form said at [start, end): the `number`th (from the end if negative) of its level."""

    start: int
    end: int
    level: str
    number: int


def find_positions(text: str) -> list[Position]:
    """Every position in order: big item, heading and point of table 三, row, column, a range of points."""
    found: list[Position] = []
    for level, pattern in () if _NEEDED.isdisjoint(text) else _PATTERNS:
        for hit in pattern.finditer(text):
            if not any(one.start < hit.end() and hit.start() < one.end for one in found):
                sign = -1 if hit[0].startswith("倒数") else 1
                found.append(
                    Position(hit.start(), hit.end(), level, sign * _number(next(filter(None, hit.groups()))))
                )
                if level == "heading" and hit.re.groups > 1 and hit[2]:
                    found.append(Position(hit.start(2), hit.end(), "point", int(hit[2])))
    for hit in _NEXT_TO.finditer(text):
        if not any(one.start < hit.end() and hit.start() < one.end for one in found):
            found.append(Position(hit.start(), hit.end(), "beside", 1 if hit["after"] else -1))
    return sorted(found, key=lambda one: one.start)


def _number(said: str) -> int:
    if said in _PLACES:
        return _PLACES[said]
    return int(said) if said.isdigit() else han_value(said)


def placed(positions: Sequence[Position], said: Sequence[Term], *, whole: bool = False) -> Term | None:
    """What the positions name among the rows that the terms leave (`whole`: their total), if anything."""
    rows = list(_form())
    for term in said:
        kept = [row for row in rows if row in set(candidates(Target.of(term.kinds)))]
        rows = kept or rows
    start = rows
    for level in ("big", "heading", "point", "row", "column"):
        for one in positions:
            if one.level == level:
                rows = _chosen(_parts(rows, level), one.number) or rows
    for one in positions:
        if one.level == "beside" and rows != list(_form()):
            rows = (
                _beside([row for row in rows if row.segments[-1] == "总计"] if whole else rows, one.number)
                or rows
            )
    return _term(rows) if rows != start else None


def _beside(rows: Sequence[Metric], step: int) -> list[Metric]:
    """The row, or group of rows, that stands beside these in their table."""
    table = [row for row in _form() if rows and row.section[:1] == rows[0].section[:1]]
    parts = [[row] for row in table] if len(rows) == 1 else _grouped(table)
    places = [place for place, part in enumerate(parts) if rows and rows[0] in part]
    return parts[places[0] + step] if places and 0 <= places[0] + step < len(parts) else []


def column(positions: Sequence[Position]) -> str:
    """The applicant whose column of table 三 is named by its number, or ''."""
    numbers = [one.number for one in positions if one.level == "column"]
    return next(iter(_chosen([[name] for name in APPLICANTS], numbers[0])), "") if numbers else ""


@cache
def _form() -> tuple[Metric, ...]:
    """The rows of the newest form in order."""
    return tuple(metric for metric in metrics().values() if Format.F2021 in metric.formats)


def _parts(rows: Sequence[Metric], level: str) -> list[list[Metric]]:
    """The rows cut into the parts that are counted at a level; [] where nothing is counted there."""
    applications = [row for row in rows if row.by_applicant]
    whole = applications == [row for row in _form() if row.by_applicant]
    outcomes = applications[2:-1] if whole else applications
    if level == "big":
        return [applications[:1], applications[1:2], outcomes, applications[-1:]] if whole else []
    if level == "heading":
        return _grouped(outcomes)
    if level == "point":
        return [[row] for row in rows] if len(_grouped(rows)) == 1 else []
    if level == "row":
        return [[row] for row in rows] if applications else _grouped(rows)
    return [] if applications or len(rows) == len(_form()) else [[row] for row in rows]


def _grouped(rows: Sequence[Metric]) -> list[list[Metric]]:
    names = dict.fromkeys(row.segments[0] for row in rows)
    return [[row for row in rows if row.segments[0] == name] for name in names]


def _chosen(parts: Sequence[Sequence[Named]], number: int) -> list[Named]:
    if number == MIDDLE:
        return list(parts[len(parts) // 2]) if len(parts) % 2 else []
    index = number - 1 if number > 0 else len(parts) + number
    return list(parts[index]) if 0 <= index < len(parts) else []


def _term(rows: Sequence[Metric]) -> Term | None:
    """The term of one row, or of the group that the rows make up."""
    first, names = rows[0], {row.segments[0] for row in rows}
    if len(names) > 1:
        whole = {"办理结果/总计"} & {row.path for row in rows}
        return Term("办理结果", {"subject": (APPLICATIONS,), "outcome": ("办理结果",)}) if whole else None
    kinds = {"subject": (APPLICATIONS,), "outcome": first.segments[:1]} if first.by_applicant else {}
    kinds = kinds or {"subject": first.segments[:1]}
    if len(rows) == 1 and len(first.segments) > 1:
        inner = "reason" if first.by_applicant else "result" if first.section.startswith("四") else "measure"
        kinds = {**kinds, inner: first.segments[-1:]} if first.segments[0] != "办理结果" else kinds
        kinds = {**kinds, "route": first.segments[1:2]} if len(first.segments) > 2 else kinds
    return Term(first.path, kinds)
