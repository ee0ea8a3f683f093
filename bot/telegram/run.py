"""The process of the bot."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from telegram.error import InvalidToken, NetworkError

from bot.office.live import LiveEngine
from bot.office.state import State, StateError
from bot.phrases import phrases
from bot.settings import Settings, SettingsError, telegram_token
from bot.telegram.application import build
from bot.telegram.channel import Engine
from bot.telegram.features import App
from bot.telegram.inbox import InboxQueue
from bot.telegram.log import configure
from bot.telegram.menus import introduce
from bot.telegram.serving import get_updates, watch, web
from bot.understand.own_words import VocabularyError, use

logger = logging.getLogger(__name__)


def main(settings: Settings) -> int:
    """Answer from the index of the settings until SIGTERM or SIGINT; the exit code."""
    from index.errors import StoreError

    try:
        use(settings.vocabulary_path)
        with LiveEngine(settings.db) as engine:
            return run(settings, engine)
    except (StoreError, VocabularyError) as error:
        return _told(error.code, error.message)


def run(settings: Settings, engine: Engine) -> int:
    """Answer with `engine` until SIGTERM or SIGINT; 0, or 2 when the token is missing or refused."""
    try:
        configure(settings.log_level, telegram_token(settings))
        with State.open(settings.state_path) as state:
            asyncio.run(_until_signal(build(settings, engine, state=state), settings, engine))
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


async def _until_signal(app: App, settings: Settings, engine: Engine) -> None:
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    async with web(app, settings), _watching(app, engine, settings):
        await serve(app, stopping, settings)


@asynccontextmanager
async def _watching(app: App, engine: Engine, settings: Settings) -> AsyncIterator[None]:
    if not isinstance(engine, LiveEngine):
        yield
        return
    measures = app.bot_data["measures"]
    queue = app.update_queue
    assert isinstance(queue, InboxQueue)
    measures.watch(queue.waiting, engine.reports)
    task = asyncio.create_task(watch(engine, measures, settings.vocabulary_path))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def serve(app: App, stopping: asyncio.Event, settings: Settings) -> None:
    """Answer until `stopping` is set, then finish what came; InvalidToken when the token is refused."""
    try:
        await _unless(stopping, _start(app, settings))
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


async def _start(app: App, settings: Settings) -> None:
    while True:
        try:
            await app.initialize()
            break
        except NetworkError as error:
            logger.warning("the Bot API cannot be reached: %s", error)
    await introduce(app.bot, dict.fromkeys((*settings.staff, *settings.admins)))
    await app.start()
    if isinstance(app.update_queue, InboxQueue) and (left := await app.update_queue.put_left(app.bot)):
        logger.info("answering %d updates that were left unanswered", left)
    await get_updates(app, settings)


async def _unless(stopping: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Do `work`, given up when `stopping` is set before it is done."""
    tasks = [asyncio.create_task(work), asyncio.create_task(stopping.wait())]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    if not tasks[0].cancelled():
        tasks[0].result()
