"""An engine whose questions are counted and timed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from bot.types import Answer, Conversation, Kind

Told = Callable[[Kind, float, str], None]


class Counted:
    """The engine, telling kind, seconds and words of every question that a person asks."""

    def __init__(self, engine: Any, *listeners: Told) -> None:
        self._engine = engine
        self._listeners = listeners
        self._kind: Kind | None = None

    def ask(
        self, question: str, conversation: Conversation | None = None, today: date | None = None
    ) -> Answer:
        """The answer to a question."""
        answer: Answer = self._engine.ask(question, conversation, today=today)
        self._kind = answer.kind
        return answer

    @contextmanager
    def counting(self, words: str) -> Iterator[None]:
        """What is asked of the engine in the block is one question of a person, of the last answer's kind.

        Outside of such blocks nothing is counted: other views of an answer, texts that are still being typed.
        """
        self._kind, started = None, time.perf_counter()
        yield
        if self._kind:
            seconds = time.perf_counter() - started
            for told in self._listeners:
                told(self._kind, seconds, words)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def examples(self) -> list[str]:
        """Questions that have an answer."""
        found: list[str] = self._engine.examples()
        return found
