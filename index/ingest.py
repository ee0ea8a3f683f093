"""Files into the index: each is read and saved whole, or rejected and the index stays as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import corpus
from corpus.errors import CorpusError
from corpus.types import Finding, Format, Report
from index.ingest_reading import Job, Read, read_all
from index.store import Store
from index.types import ReportInfo

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


def ingest(
    store: Store, jobs: Sequence[Job], *, processes: int = 1, again: bool = False
) -> Iterator[Outcome]:
    """What became of each file, in order; a `StoreError` ends the run, what was saved before it stays.

    Bytes that the index holds already are not read again, unless `again` or the reader is newer.
    """
    current = Current(store, again=again)
    for read in read_all(jobs, processes, known=current.digests):
        if isinstance(read.result, CorpusError):
            yield Outcome(str(read.job.path), REJECTED, error=read.result)
        elif isinstance(read.result, Report):
            saved = store.save(read.result)
            yield replace(_outcome(read, read.result, saved.status), report=saved.report_id)
        else:
            yield current.outcome(read)


def check(jobs: Iterable[Job], *, processes: int = 1) -> Iterator[Outcome]:
    """What reading each file finds, in order; nothing is stored."""
    for read in read_all(tuple(jobs), processes):
        if isinstance(read.result, Report):
            yield _outcome(read, read.result, CHECKED)
        elif read.result:
            yield Outcome(str(read.job.path), REJECTED, error=read.result)


def _outcome(read: Read, report: Report, status: str) -> Outcome:
    return Outcome(
        path=str(read.job.path),
        status=status,
        agency=report.agency,
        year=report.year,
        format=report.format,
        published=report.published,
        facts=len(report.facts),
        passages=len(report.passages),
        findings=report.findings,
    )


class Current:
    """The files that the index holds as they were read by the reader that is installed now."""

    def __init__(self, store: Store, *, again: bool) -> None:
        self._store = store
        since = reader_changed()
        infos = () if again else store.reports()
        self._infos = {info.sha256: info for info in infos if info.ingested_at > since}

    @property
    def digests(self) -> frozenset[tuple[str, str]]:
        """Hash and name of each file."""
        return frozenset((info.sha256, info.source_name) for info in self._infos.values())

    def outcome(self, read: Read) -> Outcome:
        """The outcome of a file that was not read again."""
        info: ReportInfo = self._infos[read.digest]
        return Outcome(
            path=str(read.job.path),
            status=UNCHANGED,
            report=info.id,
            agency=info.agency,
            year=info.year,
            format=info.format,
            published=info.published,
            facts=len(self._store.facts(info.id)),
            passages=len(self._store.passages(info.id)),
            findings=tuple(self._store.findings(info.id)),
        )


def reader_changed() -> str:
    """When the newest file of the reading package was written, as the index writes its times."""
    files = (path for folder in corpus.__path__ for path in Path(folder).rglob("*") if path.is_file())
    newest = max(
        (path.stat().st_mtime for path in files if path.suffix in (".py", ".toml", ".csv")), default=0.0
    )
    return datetime.fromtimestamp(newest, UTC).isoformat(timespec="seconds")
