"""The narrative against the tables: counts that repeat a cell and differ from it (I7), as warnings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.checks_cells import Cells, Sum
from corpus.checks_changes import sentence
from corpus.checks_wording import checks_wording
from corpus.types import Figure, Finding, Report, Severity
from corpus.vocabulary import metrics

_PARTIAL = re.compile(
    "本级|机关本部|网上|网络|线上|当面|现场|信函|邮寄|邮件|传真|窗口|平台|自然人|法人|企业|口头|电话"
)


def text_against_tables(report: Report, cells: Cells) -> Iterator[Finding]:
    """A warning for every narrative count whose cell, in each sense it may have, prints another number."""
    for figure in report.figures:
        if figure.approximate or figure.period != "current" or _PARTIAL.search(figure.label):
            continue
        sums = _meant(figure, cells)
        if sums and all(found.value != figure.value for found in sums):
            found = sums[0]
            message = (
                f"正文写“{figure.label}”{figure.raw}，"
                f"表格中{_readable(found)}为 {found.value}，"
                f"相差 {abs(figure.value - found.value)}。{sentence(figure)}"
            )
            yield Finding("text-table", Severity.WARNING, message, found.names(), figure.value, found.value)


def _meant(figure: Figure, cells: Cells) -> list[Sum]:
    """The sums of cells that a figure may repeat, as far as the report prints them."""
    for rule in checks_wording().repetitions:
        if figure.unit in rule.units and rule.label.search(figure.label):
            sums = [_sum(paths, cells) for paths in rule.cells]
            return [found for found in sums if found and found.complete and found.printed]
    return []


def _sum(paths: tuple[str, ...], cells: Cells) -> Sum | None:
    names = [name for path in paths for name in (cells.below(path) if path.endswith("/*") else [path])]
    totals = [cells.total(name) for name in names if name in metrics()]
    if not totals:
        return None
    return Sum(
        sum((total.value for total in totals), 0),
        all(total.complete for total in totals),
        tuple(key for total in totals for key in total.keys),
        sum(total.printed for total in totals),
    )


def _readable(found: Sum) -> str:
    rows = dict.fromkeys(f"“{metric}”" for metric, _ in found.keys)
    return "、".join(rows) + ("合计" if len(rows) > 1 else "")
