"""Cells that are possible but hardly right: warnings that a person should look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.bodies import BodyType, body_type
from corpus.checks_cells import Cells, contradicted
from corpus.checks_wording import checks_wording
from corpus.regions import place_of
from corpus.types import Finding, Format, Report, Severity, Value
from corpus.vocabulary import metrics

_FILES = ("规章", "规范性文件", "行政规范性文件")
_ITEMS = ("行政许可", "其他对外管理服务事项", "行政处罚", "行政强制")
_REGULATIONS = ("规章/本年制发件数", "规章/现行有效件数", "规章/本年新制作数量", "规章/对外公开总数量")
_NO_REGULATIONS = re.compile(
    r"(镇|乡|街道|县|旗|区)(人民政府)?$|办事处$|(县|区|旗|镇|乡|街道)[^市]*(局|委|委员会|办公室|中心|办|院|站|队|大队)$|"
    r"(镇|乡|县|街道)人民政府办公室$"
)
_FEES = "行政事业性收费/本年收费金额"
_MOST_FEES = {BodyType.TOWNSHIP: 1_000, BodyType.DEPARTMENT: 1_000_000}  # 万元
_MOST_BY_LEVEL = {"county": 1_000_000, None: 20_000_000}  # 万元, of a government; None: any above
_BELOW_REGULATIONS = ("county", "township")
_SELF = re.compile(r"[我本][镇乡县]|我街道|本街道")


def plausibility(report: Report, cells: Cells) -> Iterator[Finding]:
    """Warnings about stock smaller than flow, regulations of a body that makes none, and the year's form."""
    yield from _stock(cells)
    yield from _public(cells)
    yield from _fees(report, cells)
    yield from _mixed(report, cells)
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


def _public(cells: Cells) -> Iterator[Finding]:
    """规章, 规范性文件 and 主动公开文件 of the year are made public (《条例》第二十条第（一）项)."""
    groups = {metric.rsplit("/", 1)[0] for metric in cells.present if metric.endswith("/本年新制作数量")}
    for group in sorted(group for group in groups if group in _FILES or "主动公开" in group):
        made, public = (cells.add([(f"{group}/{row}", None)]) for row in ("本年新制作数量", "本年新公开数量"))
        if made.complete and public.complete and made.value > public.value:
            message = (
                f"{group.removeprefix('其他/')}：本年新制作 {made.value} 件，只新公开 {public.value} 件，"
                "这类文件应当公开，请核实。"
            )
            names = made.names() + public.names()
            yield _warning("implausible", message, names, made.value, public.value)


def _fees(report: Report, cells: Cells) -> Iterator[Finding]:
    """Fees in 万元 that a body of this size hardly collects: often they were filled in in 元."""
    fees = cells.add([(_FEES, None)])
    if not report.agency or not fees.complete:
        return
    of_level = _MOST_BY_LEVEL.get(place_of(report.agency, report.year).level, _MOST_BY_LEVEL[None])
    most = _MOST_FEES.get(body_type(report.agency), of_level)
    if fees.value > most:
        message = f"行政事业性收费 {fees.value} 万元，数额过大，请核实是否把元填成了万元。"
        yield _warning("implausible", message, fees.names(), fees.value, most)


def _mixed(report: Report, cells: Cells) -> Iterator[Finding]:
    """Tables of two forms in one report; one row for 其他处理 alone is common and no other form."""
    if report.format not in (Format.F2019, Format.F2021):
        return
    known = metrics()
    named = (name for name in cells.present if name in known and name.partition("/")[0] != "其他处理")
    forms = {known[name].formats for name in named}
    if (Format.F2019,) in forms and (Format.F2021,) in forms:
        message = "同一份报告里既有 2019 年版的栏目，又有 2021 年版的栏目，请改用同一版表格。"
        yield Finding("form-mixed", Severity.WARNING, message)


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
    printed = [cells.add([(metric, None)]) for metric in _REGULATIONS]
    if not any(found.value for found in printed) or not _makes_none(report):
        return
    for metric, found in zip(_REGULATIONS, printed, strict=True):
        if found.complete and found.value:
            message = f"{body or '这一级机关'}无权制定规章，而“{metric}”填了 {found.value}，请核实。"
            yield _warning("implausible", message, found.names(), found.value, 0)


def _makes_none(report: Report) -> bool:
    body = report.agency or ""
    if not body:
        return _SELF.search(report.text) is not None
    low = place_of(body, report.year).level in _BELOW_REGULATIONS
    return low or _NO_REGULATIONS.search(body) is not None


def _parts(cells: Cells) -> Iterator[Finding]:
    """The totals of the 2014 form against the parts that it lists completely."""
    for path in (path for path in checks_wording().totals if path in cells.present):
        below = [name for name in cells.below(path) if _is_part(name, path)]
        parts, total = cells.add((name, None) for name in below), cells.add([(path, None)])
        if parts.printed and total.printed and contradicted(parts, total):
            gap = abs(parts.value - total.value)
            message = f"“{path}”：各分项之和为 {parts.value}，总数为 {total.value}，相差 {gap}。"
            sure = path in checks_wording().identities
            sure = sure and (parts.value > total.value or _is_complete(path, below, cells))
            severity = Severity.ERROR if sure else Severity.WARNING
            names = parts.names() + total.names()
            yield Finding("t2014-total", severity, message, names, parts.value, total.value)


def _is_part(name: str, path: str) -> bool:
    return name.startswith(f"{path}/") and name.count("/") == path.count("/") + 1


def _is_complete(path: str, below: Sequence[str], cells: Cells) -> bool:
    """Whether all parts of the form stand there, and no row that a body added to it."""
    own = any(name.startswith("其他/") for name in cells.present)
    return not own and len(below) == sum(_is_part(name, path) for name in metrics())


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
