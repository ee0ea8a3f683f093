"""Tables of one value a row: which form they follow, and where lines of them are missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from corpus.tables.choose import Placed, candidates
from corpus.tables.records import Record
from corpus.tables.shapes import shapes
from corpus.types import Format

_HALF, _MOST, _CERTAINLY = 0.5, 0.8, 20  # of the rows of lists
_FEWEST = 3  # rows that tell the form without headers and units


def form_of_lists(records: Sequence[Record]) -> Format | None:
    """The form of a report's lists: that of 2014 if it names most of their rows, else a local one."""
    if not any(record.single or record.listed for record in records):
        return None
    rows = [record for record in records if record.filled and (record.single or not record.rows)]
    named = [record for record in rows if record.single and _unit_agrees(record)]
    told = any(record.unit or record.listed for record in named)
    share = _HALF if told and not any(record.cumulative for record in rows) else _MOST
    if (told or len(named) >= _FEWEST) and (len(named) >= len(rows) * share or len(named) >= _CERTAINLY):
        return Format.F2014
    return Format.F2008


def _unit_agrees(record: Record) -> bool:
    """False where a label of the 2014 form counts something else than there (applications in 条)."""
    units = {column.unit for row in record.rows for column in row.columns}
    printed = record.unit or next((cell.value.unit for cell in record.cells if cell.value), None)
    return printed is None or printed in units or printed == "元"


def gaps(records: Iterable[Record]) -> dict[int, bool]:
    """The lists of which lines are missing; True where even a lone value may be another row's.

    Some rows lost the unit or the number that others have, or hold more values than others.
    """
    rows: dict[int, list[Record]] = {}
    for record in records:
        if record.filled and (record.listed or record.single) and not record.bounded:
            rows.setdefault(record.table, []).append(record)
    found: dict[int, bool] = {}
    counted = any(record.counted for listed in rows.values() for record in listed)
    for table, listed in rows.items():
        numbers = counted and not all(record.numbered for record in listed)
        uneven = len({record.printed for record in listed}) > 1
        if numbers or uneven or len({record.unit is None for record in listed}) > 1:
            found[table] = numbers or uneven
    return found


def complete(placed: Placed, lacking: Mapping[int, bool]) -> bool:
    """False where lines of a list are missing, but for a lone value below a label of the 2014 form."""
    if not placed.row.single or placed.record.table not in lacking:
        return True
    lone = placed.row.place >= 0 and len(placed.alignment.columns) == 1
    return placed.record.bounded or (lone and not lacking[placed.record.table])


def hides_a_row(placed: Placed, following: Sequence[Record], *, lacking: bool) -> bool:
    """True when a label printed twice in the form may have vanished below, so that its value stands here.

    `lacking` tells of a list in which lines are missing; where every row has its unit, none is.
    """
    if placed.record.bounded or not placed.row.single or (placed.record.unit and not lacking):
        return False
    form = [row for row in shapes().rows if row.single]
    named = Counter(row.label for row in form)
    below = next((record for record in following if record.rows), None)
    places = [row.place for row in candidates(below, placed.row, placed.row)[0]] if below else []
    begin, end = placed.row.place, min(places, default=len(shapes().rows))
    return any(begin < row.place < end and named[row.label] > 1 for row in form)
