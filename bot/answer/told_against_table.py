"""Whether the narrative repeats the cells of a row as the table prints them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answer.cells import Item, label_of, plain, printed, shown, total
from bot.answer.compose import several
from bot.answer.items import items_of
from bot.answer.narrative_units import same_unit
from bot.answer.phrases import say
from bot.answer.told_items import figure_item
from bot.library import Opened
from bot.types import Answer
from bot.understand.doubting import held_against_table
from bot.understand.metrics import candidates
from bot.understand.parse import Parsed
from bot.understand.query import Query
from corpus.checks_cells import Key, cells_of
from corpus.checks_text import repeated


def told_against_table(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """Both sides of every count of the rows asked for that the narrative repeats, those that differ first.

    None where that is not asked, or the narrative repeats none of them.
    """
    rows = {metric.path for target in query.targets for metric in candidates(target, opened.metrics)}
    if not rows or not held_against_table(parsed):
        return None
    pairs = [
        (figure_item(opened, figure), cell)
        for figure, found in repeated(opened.report.figures, cells_of(opened.report.facts))
        if rows & {metric for metric, _ in found.keys} and (cell := _cell(opened, found.keys))
    ]
    pairs = pairs or _loosely(query, opened)
    pairs.sort(key=lambda pair: pair[0].value == pair[1].value)
    if not pairs:
        return None
    agrees = pairs[0][0].value == pairs[0][1].value
    head = say("check.told_agrees" if agrees else "check.told_differs")
    lines = [_line(told, cell) for told, cell in pairs]
    answer = several(query, opened, [item for pair in pairs for item in pair], head)
    return replace(answer, lines=tuple(lines), spoken=head + "；".join(lines))


def _loosely(query: Query, opened: Opened) -> list[tuple[Item, Item]]:
    """The one count of cases whose label says the row asked for, beside the one cell of the row."""
    items = items_of(query.targets[0], opened, ()) if len(query.targets) == 1 else []
    row = items[0].fact.metric.partition("/")[0] if len(items) == 1 else ""
    every = (figure for figure in opened.report.figures if figure.period == "current")
    named = [figure for figure in every if row and row in figure.label and same_unit({"件"}, figure.unit)]
    return [(figure_item(opened, named[0]), items[0])] if len(named) == 1 else []


def _line(told: Item, cell: Item) -> str:
    added = " + ".join(plain(part.value or 0) for part in cell.parts) if len(cell.parts) > 1 else ""
    both = f"{shown(cell.fact)}（{added}）" if added else shown(cell.fact)
    parts = {"told": told.label, "figure": shown(told.fact), "row": cell.label, "cell": both}
    return say("check.told_and_printed", **parts)


def _cell(opened: Opened, keys: Sequence[Key]) -> Item | None:
    """The cell, or the sum of the cells, that a count of the narrative repeats."""
    cells = [opened.cells[key] for key in keys if key in opened.cells]
    items = [printed(opened, fact) for fact in cells if fact.value is not None]
    if len(items) < 2:
        return items[0] if items else None
    names = list(dict.fromkeys(metric for metric, _ in keys))
    return total(items, " + ".join(map(label_of, names)), " + ".join(names), None)
