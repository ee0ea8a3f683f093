"""One year's report against the next: applications carried over (I5), files in force (I6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.checks_cells import Cells, cells_of
from corpus.types import Fact, Finding, Severity
from corpus.vocabulary import APPLICANTS

_NEXT, _OLD = "结转下年度继续办理", "上年结转政府信息公开申请数量"
_FILES = ("规章", "行政规范性文件")
_MADE, _ENDED, _VALID = "本年制发件数", "本年废止件数", "现行有效件数"
COMPARED = (_NEXT, _OLD, *(f"{group}/{row}" for group in _FILES for row in (_MADE, _ENDED, _VALID)))


def across_years(year: int, facts: Sequence[Fact], before: Sequence[Fact]) -> tuple[Finding, ...]:
    """Contradictions between a body's cells of a year and those of the year before; `COMPARED` are enough."""
    earlier, later = cells_of(before), cells_of(facts)
    return (*_carried(year, earlier, later), *_in_force(year, earlier, later))


def _carried(year: int, before: Cells, after: Cells) -> Iterator[Finding]:
    for applicant in APPLICANTS:
        out, brought = before.add([(_NEXT, applicant)]), after.add([(_OLD, applicant)])
        if out.complete and brought.complete and out.value != brought.value:
            message = (
                f"“{applicant}”列：{year - 1} 年报告结转下年度 {out.value} 件，"
                f"{year} 年报告上年结转 {brought.value} 件，相差 {abs(out.value - brought.value)}。"
            )
            names = out.names() + brought.names()
            yield Finding("carry-over", Severity.ERROR, message, names, out.value, brought.value)


def _in_force(year: int, before: Cells, after: Cells) -> Iterator[Finding]:
    """Soft: clean-ups and transfers between bodies break it legitimately."""
    for group in _FILES:
        old = before.add([(f"{group}/{_VALID}", None)])
        made, ended, now = (after.add([(f"{group}/{row}", None)]) for row in (_MADE, _ENDED, _VALID))
        expected = old.value + made.value - ended.value
        if old.complete and made.complete and ended.complete and now.complete and expected != now.value:
            message = (
                f"{group}：{year - 1} 年现行有效 {old.value} 件，加 {year} 年制发 {made.value} 件、"
                f"减废止 {ended.value} 件应为 {expected} 件，而印的是 {now.value} 件，需核实。"
            )
            names = old.names() + made.names() + ended.names()
            yield Finding("stock-balance", Severity.WARNING, message, names, expected, now.value)
