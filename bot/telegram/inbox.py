"""The queue of updates: one is written down before Telegram is told that it came, and taken only once."""

from __future__ import annotations

import asyncio
import json
from collections import OrderedDict
from hashlib import blake2b

from telegram import Bot, Update

from bot.office.state import Inbox
from bot.telegram.incoming import read

WAITING = 1000  # updates; while so many are not answered yet no further ones are fetched
_REMEMBERED = 10_000  # keys in memory; older ones are looked up in the file


class InboxQueue(asyncio.Queue[object]):
    """A queue that drops what came before: Telegram delivers at least once, in any order."""

    def __init__(self, inbox: Inbox) -> None:
        super().__init__()
        self._inbox = inbox
        self._seen: OrderedDict[str, None] = OrderedDict()
        self._open: set[str] = set()
        self._room = asyncio.Event()
        self._room.set()

    async def put(self, item: object) -> None:
        """Queue an update that is new, once there is room; anything else is queued as it is."""
        if not isinstance(item, Update):
            await super().put(item)
            return
        await self._room.wait()
        key = key_of(item)
        if key not in self._seen and self._inbox.take(key, item.to_json()):
            self._add(key)
            await super().put(item)

    async def put_left(self, bot: Bot) -> int:
        """How many updates an earlier process left unanswered; they are queued first."""
        left = [(key, read(json.loads(body), bot)) for key, body in self._inbox.left()]
        for key, update in left:
            self._add(key)
            await super().put(update)
        return len(left)

    def done(self, update: object) -> None:
        """The update is answered."""
        if isinstance(update, Update):
            key = key_of(update)
            self._open.discard(key)
            if not self.crowded():
                self._room.set()
            self._inbox.done(key)

    def crowded(self) -> bool:
        """Whether so many updates wait that no more should come in."""
        return len(self._open) >= WAITING

    def waiting(self) -> int:
        """How many updates are not answered yet."""
        return len(self._open)

    def _add(self, key: str) -> None:
        self._open.add(key)
        if self.crowded():
            self._room.clear()
        self._seen[key] = None
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)


def key_of(update: Update) -> str:
    """What tells an update from every other: its number and what it brings.

    The number alone does not: a bot without updates for a week starts at a random one again.
    """
    message, query = update.effective_message, update.callback_query or update.inline_query
    said = (
        (message.chat_id, message.message_id, message.date, message.edit_date, message.text)
        if message
        else ()
    )
    digest = blake2b(repr((said, query.id if query else None)).encode("utf-8", "replace"), digest_size=8)
    return f"{update.update_id}:{digest.hexdigest()}"
