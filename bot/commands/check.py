"""`wenbao check`: a check sheet for each file; nothing is stored."""

from __future__ import annotations

import dataclasses
import os
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bot.commands import READ, SOME_REJECTED
from bot.commands.sources import jobs
from bot.contract import dumps, ingest_json
from bot.phrases import phrases
from corpus.types import Severity
from corpus.vocabulary import APPLICANTS, TOTAL
from index.ingest import Outcome, check
from index.store import Store

_STATES = ("rejected", "faulty", "doubtful", "clean")
_SHOWN = 6  # rows of one finding


def run(args: Namespace) -> int:
    """1 if any finding is an error or a file cannot be read, else 0."""
    sheets = Counter[str]()
    options = {"processes": os.cpu_count() or 1, "allow_private": args.allow_private}
    with _neighbours(args.db) as store:
        for outcome in check(jobs(args), store, **options):
            sheets[_state(outcome)] += 1
            print(dumps(ingest_json(outcome)) if args.json else "\n".join((*sheet(outcome), "")), flush=True)
    if sheets.total() > 1 and not args.json:
        print(
            phrases("cli.check")["all"].format(
                count=sheets.total(), **{state: sheets[state] for state in _STATES}
            )
        )
    return SOME_REJECTED if sheets["faulty"] or sheets["rejected"] else READ


def _state(outcome: Outcome) -> str:
    if outcome.error:
        return "rejected"
    if any(finding.severity is Severity.ERROR for finding in outcome.findings):
        return "faulty"
    return "doubtful" if outcome.findings else "clean"


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
    if outcome.tally and (outcome.tally.held or outcome.tally.broken or outcome.tally.untold):
        yield said["tally"].format(**dataclasses.asdict(outcome.tally))
    if not outcome.findings:
        yield said["clean"]
        return
    by_severity = {kind: [f for f in outcome.findings if f.severity is kind] for kind in Severity}
    for severity, findings in by_severity.items():
        for number, finding in enumerate(findings, start=1):
            yield said[severity.value].format(number=number, message=finding.message)
            if finding.cells:
                yield said["cells"].format(cells=_places(finding.cells))
    errors, warnings = len(by_severity[Severity.ERROR]), len(by_severity[Severity.WARNING])
    yield said["result"].format(errors=errors, warnings=warnings)


def _places(cells: Sequence[str]) -> str:
    """The cells of a finding, those of one row together: 予以公开（自然人、总计）."""
    rows: dict[str, list[str]] = {}
    for cell in cells:
        metric, _, applicant = cell.partition("@")
        rows.setdefault(metric, []).extend(filter(None, [applicant]))
    shown = [f"{row}（{_columns(columns)}）" if columns else row for row, columns in rows.items()]
    more = phrases("cli.check")["more"].format(count=len(shown)) if len(shown) > _SHOWN else ""
    return "；".join(shown[:_SHOWN]) + more


def _columns(columns: Sequence[str]) -> str:
    kinds = set(APPLICANTS) - {TOTAL}
    return phrases("cli.check")["all_columns"] if set(columns) == kinds else "、".join(columns)
