"""Sessions that survive a restart: each is written down when the update that used it is done."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from telegram import Update

from bot.office.codec import UnknownValue, dumps, loads
from bot.office.state import State
from bot.telegram.memory import Key, Session, Sessions

logger = logging.getLogger(__name__)

_SWEEP = 600.0  # seconds between two looks for what is forgotten
_LONGEST = 200_000  # characters of a session that is worth its room


class StoredSessions(Sessions):
    """The sessions of memory over those of the state file."""

    def __init__(
        self, capacity: int, lifetime: float, state: State, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(capacity, lifetime, clock)
        self._state = state
        self._used: dict[Key, Session] = {}
        self._swept = 0.0

    def get(self, key: Key) -> Session:
        """The session of this person in this chat, as it was left, also by an earlier process."""
        if key not in self._kept and (stored := self._stored(key)):
            self._kept[key] = (self._clock(), stored)
        session = super().get(key)
        self._used[key] = session
        return session

    def forget(self, key: Key) -> None:
        """Drop the session of this person in this chat."""
        super().forget(key)
        self._used.pop(key, None)
        self._state.attempt("DELETE FROM session WHERE chat = ? AND user = ?", *key)

    def done(self, update: object) -> None:
        """Write down the session that the update used."""
        if not isinstance(update, Update) or not self._used:
            return
        chat, user = update.effective_chat, update.effective_user
        key = (chat.id if chat else 0, user.id if user else 0)
        session = self._used.pop(key, None)
        if session is None:
            return
        now = self._state.clock()
        body = dumps(session)
        if len(body) <= _LONGEST:
            self._state.attempt("INSERT OR REPLACE INTO session VALUES (?, ?, ?, ?)", *key, body, now)
        if now - self._swept > _SWEEP:
            self._swept = now
            self._state.forget("session", now - self._lifetime)

    def _stored(self, key: Key) -> Session | None:
        rows = self._state.rows("SELECT body, at FROM session WHERE chat = ? AND user = ?", *key)
        if not rows:
            return None
        body, at = rows[0]
        silent = self._state.clock() - at
        if silent > self._lifetime:
            return None
        try:
            session = loads(body)
        except UnknownValue as error:
            logger.info("a conversation of another version is forgotten: %s", error)
            return None
        if not isinstance(session, Session):
            return None
        for memory in session.conversation.memory.values():
            if hasattr(memory, "at"):
                memory.at = time.monotonic() - silent
        return session
