"""The identities I1–I4 of the statutory forms (勾稽关系), each broken one an error."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.checks_cells import Cells, Sum, contradicted
from corpus.types import Finding, Severity
from corpus.vocabulary import APPLICANTS, TOTAL, metrics

_NEW, _OLD = "本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量"
_DONE, _NEXT = "办理结果/总计", "结转下年度继续办理"
_RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结")
_LAWSUITS = ("行政复议", "行政诉讼/未经复议直接起诉", "行政诉讼/复议后起诉")


def identities(cells: Cells) -> Iterator[Finding]:
    """Every identity that the printed cells break; a cell without a number excuses a shortfall."""
    for applicant in APPLICANTS:
        yield from _balance(cells, applicant)
        yield from _results(cells, applicant)
    for metric in (path for path, entry in metrics().items() if entry.by_applicant):
        yield from _applicants(cells, metric)
    for group in _LAWSUITS:
        yield from _lawsuit(cells, group)


def _broken(rule: str, left: Sum, right: Sum, words: tuple[str, str, str]) -> Iterator[Finding]:
    """The finding when both sides cannot agree; `words` name the place and the two sides."""
    if not left.printed or not right.printed or not contradicted(left, right):
        return
    place, one, other = words
    message = (
        f"{place}：{one}为 {left.value}，{other}为 {right.value}，相差 {abs(left.value - right.value)}。"
    )
    yield Finding(rule, Severity.ERROR, message, left.names() + right.names(), left.value, right.value)


def _balance(cells: Cells, applicant: str) -> Iterator[Finding]:
    left = cells.add([(_NEW, applicant), (_OLD, applicant)])
    right = cells.add([(_DONE, applicant), (_NEXT, applicant)])
    words = (f"表三“{applicant}”列", "新收加上年结转", "办理结果总计加结转下年度")
    yield from _broken("t3-balance", left, right, words)


def _results(cells: Cells, applicant: str) -> Iterator[Finding]:
    left = cells.add((metric, applicant) for metric in cells.leaves())
    right = cells.add([(_DONE, applicant)])
    words = (f"表三“{applicant}”列", "各项办理结果之和", "“（七）总计”")
    yield from _broken("t3-results", left, right, words)


def _applicants(cells: Cells, metric: str) -> Iterator[Finding]:
    left = cells.add((metric, applicant) for applicant in APPLICANTS if applicant != TOTAL)
    right = cells.add([(metric, TOTAL)])
    words = (f"表三“{metric}”行", "各类申请人之和", "总计列")
    yield from _broken("t3-applicants", left, right, words)


def _lawsuit(cells: Cells, group: str) -> Iterator[Finding]:
    left = cells.add((f"{group}/{result}", None) for result in _RESULTS)
    right = cells.add([(f"{group}/总计", None)])
    yield from _broken("t4-total", left, right, (f"表四“{group}”", "四种结果之和", "总计"))
