"""An answer with what it needs to be shown again: its pages, its cell, and how to ask for it anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256

from bot.answer.sources import without_places
from bot.render import html_pages
from bot.telegram import refs
from bot.telegram.languages import Voice
from bot.telegram.refs import Ref
from bot.telegram.views import Engine, neighbours, view
from bot.types import Answer, Conversation

_ROOM = 48  # bytes that other parts of the callback data leave


@dataclass(frozen=True, slots=True)
class Card:
    """An answer, the cell it shows (None: no cell of a form), and the callback data that asks for it."""

    answer: Answer
    ref: Ref | None
    again: str
    voice: Voice
    turns: tuple[int | None, int | None] = (None, None)  # the nearest years that have the same figure

    @property
    def pages(self) -> tuple[str, ...]:
        """The messages that show it."""
        told = without_places(self.answer)
        asked = told != self.answer or (self.ref is not None and self.ref.view == refs.SOURCE)
        return _pages(told, self.voice, asked)

    @property
    def mark(self) -> str:
        """Eight characters that change when what the answer says changes."""
        said = "\n".join((self.answer.headline, *self.answer.lines))
        return sha256(said.encode()).hexdigest()[:8]


@lru_cache(maxsize=64)
def _pages(answer: Answer, voice: Voice, unfolded: bool) -> tuple[str, ...]:
    return html_pages(answer, tone=voice.own, unfolded=unfolded)


class Cards:
    """Makes cards of questions and of cells."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of_question(self, question: str, talk: Conversation | None, today: date, voice: Voice) -> Card:
        """The answer to a question as a card."""
        answer = self._engine.ask(question, talk, today=today)
        ref = refs.ref_of(answer, self._engine.bodies())
        if ref and not ref.is_cell and view(self._engine, ref, None, today) is None:
            ref = None  # its own words would not lead back to it
        again = f"a:{question}" if len(question.encode()) <= _ROOM - 2 else ""
        return Card(answer, ref, again or (f"v{ref.code}" if ref else ""), voice, self._turns(ref))

    def find(self, code: str) -> Ref | None:
        """What a code stands for in the index."""
        return refs.find(code, self._engine.bodies(), self._engine.names)

    def of_ref(self, ref: Ref, talk: Conversation | None, today: date, voice: Voice) -> Card | None:
        """A view of a cell as a card; None where the engine has no such view."""
        answer = view(self._engine, ref, talk, today)
        return Card(answer, ref, f"v{ref.code}", voice, self._turns(ref)) if answer else None

    def _turns(self, ref: Ref | None) -> tuple[int | None, int | None]:
        if ref is None or ref.view != refs.FIGURE:
            return None, None
        return neighbours(self._engine, ref)

    def of_data(self, data: str, talk: Conversation | None, today: date, voice: Voice) -> Card | None:
        """The card that callback data asks for; None for data that is made up or has had its day."""
        if data.startswith("a:") and len(data) > 2:
            return self.of_question(data[2:], talk, today, voice)
        ref = self.find(data[1:]) if data.startswith("v") else None
        return self.of_ref(ref, talk, today, voice) if ref else None
