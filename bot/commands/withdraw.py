"""`wenbao withdraw`: a report out of the index; the history keeps it."""

from __future__ import annotations

from argparse import Namespace

from bot.commands import READ, WrongCall
from bot.phrases import phrases
from index.store import Store


def run(args: Namespace) -> int:
    """0, or a WrongCall when there is no such report."""
    said = phrases("cli")
    Store.open(args.db, read_only=True).close()
    with Store.open(args.db) as store:
        if not store.withdraw(args.report):
            raise WrongCall("report-unknown", said["report_missing"].format(id=args.report))
    print(said["withdrawn"].format(id=args.report))
    return READ
