"""The reports that a question over the whole index is about, and what was made of their figures."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache, cached_property
from operator import attrgetter

from bot.answer.cells import PARTS
from bot.answer.rows import Row, comparable, main_group, row_of
from bot.answer.shares import WHOLES
from bot.library import Library, Opened, Wanted
from bot.understand.metrics import Target, candidates, select
from bot.understand.query import Query
from corpus.types import Format
from corpus.vocabulary import TOTAL, metrics
from index.types import ReportInfo

_SIZE = attrgetter("size")


class Standing:
    """Figures that count the same thing, by size; those of equal size in the order of their reports."""

    def __init__(self, rows: Sequence[Row], notes: Sequence[str] = ()) -> None:
        self.rows, self.notes = rows, notes

    @cached_property
    def rising(self) -> list[Row]:
        """The smallest first."""
        return sorted(self.rows, key=_SIZE)

    @cached_property
    def falling(self) -> list[Row]:
        """The largest first."""
        return sorted(self.rows, key=_SIZE, reverse=True)

    @cached_property
    def _sizes(self) -> list[Decimal]:
        return list(map(_SIZE, self.rising))

    def alike(self, row: Row) -> list[Row]:
        """Those of the size of a row."""
        size = row.size
        return self.rising[bisect_left(self._sizes, size) : bisect_right(self._sizes, size)]

    def ahead(self, row: Row, *, rising: bool) -> int:
        """How many come before those of the size of a row."""
        if rising:
            return bisect_left(self._sizes, row.size)
        return len(self._sizes) - bisect_right(self._sizes, row.size)


class Field(tuple[Opened, ...]):
    """Reports, each with the cells that a question needs, and the figures of their rows once made."""

    @cached_property
    def _made(self) -> dict[object, list[Row]]:
        return {}

    @cached_property
    def _standings(self) -> dict[object, Standing]:
        return {}

    def rows(self, target: Target, query: Query) -> list[Row]:
        """The figure of every report that has one, printed as a number or not."""
        key = _key(target, query)
        if key not in self._made:
            self._made[key] = [row for report in self if (row := row_of(target, report, query))]
        return self._made[key]

    def standing(self, target: Target, query: Query) -> Standing:
        """The numbers printed, of the reports that count the same thing, as many as can be."""
        key = _key(target, query)
        if key not in self._standings:
            rows = [row for row in self.rows(target, query) if row.item.value is not None]
            self._standings[key] = Standing(*main_group(rows)) if rows else Standing(())
        return self._standings[key]

    def beside(self, own: Row, query: Query) -> Standing:
        """The numbers printed that may be compared with one of them."""
        key = (own.paths, _key(query.targets[0], query))
        if key not in self._standings:
            rows = [row for row in self.rows(query.targets[0], query) if row.item.value is not None]
            self._standings[key] = Standing([row for row in rows if comparable((own, row))[0]])
        return self._standings[key]


def _key(target: Target, query: Query) -> object:
    return target, query.applicants, query.rate, query.shares, query.targets if query.added else ()


def field_of(reports: Iterable[ReportInfo], query: Query, library: Library) -> Field:
    """The reports with the cells that the query's figures are made of."""
    named = [one for share in query.shares for one in (*share.parts, *share.base)]
    targets = tuple(dict.fromkeys((*query.targets, *(one.target for one in named))))
    return Field(library.narrow(reports, lambda form: _wanted(targets, query.applicants, query.rate, form)))


@cache
def _wanted(targets: tuple[Target, ...], applicants: tuple[str, ...], rate: bool, form: Format) -> Wanted:
    """What to read of the reports of a form: all that targets name but rows that a whole table leaves out."""
    columns = {"", TOTAL, *applicants, *(part for name in applicants for part in PARTS.get(name, ()))}
    rows = [metric for metric in metrics().values() if form in metric.formats]
    taken, left = set[str](), set[str]()
    for target in targets:
        chosen = select(target, rows)
        own = {metric.path for metric in chosen.metrics} if chosen else set()
        taken |= own
        left |= {metric.path for metric in candidates(target, rows)} - own
    wholes = set(WHOLES) if rate else set()
    every = {metric.path for target in targets for metric in candidates(target)} | wholes
    others = every - taken - (left - wholes)
    return Wanted(frozenset(taken), frozenset(columns), frozenset(others), frozenset(every))
