"""`wenbao backup`: index, state, words and reports into a new folder, while the bot runs."""

from __future__ import annotations

from argparse import Namespace

from bot.commands import READ
from bot.office.backups import backup
from bot.office.settings import settings_of
from bot.phrases import phrases


def run(args: Namespace) -> int:
    """0 when the backup is whole."""
    made = backup(settings_of(args), args.folder, args.keep)
    print(phrases("cli.backup")["made"].format(path=made))
    return READ
