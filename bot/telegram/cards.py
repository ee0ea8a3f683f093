"""An answer with what it needs to be shown again: its pages, its cell, and how to ask for it anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256

from bot.render import html_pages
from bot.telegram import refs
from bot.telegram.languages import Voice
from bot.telegram.refs import Ref
from bot.telegram.views import Engine, view
from bot.types import Answer, Conversation

_ROOM = 48  # bytes that other parts of the callback data leave


@dataclass(frozen=True, slots=True)
class Card:
    """An answer, the cell it shows (None: no cell of a form), and the callback data that asks for it."""

    answer: Answer
    ref: Ref | None
    again: str
    voice: Voice

    @property
    def pages(self) -> tuple[str, ...]:
        """The messages that show it."""
        return _pages(self.answer, self.voice)

    @property
    def mark(self) -> str:
        """Eight characters that change when what the answer says changes."""
        said = "\n".join((self.answer.headline, *self.answer.lines))
        return sha256(said.encode()).hexdigest()[:8]


@lru_cache(maxsize=64)
def _pages(answer: Answer, voice: Voice) -> tuple[str, ...]:
    return html_pages(answer, tone=voice.own)


class Cards:
    """Makes cards of questions and of cells."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of_question(self, question: str, talk: Conversation | None, today: date, voice: Voice) -> Card:
        """The answer to a question as a card."""
        answer = self._engine.ask(question, talk, today=today)
        ref = refs.ref_of(answer, self._engine.bodies())
        again = f"a:{question}" if len(question.encode()) <= _ROOM - 2 else ""
        return Card(answer, ref, again or (f"v{ref.code}" if ref else ""), voice)

    def of_ref(self, ref: Ref, talk: Conversation | None, today: date, voice: Voice) -> Card | None:
        """A view of a cell as a card; None where the engine has no such view."""
        answer = view(self._engine, ref, talk, today)
        return Card(answer, ref, f"v{ref.code}", voice) if answer else None

    def of_data(self, data: str, talk: Conversation | None, today: date, voice: Voice) -> Card | None:
        """The card that callback data asks for; None for data that is made up or has had its day."""
        if data.startswith("a:") and len(data) > 2:
            return self.of_question(data[2:], talk, today, voice)
        ref = refs.find(data[1:], self._engine.bodies()) if data.startswith("v") else None
        return self.of_ref(ref, talk, today, voice) if ref else None
