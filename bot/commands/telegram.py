"""`wenbao telegram`: the bot on Telegram until it is stopped."""

from __future__ import annotations

import os
from argparse import Namespace
from dataclasses import replace

from bot.settings import load
from bot.telegram.run import main


def run(args: Namespace) -> int:
    """The exit code of the bot."""
    settings = load(os.environ)
    return main(replace(settings, db=args.db) if args.db_given else settings)
