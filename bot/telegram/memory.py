"""What the channel keeps of each person's conversation, bounded in number and in time."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.telegram.cards import Card
from bot.types import Conversation

Key = tuple[int, int]  # chat, user
_REMEMBERED = 50  # answered messages of one person


@dataclass(slots=True)
class Session:
    """One person in one chat: the engine's conversation, the last answer, what answered which message."""

    conversation: Conversation = field(default_factory=Conversation)
    choices: tuple[str, ...] = ()
    card: Card | None = None
    cell: str = ""  # the code of the cell spoken of last
    answered: dict[int, int] = field(default_factory=dict)  # message asked → message that answers it
    edited: dict[int, int] = field(default_factory=dict)  # message asked → seconds of its last edit
    ahead: list[int] = field(default_factory=list)  # messages of which an edit came before they did


def overtaken(session: Session, number: int, written: int, edited: int | None) -> bool:
    """Whether message `number`, edited at `edited` if at all, is older than what was answered of it."""
    if edited is None:
        return number in session.ahead and written <= session.edited.get(number, 0)
    if edited < session.edited.get(number, 0):
        return True
    if number not in session.answered and number not in session.edited:
        session.ahead = [*session.ahead, number][-_REMEMBERED:]
    session.edited[number] = edited
    return False


def answered(session: Session, asked: int, answer: int) -> None:
    """Keep which message answers which; the oldest are forgotten."""
    session.answered[asked] = answer
    for kept in (session.answered, session.edited):
        while len(kept) > _REMEMBERED:
            del kept[next(iter(kept))]


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
