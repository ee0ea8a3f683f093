"""The web server beside the bot, and the two ways of getting updates: being brought them, and fetching."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from telegram.error import TelegramError

from bot.office.live import LiveEngine
from bot.office.measures import Measures
from bot.office.web import BadUpdate, Busy, Doors, Server, server, site
from bot.settings import Settings, SettingsError, webhook_secret
from bot.telegram.asking import UPDATES
from bot.telegram.failures import log_polling_error
from bot.telegram.features import App
from bot.telegram.inbox import InboxQueue
from bot.telegram.incoming import read
from bot.understand.own_words import VocabularyError, use
from index.errors import StoreError

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
        update = read(given, app.bot)
        if update is None:
            raise BadUpdate
        if queue.crowded():
            raise Busy
        await queue.put(update)

    measures = app.bot_data["measures"]
    assert isinstance(measures, Measures)
    return Doors(lambda: "" if app.running else "starting", measures.text, receive)


async def watch(engine: LiveEngine, measures: Measures, words: Path) -> None:
    """Take a new index and other words of the office into use whenever they are there, until cancelled."""
    known = _written(words)
    while True:
        await asyncio.sleep(_LOOK)
        try:
            if engine.replaced() and await asyncio.to_thread(engine.check_new):
                engine.reopen()
                measures.reopened.inc()
        except StoreError as error:
            logger.error("the new index is not used, the old one stays: %s: %s", error.code, error.message)
        if (now := _written(words)) != known:
            known = now
            _use(words)


def _written(path: Path) -> tuple[int, int, int] | None:
    """What changes when the file is written anew; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _use(words: Path) -> None:
    try:
        use(words)
    except VocabularyError as error:
        logger.error("the office's words are not used, the old ones stay: %s: %s", error.code, error.message)
    else:
        logger.info("the office's words were read again")
