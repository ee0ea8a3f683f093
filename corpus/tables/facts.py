"""From placed records to facts with citations, and the findings for what could not be placed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from corpus.fold import unit_in_note
from corpus.tables import digits
from corpus.tables.choose import Placed
from corpus.tables.records import Record
from corpus.tables.shapes import Column, shapes
from corpus.tables.tokens import Kind, Token
from corpus.types import Citation, Document, Fact, Finding, Severity, Value

_MONEY = (None, "元", "万元", "亿元")


def facts_of(placed: Placed, document: Document) -> list[Fact]:
    """The facts of a placed record; a cell that cannot be read gives none."""
    found: list[Fact] = []
    record, alignment = placed.record, placed.alignment
    for column, header, cell in zip(alignment.columns, alignment.headers, placed.cells, strict=True):
        if column is None or cell.value is None:
            continue
        unit = cell.value.unit or _unit_above(header) or record.unit or column.unit
        if _fraction(cell.value.value, unit):
            continue
        value = cell.value.value if unit in _MONEY else _whole(cell.value.value)
        citation = _citation(column, record.label, cell, document)
        found.append(
            Fact(column.metric, column.applicant, value, cell.text, unit, cell.value.status, citation)
        )
    return found


def _unit_above(header: Token | None) -> str | None:
    return unit_in_note(header.text) if header is not None else None


def _fraction(value: Value | None, unit: str | None) -> bool:
    return value is not None and unit not in _MONEY and value != int(value)


def _whole(value: Value | None) -> int | None:
    return None if value is None else int(value)


def _citation(column: Column, label: Token, cell: Token, document: Document) -> Citation:
    """The printed value, or for a blank the row's label."""
    place = label if cell.kind is Kind.BLANK else cell
    quote = document.text[place.span.start : place.span.end]
    return Citation(label.heading, column.locator, place.span, quote, place.page)


def doubtful(placed: Placed, shaky: Collection[str], *, added_up: bool) -> bool:
    """True when the alignment is not certain and the row breaks an identity of the form (I3, I4).

    `shaky` are the sections in which a row could not be read; digits without gaps are taken apart only where
    there is none and the columns have `added_up` (I1, I2).
    """
    if placed.split and (shaky or (placed.row.columns[0].applicant and not added_up)):
        return True
    certain = placed.sure and (placed.record.bounded or placed.row.section not in shaky)
    if certain:
        return False
    values = [_count(cell) for cell in placed.cells]
    counts = [value for value in values if value is not None]
    if placed.row is shapes().disputes:
        one_row = len({cell.row for cell in placed.cells}) == 1
        filled = [value or 0 for value in values] if one_row else counts
        return not placed.alignment.sure and (len(filled) < len(values) or not digits.disputes_add_up(filled))
    if placed.row.columns[0].applicant is None or len(counts) < len(values):
        return False
    return not digits.adds_up(counts)


def merged(placed: Placed, others: Iterable[Placed]) -> bool:
    """True when the first value may be a merged cell over all columns, as no other row has a blank."""
    first, *rest = placed.cells
    if not rest or first.kind is not Kind.VALUE or not all(cell.covered for cell in rest):
        return False
    return not any(
        cell.covered
        for other in others
        if other is not placed and other.record.table == placed.record.table
        for cell in other.cells
    )


def shifted(placed: Placed, others: Iterable[Placed]) -> bool:
    """True when a leading blank may belong to the label's merged cell, which other rows print with blanks."""
    padding = len(placed.record.cells) - len(placed.cells)
    if placed.record.bounded or placed.cells[0].kind is not Kind.BLANK or padding >= placed.row.label_merges:
        return False
    return not any(
        other.record.table == placed.record.table
        and other.row.label_merges
        and other.cells[0].kind is not Kind.BLANK
        and len(other.record.cells) == len(other.cells)
        for other in others
    )


def columns_add_up(placed: Iterable[Placed]) -> bool:
    """Whether table 三 is complete and every applicant's column holds what its identities say (I1, I2)."""
    rows = {each.row.place: [_count(cell) or 0 for cell in each.cells] for each in placed}
    form = [row for row in shapes().rows if row.columns[0].applicant]
    (new, last), (total, carried) = form[:2], form[-2:]
    ends = [rows.get(row.place) for row in (new, last, total, carried)]
    leaves = [rows[row.place] for row in form[2:-2] if row.place in rows]
    if not leaves or None in ends:
        return False
    results = [sum(column) for column in zip(*leaves, strict=True)]
    columns = zip(*(end for end in ends if end is not None), results, strict=True)
    return all(a + b == c + d and c == leaf for a, b, c, d, leaf in columns)


def _count(cell: Token) -> int | None:
    value = cell.value.value if cell.value is not None else None
    return value if isinstance(value, int) else None


def metrics_of(record: Record) -> tuple[str, ...]:
    """The metrics that a record's label may stand for."""
    return tuple(dict.fromkeys(column.metric for row in record.rows for column in row.columns))


def unreadable(record: Record) -> Finding:
    """The finding for a record whose values could not be told apart or assigned."""
    message = f"“{_short(record.label.text)}”一行的数字无法与列名逐一对应，未采用。"
    return Finding("table-unreadable", Severity.WARNING, message, metrics_of(record))


def unread_cells(placed: Placed) -> Iterator[Finding]:
    """A finding for every cell of a placed row that holds something other than a value."""
    for column, cell in zip(placed.alignment.columns, placed.cells, strict=True):
        if column is not None and cell.value is None:
            message = f"{column.locator} 印的是“{_short(cell.text)}”，不是数字，未采用。"
            yield Finding(
                "table-unreadable", Severity.WARNING, message, (_name(column.metric, column.applicant),)
            )


def _name(metric: str, applicant: str | None) -> str:
    return metric if applicant is None else f"{metric}@{applicant}"


def _short(text: str) -> str:
    return "".join(text.split())


def without_conflicts(facts: Sequence[Fact]) -> tuple[list[Fact], list[Finding]]:
    """The facts, each cell once; cells printed twice with different figures are left out and reported."""
    by_cell: dict[tuple[str, str | None], list[Fact]] = {}
    for fact in facts:
        by_cell.setdefault((fact.metric, fact.applicant), []).append(fact)
    kept: list[Fact] = []
    conflicts: list[Finding] = []
    for same in by_cell.values():
        if len(same) == 1 or _agree(same):
            kept.append(same[0])
        else:
            conflicts.append(_conflict(same))
    return kept, conflicts


def _agree(facts: Iterable[Fact]) -> bool:
    return len({(fact.value, fact.unit, fact.status) for fact in facts}) == 1


def _conflict(facts: Sequence[Fact]) -> Finding:
    fact = facts[0]
    cell = _name(fact.metric, fact.applicant)
    printed = "、".join(dict.fromkeys(each.raw or "空白" for each in facts))
    return Finding(
        "table-unreadable",
        Severity.WARNING,
        f"{fact.citation.locator} 印了不同的值（{printed}），未采用。",
        (cell,),
    )
