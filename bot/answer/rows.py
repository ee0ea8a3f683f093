"""Figures of several reports as rows of one table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, partial
from itertools import product

from bot.answer.cells import YUAN, Item, key, plain, shown, total
from bot.answer.comparing import canonical, comparability, ruled_out
from bot.answer.compute import few, rounded
from bot.answer.items import items_of
from bot.answer.phrases import say
from bot.answer.shares import pair_of, whole_of
from bot.answer.spoken import number_aloud
from bot.library import Library, Opened
from bot.types import AnswerFact, Derived
from bot.understand.metrics import Target, candidates
from bot.understand.query import Query
from corpus.types import Status, Value
from corpus.vocabulary import Metric

_CHANGES = ("difference", "growth", "ratio")
_NAMED = 20  # addends that are named one by one
_NUMBER = re.compile(r" [\d.]+(?= \+|）)")  # behind an addend


@dataclass(frozen=True)
class Row:
    """One figure with the report it is from."""

    opened: Opened
    item: Item

    @property
    def paths(self) -> frozenset[str]:
        """The metric of the figure; of a sum over a group of rows, the group's name."""
        return frozenset((self.item.fact.metric,))

    @property
    def size(self) -> Decimal:
        """The value for ordering, amounts in 元."""
        return Decimal(self.item.value or 0) * self.scale

    @property
    def scale(self) -> int:
        """How many 元 one of the figure's unit is, 1 for what is no money."""
        return YUAN.get(self.item.fact.unit or "", 1)

    @cached_property
    def shown(self) -> str:
        """The figure as a person reads it."""
        return shown(self.item.fact)


def row_of(target: Target, opened: Opened, query: Query) -> Row | None:
    """The one figure (with a share: the rate) that a target stands for in a report, else None."""
    if query.shares:
        pair = pair_of(query.shares[0], opened)
        return Row(opened, made) if pair and (made := _rate(*pair)) else None
    items = items_of(target, opened, query.applicants)
    items = _added(query, opened) if query.added else items
    if len(items) != 1:
        return None
    item = _rate(items[0], whole_of(items[0], opened)) if query.rate else items[0]
    return Row(opened, item) if item else None


def _added(query: Query, opened: Opened) -> list[Item]:
    """The sum of all figures asked for, as the only item; none where one has no number or another unit."""
    parts = [item for target in query.targets for item in items_of(target, opened, query.applicants)]
    name = " + ".join(canonical(item.fact.metric) for item in parts)
    alike = len(parts) == len(query.targets) and len({part.fact.unit for part in parts}) == 1
    whole = total(parts, name.replace("/", " › "), name, None) if alike else None
    return [whole] if whole else []


def whole_rows(query: Query, rows: Sequence[Row], library: Library) -> list[Row]:
    """The rows from their whole reports, with what those say about the figures."""
    target = query.targets[0]
    key = (target, query.applicants, query.rate, query.shares, query.targets if query.added else ())
    reports = map(library.whole, (row.opened for row in rows))
    found = (whole.keep(key, partial(row_of, target, whole, query)) for whole in reports)
    return [row for row in found if row]


def _rate(item: Item, whole: Item | None) -> Item | None:
    """What part of its whole a figure is, in per cent; None where one of them prints no number."""
    if whole is None or item.value is None or not whole.value:
        return None
    value = rounded(Decimal(item.value) / Decimal(whole.value) * 100)
    name = " ÷ ".join(_canonical(one.fact.metric) for one in (item, whole))
    of = tuple(key(one.fact.metric, one.fact.applicant) for one in (item, whole))
    fact = replace(item.fact, metric=name, applicant=None, value=value, unit="%", raw=plain(value))
    fact = replace(fact, derived=Derived("ratio", of))
    parts = (item.fact, *item.parts, whole.fact, *whole.parts)
    notes = (*item.notes, *whole.notes, *few(whole))
    label = say("value.rate", part=_unnumbered(item.label), whole=_unnumbered(whole.label))
    return Item(label, fact, parts, (*item.sources, *whole.sources), notes, (*item.beside, *whole.beside))


