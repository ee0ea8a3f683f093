"""A report against the others of its body: the years before and after, and another file of the same year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.checks import COMPARED, across_years
from corpus.types import Fact, Finding, Report, Severity, Status
from index.store import Store
from index.types import ReportInfo, Saved

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
    return tuple(map(_softened, found))


def of_index(store: Store) -> Iterator[tuple[ReportInfo, tuple[Finding, ...]]]:
    """Every current report with what contradicts that of the year before, or another file of its year."""
    disputed = store.disputed()
    for (agency, _), group in groupby(store.reports(), key=lambda info: (info.agency, info.region)):
        infos = list(group)
        if agency is None:
            yield from ((info, ()) for info in infos)
            continue
        cells = store.cells([info.edition for info in infos], COMPARED) if len(infos) > 1 else {}
        of_year = {info.year: cells.get(info.edition, []) for info in infos}
        for info in infos:
            found: list[Finding] = []
            if info.year and info.year - 1 in of_year:
                found += across_years(info.year, of_year[info.year], of_year[info.year - 1])
            if info.id in disputed:
                found += _disagreement(store, store.report(info.id))
            yield info, tuple(map(_softened, found))


def later_edition(store: Store, saved: Saved) -> Iterable[Finding]:
    """The finding for a file that went to the history only."""
    kept = store.report(saved.report_id)
    message = (
        f"索引里这个单位这一年的报告（{kept.source.name}，{kept.published} 发布）发布得更晚，"
        "仍以那一份为准，这一份只存入历史。"
    )
    return (Finding("edition-older", Severity.WARNING, message),)


def _softened(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.WARNING)


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
