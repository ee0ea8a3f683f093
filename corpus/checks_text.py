"""The narrative against the tables: counts that repeat a cell and differ from it (I7), as warnings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.checks_cells import Cells, Sum, cells_of
from corpus.checks_changes import sentence
from corpus.checks_wording import checks_wording
from corpus.types import Fact, Figure, Finding, Report, Severity, Value
from corpus.vocabulary import metrics

_PARTIAL = re.compile(
    "本级|机关本部|网上|网络|线上|当面|现场|信函|邮寄|邮件|传真|窗口|平台|自然人|法人|企业|口头|电话|结转申请等?合计$"
)
_UPHELD = re.compile(
    r"\s*[，,、]?\s*(结果)?(均|全部)(获|被|得到|予以)?(人民|法院|复议机关)*(结果)?(维持|支持|胜诉)"
)
_CHANGE = re.compile("(增加|减少|增长|下降|上升|提高|降低|新增|多|少)了?约?\\s*$")
_WITHDRAWN = re.compile("^(?!.*(复议|诉讼|文件)).*撤(回|销|件)")
_HANDLED = "办理结果/总计"
_SHOWN = 30  # characters of a sentence that is only pointed to


def text_against_tables(report: Report, cells: Cells) -> Iterator[Finding]:
    """A warning for every narrative count whose cell, in each sense it may have, prints another number."""
    for figure, found in _contradicted(report, cells):
        message = (
            f"正文写“{figure.label}”{figure.raw}，"
            f"表格中{_readable(found)}为 {found.value}，"
            f"相差 {abs(figure.value - found.value)}。{sentence(figure)}"
        )
        yield Finding("text-table", Severity.WARNING, message, found.names(), figure.value, found.value)


def text_against_text(report: Report, stated: Sequence[Fact]) -> Iterator[Finding]:
    """A warning for every narrative count against which a sentence stands that replaces a cell."""
    quotes = {fact.metric: "".join(fact.citation.quote.split()) for fact in stated}
    for figure, found in _contradicted(report, cells_of(stated)):
        other = next(quotes[metric] for metric, _ in found.keys if metric in quotes)
        message = (
            f"正文写“{figure.label}”{figure.raw}，另一处写的是 {found.value}（“{other[:_SHOWN]}”），"
            f"相差 {abs(figure.value - found.value)}。{sentence(figure)}"
        )
        yield Finding("text-text", Severity.WARNING, message, found.names(), figure.value, found.value)


def _contradicted(report: Report, cells: Cells) -> Iterator[tuple[Figure, Sum]]:
    """Every narrative count of the whole year with the sum of cells that it should equal and does not."""
    for figure, found in repeated(report.figures, cells):
        if found.value not in (figure.value, figure.value + _withdrawn(figure, found, report.figures)):
            yield figure, found


def _withdrawn(figure: Figure, found: Sum, figures: Sequence[Figure]) -> Value:
    """How many applications its sentence tells to be withdrawn: a result in the table, an answer to few."""
    beside = (each for each in figures if each.citation.span == figure.citation.span)
    counts = [each.value for each in beside if each.unit == figure.unit and _WITHDRAWN.search(each.label)]
    return sum(counts) if any(metric == _HANDLED for metric, _ in found.keys) else 0


def repeated(figures: Sequence[Figure], cells: Cells) -> Iterator[tuple[Figure, Sum]]:
    """Every narrative count of the whole year with the sum of cells that it repeats or should equal."""
    for figure in figures if cells.present else ():
        if figure.approximate or figure.period != "current" or _PARTIAL.search(figure.label):
            continue
        if _CHANGE.search(figure.citation.quote[: figure.span.start - figure.citation.span.start]):
            continue
        if sums := _meant(figure, cells):
            yield figure, next((found for found in sums if found.value == figure.value), sums[0])


def verdicts(report: Report, cells: Cells) -> Iterator[Finding]:
    """A warning where a sentence says that all cases were upheld and table 四 prints other results."""
    for figure in report.figures:
        tail = figure.citation.quote[figure.span.end - figure.citation.span.start :]
        kind = "行政复议" if "复议" in figure.label else "行政诉讼" if "诉讼" in figure.label else None
        if kind is None or figure.period != "current" or not _UPHELD.match(tail):
            continue
        upheld = cells.add(
            (name, None) for name in metrics() if name.startswith(kind) and name.endswith("/结果维持")
        )
        if upheld.complete and upheld.value < figure.value:
            message = (
                f"正文写“{figure.label}”{figure.raw}全部维持，"
                f"表四结果维持为 {upheld.value}，相差 {figure.value - upheld.value}。{sentence(figure)}"
            )
            yield Finding("text-table", Severity.WARNING, message, upheld.names(), figure.value, upheld.value)


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
