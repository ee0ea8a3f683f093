"""Reading reports at addresses, one after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from corpus.errors import CorpusError
from corpus.fetching import Fetcher
from corpus.types import Report
from index.ingest_reading import Job, Known, Read, read_bytes, time_limit

_SECONDS = 300  # for one address with its retries, whatever the site does


def read_addresses(jobs: Sequence[Job], *, allow_private: bool, known: Known) -> Iterator[Read]:
    """Every address read, in order."""
    with Fetcher(allow_private=allow_private) as fetcher:
        for job in jobs:
            yield _read(job, fetcher, known)


def _read(job: Job, fetcher: Fetcher, known: Known) -> Read:
    try:
        with time_limit(_SECONDS):
            fetched = fetcher.get(job.place)
    except CorpusError as error:
        return Read(job, "", error)
    digest = sha256(fetched.data).hexdigest()
    if (digest, fetched.name) in known and not job.agency and not job.year:
        return Read(job, digest, None)
    read = read_bytes(job, fetched.data, fetched.name, url=fetched.url)
    if isinstance(read.result, Report):
        source = replace(read.result.source, fetched=fetched.fetched)
        return replace(read, result=replace(read.result, source=source))
    return read
