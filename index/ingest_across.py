"""A report against the others of its body: the years before and after, and another file of the same year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.checks import across_years
from corpus.types import Fact, Finding, Report, Severity, Status
from index.store import Store

_SHOWN = 3


def across(store: Store, report: Report) -> tuple[Finding, ...]:
    """What contradicts another report of the index; warnings, since either of the two may be right."""
    if report.agency is None or report.year is None:
        return ()
    found = [
        *(finding for earlier in _current(store, report, -1) for finding in across_years(earlier, report)),
        *(finding for later in _current(store, report, 1) for finding in across_years(report, later)),
        *_disagreement(store, report),
    ]
    return tuple(replace(finding, severity=Severity.WARNING) for finding in found)


def _current(store: Store, report: Report, years: int) -> Iterator[Report]:
    """The body's report so many years later, if the index has it."""
    for edition in store.history(report.agency, (report.year or 0) + years):
        if edition.superseded_at is None and edition.withdrawn_at is None:
            other = store.edition(edition.id)
            if other.region == report.region:
                yield other


def _disagreement(store: Store, report: Report) -> Iterator[Finding]:
    """A finding when the newest other file of the same body and year prints other figures."""
    for edition in store.history(report.agency, report.year):
        if edition.withdrawn_at is None and edition.sha256 != report.source.sha256:
            other = store.edition(edition.id)
            if other.region == report.region:
                yield from _differing(other, report)
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
