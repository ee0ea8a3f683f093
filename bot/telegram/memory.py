"""What the channel keeps of each person's conversation, bounded in number and in time."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.telegram.cards import Card
from bot.types import Conversation

Key = tuple[int, int]  # chat, user


@dataclass(slots=True)
class Session:
    """One person in one chat: the engine's conversation, the last answer, what answered which message."""

    conversation: Conversation = field(default_factory=Conversation)
    choices: tuple[str, ...] = ()
    card: Card | None = None
    cell: str = ""  # the code of the cell spoken of last
    answered: dict[int, int] = field(default_factory=dict)  # message asked → message that answers it


class Sessions:
    """The sessions used last, at most `capacity`, each forgotten after `lifetime` seconds of silence."""

    def __init__(self, capacity: int, lifetime: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._capacity = capacity
        self._lifetime = lifetime
        self._clock = clock
        self._kept: OrderedDict[Key, tuple[float, Session]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Key) -> Session:
        """The session of this person in this chat, a new one when there is none or it has expired."""
        now = self._clock()
        used, session = self._kept.pop(key, (now, None))
        if session is None or now - used > self._lifetime:
            session = Session()
        self._kept[key] = (now, session)
        if len(self._kept) > self._capacity:
            self._kept.popitem(last=False)
        return session

    def forget(self, key: Key) -> None:
        """Drop the session of this person in this chat."""
        self._kept.pop(key, None)
