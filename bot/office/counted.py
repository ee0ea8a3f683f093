"""An engine whose answers are counted and timed."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from typing import Any

from bot.types import Answer, Conversation, Kind

Told = Callable[[Kind, float, str], None]


class Counted:
    """The engine, telling kind, seconds and question of every answer."""

    def __init__(self, engine: Any, *listeners: Told) -> None:
        self._engine = engine
        self._listeners = listeners

    def ask(
        self, question: str, conversation: Conversation | None = None, today: date | None = None
    ) -> Answer:
        """The answer to a question."""
        started = time.perf_counter()
        answer: Answer = self._engine.ask(question, conversation, today=today)
        seconds = time.perf_counter() - started
        for told in self._listeners:
            told(answer.kind, seconds, question)
        return answer

    @property
    def uncounted(self) -> Any:
        """The engine itself, for what nobody asked as a question (a text that is still being typed)."""
        return self._engine

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def examples(self) -> list[str]:
        """Questions that have an answer."""
        found: list[str] = self._engine.examples()
        return found
