"""What a place named by number stands for among the rows and cells of a form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from bot.understand.forms import NEWEST, TOTALS, blocks, groups, in_table, printed, rows_of, table_of
from bot.understand.metrics import APPLICATIONS, Target, candidates
from bot.understand.positions import MIDDLE, Beyond, Position
from bot.understand.vocabulary import Term
from corpus.types import Format
from corpus.vocabulary import Metric

Named = TypeVar("Named")
_RESULT, _TOTAL = "办理结果", "总计"
_IN_ORDER = ("big", "heading", "block", "point", "item", "row", "below", "beside", "column", "cell")
_INSIDE = ("column", "cell")  # levels at which the cells of a line are counted


class Placed(NamedTuple):
    """What positions name: the term of the rows left, or the place that is not there."""

    term: Term | None = None
    beyond: Beyond | None = None


def placed(
    positions: Sequence[Position],
    said: Sequence[Term],
    form: Format = NEWEST,
    *,
    ends: Sequence[Term] = (),
    whole: bool = False,
) -> Placed:
    """What the positions name among the rows that the terms leave, if anything.

    `ends` are the two that it lies between; `whole`: a step leads on from the total of the rows.
    """
    every = rows = list(rows_of(form))
    deep = any(one.level == "heading" for one in positions)
    for term in said:
        rows = rows if deep and term.id == _RESULT else narrowed(rows, term)
    start = rows
    between = next((one for one in positions if one.level == "between"), None) if ends else None
    if between:
        rows = _between(rows, *(narrowed(every, term) for term in ends))
        if not _one(rows):
            level = "between" if rows else "no_between"
            return Placed(beyond=Beyond(between.start, between.end, level, count=len(printed(rows))))
    for one in sorted(positions, key=_rank):
        totals = [row for row in rows if whole and row.segments[-1] == _TOTAL]
        made = _placed((one.level == "beside" and totals) or rows, one, form)
        if isinstance(made, Beyond):
            return Placed(beyond=made)
        rows = made
    return Placed(_term(rows)) if rows and rows != start else Placed()


def narrowed(rows: list[Metric], term: Term) -> list[Metric]:
    """Those of the rows that a term names; all of them where it names none."""
    named = set(candidates(Target.of(term.kinds)))
    return [row for row in rows if row in named] or rows


def _rank(one: Position) -> int:
    return _IN_ORDER.index(one.level) if one.level in _IN_ORDER else -1


def _placed(rows: list[Metric], one: Position, form: Format) -> list[Metric] | Beyond:
    """What is left of the rows by a position; all of them where it says nothing of them."""
    if one.level not in _IN_ORDER:
        return rows
    if one.level == "beside" or (one.level == "below" and len(rows) == 1):
        return _beside(rows, one, form)
    level = one.level
    if level == "below":  # 规章右边第二格 is counted from there, 不予公开下面第二行 from its head
        aside = one.axis == "column" or table_of(rows[0]) == "表四"
        level, one = (
            "cell" if aside else "row",
            replace(one, number=-one.number if aside else abs(one.number)),
        )
    parts = _parts(rows, level, form)
    return chosen(parts, one.number) or _beyond(rows, parts, one, form) or rows


def chosen(parts: Sequence[Sequence[Named]], number: int) -> list[Named]:
    """The part of a number, from the end where it is negative; [] where there is none."""
    if number == MIDDLE:
        return list(parts[len(parts) // 2]) if len(parts) % 2 else []
    index = number - 1 if number > 0 else len(parts) + number
    return list(parts[index]) if 0 <= index < len(parts) else []


def _parts(rows: list[Metric], level: str, form: Format) -> list[list[Metric]]:
    """The rows cut into the parts that are counted at a level; [] where nothing is counted there."""
    if level in ("big", "heading"):
        return _of_applications([row for row in rows if row.by_applicant], level, form)
    if level in ("point", "item") and len(groups(rows)) == 1:
        return [[row] for row in rows]
    if level == "point" or len({table_of(row) for row in rows}) > 1:
        return []
    if level == "block":
        return blocks(rows) if table_of(rows[0]) == "表四" else []
    if level in _INSIDE:
        return _inside(rows, level) if not rows[0].by_applicant else []
    return printed(rows)


def _of_applications(rows: list[Metric], level: str, form: Format) -> list[list[Metric]]:
    """The four big items of table 三, or the groups of its results."""
    every = rows == [row for row in rows_of(form) if row.by_applicant]
    if level == "heading":
        return groups(rows[2:-1] if every else rows)
    return [rows[:1], rows[1:2], rows[2:-1], rows[-1:]] if every else []


def _inside(rows: list[Metric], level: str) -> list[list[Metric]]:
    """The cells of a line; of lines of equal length the columns that they make up."""
    lines = printed(rows)
    if level == "column" and len(lines) > 1:
        even = len({len(line) for line in lines}) == 1
        return [list(cells) for cells in zip(*lines, strict=True)] if even else []
    return [[row] for row in rows]


def _beyond(rows: list[Metric], parts: Sequence[list[Metric]], one: Position, form: Format) -> Beyond | None:
    """That the rows have no such part; None where they are one row, of which the number says no more."""
    count = len(parts)
    if one.number == MIDDLE or not count or one.level in ("big", "heading", "block"):
        return None
    if count == 1:
        row = rows[0]
        leaf = len(row.segments) > 1 if row.by_applicant else len(printed(rows)[0]) > len(rows)
        of_line = one.level in _INSIDE and _in_line(row, form) == 1
        whole = one.level == "row" and rows == in_table(row, form)
        group = one.level in ("point", "item") and row.by_applicant and not leaf and row.path != TOTALS
        if group:
            return Beyond(one.start, one.end, "whole", _where(rows, form))
        if not (of_line or whole):
            return None
    return Beyond(one.start, one.end, one.level, _where(rows, form), count)


def _in_line(row: Metric, form: Format) -> int:
    """How many cells the line of a cell has."""
    return next(len(line) for line in printed(in_table(row, form)) if row in line)


def _beside(rows: list[Metric], one: Position, form: Format) -> list[Metric] | Beyond:
    """The row, or group of rows, that stands beside these in their table."""
    if len({table_of(row) for row in rows}) > 1 or rows == in_table(rows[0], form):
        return rows
    if _same_of_several(rows):
        every = [_beside([row], one, form) for row in rows]
        return [row for part in every if not isinstance(part, Beyond) for row in part] or every[0]
    table, applied = in_table(rows[0], form), rows[0].by_applicant
    two = printed(rows)
    if len(two) == 2 and not applied and one.axis == "row":  # 二十条（六）项上面那行 is the upper one
        return two[0] if one.number < 0 else two[1]
    if applied and one.axis == "column":
        return rows
    parts = _units(rows, one.axis, table)
    inside = [place for place, part in enumerate(parts) if set(part) & set(rows)]
    place = (inside[0] if one.number < 0 else inside[-1]) + one.number
    if not 0 <= place < len(parts):
        return Beyond(one.start, one.end, "edge", _where(rows, form))
    same = [row for row in parts[place] if len(rows) == 1 and row.segments[-1] == rows[0].segments[-1]]
    return same or parts[place]


def _same_of_several(rows: Sequence[Metric]) -> bool:
    """Whether the rows are the same cell of several lines or blocks (制发件数, 结果维持)."""
    return len(rows) > 1 and not rows[0].by_applicant and len({row.segments[-1] for row in rows}) == 1


def _units(rows: list[Metric], axis: str, table: list[Metric]) -> list[list[Metric]]:
    """What a step leads from one to the next of: cells, lines, or groups of them."""
    if table_of(rows[0]) == "表二" and axis == "row":
        return printed(table)
    if axis == "column" and table_of(rows[0]) == "表二":
        line = next(line for line in printed(table) if rows[0] in line)
        return [[row] for row in line] if len(rows) < len(line) else [line]
    if len(rows) == 1:
        return [[row] for row in table]
    return blocks(table) if table_of(rows[0]) == "表四" else groups(table)


def _between(rows: list[Metric], first: list[Metric], second: list[Metric]) -> list[Metric]:
    """What lies between the two ends, in every line of 表二 that has both."""
    lines = printed(rows) if len(printed(rows)) > 1 and _share_line(first, second) else [rows]
    found: list[Metric] = []
    for line in lines:
        one = [place for place, row in enumerate(line) if row in first]
        other = [place for place, row in enumerate(line) if row in second]
        if one and other:
            low, high = sorted((one, other))
            found += line[low[-1] + 1 : high[0]]
    return found


def _share_line(first: list[Metric], second: list[Metric]) -> bool:
    """Whether the two are cells of the same lines (制发, 现行有效), and no lines of their own."""
    return (
        bool(first and second) and not first[0].by_applicant and first[0].segments[0] == second[0].segments[0]
    )


def _one(rows: Sequence[Metric]) -> bool:
    """Whether the rows are one of table 三, one line of another, or the same cell of several lines."""
    same = len({row.segments[-1] for row in rows}) == 1
    return bool(rows) and (same or (not rows[0].by_applicant and len(printed(rows)) == 1))


def _where(rows: list[Metric], form: Format) -> str:
    """What rows are called together (不予公开, 表三)."""
    named = {row.segments[:-1] or row.segments for row in rows}
    row = rows[0]
    if len(named) > 1:
        same = {row.segments[0] for row in rows}
        return same.pop() if len(same) == 1 else table_of(row)
    return " › ".join(row.segments if len(rows) == 1 and row.by_applicant else row.segments[:-1])


def _term(rows: Sequence[Metric]) -> Term | None:
    """The term of one row, of the group that the rows make up, or of the same cell of several lines."""
    first, names = rows[0], tuple(dict.fromkeys(row.segments[0] for row in rows))
    cell = "result" if table_of(first) == "表四" else "measure"
    if _same_of_several(rows):
        return Term("/".join(names), {"subject": names, cell: first.segments[-1:]})
    if len(names) > 1:
        whole = TOTALS in {row.path for row in rows}
        return Term(_RESULT, {"subject": (APPLICATIONS,), "outcome": (_RESULT,)}) if whole else None
    kinds = {"subject": (APPLICATIONS,), "outcome": first.segments[:1]} if first.by_applicant else {}
    kinds = kinds or {"subject": first.segments[:1]}
    if len(rows) == 1 and len(first.segments) > 1:
        inner = "reason" if first.by_applicant else cell
        kinds = {**kinds, inner: first.segments[-1:]} if first.segments[0] != _RESULT else kinds
        kinds = {**kinds, "route": first.segments[1:2]} if len(first.segments) > 2 else kinds
    elif len({row.segments[:-1] for row in rows}) == 1 and len(first.segments) > 2:
        kinds = {**kinds, "route": first.segments[1:2]}
    return Term(first.path, kinds)
