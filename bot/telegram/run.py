"""The long-polling process."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import Coroutine
from typing import Any

from telegram.error import InvalidToken, NetworkError

from bot.office.state import State, StateError
from bot.phrases import phrases
from bot.settings import Settings, SettingsError, telegram_token
from bot.telegram.application import build
from bot.telegram.asking import UPDATES
from bot.telegram.channel import Engine
from bot.telegram.failures import log_polling_error
from bot.telegram.features import App
from bot.telegram.inbox import InboxQueue
from bot.telegram.log import configure
from bot.telegram.menus import introduce

logger = logging.getLogger(__name__)

_POLL_SECONDS = 30


def main(settings: Settings) -> int:
    """Answer from the index of the settings until SIGTERM or SIGINT; the exit code."""
    from bot.engine import Engine as RealEngine
    from index.errors import StoreError
    from index.store import Store

    try:
        with Store.open(settings.db, read_only=True) as store:
            return run(settings, RealEngine(store))
    except StoreError as error:
        return _told(error.code, error.message)


def run(settings: Settings, engine: Engine) -> int:
    """Answer with `engine` until SIGTERM or SIGINT; 0, or 2 when the token is missing or refused."""
    try:
        configure(settings.log_level, telegram_token(settings))
        with State.open(settings.state_path) as state:
            asyncio.run(_until_signal(build(settings, engine, state=state)))
    except StateError as error:
        return _told(error.code, error.message)
    except SettingsError as error:
        return _told(error.code, error.message)
    except InvalidToken:
        return _told("telegram-token-refused", phrases("telegram")["token_refused"])
    return 0


def _told(code: str, message: str) -> int:
    print(f"{code}: {message}", file=sys.stderr)
    return 2


async def _until_signal(app: App) -> None:
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    await serve(app, stopping)


async def serve(app: App, stopping: asyncio.Event) -> None:
    """Poll until `stopping` is set, then finish what was fetched; InvalidToken when the token is refused."""
    try:
        await _unless(stopping, _start(app))
        await stopping.wait()
        logger.info("stopping")
    finally:
        if app.updater and app.updater.running:
            await app.updater.stop()
        if app.running:
            await app.update_queue.join()
            await app.stop()
        await app.shutdown()
        await app.bot.shutdown()


async def _start(app: App) -> None:
    while True:
        try:
            await app.initialize()
            break
        except NetworkError as error:
            logger.warning("the Bot API cannot be reached: %s", error)
    await introduce(app.bot)
    await app.start()
    if isinstance(app.update_queue, InboxQueue) and (left := await app.update_queue.put_left(app.bot)):
        logger.info("answering %d updates that were left unanswered", left)
    if app.updater:
        await app.updater.start_polling(
            timeout=_POLL_SECONDS,
            bootstrap_retries=-1,
            allowed_updates=list(UPDATES),
            error_callback=log_polling_error,
        )


async def _unless(stopping: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Do `work`, given up when `stopping` is set before it is done."""
    tasks = [asyncio.create_task(work), asyncio.create_task(stopping.wait())]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    if not tasks[0].cancelled():
        tasks[0].result()
