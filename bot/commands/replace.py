"""`wenbao replace`: another index file in the place of the index, also under a running bot."""

from __future__ import annotations

from argparse import Namespace

from bot.commands import READ
from bot.office.indexes import replace
from bot.office.settings import settings_of
from bot.phrases import phrases


def run(args: Namespace) -> int:
    """0 when the new index was whole and is in its place."""
    number = replace(settings_of(args).db, args.file)
    print(phrases("cli.backup")["replaced"].format(number=number))
    return READ
