"""The figures that a target stands for in one report."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer.cells import Item, of_selection
from bot.library import Opened
from bot.understand.metrics import Target, select


def items_of(target: Target, opened: Opened, applicants: Sequence[str], *, wide: bool = False) -> list[Item]:
    """The figures that a target stands for in a report; empty when it has none."""
    chosen = select(target, opened.metrics, wide=wide)
    if chosen is None:
        return []
    names: Sequence[str | None] = applicants or (None,)
    if not chosen.metrics[0].by_applicant:
        names = (None,)
    return [item for name in names for item in of_selection(opened, chosen, name)]
