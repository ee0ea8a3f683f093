"""A report against the others of its body: the years before and after, and another file of the same year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.checks import COMPARED, across_years
from corpus.types import Fact, Finding, Report, Severity, Status
from index.store import Store

_SHOWN = 3


def across(store: Store, report: Report) -> tuple[Finding, ...]:
    """What contradicts another report of the index; warnings, since either of the two may be right."""
    if report.agency is None or report.year is None:
        return ()
    now = [fact for fact in report.facts if fact.metric in COMPARED]
    found: list[Finding] = []
    for before in _of_year(store, report, report.year - 1):
        found += across_years(report.year, now, before)
    for after in _of_year(store, report, report.year + 1):
        found += across_years(report.year + 1, after, now)
    found += _disagreement(store, report)
    return tuple(replace(finding, severity=Severity.WARNING) for finding in found)


def _of_year(store: Store, report: Report, year: int) -> Iterator[Sequence[Fact]]:
    """The cells that are compared of the body's report of another year, if the index has it."""
    for edition in store.history(report.agency, year):
        current = edition.superseded_at is None and edition.withdrawn_at is None
        if current and edition.region == report.region:
            yield store.cells([edition.id], COMPARED).get(edition.id, ())


def _disagreement(store: Store, report: Report) -> Iterator[Finding]:
    """A finding when the newest other file of the same body and year prints other figures."""
    for edition in store.history(report.agency, report.year):
        other = edition.withdrawn_at is None and edition.sha256 != report.source.sha256
        if other and edition.region == report.region:
            yield from _differing(store.edition(edition.id), report)
            return


def _differing(other: Report, report: Report) -> Iterator[Finding]:
    before, now = _printed(other), _printed(report)
    names = [name for name in now if name in before and before[name].value != now[name].value]
    if names:
        shown = "；".join(f"{name} {before[name].raw}，现在 {now[name].raw}" for name in names[:_SHOWN])
        message = (
            f"与另一份文件 {other.source.name} 有 {len(names)} 处数据不同：{shown}。请核实以哪一份为准。"
        )
        yield Finding("editions-differ", Severity.WARNING, message, tuple(names))


def _printed(report: Report) -> dict[str, Fact]:
    """The figures by cell, as findings name cells."""
    return {
        f"{fact.metric}@{fact.applicant}" if fact.applicant else fact.metric: fact
        for fact in reversed(report.facts)
        if fact.status is Status.REPORTED
    }
