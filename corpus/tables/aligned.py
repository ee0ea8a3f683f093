"""Records in rows of the forms, found out once for all documents that differ in nothing but figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from corpus.numerals import CellValue
from corpus.tables.between import form_of, not_read, told_by_figures, with_rows_between
from corpus.tables.choose import Placed
from corpus.tables.doubts import certain, count, doubled, left_open, merged, overfull, rows_to_add_up
from corpus.tables.facts import unit_above, unread_cells, unreadable
from corpus.tables.joined import is_joined, with_joined_rows
from corpus.tables.placing import place
from corpus.tables.records import Record, pads_trail, surplus
from corpus.tables.skeleton import Between, Figure, Piece, Skeleton, room
from corpus.tables.stream import tokens
from corpus.tables.tokens import Kind, Token
from corpus.tables.totals import is_short, with_blank_totals
from corpus.tables.walk import Walk
from corpus.types import Finding, Format, Span

_LAYOUTS = 64  # kept, with some hundred cells each
_OUTCOMES = 8  # kept for a layout
MONEY = (None, "元", "万元", "亿元")  # what has parts


class Place(NamedTuple):
    """Where a token stands: its first and last piece, and places in them; `end` None is the piece's own."""

    first: int
    begin: int
    last: int
    end: int | None


class Slot(NamedTuple):
    """A cell in its column: the piece that is its figure, or (None) what is printed in every such document.

    `quoted` is where its citation points to, `label` the piece of its row's label.
    """

    figure: int | None
    text: str
    value: CellValue
    metric: str
    applicant: str | None
    unit: str | None
    locator: str
    label: int
    quoted: Place


class Outcome(NamedTuple):
    """What the tables say where certain rows are kept; `alike` where a cell may be printed twice."""

    slots: tuple[Slot, ...]
    findings: tuple[Finding, ...]
    format: Format | None
    alike: bool


