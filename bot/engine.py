"""The one door: a question and its conversation in, an answer out."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from bot import blocks
from bot.answer.refusing import target_label
from bot.answer.spoken import aloud
from bot.library import Library
from bot.reading import Reader
from bot.turn import Memory, Turn
from bot.two_steps import answered
from bot.types import Answer, Conversation, Kind
from bot.understand.parse import lexicon
from bot.understand.query import Query
from index.collecting import collecting_seldom
from index.store import Store

_EXPIRES = 30 * 60.0  # seconds after which a conversation starts anew
_HELPED = (Kind.OUT_OF_SCOPE, Kind.CHAT, Kind.NO_DATA)
_SHOWN = 3


class Engine:
    """Answers questions over one open index."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._reader = _opened(store)
        self._changes = store.changes()

    @property
    def _library(self) -> Library:
        return self._reader.library

    def ask(
        self, question: str, conversation: Conversation | None = None, today: date | None = None
    ) -> Answer:
        """The answer to a message; the conversation, if given, remembers it for follow-ups."""
        self._see_changes()
        memory = self._memory(conversation)
        day = today or (conversation.today if conversation else None) or date.today()
        answer = answered(self._reader, memory, day, question)
        spoken = aloud(answer.spoken)
        answer = answer if spoken == answer.spoken else replace(answer, spoken=spoken)
        if answer.kind in _HELPED and not answer.suggestions:
            query = memory.query
            near = self._nearest(query, day) if query and answer.kind is Kind.NO_DATA else []
            examples = self.examples(query.agencies if query else ())
            return replace(answer, suggestions=tuple([*near, *examples][:_SHOWN]))
        return answer

    def _nearest(self, query: Query, day: date) -> list[str]:
        """What was asked for a year without a report, asked for the nearest year that has one."""
        known = self._library.years(query.agencies[0]) if len(query.agencies) == 1 else ()
        if not known or len(query.targets) != 1 or not query.years or set(query.years) & set(known):
            return []
        place, wanted = query.agencies[0].removesuffix("人民政府"), query.years[-1]
        year = min(known, key=lambda one: (abs(one - wanted), -one))
        what = target_label(query.targets[0]).replace(" › ", "")
        column = f"{query.applicants[0]}一栏" if len(query.applicants) == 1 else ""
        text = f"{place}{year}年{what}{column}是多少？"
        return [text] if Turn(self._reader, Memory(), day).answer(text).kind is Kind.FIGURE else []

    def examples(self, of: Sequence[str] = ()) -> list[str]:
        """Questions that have an answer in this index, first those about the bodies named."""
        known = self._library.agencies
        named = list(dict.fromkeys(agency for agency in of if self._library.years(agency)))[:_SHOWN]
        bodies = list(dict.fromkeys([*named, *known[: 2 * _SHOWN]]))[:_SHOWN]
        return list(islice((one for agency in bodies for one in self._examples_of(agency)), _SHOWN))

    def bodies(self) -> dict[str, tuple[int, ...]]:
        """The bodies of the index, each with the years of its reports, oldest first."""
        self._see_changes()
        library = self._library
        return {agency: library.years(agency) for agency in library.agencies}

    def block(self, agency: str, year: int, metric: str, applicant: str | None) -> Answer | None:
        """Every row of the block of the table that a cell stands in; None when there is none."""
        opened = self._library.open(agency, year)
        return blocks.block(opened, metric, applicant) if opened else None

    def names(self, agency: str, year: int) -> frozenset[str]:
        """What the report of a body counts, in its tables (metrics) and in its narrative (正文/…)."""
        opened = self._library.open(agency, year)
        return opened.names if opened else frozenset()

    def contact(self, agency: str, year: int) -> Answer:
        """Whom the report of a body that has one for the year says to turn to."""
        opened = self._library.open(agency, year) or self._library.latest(agency)
        return blocks.contact(opened)

    def _examples_of(self, agency: str) -> list[str]:
        opened = self._library.latest(agency)
        place = opened.agency.removesuffix("人民政府")
        asked = (
            ("行政处罚/本年处理决定数量", "行政处罚多少件？"),
            ("行政事业性收费/本年收费金额", "行政事业性收费是多少？"),
        )
        found = [f"{place}{opened.year}年{text}" for path, text in asked if (path, None) in opened.cells]
        return [*found, f"{place}的报告说存在哪些问题？"] if opened.speaks_of_problems else found

    def _see_changes(self) -> None:
        """Opens the library anew when another process has saved reports, reads anew when words changed."""
        changes = self._store.changes()
        if changes != self._changes:
            self._reader, self._changes = _opened(self._store), changes
        elif self._reader.words is not lexicon():
            self._reader = Reader(self._library)

    def _memory(self, conversation: Conversation | None) -> Memory:
        if conversation is None:
            return Memory()
        kept = conversation.memory.get("engine")
        now = time.monotonic()
        if not isinstance(kept, Memory) or now - kept.at > _EXPIRES:
            kept = Memory()
            conversation.memory["engine"] = kept
        kept.at = now
        return kept


def _opened(store: Store) -> Reader:
    with collecting_seldom():
        return Reader(Library(store))
