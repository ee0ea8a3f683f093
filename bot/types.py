"""What the bot hands on: a question understood (`Query`) and an answer ready to render (`Answer`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from corpus.types import Citation, Status, Value


class Kind(StrEnum):
    """The kinds of answer of the command-line contract."""

    FIGURE = "figure"
    COMPARISON = "comparison"
    TREND = "trend"
    RANKING = "ranking"
    PASSAGE = "passage"
    DEFINITION = "definition"
    CLARIFY = "clarify"
    NO_DATA = "no_data"
    OUT_OF_SCOPE = "out_of_scope"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Derived:
    """How a computed value came about: the operation and the metrics (`metric@applicant`) it was made of."""

    op: str  # sum | ratio | difference | growth | average
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerFact:
    """One figure of an answer. A printed one has exactly one source; a derived one those of its addends."""

    agency: str
    year: int  # 0 where none is known, or a computed one is of several
    metric: str
    applicant: str | None
    value: Value | None
    unit: str | None
    raw: str
    status: Status
    derived: Derived | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A citation with the report it is in."""

    report: str  # title of the report
    citation: Citation
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of an answer that may be spoken of again, with its addends, warnings and where they stand."""

    fact: AnswerFact
    parts: tuple[AnswerFact, ...]
    sources: tuple[Source, ...]
    notes: tuple[str, ...]

    @property
    def whose(self) -> tuple[str, int, str | None]:
        """Body, year and applicant."""
        return self.fact.agency, self.fact.year, self.fact.applicant


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer before rendering. `headline` comes first and is the figure, the quote or the honest no."""

    kind: Kind
    headline: str
    lines: tuple[str, ...] = ()  # the parts of a list, the addends of a sum, the quoted sentences
    facts: tuple[AnswerFact, ...] = ()
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()  # warnings that belong to the figure
    assumed: tuple[str, ...] = ()  # what was not said and had to be taken: year, body
    options: tuple[str, ...] = ()  # clarify: what may be chosen
    suggestions: tuple[str, ...] = ()  # follow-up questions that have an answer
    spoken: str = ""
    sides: tuple[Told, ...] = ()  # what is compared of several bodies, or leads a ranking
    lost: bool = False  # a no for want of understanding: another reading of the question may be tried


@dataclass(slots=True)
class Conversation:
    """What one person's earlier turns leave behind; `memory` belongs to the engine, channels only keep it."""

    today: date | None = None
    memory: dict[str, object] = field(default_factory=dict)
