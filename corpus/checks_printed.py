"""Cells that print something else than the form asks for: a sign at a count, or the unit of another thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.types import Fact, Finding, Report, Severity, Status
from corpus.vocabulary import Metric, metrics

_KINDS = {"元": "money", "万元": "money", "亿元": "money", "人": "people", "人次": "people"}
_SIGNED = re.compile(r"\s*(?:[+＋﹢\-−－﹣]\s*[\d０-９]|增|减)")
_CHANGES = "本年增减"


def as_asked(report: Report) -> Iterator[Finding]:
    """A warning for each cell of the form that prints a change for a number, or people or money for cases."""
    known = metrics()
    for fact in report.facts:
        metric = None if fact.raw.isdecimal() else known.get(fact.metric)
        if metric is None or fact.status is not Status.REPORTED:
            continue
        why = _signed(fact) or _of_another_thing(fact, metric)
        if why:
            where = f"（{fact.applicant}）" if fact.applicant else ""
            message = f"“{metric.label}”{where}印的是“{fact.raw}”，{why}，请核实。"
            name = f"{fact.metric}@{fact.applicant}" if fact.applicant else fact.metric
            yield Finding("implausible", Severity.WARNING, message, (name,), fact.value)


def _signed(fact: Fact) -> str:
    if fact.metric.endswith(_CHANGES) or not _SIGNED.match(fact.raw):
        return ""
    return "这一格应填数量，不填增减"


def _of_another_thing(fact: Fact, metric: Metric) -> str:
    """Why the unit printed in the cell itself is none of what the form counts there, '' if it is one."""
    if not (metric.unit and fact.unit and fact.raw.rstrip().endswith(fact.unit)):
        return ""
    wanted, printed = (_KINDS.get(unit, "things") for unit in (metric.unit, fact.unit))
    return "" if wanted == printed else f"这一格的单位应是{metric.unit}"
