"""Rows that a report adds to the statutory ones, asked for by the label they are printed with."""

from __future__ import annotations

from bot.answer.cells import printed
from bot.answer.compose import one, several
from bot.answer.made import OF_SEVERAL
from bot.answer.phrases import say
from bot.library import Opened
from bot.types import Answer
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.vocabulary import terms


def local_row(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The cells of a row of the report's own that the question names, narrowed to the columns it names."""
    said = parsed.spoken.replace("的", "")
    rows = opened.local
    named = {label for fact in rows if len(label := fact.metric.split("/")[1]) > 2 and label in said}
    if not named:
        return None
    longest = max(named, key=len)
    cells = [fact for fact in rows if fact.metric.split("/")[1] == longest]
    measures = {part for name in parsed.ids("term") for part in terms()[name].kinds.get("measure", ())}
    cells = [fact for fact in cells if fact.metric.rsplit("/", 1)[-1] in measures] or cells
    items = [printed(opened, fact) for fact in cells]
    if len(items) == 1:
        return one(query, opened, items[0])
    made = OF_SEVERAL[query.operation](query, opened, items) if query.operation in OF_SEVERAL else None
    return made or several(
        query, opened, items, say("value.list", agency=opened.agency, year=opened.year, label=longest)
    )
