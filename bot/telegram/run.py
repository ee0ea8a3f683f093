"""The long-polling process."""

from __future__ import annotations

import asyncio
import sys

from telegram.error import InvalidToken

from bot.settings import Settings, SettingsError, telegram_token
from bot.telegram.application import ALLOWED_UPDATES, build
from bot.telegram.channel import Engine
from bot.telegram.log import configure

_POLL_SECONDS = 30


def main(settings: Settings, engine: Engine) -> int:
    """Answer until SIGTERM or SIGINT; exit code 0, or 2 when the token is missing or refused."""
    try:
        configure(settings.log_level, telegram_token(settings))
        app = build(settings, engine)
    except SettingsError as error:
        print(error.message, file=sys.stderr)
        return 2
    asyncio.set_event_loop(asyncio.new_event_loop())
    try:
        app.run_polling(timeout=_POLL_SECONDS, bootstrap_retries=-1, allowed_updates=list(ALLOWED_UPDATES))
    except InvalidToken:
        print("Telegram 不认这个令牌，请向 @BotFather 核对后重新填写。", file=sys.stderr)
        return 2
    return 0
