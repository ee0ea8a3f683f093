"""`wenbao ingest`: files and addresses into the index, one line for each, a summary at the end."""

from __future__ import annotations

import os
import signal
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import monotonic, sleep
from typing import NoReturn

from bot.commands import READ, SOME_REJECTED, WrongCall
from bot.commands.progress import Progress
from bot.commands.sources import jobs
from bot.contract import dumps, ingest_json
from bot.phrases import phrases
from corpus.types import Severity
from index.errors import LockedIndex
from index.ingest import REJECTED, Outcome, ingest
from index.ingest_reading import Job
from index.ingest_watch import Watch
from index.store import Store


def run(args: Namespace) -> int:
    """0 when every file was read, 1 when some file was rejected; 0 when a watch is stopped."""
    if args.watch:
        return _watch(args)
    named = jobs(args)
    if not named:
        print(phrases("cli")["nothing"], file=sys.stderr)
        return READ
    try:
        counts = _ingest(args, named)
    except KeyboardInterrupt:
        print(phrases("cli")["interrupted"], file=sys.stderr)
        raise
    return SOME_REJECTED if counts[REJECTED] else READ


def _ingest(args: Namespace, named: Sequence[Job]) -> Counter[str]:
    """How many files came to which end, each told as it is done."""
    counts: Counter[str] = Counter()
    started = monotonic()
    options = {"again": args.again, "allow_private": args.allow_private}
    with Store.open(args.db) as store, Progress(len(named)) as progress:
        for outcome in ingest(store, named, processes=args.jobs or os.cpu_count() or 1, **options):
            counts[outcome.status] += 1
            progress.step(dumps(ingest_json(outcome)) if args.json else line(outcome))
    if len(named) > 1:
        print(_summary(counts, monotonic() - started), file=sys.stderr)
    return counts


def _watch(args: Namespace) -> int:
    """0 when it is stopped."""
    said = phrases("cli")
    if not args.paths or args.urls or not all(Path(place).is_dir() for place in args.paths):
        raise WrongCall("watch-folder", said["watch_folder"])
    signal.signal(signal.SIGTERM, _stop)
    print(said["watching"].format(folders="、".join(args.paths)), file=sys.stderr)
    watch, files = Watch(args.paths), list[str]()
    try:
        while True:
            files = list(dict.fromkeys((*files, *watch.settled())))
            try:
                if files:
                    _ingest(args, [Job(file, args.agency, args.year) for file in files])
                files = []
            except LockedIndex as error:
                print(f"{error.code}: {error.message}", file=sys.stderr)
            sleep(args.every)
    except KeyboardInterrupt:
        return READ


def _stop(_number: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


def line(outcome: Outcome) -> str:
    """What became of a file, for a person."""
    said = phrases("cli.ingest")
    if outcome.error:
        error = outcome.error
        return said["rejected_line"].format(path=outcome.path, code=error.code, message=error.message)
    severities = Counter(finding.severity for finding in outcome.findings)
    errors, warnings = severities[Severity.ERROR], severities[Severity.WARNING]
    year = said["year"].format(year=outcome.year) if outcome.year else said["unknown_year"]
    agency, year = (
        f"{text}{said.get(outcome.origins.get(key, ''), '')}"
        for key, text in (("agency", outcome.agency or said["unknown_agency"]), ("year", year))
    )
    return said["line"].format(
        status=said[outcome.status],
        path=outcome.path,
        who=f"{agency} {year}",
        facts=outcome.facts,
        passages=outcome.passages,
        findings=said["findings"].format(errors=errors, warnings=warnings) if outcome.findings else "",
    )


def _summary(counts: Counter[str], seconds: float) -> str:
    said = phrases("cli.ingest")
    parts = [said["count"].format(status=said[status], number=n) for status, n in counts.items()]
    return said["summary"].format(total=counts.total(), counts="，".join(parts), seconds=f"{seconds:.1f}")
