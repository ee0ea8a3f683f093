"""Files into the index: each is read and saved whole, or rejected and the index stays as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

import corpus
from corpus.checks import Tally, tally
from corpus.errors import CorpusError
from corpus.types import Finding, Format, Report
from index.ingest_across import across, later_edition
from index.ingest_many import read_all
from index.ingest_reading import Job, Known, Read, is_address
from index.store import Store

REJECTED, CHECKED, UNCHANGED = "rejected", "checked", "unchanged"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: added, updated, unchanged, rejected, or checked when nothing is stored."""

    path: str
    status: str
    report: str | None = None
    agency: str | None = None
    year: int | None = None
    format: Format | None = None
    published: date | None = None
    facts: int = 0
    passages: int = 0
    findings: tuple[Finding, ...] = ()
    error: CorpusError | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
    tally: Tally | None = None  # of the identities, where the file was checked


def ingest(
    store: Store, jobs: Sequence[Job], *, processes: int = 1, again: bool = False, allow_private: bool = False
) -> Iterator[Outcome]:
    """What became of each file, then of each address; a `StoreError` ends the run, what was saved stays.

    Bytes that the index holds already are not read again, unless `again` or the reader is newer.
    """
    current = Current(store, again=again)
    for read in _read_all(jobs, processes, allow_private, current.digests):
        if isinstance(read.result, CorpusError):
            yield Outcome(read.job.place, REJECTED, error=read.result)
        elif isinstance(read.result, Report):
            saved = store.save(read.result, read.ready)
            found = (*across(store, read.result), *(() if saved.current else later_edition(store, saved)))
            yield _outcome(read, read.result, saved.status, found, saved.report_id)
        else:
            report_id = current.report_id(read.digest)
            report = store.report(report_id)
            yield _outcome(read, report, UNCHANGED, across(store, report), report_id)


def check(
    jobs: Sequence[Job], store: Store | None = None, *, processes: int = 1, allow_private: bool = False
) -> Iterator[Outcome]:
    """What reading each file finds, also against the reports of `store`; nothing is stored."""
    for read in _read_all(jobs, processes, allow_private):
        if isinstance(read.result, Report):
            found = across(store, read.result) if store else ()
            yield replace(_outcome(read, read.result, CHECKED, found), tally=tally(read.result.facts))
        elif read.result:
            yield Outcome(read.job.place, REJECTED, error=read.result)


def _read_all(
    jobs: Sequence[Job], processes: int, allow_private: bool, known: Known = frozenset()
) -> Iterator[Read]:
    files = [job for job in jobs if not is_address(job.place)]
    addresses = [job for job in jobs if is_address(job.place)]
    yield from read_all(files, processes, known=known)
    if addresses:
        from index.ingest_addresses import read_addresses

        yield from read_addresses(addresses, allow_private=allow_private, known=known)


def _outcome(
    read: Read, report: Report, status: str, found: Sequence[Finding], report_id: str | None = None
) -> Outcome:
    return Outcome(
        path=read.job.place,
        status=status,
        report=report_id,
        agency=report.agency,
        year=report.year,
        format=report.format,
        published=report.published,
        facts=len(report.facts),
        passages=len(report.passages),
        findings=(*report.findings, *found),
        origins=report.origins,
    )


class Current:
    """The files that the index holds as they were read by the reader that is installed now."""

    def __init__(self, store: Store, *, again: bool) -> None:
        since = reader_changed()
        infos = () if again else store.reports()
        self._infos = {info.sha256: info for info in infos if info.ingested_at > since}

    @property
    def digests(self) -> Known:
        """Hash and name of each file."""
        return frozenset((info.sha256, info.source_name) for info in self._infos.values())

    def report_id(self, digest: str) -> str:
        """The report of a file that was not read again."""
        return self._infos[digest].id


def reader_changed() -> str:
    """When the newest file of the reading package was written, as the index writes its times."""
    files = (path for folder in corpus.__path__ for path in Path(folder).rglob("*") if path.is_file())
    newest = max(
        (path.stat().st_mtime for path in files if path.suffix in (".py", ".toml", ".csv")), default=0.0
    )
    return datetime.fromtimestamp(newest, UTC).isoformat(timespec="seconds")
