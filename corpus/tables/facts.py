"""From placed records to facts with citations, and the findings for what could not be placed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpus.fold import unit_in_note, unspread, without_notes, without_number
from corpus.tables.choose import Placed
from corpus.tables.records import Record
from corpus.tables.tokens import Token
from corpus.types import Fact, Finding, Severity

_LABEL = 30  # characters


def unit_above(header: Token | None) -> str | None:
    """The unit that a column's header states."""
    return unit_in_note(header.text) if header is not None else None


def metrics_of(record: Record) -> tuple[str, ...]:
    """The metrics that a record's label may stand for."""
    named = tuple(dict.fromkeys(column.metric for row in record.rows for column in row.columns))
    own = unspread(without_notes(without_number(record.label.text)).strip())
    return named or ((f"其他/{own}",) if record.listed and 1 < len(own) <= _LABEL else ())


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


def no_whole_number(locator: str, text: str, metric: str, applicant: str | None) -> Finding:
    """The finding for a cell that prints a part of something that is counted."""
    message = f"{locator} 印的是“{_short(text)}”，件数应是整数，未采用。"
    return Finding("table-unreadable", Severity.WARNING, message, (_name(metric, applicant),))


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
