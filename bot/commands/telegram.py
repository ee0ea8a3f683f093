"""`wenbao telegram`: the bot on Telegram until it is stopped."""

from __future__ import annotations

import os
from argparse import Namespace
from dataclasses import replace

from bot.engine import Engine
from bot.settings import load
from bot.telegram.run import main
from index.store import Store


def run(args: Namespace) -> int:
    """The exit code of the bot."""
    settings = load(os.environ)
    if args.db_given:
        settings = replace(settings, db=args.db)
    with Store.open(settings.db, read_only=True) as store:
        return main(settings, Engine(store))
