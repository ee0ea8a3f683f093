"""One report read in a process of its own: `python -m bot.office.reader check|ingest INDEX PLACE`.

Prints the outcome as the JSON of the contract with its check sheet; the limits of the readers hold, and what
a file costs in memory or time is no concern of the bot.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path, PurePath

from bot.commands.check import sheet
from bot.contract import dumps, ingest_json
from bot.phrases import phrases
from index.errors import StoreError
from index.ingest import Outcome, check, ingest
from index.ingest_reading import Job, is_address
from index.store import Store

_MEMORY = 3 << 30  # bytes


def main(argv: Sequence[str]) -> int:
    """0 when an outcome was printed, 1 after `code: sentence` on standard error."""
    what, db, place = argv
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    try:
        outcome = _outcome(what, Path(db), Job(place))
    except StoreError as error:
        print(f"{error.code}: {error.message}", file=sys.stderr)
        return 1
    shown = outcome if is_address(place) else replace(outcome, path=PurePath(place).name)
    lines = [*sheet(shown), *(_replaced(Path(db), outcome) if what == "check" else ())]
    print(dumps({**ingest_json(shown), "sheet": "\n".join(lines)}))
    return 0


def _replaced(db: Path, outcome: Outcome) -> Iterator[str]:
    """Says which report of the index the file would take the place of."""
    if outcome.error or not db.exists():
        return
    said = phrases("telegram.office")
    with Store.open(db, read_only=True) as store:
        for info in store.reports():
            if (info.agency, info.year) == (outcome.agency, outcome.year) and info.agency and info.year:
                before = len(store.facts(info.id))
                yield said["replaces"].format(id=info.id, before=before, after=outcome.facts)


def _outcome(what: str, db: Path, job: Job) -> Outcome:
    if what == "ingest":
        with Store.open(db) as store:
            return next(iter(ingest(store, [job])))
    with Store.open(db, read_only=True) if db.exists() else nullcontext() as neighbours:
        return next(iter(check([job], neighbours)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
