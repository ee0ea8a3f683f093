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
    "point": "小?点|[小子细]项|小类|[种类]情形|[种个条]理由|[种条个]原因",
    "row": "行",
    "column": "[列栏格]",
}
_PLACES = {"首": 1, "头": 1, "打头": 1, "中间": MIDDLE, "末": -1, "最后": -1, "末尾": -1, "最末": -1}
_BEHIND = r"[-、.]?第?([1-8])(?![\d年月日条件个份%])"
_TOGETHER = "(?:相加|加|汇|合|总|和|累|求|全|统|小计)"
_PATTERNS = (
    ("heading", re.compile(rf"(?:(?<![\u4e00-\u9fff])[三3][、.]?)?[(]([一二三四五六七1-7])[)]{_BEHIND}")),
    ("heading", re.compile(r"(?<![\u4e00-\u9fff])[三3][、.]?[(]([一二三四五六七1-7])[)]")),
    (
        "range",
        re.compile(
            rf"{_N}(?:至|到|-|~|—){_N}[项点条目]?(?=[的各之]?(?:相加|加|汇|合|总|和|累|求|全|统|小计))"
        ),
    ),
    *(
        (level, re.compile(rf"倒数第?{_N}个?(?:{unit}{'|项' if level == 'point' else ''})"))
        for level, unit in _UNITS.items()
    ),
    *((level, re.compile(rf"第{_N}(?:{unit})")) for level, unit in _UNITS.items()),
    ("heading", re.compile(rf"{_N}目")),
    ("point", re.compile(rf"(?:[细小子]项|小点|理由|原因|情形){_N}(?![件个份条种])")),
    *((level, re.compile(rf"({'|'.join(_PLACES)})[的那一]*个?(?:{unit})")) for level, unit in _UNITS.items()),
    ("paren", re.compile(r"[(]([一二三四五六七])[)](?!\s*\S)")),
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
    for level, pattern in _PATTERNS:
        for hit in pattern.finditer(text):
            if not any(one.start < hit.end() and hit.start() < one.end for one in found):
                sign = -1 if hit[0].startswith("倒数") else 1
                found.append(Position(hit.start(), hit.end(), level, sign * _number(hit[1])))
                if level == "heading" and pattern.groups > 1:
                    found.append(Position(hit.start(2), hit.end(), "point", int(hit[2])))
    return sorted(found, key=lambda one: one.start)


def _number(said: str) -> int:
    if said in _PLACES:
        return _PLACES[said]
    return int(said) if said.isdigit() else han_value(said)


def placed(positions: Sequence[Position], said: Sequence[Term]) -> Term | None:
    """What the positions name among the rows that the terms leave; None where they name nothing."""
    rows = list(_form())
    for term in said:
        kept = [row for row in rows if row in set(candidates(Target.of(term.kinds)))]
        rows = kept or rows
    start = rows
    for level in ("big", "heading", "point", "row", "column"):
        for one in positions:
            if one.level == level:
                rows = _chosen(_parts(rows, level), one.number) or rows
    return _term(rows) if rows != start else None


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
