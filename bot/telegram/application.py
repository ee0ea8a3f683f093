"""The bot put together: requests, limits, order and handlers around one engine."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from typing import Any

from telegram import BotCommand, Update
from telegram.error import TelegramError
from telegram.ext import (
    AIORateLimiter,
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)
from telegram.request import BaseRequest, HTTPXRequest

from bot.phrases import phrases
from bot.settings import Settings, telegram_token
from bot.telegram.channel import Channel, Engine, china_today
from bot.telegram.failures import on_error
from bot.telegram.log import quiet_requests
from bot.telegram.memory import Sessions
from bot.telegram.order import InOrderPerChat, OnlyOnce
from bot.telegram.transport import PatientRequest

logger = logging.getLogger(__name__)

ALLOWED_UPDATES = ("message", "callback_query")
_CONCURRENT = 256
_FLOOD_RETRIES = 8

App = Application[Any, Any, Any, Any, Any, Any]


def build(
    settings: Settings,
    engine: Engine,
    *,
    request: BaseRequest | None = None,
    today: Callable[[], date] = china_today,
) -> App:
    """The application ready to run; `request` replaces the network; SettingsError without a usable token."""
    quiet_requests()
    root = settings.telegram_base_url.rstrip("/").removesuffix("/bot")
    app: App = (
        ApplicationBuilder()
        .token(telegram_token(settings).reveal())
        .base_url(f"{root}/bot")
        .base_file_url(f"{root}/file/bot")
        .request(request or PatientRequest(connection_pool_size=_CONCURRENT, read_timeout=30))
        .get_updates_request(request or HTTPXRequest(connection_pool_size=1, read_timeout=10))
        .rate_limiter(AIORateLimiter(max_retries=_FLOOD_RETRIES))
        .concurrent_updates(InOrderPerChat(_CONCURRENT))
        .job_queue(None)
        .build()
    )
    sessions = Sessions(settings.telegram_conversations, 60.0 * settings.telegram_conversation_minutes)
    channel = Channel(engine, sessions, today)
    spoken = filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
    app.add_handler(TypeHandler(Update, OnlyOnce()), group=-1)
    app.add_handler(MessageHandler(spoken, channel.message))
    app.add_handler(CallbackQueryHandler(channel.tapped))
    app.add_error_handler(on_error)
    return app


async def introduce(app: App) -> None:
    """Set the command menu; without it the bot works all the same."""
    commands = [BotCommand(name, text) for name, text in phrases("telegram.commands").items()]
    try:
        await app.bot.set_my_commands(commands)
    except TelegramError as error:
        logger.warning("the command menu could not be set: %s", error)
    logger.info("answering as @%s", app.bot.username)
