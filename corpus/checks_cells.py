"""Cells of a report for the checks: look-up by metric and applicant, and sums that know what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from corpus.types import Fact, Status, Value
from corpus.vocabulary import APPLICANTS, TOTAL, metrics

Key = tuple[str, str | None]


class Sum(NamedTuple):
    """The printed cells of a sum added up; `complete` is False where one of them prints no number."""

    value: Value
    complete: bool
    keys: tuple[Key, ...]
    printed: int

    def names(self) -> tuple[str, ...]:
        """The cells as findings name them: `metric` or `metric@applicant`."""
        return tuple(f"{metric}@{applicant}" if applicant else metric for metric, applicant in self.keys)


@dataclass(frozen=True, slots=True)
class Cells:
    """Every number that the tables print, by metric and applicant."""

    values: dict[Key, Value]
    present: frozenset[str]

    def add(self, keys: Iterable[Key]) -> Sum:
        """The sum of the cells."""
        wanted = tuple(keys)
        known = [value for value in map(self.values.get, wanted) if value is not None]
        return Sum(sum(known), len(known) == len(wanted), wanted, len(known))

    def leaves(self) -> list[str]:
        """The results of handling that a report's form lists, without their total."""
        single = "其他处理" in self.present
        return [
            path
            for path in _results()
            if not (path == "其他处理" and not single)
            and not (path.startswith("其他处理/") and single and path not in self.present)
        ]

    def below(self, path: str) -> list[str]:
        """The metrics one level below a path that the report prints."""
        return [name for name in _below(path.removesuffix("/*") + "/") if name in self.present]

    def total(self, metric: str) -> Sum:
        """A metric over all applicants: its total as printed, else what its applicants add up to."""
        if not metrics()[metric].by_applicant:
            return self.add([(metric, None)])
        printed = self.add([(metric, TOTAL)])
        parts = self.add((metric, applicant) for applicant in APPLICANTS if applicant != TOTAL)
        if printed.complete or not parts.printed:
            return printed
        return Sum(parts.value, complete=True, keys=parts.keys, printed=parts.printed)


@cache
def _below(prefix: str) -> tuple[str, ...]:
    return tuple(name for name in metrics() if name.startswith(prefix))


_FLOWS = (
    "本年新收政府信息公开申请数量",
    "上年结转政府信息公开申请数量",
    "办理结果/总计",
    "结转下年度继续办理",
)


@cache
def _results() -> tuple[str, ...]:
    """The results of handling that any form lists."""
    return tuple(path for path, each in metrics().items() if each.by_applicant and path not in _FLOWS)


def cells_of(facts: Sequence[Fact]) -> Cells:
    """The cells of a report; where one is printed twice the first stands."""
    values: dict[Key, Value] = {}
    present: set[str] = set()
    for metric, applicant, value, _, _, status, _ in facts:
        present.add(metric)
        if value is not None and status is Status.REPORTED:
            values.setdefault((metric, applicant), value)
    return Cells(values, frozenset(present))


def contradicted(left: Sum, right: Sum) -> bool:
    """Whether two sums of counts cannot be equal, whatever the cells without a number hold."""
    if left.complete and right.complete:
        return left.value != right.value
    if left.complete:
        return right.value > left.value
    return right.complete and left.value > right.value