class Aligned:
    """The placed records of a layout, those refused, and which of the former its figures may refuse."""

    def __init__(
        self, skeleton: Skeleton, records: list[Record], placed: list[Placed], refused: list[Record]
    ) -> None:
        self._pieces: list[Piece] = []
        for part in skeleton:
            self._pieces += (part.text,) if isinstance(part, Between) else part.pieces
        self._starts = [0, *accumulate(map(room, self._pieces))]
        self.placed, self.refused = placed, refused
        self.labels = [self.place(record.label.span) for record in records if record.rows or record.filled]
        self.figures = [at for at, piece in enumerate(self._pieces) if isinstance(piece, Figure)]
        self.shaky = {row.section for record in refused for row in record.rows}
        # In a line that goes on with another label stands no figure: blank cells have vanished.
        self.gaps = any(each.rows and not (each.cells or each.label.whole) for each in records)
        self.merged = {at for at, each in enumerate(placed) if merged(each, placed)}
        self.open = [
            at
            for at, each in enumerate(placed)
            if at in self.merged or each.split or not certain(each, self.shaky)
        ]
        self.rows_to_add_up = [self._numbers(cells) for cells in rows_to_add_up(placed)]
        self._kept: dict[bool, list[bool]] = {}
        self._outcomes: dict[tuple[bool, ...], Outcome] = {}

    def place(self, span: Span) -> Place:
        """Where a token of this span stands."""
        first, last = (bisect_right(self._starts, place) - 1 for place in span)
        end = span.end - self._starts[last]
        whole = end == room(self._pieces[last]) - 1
        return Place(first, span.start - self._starts[first], last, None if whole else end)

    def figure(self, cell: Token) -> int | None:
        """The piece that a token is the figure of, None for a token that holds its own text."""
        at = bisect_right(self._starts, cell.span.start) - 1
        return at if isinstance(self._pieces[at], Figure) else None

    def _numbers(self, cells: Sequence[Token]) -> list[tuple[int | None, int]]:
        """For each cell the piece that is its figure, or else its number."""
        return [(self.figure(cell), count(cell.value) or 0) for cell in cells]

    def kept(self, *, added_up: bool) -> list[bool]:
        """Which of the placed records the layout leaves no doubt of."""
        if added_up not in self._kept:
            shifting: set[str] = set() if added_up else set().union(*map(overfull, self.refused))
            self._kept[added_up] = [self._stands(each, shifting, added_up=added_up) for each in self.placed]
        return list(self._kept[added_up])

    def _stands(self, each: Placed, shifting: set[str], *, added_up: bool) -> bool:
        loose = not each.record.bounded and (each.row.section in shifting or doubled(each, self.placed))
        return not loose and not left_open(each, self.placed, added_up=added_up)

    def outcome(self, kept: Sequence[bool]) -> Outcome:
        """What the tables say where these of the placed records are kept."""
        flags = tuple(kept)
        if flags not in self._outcomes:
            if len(self._outcomes) >= _OUTCOMES:
                self._outcomes.clear()
            self._outcomes[flags] = self._outcome(flags)
        return self._outcomes[flags]

    def _outcome(self, flags: Sequence[bool]) -> Outcome:
        kept = [each for each, stands in zip(self.placed, flags, strict=True) if stands]
        refused = [each.record for each, stands in zip(self.placed, flags, strict=True) if not stands]
        columns = (column for each in kept for column in each.row.columns)
        read = {name for column in columns for name in _names(column.metric)}
        unread = [*(each for each in self.refused if not _heads(each, read)), *refused]
        findings = list(map(unreadable, unread))
        findings += [finding for each in kept for finding in unread_cells(each)]
        findings += not_read(kept, findings)
        slots = tuple(slot for each in kept for slot in self._slots(each))
        cells = {(slot.metric, slot.applicant) for slot in slots}
        form = form_of(each.row for each in kept)
        told = tuple(finding for finding in findings if finding.cells)
        return Outcome(slots, told, form, len(cells) < len(slots))

    def _slots(self, placed: Placed) -> list[Slot]:
        record, alignment = placed.record, placed.alignment
        label = self.place(record.label.span)
        found: list[Slot] = []
        for column, header, cell in zip(alignment.columns, alignment.headers, placed.cells, strict=True):
            if column is not None and cell.value is not None:
                unit = cell.value.unit or unit_above(header) or record.unit or column.unit
                quoted = label if cell.kind is Kind.BLANK else self.place(cell.span)
                name = column.metric, column.applicant
                printed = self.figure(cell), cell.text, cell.value
                found.append(Slot(*printed, *name, unit, column.locator, label.first, quoted))
        return found


def _names(metric: str) -> Iterator[str]:
    """A metric and those that it is a part of."""
    return accumulate(metric.split("/"), lambda whole, part: f"{whole}/{part}")


def _heads(record: Record, read: Collection[str]) -> bool:
    """Whether a row's label without a cell heads what was read: it again, or what it is made of."""
    return not record.cells and any(column.metric in read for row in record.rows for column in row.columns)


@lru_cache(_LAYOUTS)
def aligned(skeleton: Skeleton) -> Aligned | None:
    """The records of a skeleton without figures in their rows; None where they depend on the figures."""
    records, placed, refused, counted = _placed(skeleton)
    if counted or told_by_figures(records, placed):
        return None
    placed, refused = with_rows_between(records, placed, refused)
    if any(is_joined(record) or is_short(record) for record in refused):
        return None
    return Aligned(skeleton, records, placed, refused)


def align(skeleton: Skeleton) -> Aligned:
    """The records of a skeleton with figures in their rows."""
    records, placed, refused, _ = _placed(skeleton)
    placed, refused = with_joined_rows(*with_rows_between(records, placed, refused))
    placed, refused = with_blank_totals(placed, refused)
    return Aligned(skeleton, records, placed, refused)


def _placed(skeleton: Skeleton) -> tuple[list[Record], list[Placed], list[Record], bool]:
    """The records, those placed and refused by their labels and cells, and whether figures number rows."""
    stream = tokens(skeleton)
    walk = Walk()
    records = walk.records_of(stream)
    trail = pads_trail(stream, records)
    more = max(surplus(stream), 0) if trail else 0
    records = [replace(record, pads_trail=trail, surplus=more) for record in records]
    return records, *place(records), walk.counted
