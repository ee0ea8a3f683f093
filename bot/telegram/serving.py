"""The web server beside the bot, and the two ways of getting updates: being brought them, and fetching."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from telegram import Update
from telegram.error import TelegramError

from bot.office.live import LiveEngine
from bot.office.measures import Measures
from bot.office.web import Doors, Server, server, site
from bot.settings import Settings, SettingsError, webhook_secret
from bot.telegram.asking import UPDATES
from bot.telegram.failures import log_polling_error
from bot.telegram.features import App
from bot.telegram.inbox import InboxQueue

logger = logging.getLogger(__name__)

_POLL_SECONDS = 30
_WEBHOOK_PORT = 8080
_LOOK = 1.0  # seconds between two looks at the index file


async def get_updates(app: App, settings: Settings) -> None:
    """Have updates come into the queue from now on."""
    if settings.telegram_webhook_url:
        await _set_webhook(app, settings)
    elif app.updater:
        await app.updater.start_polling(
            timeout=_POLL_SECONDS,
            bootstrap_retries=-1,
            allowed_updates=list(UPDATES),
            error_callback=log_polling_error,
        )


async def _set_webhook(app: App, settings: Settings) -> None:
    while True:
        try:
            await app.bot.set_webhook(
                settings.telegram_webhook_url or "",
                secret_token=webhook_secret(settings).reveal(),
                allowed_updates=list(UPDATES),
            )
        except TelegramError as error:
            logger.error("the webhook could not be set, trying again: %s", error)
            await asyncio.sleep(5)
        else:
            logger.info("updates are brought to %s", settings.telegram_webhook_url)
            return


@asynccontextmanager
async def web(app: App, settings: Settings) -> AsyncIterator[None]:
    """The web server while the block runs, if a port is set or updates are brought."""
    port = settings.http_port or (_WEBHOOK_PORT if settings.telegram_webhook_url else 0)
    if not port:
        yield
        return
    try:
        listening = socket.create_server((settings.http_host, port), backlog=512)
    except OSError as error:
        raise SettingsError(
            "http-port",
            f"{settings.http_host}:{port} 听不了（{error.strerror}），请换 http_host 或 http_port。",
        ) from error
    secret = webhook_secret(settings).reveal()
    running = server(settings.http_host, port, site(_doors(app), settings.telegram_webhook_url, secret))
    task = asyncio.create_task(running.serve(sockets=[listening]))
    logger.info("the web server listens on %s:%s", settings.http_host, port)
    try:
        yield
    finally:
        await _stopped(running, task)
        listening.close()


async def _stopped(running: Server, task: asyncio.Task[None]) -> None:
    running.should_exit = True
    with suppress(asyncio.CancelledError):
        await task


def _doors(app: App) -> Doors:
    queue = app.update_queue
    assert isinstance(queue, InboxQueue)

    async def receive(given: dict[str, Any]) -> None:
        try:
            update = Update.de_json(given, app.bot)
            kept = update.to_json()
        except Exception as error:  # what Telegram may send one day must not be sent again for ever
            logger.error("update %s cannot be read: %s", given["update_id"], type(error).__name__)
            return
        await queue.put_body(update, kept)

    measures = app.bot_data["measures"]
    assert isinstance(measures, Measures)
    return Doors(lambda: "" if app.running else "starting", measures.text, receive)


async def watch_index(engine: LiveEngine, measures: Measures) -> None:
    """Open a new index whenever one has taken the place of the old, until cancelled."""
    while True:
        await asyncio.sleep(_LOOK)
        if engine.replaced() and await asyncio.to_thread(engine.check_new):
            engine.reopen()
            measures.reopened.inc()
