"""The figures that a target stands for in one report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answer.cells import Item, of_selection
from bot.answer.phrases import say
from bot.library import Opened
from bot.understand.metrics import Selection, Target, candidates, select
from corpus.vocabulary import TOTAL, Metric, metrics

ROUTES = ("未经复议直接起诉", "复议后起诉")  # the two ways to court, which the forms tell apart


def items_of(target: Target, opened: Opened, applicants: Sequence[str], *, wide: bool = False) -> list[Item]:
    """The figures that a target stands for in a report; empty when it has none."""
    chosen = select(target, opened.metrics, wide=wide)
    if chosen is None:
        return []
    lacking = _lacking(target, opened, chosen)
    if lacking:
        chosen = replace(chosen, summed=False)  # of a group with rows that were not read there is no sum
    names: Sequence[str | None] = applicants or (None,)
    if not chosen.metrics[0].by_applicant:
        if applicants and set(applicants) != {TOTAL} and any(m.by_applicant for m in candidates(target)):
            return []  # the form of this report does not tell applicants apart
        names = (None,)
    parts = [chosen] if wide or "route" in target.as_dict() or lacking else _both_routes(chosen)
    items = [item for name in names for part in parts for item in of_selection(opened, part, name)]
    if not lacking:
        return items
    note = say("value.rows_lacking", rows="、".join(metric.segments[-1] for metric in lacking))
    return [replace(item, notes=(note, *item.notes)) for item in items]


def _both_routes(chosen: Selection) -> list[Selection]:
    """The figures of a list, those that the form prints for either way to court as one sum."""
    if chosen.summed or len(chosen.metrics) == 1:
        return [chosen]
    rows: dict[tuple[str, ...], list[Metric]] = {}
    for metric in chosen.metrics:
        rows.setdefault(tuple(part for part in metric.segments if part not in ROUTES), []).append(metric)
    return [Selection(tuple(row), summed=len(row) > 1) for row in rows.values()]


def _lacking(target: Target, opened: Opened, chosen: Selection) -> list[Metric]:
    """The rows of the report's form that belong to the group asked for and were not read."""
    if not chosen.summed:
        return []
    form = [metric for metric in metrics().values() if opened.info.format in metric.formats]
    every = select(target, form)
    if every is None or not set(chosen.metrics) <= set(every.metrics):
        return []
    return [metric for metric in every.metrics if metric not in chosen.metrics]
