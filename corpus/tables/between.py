"""Rows of a form between those that were read: placed when their number leaves one way, else told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.tables.choose import Placed, choose
from corpus.tables.digits import adds_up
from corpus.tables.doubts import columns_add_up
from corpus.tables.records import Record
from corpus.tables.shapes import Row, shapes
from corpus.types import Finding, Format, Severity


def with_rows_between(
    records: Sequence[Record], placed: list[Placed], refused: list[Record]
) -> tuple[list[Placed], list[Record]]:
    """The same with rows of applicants whose labels are garbled placed by those read above and below them.

    Only when as many rows are printed there as the form has, and the whole table adds up with them (I1–I3).
    """
    found = list(_filled(records, placed))
    if not found or not columns_add_up([*placed, *found]) or not all(map(_adds_up, found)):
        return placed, refused
    named = {id(each.record.label) for each in found}
    order = {id(record.label): at for at, record in enumerate(records)}
    both = sorted([*placed, *found], key=lambda each: order[id(each.record.label)])
    return both, [record for record in refused if id(record.label) not in named]


def _filled(records: Sequence[Record], placed: Sequence[Placed]) -> Iterator[Placed]:
    known = {id(each.record.label): each.row for each in placed}
    form = _rows(Format.F2019 if any(row.format is Format.F2019 for row in known.values()) else Format.F2021)
    above: Row | None = None
    pending: list[Record] = []
    for record in records:
        row = known.get(id(record.label))
        if row is None:
            pending += [record] if record.filled else []
            continue
        if row in form and above in form:
            rows = form[form.index(above) + 1 : form.index(row)]
            if len(rows) == len(pending):
                yield from _matched(pending, rows)
        above, pending = row, []


def _matched(records: Sequence[Record], rows: Sequence[Row]) -> Iterator[Placed]:
    """Each record in its row, or none when one of them is the label of another row or lacks cells."""
    found: list[Placed] = []
    for record, row in zip(records, rows, strict=True):
        each = choose(record, (row,), exact=False) if not record.rows or row in record.rows else None
        if each is None:
            return
        found.append(each)
    yield from found


def _rows(form: Format) -> list[Row]:
    return [row for row in shapes().rows if row.columns[0].applicant and row.format in (None, form)]


def _adds_up(placed: Placed) -> bool:
    values = [cell.value.value if cell.value else None for cell in placed.cells]
    return adds_up([value if isinstance(value, int) else 0 for value in values])


def not_read(placed: Sequence[Placed], findings: Sequence[Finding]) -> Iterator[Finding]:
    """A finding for each statutory table of which some rows were read and others neither read nor told of."""
    told = {cell.partition("@")[0] for finding in findings for cell in finding.cells}
    told |= {column.metric for each in placed for column in each.row.columns}
    rows = [row for row in shapes().rows if row.of_clause or row.columns[0].applicant]
    for section, group in groupby(rows, key=lambda row: row.section):
        own = list(group)
        read = [each.row for each in placed if each.row in own]
        forms = {row.format for row in read} - {None}
        form = forms.pop() if len(forms) == 1 else None
        lost = [row for row in own if row.format in (None, form) and not told & _metrics(row)]
        if read and lost:
            labels = "、".join(f"“{row.label}”" for row in lost)
            cells = tuple(metric for row in lost for metric in sorted(_metrics(row)))
            message = f"{section}的表格没有读到 {len(lost)} 行：{labels}。"
            yield Finding("table-unreadable", Severity.WARNING, message, cells)


def _metrics(row: Row) -> set[str]:
    return {column.metric for column in row.columns}
