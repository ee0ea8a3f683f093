"""`wenbao ingest`: files into the index, one line for each, a summary at the end."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections import Counter
from time import monotonic

from bot.commands import READ, SOME_REJECTED
from bot.commands.progress import Progress
from bot.contract import dumps, ingest_json
from bot.phrases import phrases
from corpus.types import Severity
from index.ingest import REJECTED, Outcome, ingest
from index.ingest_reading import jobs_of
from index.store import Store


def run(args: Namespace) -> int:
    """0 when every file was read, 1 when some file was rejected."""
    jobs = jobs_of(args.paths, agency=args.agency, year=args.year)
    if not jobs:
        print(phrases("cli")["nothing"], file=sys.stderr)
        return READ
    processes = args.jobs or os.cpu_count() or 1
    counts: Counter[str] = Counter()
    started = monotonic()
    with Store.open(args.db) as store, Progress(len(jobs)) as progress:
        try:
            for outcome in ingest(store, jobs, processes=processes, again=args.again):
                counts[outcome.status] += 1
                progress.step(dumps(ingest_json(outcome)) if args.json else line(outcome))
        except KeyboardInterrupt:
            progress.close()
            print(phrases("cli")["interrupted"], file=sys.stderr)
            raise
    if len(jobs) > 1:
        print(_summary(counts, monotonic() - started), file=sys.stderr)
    return SOME_REJECTED if counts[REJECTED] else READ


def line(outcome: Outcome) -> str:
    """What became of a file, for a person."""
    said = phrases("cli.ingest")
    if outcome.error:
        error = outcome.error
        return said["rejected_line"].format(path=outcome.path, code=error.code, message=error.message)
    severities = Counter(finding.severity for finding in outcome.findings)
    errors, warnings = severities[Severity.ERROR], severities[Severity.WARNING]
    year = said["year"].format(year=outcome.year) if outcome.year else said["unknown_year"]
    return said["line"].format(
        status=said[outcome.status],
        path=outcome.path,
        who=f"{outcome.agency or said['unknown_agency']} {year}",
        facts=outcome.facts,
        passages=outcome.passages,
        findings=said["findings"].format(errors=errors, warnings=warnings) if outcome.findings else "",
    )


def _summary(counts: Counter[str], seconds: float) -> str:
    said = phrases("cli.ingest")
    parts = [said["count"].format(status=said[status], number=n) for status, n in counts.items()]
    return said["summary"].format(total=counts.total(), counts="，".join(parts), seconds=f"{seconds:.1f}")
