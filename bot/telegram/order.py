"""Updates of one chat one after the other, those of different chats side by side."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor


class InOrderPerChat(BaseUpdateProcessor):
    """Handles the updates of a chat in the order in which they came; calls `after` with each."""

    def __init__(self, max_concurrent_updates: int, *after: Callable[[object], None]) -> None:
        super().__init__(max_concurrent_updates)
        self._after = after
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await `coroutine` when the chat's earlier updates are done."""
        chat = update.effective_chat if isinstance(update, Update) else None
        lock = self._locks.setdefault(chat.id, asyncio.Lock()) if chat else asyncio.Lock()
        async with lock:
            await coroutine
            for done in self._after:
                done(update)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to free."""
