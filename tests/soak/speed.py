"""Updates a second of the whole bot against python-telegram-bot replying a constant, in the same run."""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, MessageHandler, filters

from bot.office.live import LiveEngine
from bot.office.state import State
from bot.settings import Secret, Settings
from bot.telegram.application import build
from bot.telegram.run import serve
from tests.bot.console import SAMPLE, wenbao
from tests.soak.api import Load, serving
from tests.telegram.api import TOKEN

TEXTS = ["2023年罚了多少？", "那强制呢", "2023年行政事业性收费是多少？"]
_WARM = 50


async def whole(db: Path, total: int, latency: float) -> float:
    """Updates a second of the bot over the index."""
    load = Load(TEXTS, total, 50, latency=latency)
    async with serving(load) as url:
        settings = Settings(
            db=db, telegram_token=Secret(TOKEN), telegram_base_url=url,
            telegram_per_minute=10**6, telegram_per_second=10**6,
        )  # fmt: skip
        with LiveEngine(db) as engine, State.open(db.with_name(f"{latency}.db")) as state:
            stopping = asyncio.Event()
            running = asyncio.create_task(serve(build(settings, engine, state=state), stopping, settings))
            speed = await _speed(load)
            stopping.set()
            await running
    return speed


async def constant(total: int, latency: float) -> float:
    """Updates a second of python-telegram-bot with one handler that replies the same words."""

    async def reply(update: Update, _context: Any) -> None:
        if update.effective_message:
            await update.effective_message.reply_text("好")

    load = Load(TEXTS, total, 50, latency=latency)
    async with serving(load) as url:
        builder = ApplicationBuilder().token(TOKEN).base_url(f"{url}/bot").concurrent_updates(256)
        app: Application[Any, Any, Any, Any, Any, Any] = builder.connection_pool_size(256).build()
        app.add_handler(MessageHandler(filters.TEXT, reply))
        await app.initialize()
        await app.start()
        assert app.updater
        await app.updater.start_polling()
        speed = await _speed(load)
        await app.updater.stop()
        await app.stop()
        await app.shutdown()
    return speed


async def _speed(load: Load) -> float:
    while load.sent < _WARM:
        await asyncio.sleep(0.01)
    started, first = time.perf_counter(), load.sent
    while load.sent < load.total:
        await asyncio.sleep(0.01)
    return (load.sent - first) / (time.perf_counter() - started)


def main(total: int) -> None:
    """Prints both ratios."""
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "index.db"
        assert wenbao("ingest", SAMPLE, db=db).code == 0
        for latency in (0.0, 0.02):
            reference = asyncio.run(constant(total, latency))
            bot = asyncio.run(whole(db, total, latency))
            told = f"{1000 * latency:.0f} ms: {bot:.0f}/s of {reference:.0f}/s"
            print(f"whole bot, Bot API answering after {told} = {bot / reference:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
