"""Which body's narrative counts the most of something that no row of the forms counts (微博, 政府公报)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from bot.answer.as_told import as_told
from bot.answer.over_index import lies_in
from bot.answer.phrases import say
from bot.answer.ranking import side_by_side
from bot.answer.rows import Row, how_many
from bot.answer.told_figures import find_figures
from bot.answer.told_items import figure_item
from bot.library import Library, Opened
from bot.types import Answer, Kind
from bot.understand.content import pieces, plain_words
from bot.understand.parse import Parsed
from bot.understand.query import Query

_FEW = 200  # bodies of which every report is read; of more those that speak of it most
_FOUND = 100  # passages
_SHOWN = 10


def told_over_index(query: Query, parsed: Parsed, library: Library) -> Answer | None:
    """The bodies whose narrative tells one such figure, in order; None unless an order is asked for."""
    said = [piece for piece in pieces(parsed) if piece not in plain_words()]
    ordered = any(parsed.says("operation", name) for name in ("most", "least"))
    if not said or not ordered:
        return None
    found = [row for report in _reports(query, said, library) if (row := _row(report, parsed))]
    units = Counter(row.item.fact.unit for row in found)
    rows = [row for row in found if units and row.item.fact.unit == units.most_common(1)[0][0]]
    if not rows:
        return None
    least = parsed.says("operation", "least")
    rows.sort(key=lambda row: row.size if least else -row.size)
    labels = dict.fromkeys(row.item.label for row in rows)
    answer = side_by_side(query, rows[:_SHOWN], "、".join(labels))
    notes = (*answer.notes, say("over.told", count=how_many(len(rows))))
    first = say("value.least" if least else "value.most", label=rows[0].opened.agency)
    return replace(answer, kind=Kind.RANKING, headline=first, notes=notes)


def _reports(query: Query, said: list[str], library: Library) -> Iterator[Opened]:
    """The report of the year asked for, else the latest, of the bodies that may tell it."""
    year = query.years[-1] if query.years else None
    many = len(library.agencies) > _FEW
    bodies = library.speaking("".join(said), _FOUND) if many else library.agencies
    for body in bodies:
        info = library.info(body, year) if lies_in(body, query.region) else None
        opened = library.open(body, info.year or 0) if info else None
        if opened:
            yield opened


def _row(report: Opened, parsed: Parsed) -> Row | None:
    """The one figure that the report's narrative tells of it."""
    found = find_figures(as_told(parsed, report), report)
    return Row(report, figure_item(report, found[0])) if len({f.value for f in found}) == 1 else None
