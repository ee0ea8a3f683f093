"""One year's report against the next: applications carried over (I5), files in force (I6)."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.checks_cells import cells_of
from corpus.types import Finding, Report, Severity
from corpus.vocabulary import APPLICANTS

_NEXT, _OLD = "结转下年度继续办理", "上年结转政府信息公开申请数量"
_FILES = ("规章", "行政规范性文件")


def across_years(earlier: Report, later: Report) -> tuple[Finding, ...]:
    """Contradictions between two reports of one body for consecutive years; nothing for other pairs."""
    if earlier.agency != later.agency or earlier.year is None or later.year != earlier.year + 1:
        return ()
    return (*_carried(earlier, later), *_in_force(earlier, later))


def _carried(earlier: Report, later: Report) -> Iterator[Finding]:
    before, after = cells_of(earlier.facts), cells_of(later.facts)
    for applicant in APPLICANTS:
        out, brought = before.add([(_NEXT, applicant)]), after.add([(_OLD, applicant)])
        if out.complete and brought.complete and out.value != brought.value:
            message = (
                f"“{applicant}”列：{earlier.year} 年报告结转下年度 {out.value} 件，"
                f"{later.year} 年报告上年结转 {brought.value} 件，相差 {abs(out.value - brought.value)}。"
            )
            names = out.names() + brought.names()
            yield Finding("carry-over", Severity.ERROR, message, names, out.value, brought.value)


def _in_force(earlier: Report, later: Report) -> Iterator[Finding]:
    """Soft: clean-ups and transfers between bodies break it legitimately."""
    before, after = cells_of(earlier.facts), cells_of(later.facts)
    for group in _FILES:
        old = before.add([(f"{group}/现行有效件数", None)])
        made, ended, now = (
            after.add([(f"{group}/{row}", None)]) for row in ("本年制发件数", "本年废止件数", "现行有效件数")
        )
        expected = old.value + made.value - ended.value
        if old.complete and made.complete and ended.complete and now.complete and expected != now.value:
            message = (
                f"{group}：{earlier.year} 年现行有效 {old.value} 件，加 {later.year} 年制发 {made.value} 件、"
                f"减废止 {ended.value} 件应为 {expected} 件，而印的是 {now.value} 件，需核实。"
            )
            names = old.names() + made.names() + ended.names()
            yield Finding("stock-balance", Severity.WARNING, message, names, expected, now.value)
