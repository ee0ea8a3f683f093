"""Rows of the form of 2014 that no word of the vocabulary names, asked for by words of their labels."""

from __future__ import annotations

from bot.answer.cells import printed
from bot.answer.compose import one
from bot.answer.narrative_units import asked_units, same_unit
from bot.library import Opened
from bot.types import Answer
from bot.understand.content import holds, pieces
from bot.understand.parse import Parsed
from bot.understand.query import Query
from corpus.types import Format
from corpus.vocabulary import Metric


def older_row(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The one row of the report whose label holds all that is said; None where none does, or several do."""
    said = pieces(parsed)
    asked = parsed.says("question", "quantity") and not (query.targets or parsed.numbers)
    if not said or not asked or query.operation != "value" or opened.info.format is not Format.F2014:
        return None
    units = asked_units(parsed)
    rows = [
        metric
        for metric in opened.metrics
        if all(holds(metric.label, word) for word in said)
        and (not units or same_unit(units, metric.unit or ""))
        and (metric.path, None) in opened.cells
    ]
    named = [row for row in rows if not any(_inside(row, other) for other in rows)]
    return one(query, opened, printed(opened, opened.cells[named[0].path, None])) if len(named) == 1 else None


def _inside(row: Metric, other: Metric) -> bool:
    """Whether a row is a part of another one (当面申请数 of 收到申请数)."""
    return row.path != other.path and row.path.startswith(other.path + "/")
