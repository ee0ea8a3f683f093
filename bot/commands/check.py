"""`wenbao check`: a check sheet for each file; nothing is stored."""

from __future__ import annotations

import os
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.commands import READ, SOME_REJECTED
from bot.commands.sources import jobs
from bot.contract import dumps, ingest_json
from bot.phrases import phrases
from corpus.types import Severity
from index.ingest import Outcome, check
from index.store import Store

_SHOWN = 6  # cells of one finding


def run(args: Namespace) -> int:
    """1 if any finding is an error or a file cannot be read, else 0."""
    faulty = False
    options = {"processes": os.cpu_count() or 1, "allow_private": args.allow_private}
    with _neighbours(args.db) as store:
        for outcome in check(jobs(args), store, **options):
            faulty |= bool(outcome.error) or any(f.severity is Severity.ERROR for f in outcome.findings)
            print(dumps(ingest_json(outcome)) if args.json else "\n".join((*sheet(outcome), "")), flush=True)
    return SOME_REJECTED if faulty else READ


@contextmanager
def _neighbours(db: Path) -> Iterator[Store | None]:
    """The index, which the reports of other years come from, or None where there is none."""
    if not db.exists():
        yield None
        return
    with Store.open(db, read_only=True) as store:
        yield store


def sheet(outcome: Outcome) -> Iterator[str]:
    """The check sheet of one file, errors first, for a clerk."""
    said = phrases("cli.check")
    yield said["head"].format(path=outcome.path)
    if outcome.error:
        yield said["rejected"].format(code=outcome.error.code, message=outcome.error.message)
        return
    yield said["who"].format(
        agency=outcome.agency or said["unknown"],
        year=outcome.year or said["unknown"],
        format=outcome.format,
        published=outcome.published or said["unknown"],
    )
    yield said["read"].format(facts=outcome.facts, passages=outcome.passages)
    if not outcome.findings:
        yield said["clean"]
        return
    for finding in sorted(outcome.findings, key=lambda finding: finding.severity is not Severity.ERROR):
        yield said[finding.severity.value].format(message=finding.message)
        if finding.cells:
            more = said["more"].format(count=len(finding.cells)) if len(finding.cells) > _SHOWN else ""
            yield said["cells"].format(cells="；".join(finding.cells[:_SHOWN]) + more)
    severities = Counter(finding.severity for finding in outcome.findings)
    errors, warnings = severities[Severity.ERROR], severities[Severity.WARNING]
    yield said["result"].format(errors=errors, warnings=warnings)
