"""`wenbao doctor`: whether everything that the bot needs is there, and what to do where it is not."""

from __future__ import annotations

import dataclasses
from argparse import Namespace

from bot.commands import READ, SOME_REJECTED
from bot.contract import dumps
from bot.office.doctor import Level, examine
from bot.office.settings import settings_of
from bot.phrases import phrases
from bot.settings import SettingsError


def run(args: Namespace) -> int:
    """1 when something has to be put right before the bot can run, else 0."""
    said = phrases("cli.doctor")
    try:
        found = examine(settings_of(args))
    except SettingsError as error:
        found = []
        lines = [{"check": "settings", "level": Level.FAIL, "code": error.code, "message": error.message}]
    else:
        lines = [dataclasses.asdict(one) for one in found]
    for line in lines:
        if args.json:
            print(dumps(line))
        else:
            code = f"（{line['code']}）" if line["code"] else ""
            print(f"{said[str(line['level'])]} {said[str(line['check'])]}：{line['message']}{code}")
    return SOME_REJECTED if any(line["level"] == Level.FAIL for line in lines) else READ
