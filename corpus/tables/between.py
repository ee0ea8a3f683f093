"""Rows of a form between those that were read: placed when their number leaves one way, else told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from corpus.tables.choose import Placed, choose
from corpus.tables.digits import adds_up
from corpus.tables.doubts import columns_add_up
from corpus.tables.labels import word
from corpus.tables.records import Record
from corpus.tables.shapes import Row, shapes
from corpus.tables.tokens import Token
from corpus.types import Finding, Format, Severity


def with_rows_between(
    records: Sequence[Record], placed: list[Placed], refused: list[Record]
) -> tuple[list[Placed], list[Record]]:
    """The same with rows whose labels are garbled or gone placed by those read above and below them.

    Only when as many rows are printed there as the form has; those of applicants when the whole table adds up
    with them (I1–I3).
    """
    found = list(_filled(records, placed))
    if not columns_add_up([*placed, *found]) or not all(map(_adds_up, found)):
        found = []
    found += _nameless(records, placed)
    if not found:
        return placed, refused
    named = {id(each.record.label) for each in found}
    order = {id(record.label): at for at, record in enumerate(records)}
    both = sorted([*placed, *found], key=lambda each: order[id(each.record.label)])
    return both, [record for record in refused if id(record.label) not in named]


def told_by_figures(records: Sequence[Record], placed: Sequence[Placed]) -> bool:
    """Whether rows may be placed by what the whole table adds up to."""
    return any(True for _ in _filled(records, placed))


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


def _nameless(records: Sequence[Record], placed: Sequence[Placed]) -> Iterator[Placed]:
    """The row above a clause's second one whose label is gone, where all its cells are filled."""
    known = {id(each.record.label): each.row for each in placed}
    for record, following in pairwise(records):
        below = known.get(id(following.label))
        if record.rows or below is None or not below.of_clause or not _heads(record.label):
            continue
        rows = [row for row in shapes().rows if row.section == below.section and row.format is below.format]
        above = rows[: rows.index(below)] if below in rows else []  # a row of the body's own is in no form
        if len(above) == 1 and len(record.cells) == record.printed == len(above[0].columns):
            found = choose(record, above, exact=False)
            yield from [found] if found is not None and found.alignment.strength else []


def _heads(label: Token) -> bool:
    return word(label.key).header and not word(label.key).rows


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
    """A finding for each statutory table of which some rows were seen and others neither read nor told of."""
    told = {cell.partition("@")[0] for finding in findings for cell in finding.cells}
    told |= {column.metric for each in placed for column in each.row.columns}
    whole = form_of(each.row for each in placed)
    for rows in _tables():
        read = [each.row for each in placed if each.row in rows]
        form = form_of(read) or whole
        seen = bool(read) or any(told & _metrics(row) for row in rows)
        either = form is None and not rows[0].of_clause  # as the rows that no form shares are not there
        own = [row for row in rows if either or row.format in (None, form)]
        mixed = {row.section for row in read if row.format not in (None, form)}
        lost = [row for row in own if row.section not in mixed and not told & _metrics(row)]
        for section, group in groupby(lost if seen else (), key=lambda row: row.section):
            missing = list(group)
            labels = "、".join(f"“{row.label}”" for row in missing)
            cells = tuple(metric for row in missing for metric in sorted(_metrics(row)))
            message = f"{section}的表格没有读到 {len(missing)} 行：{labels}。"
            yield Finding("table-unreadable", Severity.WARNING, message, cells)


def form_of(rows: Iterable[Row]) -> Format | None:
    """The form that most of the rows are of, the newer one of two; None when all are of several."""
    forms = Counter(row.format for row in rows if row.format is not None)
    return max(forms, key=lambda form: (forms[form], form)) if forms else None


def _tables() -> Iterator[list[Row]]:
    """The rows of table 二, all its clauses, and those of table 三."""
    yield [row for row in shapes().rows if row.of_clause]
    yield [row for row in shapes().rows if row.columns[0].applicant]


def _metrics(row: Row) -> set[str]:
    return {column.metric for column in row.columns}
