"""`wenbao restore`: everything as a backup has it, also under a running bot."""

from __future__ import annotations

from argparse import Namespace

from bot.commands import READ
from bot.office.backups import restore
from bot.office.settings import settings_of
from bot.phrases import phrases


def run(args: Namespace) -> int:
    """0 when all of the backup is in its place."""
    number = restore(settings_of(args), args.folder)
    print(phrases("cli.backup")["restored"].format(number=number))
    return READ
