"""What one year's report leaves to the next against what the next one says it took over."""

from __future__ import annotations

from bot.answer.compose import gather
from bot.answer.phrases import say
from bot.answer.rows import Row, noted, row_of
from bot.answer.rows_computed import gap
from bot.library import Library
from bot.types import Answer, Kind
from bot.understand.metrics import Target, candidates
from bot.understand.query import Query

_LEFT, _TAKEN = "结转下年度继续办理", "上年结转政府信息公开申请数量"


def carried_over(query: Query, agency: str, library: Library) -> Answer | None:
    """Both figures and whether they are equal; None unless both are asked for, of two years on end."""
    first, last = min(query.years, default=0), max(query.years, default=0)
    if len(query.targets) != 2 or last != first + 1:
        return None
    left, taken = _asked(query, _LEFT), _asked(query, _TAKEN)
    if left is None or taken is None:
        return None
    rows = [
        row
        for target, year in ((left, first), (taken, last))
        if (opened := library.open(agency, year)) and (row := row_of(target, opened, query))
    ]
    if len(rows) < 2 or any(row.item.value is None for row in rows):
        return None
    return _side_by_side(agency, rows)


def _asked(query: Query, name: str) -> Target | None:
    found = (t for t in query.targets if any(m.segments[-1] == name for m in candidates(t)))
    return next(found, None)


def _side_by_side(agency: str, rows: list[Row]) -> Answer:
    equal = rows[0].size == rows[1].size
    facts, sources = gather([row.item for row in rows])
    derived, formula = ((), ()) if equal else gap(rows)
    head = say("check.carried" if equal else "check.not_carried", agency=agency)
    lines = [f"{row.opened.year}年，{row.item.label}：{row.shown}" for row in rows]
    notes = tuple(noted(rows, lambda row: f"{row.opened.year}年"))
    return Answer(Kind.COMPARISON, head, (*lines, *formula), (*derived, *facts), sources, notes, spoken=head)