def _canonical(metric: str) -> str:
    """A metric, or a sum of some, under the names that all forms share."""
    return " + ".join(map(canonical, metric.split(" + ")))


def _unnumbered(label: str) -> str:
    """The label of a sum without the numbers that it has in one report."""
    return _NUMBER.sub("", label)


def comparable(rows: Sequence[Row]) -> tuple[bool, str]:
    """Whether all rows count the same thing as the first, and the reason or warning."""
    warning = ""
    for row in rows[1:]:
        allowed, reason = comparability(rows[0].paths, row.paths)
        if not allowed:
            return False, say(
                "value.incomparable", first=rows[0].opened.year, last=row.opened.year, reason=reason
            )
        warning = warning or reason
    return True, warning


def main_group(rows: Sequence[Row]) -> tuple[list[Row], list[str]]:
    """The rows that count the same thing, as many as can be, and a note on those that are left out."""
    counted = Counter(row.paths for row in rows)
    fitting = {paths: [other for other in counted if comparability(paths, other)[0]] for paths in counted}
    newest = {row.paths: row.opened.year for row in sorted(rows, key=lambda row: row.opened.year)}
    best = max(counted, key=lambda paths: (sum(counted[one] for one in fitting[paths]), newest[paths]))
    kept = [row for row in rows if row.paths in fitting[best]]
    left = len(rows) - len(kept)
    return kept, [say("value.left_out", count=how_many(left))] if left else []


def how_many(count: int) -> str:
    """A count in Chinese numerals as it stands before 个."""
    return "两" if count == 2 else number_aloud(count)


def forbidden(targets: Sequence[Target], reports: Sequence[Opened]) -> str:
    """Why what is asked of these reports may not be compared, '' when nothing forbids it."""
    asked = [_about(target) for target in targets]
    alike: dict[tuple[Metric, ...], Opened] = {}  # the first of those that have the same rows
    for report in reports:
        alike.setdefault(report.metrics, report)
    for one, other in product(alike.values(), repeat=2):
        firsts, seconds = (
            {metric.path for target in asked for metric in candidates(target, report.metrics)}
            for report in (one, other)
        )
        if reason := ruled_out(firsts, seconds):
            return say("value.incomparable", first=one.year, last=other.year, reason=reason)
    return ""


def _about(target: Target) -> Target:
    """The row that a target is of, whatever its column."""
    subject = target.as_dict().get("subject")
    return Target.of({"subject": subject}) if subject else target


def computed(op: str, rows: Sequence[Row], value: Value, unit: str | None) -> AnswerFact:
    """A value computed from rows, of all their bodies; its addends are named with body and year if few.

    It is of their one year; a change of one body is of the year that comes first, anything else of none (0).
    """
    cells = [key(row.item.fact.metric, row.item.fact.applicant) for row in rows]
    few = len(rows) <= _NAMED
    of = tuple(
        f"{row.opened.agency}{row.opened.year}:{cell}" for row, cell in zip(rows, cells, strict=True) if few
    )
    bodies = list(dict.fromkeys(row.opened.agency for row in rows))
    years = {row.opened.year for row in rows}
    dated = len(years) == 1 or (len(bodies) == 1 and op in _CHANGES)
    first = rows[0].item.fact
    return replace(
        first,
        agency="、".join(bodies) if len(bodies) <= _NAMED else say("over.all"),
        year=first.year if dated else 0,
        metric=_canonical(first.metric) if len({row.item.fact.metric for row in rows}) > 1 else first.metric,
        value=value,
        unit=unit,
        raw=plain(value),
        status=Status.REPORTED,
        derived=Derived(op, of or tuple(dict.fromkeys(cells))),
    )


def noted(rows: Sequence[Row], called: Callable[[Row], str]) -> list[str]:
    """The notes of the rows, each once; a warning says which row it is about."""
    bare = say("value.contradiction", message="")
    notes = []
    for row in rows:
        for note in row.item.notes:
            message = note.removeprefix(bare)
            warning = say("value.contradiction_of", of=called(row), message=message)
            notes.append(warning if message != note else note)
    return list(dict.fromkeys(notes))
