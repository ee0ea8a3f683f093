"""The identities I1–I4 of the statutory forms (勾稽关系), each broken one an error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.checks_cells import Cells, Sum, cells_of, contradicted
from corpus.types import Fact, Finding, Severity
from corpus.vocabulary import APPLICANTS, TOTAL, metrics

_NEW, _OLD = "本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量"
_DONE, _NEXT = "办理结果/总计", "结转下年度继续办理"
_RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结")
_LAWSUITS = ("行政复议", "行政诉讼/未经复议直接起诉", "行政诉讼/复议后起诉")


@dataclass(frozen=True, slots=True)
class Identity:
    """Two sums of cells that the form makes equal, with the words for the place and both sides."""

    rule: str
    place: str
    sides: tuple[str, str]
    left: Sum
    right: Sum

    @property
    def printed(self) -> bool:
        """Whether both sides print a number at all."""
        return bool(self.left.printed and self.right.printed)

    @property
    def broken(self) -> bool:
        """Whether the printed cells contradict it; a cell without a number excuses a shortfall."""
        return self.printed and contradicted(self.left, self.right)

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
    leaves = cells.leaves()
    for applicant in APPLICANTS:
        yield from _printed(_balance(cells, applicant), _results(cells, applicant, leaves))
    for metric in (path for path, entry in metrics().items() if entry.by_applicant):
        yield from _printed(_applicants(cells, metric))
    for group in _LAWSUITS:
        yield from _printed(_lawsuit(cells, group))


def tally(facts: Sequence[Fact]) -> Tally:
    """The count of identities by what became of them."""
    found = list(identities(cells_of(facts)))
    held, broken = sum(each.holds for each in found), sum(each.broken for each in found)
    return Tally(held, broken, len(found) - held - broken)


def _printed(*found: Identity) -> Iterator[Identity]:
    return (each for each in found if each.printed)


def _balance(cells: Cells, applicant: str) -> Identity:
    left = cells.add([(_NEW, applicant), (_OLD, applicant)])
    right = cells.add([(_DONE, applicant), (_NEXT, applicant)])
    sides = ("新收加上年结转", "办理结果总计加结转下年度")
    return Identity("t3-balance", f"表三“{applicant}”列", sides, left, right)


def _results(cells: Cells, applicant: str, leaves: Sequence[str]) -> Identity:
    left = cells.add((metric, applicant) for metric in leaves)
    right = cells.add([(_DONE, applicant)])
    sides = ("各项办理结果之和", "“（七）总计”")
    return Identity("t3-results", f"表三“{applicant}”列", sides, left, right)


def _applicants(cells: Cells, metric: str) -> Identity:
    left = cells.add((metric, applicant) for applicant in APPLICANTS if applicant != TOTAL)
    right = cells.add([(metric, TOTAL)])
    return Identity("t3-applicants", f"表三“{metric}”行", ("各类申请人之和", "总计列"), left, right)


def _lawsuit(cells: Cells, group: str) -> Identity:
    left = cells.add((f"{group}/{result}", None) for result in _RESULTS)
    right = cells.add([(f"{group}/总计", None)])
    return Identity("t4-total", f"表四“{group}”", ("四种结果之和", "总计"), left, right)
