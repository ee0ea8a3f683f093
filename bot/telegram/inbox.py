"""The queue of updates: one is written down before Telegram is told that it came, and taken only once."""

from __future__ import annotations

import asyncio
import json
from collections import OrderedDict
from hashlib import blake2b

from telegram import Bot, Update

from bot.office.state import Inbox

_REMEMBERED = 10_000  # keys in memory; older ones are looked up in the file


class InboxQueue(asyncio.Queue[object]):
    """A queue that drops what came before: Telegram delivers at least once, in any order."""

    def __init__(self, inbox: Inbox) -> None:
        super().__init__()
        self._inbox = inbox
        self._seen: OrderedDict[str, None] = OrderedDict()

    async def put(self, item: object) -> None:
        """Queue an update that is new; anything else that is put is queued as it is."""
        if isinstance(item, Update):
            await self.put_body(item, item.to_json())
        else:
            await super().put(item)

    async def put_body(self, update: Update, body: str) -> None:
        """Queue an update that is new; `body` is its JSON."""
        key = key_of(update)
        if key not in self._seen and self._inbox.take(key, body):
            self._remember(key)
            await super().put(update)

    async def put_left(self, bot: Bot) -> int:
        """How many updates an earlier process left unanswered; they are queued first."""
        left = list(self._inbox.left())
        for key, body in left:
            self._remember(key)
            await super().put(Update.de_json(json.loads(body), bot))
        return len(left)

    def done(self, update: object) -> None:
        """The update is answered."""
        if isinstance(update, Update):
            self._inbox.done(key_of(update))

    def waiting(self) -> int:
        """How many updates are not answered yet."""
        return self._inbox.waiting()

    def _remember(self, key: str) -> None:
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
