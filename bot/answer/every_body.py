"""Yes or no to whether all bodies are as a message says, those that are not so first."""

from __future__ import annotations

from bot.answer.compose import gather
from bot.answer.field import Field
from bot.answer.phrases import say
from bot.answer.ranking import line_of
from bot.answer.refusing import target_label
from bot.answer.rows import how_many, whole_rows
from bot.answer.said_of_all import exceptions, verdict_on_all
from bot.library import Library
from bot.types import Answer, Kind
from bot.understand.query import Query

_SHOWN = 20


def every_body(query: Query, reports: Field, library: Library) -> Answer | None:
    """The bodies that are not as the message says all are, before the others; None where none prints it."""
    rows = reports.rows(query.targets[0], query) if query.every else []
    filled = sorted((row for row in rows if row.item.value is not None), key=lambda row: -row.size)
    if query.every is None or not filled:
        return None
    others = exceptions(query.every, filled)
    head = verdict_on_all(query.every, filled, target_label(query.targets[0]))
    taken = whole_rows(query, [*others, *(row for row in filled if row not in others)][:_SHOWN], library)
    facts, sources = gather([row.item for row in taken])
    notes = [say("value.coverage", all=how_many(len(reports)), filled=how_many(len(filled)))]
    notes += [] if query.years else [say("value.each_latest")]
    notes += [say("over.more", shown=how_many(_SHOWN))] if len(filled) > _SHOWN else []
    lines = tuple(map(line_of, taken))
    return Answer(Kind.RANKING, head, lines, facts, sources, tuple(notes), spoken=head + lines[0])
