"""The settings of a command: those of the bot, with the index that the command names."""

from __future__ import annotations

import os
from argparse import Namespace
from dataclasses import replace

from bot.settings import Settings, load


def settings_of(args: Namespace) -> Settings:
    """The settings of file and environment; `--db` wins."""
    settings = load(os.environ)
    return replace(settings, db=args.db) if args.db_given else settings
