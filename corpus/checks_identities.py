"""The identities I1–I4 of the statutory forms (勾稽关系), each broken one an error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from corpus.checks_cells import Cells, Key, Sum, cells_of, contradicted
from corpus.types import Fact, Finding, Severity
from corpus.vocabulary import APPLICANTS, TOTAL, metrics

_NEW, _OLD = "本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量"
_DONE, _NEXT = "办理结果/总计", "结转下年度继续办理"
_RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结")
_LAWSUITS = ("行政复议", "行政诉讼/未经复议直接起诉", "行政诉讼/复议后起诉")
_Sides = tuple[str, str, tuple[str, str], tuple[Key, ...], tuple[Key, ...]]


class Identity(NamedTuple):
    """Two sums of cells that the form makes equal, with the words for the place and both sides."""

    rule: str
    place: str
    sides: tuple[str, str]
    left: Sum
    right: Sum

    @property
    def broken(self) -> bool:
        """Whether the printed cells contradict it; a cell without a number excuses a shortfall."""
        return contradicted(self.left, self.right)

    @property
    def holds(self) -> bool:
        """Whether every cell is printed and both sides are equal."""
        return self.left.complete and self.right.complete and self.left.value == self.right.value

    def finding(self) -> Finding:
        """What to tell a clerk when it is broken."""
        left, right = self.left, self.right
        message = (
            f"{self.place}：{self.sides[0]}为 {left.value}，{self.sides[1]}为 {right.value}，"
            f"相差 {abs(left.value - right.value)}。"
        )
        return Finding(
            self.rule, Severity.ERROR, message, left.names() + right.names(), left.value, right.value
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """How many identities of a report's tables hold, are broken, and cannot be told for want of a number."""

    held: int
    broken: int
    untold: int


def identities(cells: Cells) -> Iterator[Identity]:
    """Every identity of the form whose two sides the report prints."""
    for rule, place, sides, left, right in _of_form(tuple(cells.leaves())):
        one, other = cells.add(left), cells.add(right)
        if one.printed and other.printed:
            yield Identity(rule, place, sides, one, other)


def tally(facts: Sequence[Fact]) -> Tally:
    """The count of identities by what became of them."""
    found = list(identities(cells_of(facts)))
    held, broken = sum(each.holds for each in found), sum(each.broken for each in found)
    return Tally(held, broken, len(found) - held - broken)


@cache
def _of_form(leaves: tuple[str, ...]) -> tuple[_Sides, ...]:
    """The identities of a form with these results of handling: rule, place, words and cells of both sides."""
    by_applicant = [path for path, entry in metrics().items() if entry.by_applicant]
    return (
        *(each for applicant in APPLICANTS for each in _of_column(applicant, leaves)),
        *map(_of_row, by_applicant),
        *map(_of_lawsuits, _LAWSUITS),
    )


def _of_column(applicant: str, leaves: Sequence[str]) -> tuple[_Sides, _Sides]:
    place = f"表三“{applicant}”列"
    new, old, done, following = ((path, applicant) for path in (_NEW, _OLD, _DONE, _NEXT))
    balance = ("新收加上年结转", "办理结果总计加结转下年度")
    results = ("各项办理结果之和", "“（七）总计”")
    each = tuple((metric, applicant) for metric in leaves)
    return (
        ("t3-balance", place, balance, (new, old), (done, following)),
        ("t3-results", place, results, each, (done,)),
    )


def _of_row(metric: str) -> _Sides:
    each = tuple((metric, applicant) for applicant in APPLICANTS if applicant != TOTAL)
    return "t3-applicants", f"表三“{metric}”行", ("各类申请人之和", "总计列"), each, ((metric, TOTAL),)


def _of_lawsuits(group: str) -> _Sides:
    each = tuple((f"{group}/{result}", None) for result in _RESULTS)
    return "t4-total", f"表四“{group}”", ("四种结果之和", "总计"), each, ((f"{group}/总计", None),)
