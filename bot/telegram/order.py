"""Updates of one chat one after the other, those of different chats side by side."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Awaitable, Callable, Coroutine
from itertools import count
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

_Waiting = list[tuple[int, int, asyncio.Future[None]]]


class InOrderPerChat(BaseUpdateProcessor):
    """Handles the updates of a chat one by one, of those that wait the one with the lowest number first.

    At most `at_once` chats are served at a time, and `waiting` updates held; `after` is called with each that
    is done.
    """

    def __init__(self, at_once: int, waiting: int, *after: Callable[[object], None]) -> None:
        super().__init__(waiting)
        self._after = after
        self._serving = asyncio.Semaphore(at_once)
        self._chats: dict[int, _Waiting] = {}
        self._came = count()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await `coroutine` when it is the update's turn in its chat."""
        chat = update.effective_chat if isinstance(update, Update) else None
        if not isinstance(update, Update) or chat is None:
            await self._handle(update, coroutine)
            return
        try:
            await self._turn(chat.id, update.update_id)
        except asyncio.CancelledError:
            if isinstance(coroutine, Coroutine):
                coroutine.close()
            raise
        try:
            await self._handle(update, coroutine)
        finally:
            self._next(chat.id)

    async def _handle(self, update: object, coroutine: Awaitable[Any]) -> None:
        async with self._serving:
            await coroutine
        for done in self._after:
            done(update)

    async def _turn(self, chat: int, number: int) -> None:
        """Returns when no other update of the chat is handled and none with a lower number waits."""
        if chat not in self._chats:
            self._chats[chat] = []
            return
        turn = asyncio.get_running_loop().create_future()
        heapq.heappush(self._chats[chat], (number, next(self._came), turn))
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._next(chat)
            raise

    def _next(self, chat: int) -> None:
        waiting = self._chats[chat]
        while waiting:
            *_, turn = heapq.heappop(waiting)
            if not turn.done():
                turn.set_result(None)
                return
        del self._chats[chat]

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to free."""
