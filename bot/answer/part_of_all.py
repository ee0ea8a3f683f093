"""What part a figure of one body is of all bodies together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.answer.cells import plain
from bot.answer.compose import gather
from bot.answer.compute import rounded
from bot.answer.over_index import SHOWN, reports_of
from bot.answer.phrases import say
from bot.answer.ranking import line_of
from bot.answer.refusing import no, not_in_report
from bot.answer.rows import computed, how_many, row_of, whole_rows
from bot.answer.rows_computed import together
from bot.library import Library, Opened
from bot.types import Answer, Kind
from bot.understand.query import Query
from bot.understand.scope import Scope


def asks_part_of_all(query: Query) -> bool:
    """Whether one figure of one body is asked for as a part of all bodies (占全部单位的几成)."""
    every = query.scope is not None and query.scope.form == "every"
    return every and query.operation == "share" and len(query.targets) == len(query.agencies) == 1


def part_of_all(query: Query, opened: Opened, library: Library) -> Answer:
    """The part in per cent, of the sum, with its addends, over all bodies that compare with it."""
    asked, target = query._replace(operation="value", rate=False, shares=()), query.targets[0]
    own = row_of(target, opened, asked)
    if own is None or own.item.value is None:
        return not_in_report(target, opened)
    reports = reports_of(asked, query.scope, library)
    rows = reports.beside(own, asked).falling
    whole, _ = together("sum", rows)
    if not whole or own.opened.agency not in {row.opened.agency for row in rows}:
        return no("no.sum_over")
    if not whole[0].value:
        return no("no.rate_base")
    value = rounded(Decimal(own.item.value) / Decimal(whole[0].value) * 100)
    shown = whole_rows(asked, rows[:SHOWN], library)
    facts, sources = gather([own.item, *(row.item for row in shown)])
    head, total = f"{plain(value)}%", plain(whole[0].value)
    told = {"own": plain(own.item.value), "total": total, "value": head, "count": how_many(len(rows))}
    notes = [say("value.coverage", all=how_many(len(reports)), filled=how_many(len(rows)))]
    notes += [] if query.years else [say("value.each_latest")]
    notes += [say("over.more", shown=how_many(SHOWN))] if len(rows) > SHOWN else []
    return Answer(
        Kind.COMPARISON,
        head,
        (say("over.part", **told), *dict.fromkeys(map(line_of, (own, *shown)))),
        (computed("ratio", (own,), value, "%"), *whole, *facts),
        sources,
        tuple(notes),
        spoken=say("over.part", **told),
    )


def asks_part_of_those(query: Query) -> bool:
    """Whether the figures of bodies found before are asked for as a part of all (这几家占全部的几成)."""
    alone = query.whose is not None and len(query.targets) == 1
    return alone and query.operation == "share" and not (query.applicants or query.ordered)


def part_of_those(query: Query, library: Library) -> Answer:
    """What part the figures of the bodies found before are of those of all that compare with them."""
    asked, target = query._replace(operation="value", rate=False, shares=(), limit=0), query.targets[0]
    reports = reports_of(asked._replace(whose=None), _unheld(query.scope), library)
    every, those = reports.standing(target, asked).falling, reports_of(asked, query.scope, library)
    own = [row for row in every if row.opened.agency in {report.agency for report in those}]
    part, whole = (together("sum", rows)[0] if rows else () for rows in (own, every))
    if not (own and part and whole):
        return no("no.sum_over")
    if not whole[0].value:
        return no("no.rate_base")
    value = rounded(Decimal(part[0].value or 0) / Decimal(whole[0].value) * 100)
    shown = whole_rows(asked, own[:SHOWN], library)
    facts, sources = gather([row.item for row in shown])
    told = {"own": plain(part[0].value or 0), "total": plain(whole[0].value), "value": f"{plain(value)}%"}
    formula = say("over.part", count=how_many(len(every)), **told)
    notes = () if query.years else (say("value.each_latest"),)
    made = (computed("ratio", own, value, "%"), *part, *whole)
    lines = (formula, *map(line_of, shown))
    return Answer(Kind.COMPARISON, told["value"], lines, (*made, *facts), sources, notes, spoken=formula)


def _unheld(scope: Scope | None) -> Scope | None:
    """The scope without a condition."""
    return replace(scope, condition=None) if scope else None
