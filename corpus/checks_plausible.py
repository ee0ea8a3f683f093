"""Cells that are possible but hardly right: warnings that a person should look at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.checks_cells import Cells, contradicted
from corpus.checks_wording import checks_wording
from corpus.types import Finding, Format, Report, Severity, Value

_FILES = ("规章", "规范性文件", "行政规范性文件")
_ITEMS = ("行政许可", "其他对外管理服务事项", "行政处罚", "行政强制")
_REGULATIONS = ("规章/本年制发件数", "规章/现行有效件数", "规章/本年新制作数量", "规章/对外公开总数量")
_NO_REGULATIONS = re.compile(
    r"(镇|乡|街道|县|旗|区)(人民政府)?$|办事处$|(县|区|旗|镇|乡|街道)[^市]*(局|委|委员会|办公室|中心|办|院|站|队|大队)$|"
    r"(镇|乡|县|街道)人民政府办公室$"
)
_SELF = re.compile(r"[我本][镇乡县]|我街道|本街道")


def plausibility(report: Report, cells: Cells) -> Iterator[Finding]:
    """Warnings about stock smaller than flow, regulations of a body that makes none, and the year's form."""
    yield from _stock(cells)
    yield from _growth(cells)
    yield from _regulations(report, cells)
    yield from _parts(cells)
    yield from _form(report)


def _warning(rule: str, message: str, names: tuple[str, ...], left: Value, right: Value) -> Finding:
    return Finding(rule, Severity.WARNING, message, names, left, right)


def _stock(cells: Cells) -> Iterator[Finding]:
    """本年新公开 within 对外公开总数; 本年制发 less 本年废止 within 现行有效."""
    for group in _FILES:
        new = cells.add([(f"{group}/本年新公开数量", None)])
        public = cells.add([(f"{group}/对外公开总数量", None)])
        if new.complete and public.complete and new.value > public.value:
            message = f"{group}：本年新公开 {new.value} 件，多于对外公开总数 {public.value} 件。"
            yield _warning("stock-flow", message, new.names() + public.names(), new.value, public.value)
        made = cells.add([(f"{group}/本年制发件数", None)])
        ended = cells.add([(f"{group}/本年废止件数", None)])
        valid = cells.add([(f"{group}/现行有效件数", None)])
        if made.complete and ended.complete and valid.complete and valid.value < made.value - ended.value:
            message = (
                f"{group}：本年制发 {made.value} 件、废止 {ended.value} 件，"
                f"而现行有效只有 {valid.value} 件，少于两者之差。"
            )
            names = made.names() + ended.names() + valid.names()
            yield _warning("stock-flow", message, names, made.value - ended.value, valid.value)


def _growth(cells: Cells) -> Iterator[Finding]:
    for group in _ITEMS:
        old, change, done = (
            cells.add([(f"{group}/{row}", None)]) for row in ("上一年项目数量", "本年增减", "处理决定数量")
        )
        if old.complete and change.complete and done.complete and change.value > old.value > done.value == 0:
            message = (
                f"{group}：上一年 {old.value} 项，本年增加 {change.value} 项，超过原有项数，"
                "而处理决定为 0 件，请核实。"
            )
            names = old.names() + change.names() + done.names()
            yield _warning("implausible", message, names, change.value, old.value)


def _regulations(report: Report, cells: Cells) -> Iterator[Finding]:
    """县、区、乡镇 and their departments make no 规章 (《立法法》第九十三条)."""
    body = report.agency or ""
    if not (_NO_REGULATIONS.search(body) or (not body and _SELF.search(report.text))):
        return
    for metric in _REGULATIONS:
        found = cells.add([(metric, None)])
        if found.complete and found.value:
            message = f"{body or '这一级机关'}无权制定规章，而“{metric}”填了 {found.value}，请核实。"
            yield _warning("implausible", message, found.names(), found.value, 0)


def _parts(cells: Cells) -> Iterator[Finding]:
    """The totals of the 2014 form against the parts that it lists completely."""
    for path in checks_wording().totals:
        below = [name for name in cells.below(path) if name.count("/") == path.count("/") + 1]
        parts, total = cells.add((name, None) for name in below), cells.add([(path, None)])
        if parts.printed and total.printed and contradicted(parts, total):
            gap = abs(parts.value - total.value)
            message = f"“{path}”：各分项之和为 {parts.value}，总数为 {total.value}，相差 {gap}。"
            yield _warning("t2014-total", message, parts.names() + total.names(), parts.value, total.value)


def _form(report: Report) -> Iterator[Finding]:
    if report.year is None or not report.facts:
        return
    due = Format.F2021 if report.year >= 2021 else Format.F2019
    if report.format in (Format.F2019, Format.F2021) and report.year >= 2019 and report.format is not due:
        message = (
            f"{report.year} 年度应当用 {due.value[1:]} 年版表格，"
            f"这份报告用的是 {report.format.value[1:]} 年版。"
        )
        yield Finding("form-year", Severity.WARNING, message)
