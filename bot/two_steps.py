"""A message answered: at once, or in two steps where it asks of bodies that it names by a condition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date

from bot.answer.compose import noted
from bot.answer.phrases import say
from bot.reading import Reader
from bot.turn import Memory, Turn
from bot.types import Answer, Kind
from bot.understand.found_first import LEAD, FoundFirst, found_first
from bot.understand.metrics import candidates
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.rows import read_rows
from corpus.vocabulary import Metric

_IN_FORCE = "现行有效件数"
_ANSWERED = (Kind.FIGURE, Kind.RANKING, Kind.COMPARISON)


def answered(reader: Reader, memory: Memory, today: date, message: str) -> Answer:
    """The answer to a message; answering it moves the memory on."""
    steps = found_first(message) if len(reader.library.agencies) > 1 else None
    made = _of_found(reader, memory, today, steps) if steps else None
    return made or Turn(reader, memory, today).answer(message)


def _of_found(reader: Reader, memory: Memory, today: date, steps: FoundFirst) -> Answer | None:
    """What is asked of the bodies that a condition on another row finds; None for any other question."""
    which = [reader.parse(text, today) for text in steps.which]
    if not _apart(which, reader.parse(steps.further, today)):
        return None
    own, row = Memory(at=memory.at), _row(which[0])
    turn = Turn(reader, own, today)
    for parsed in which:
        named = parsed.text if parsed.says("term") else parsed.text.replace(LEAD, LEAD + row, 1)
        first = turn.answer(named)
        if first.kind is Kind.CLARIFY and any(metric.path.endswith(_IN_FORCE) for metric in _rows(parsed)):
            first = turn.answer(row + _IN_FORCE)
        if own.query is None or not _finds(own.query, first):
            return None
    answer = turn.answer(steps.further)
    answer = first if answer.headline == say("over.none_of") else answer
    if answer.kind not in _ANSWERED:
        return None
    for one in fields(Memory):
        setattr(memory, one.name, getattr(own, one.name))
    return noted(answer, say("over.found_first", said=steps.said))


def _row(parsed: Parsed) -> str:
    """How a message calls the first row that it names."""
    return next((match.text for match in parsed.matches if match.kind == "term"), "")


def _apart(which: Sequence[Parsed], further: Parsed) -> bool:
    """Whether both name rows, what is asked for none that finds the bodies, and no body."""
    named = any(body.agencies for parsed in (*which, further) for body in parsed.bodies)
    found, asked = [_rows(parsed) for parsed in which], _rows(further)
    return bool(found[0] and asked) and not named and not any(rows & asked for rows in found)


def _rows(parsed: Parsed) -> set[Metric]:
    return {metric for target in read_rows(parsed).targets for metric in candidates(target)}


def _finds(query: Query, answer: Answer) -> bool:
    """Whether a query finds some of all bodies: by a condition on a row, the first so many, or one alone."""
    if not query.wide or answer.kind is not Kind.RANKING or len(query.targets) > 1 + bool(query.over):
        return False
    held = query.scope is not None and query.scope.condition is not None
    values = [fact.value for fact in answer.facts if fact.derived is None]
    alone = bool(query.leader[0]) and values[:1] != values[1:2]  # of which no other has as many
    return held or query.limit > 1 or bool(query.over) or alone
