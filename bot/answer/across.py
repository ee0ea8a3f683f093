"""One figure of one body over several years, where the forms allow the comparison."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.answer.cells import plain, shown, whole
from bot.answer.compose import gather, one
from bot.answer.compute import rounded
from bot.answer.phrases import say
from bot.answer.refusing import no, not_in_report, unknown_years
from bot.answer.rows import Row, comparable, computed, forbidden, noted, row_of
from bot.answer.year_asked import by_how_much, verdict, which_year
from bot.library import Library
from bot.types import Answer, AnswerFact, Kind
from bot.understand.parse import Parsed
from bot.understand.query import Query


def over_years(query: Query, agency: str, years: Sequence[int], library: Library, parsed: Parsed) -> Answer:
    """One figure of one body year by year, with the change from the first to the last."""
    target = query.targets[0]
    opened = [report for year in years if (report := library.open(agency, year))]
    missing = [year for year in years if year not in [report.year for report in opened]]
    enough = len(years) > 2 or len(query.agencies) > 1
    if len(opened) == 1 and enough and (row := row_of(target, opened[0], query)):
        return _alone(query, row, missing)
    if len(opened) < 2:
        return _too_few(query, agency, missing or years, library)
    rows = [row for report in opened if (row := row_of(target, report, query))]
    if len(rows) < len(opened) and (reason := forbidden(query.targets, opened)):
        return Answer(Kind.NO_DATA, reason, spoken=reason)
    if len(rows) < 2:
        lacking = next(report for report in opened if report not in [row.opened for row in rows])
        return not_in_report(target, lacking)
    allowed, reason = comparable(rows)
    if not allowed:
        return Answer(Kind.NO_DATA, reason, spoken=reason)
    return by_year(query, rows, missing, parsed, reason)


def by_year(
    query: Query, rows: Sequence[Row], missing: Sequence[int], parsed: Parsed, reason: str = ""
) -> Answer:
    """The rows of one body year by year, with what is made of them; `missing` are years without a report."""
    agency = rows[0].opened.agency
    notes = [reason] if reason else []
    notes += noted(rows, lambda row: f"{row.opened.year}年")
    if missing:
        notes.append(say("value.missing_year", agency=agency, years="、".join(map(str, missing))))
    facts, sources = gather([row.item for row in rows])
    asked = which_year(parsed, rows)
    rates = {row.item.fact.unit for row in rows} == {"%"}  # of which no rate of growth is made
    derived, formula = ((), ()) if asked or rates else _computed(query, rows)
    span = f"{rows[0].opened.year}到{rows[-1].opened.year}"
    head = asked or _first(query, rows) or verdict(parsed, rows) or _made(query, rows, derived, parsed)
    head += say("value.context", agency=agency, year=span, label=rows[0].item.label)
    lines = [f"{row.opened.year}年：{row.shown}" for row in rows]
    return Answer(
        kind=Kind.TREND,
        headline=head,
        lines=(*lines, *formula),
        facts=(*derived, *facts),
        sources=sources,
        notes=tuple(dict.fromkeys(notes)),
        spoken=head + "，".join(lines),
    )


def _made(query: Query, rows: Sequence[Row], derived: Sequence[AnswerFact], parsed: Parsed) -> str:
    """What is asked to be made of the years: their sum or mean, or by how much one has more; else ''."""
    if not derived:
        return ""
    if query.operation in ("sum", "average"):
        return shown(derived[0]) + "。"
    told = by_how_much(parsed, rows) if query.operation in ("difference", "growth") else ""
    rates = [shown(fact) for fact in derived if fact.unit == "%"]
    later = told.startswith(str(rows[-1].opened.year)) and query.operation == "growth"
    return f"{told.removesuffix('。')}（{rates[-1]}）。" if rates and later else told


def _computed(query: Query, rows: Sequence[Row]) -> tuple[tuple[AnswerFact, ...], tuple[str, ...]]:
    """The sum or mean that is asked for, else the change from the first year to the last."""
    combines = query.operation in ("sum", "average")
    return _combined(query, rows) if combines else _change(rows[0], rows[-1])


def _alone(query: Query, row: Row, missing: Sequence[int]) -> Answer:
    """The figure of the only year of many that there is a report for."""
    years = "、".join(map(str, missing))
    notes = (say("value.missing_year", agency=row.opened.agency, years=years), say("value.one_year"))
    return one(query, row.opened, row.item, notes)


def _too_few(query: Query, agency: str, missing: Sequence[int], library: Library) -> Answer:
    if query.operation == "growth":
        have = "、".join(str(year) for year in library.years(agency) if year)
        return no("no.growth" if have else "no.year_undated", agency=agency, years=missing[0], have=have)
    return unknown_years(agency, missing, library)


def _change(first: Row, last: Row) -> tuple[tuple[AnswerFact, ...], tuple[str, ...]]:
    """Difference and growth rate from the first figure to the last, with their formula."""
    old, new = first.item.value, last.item.value
    if old is None or new is None:
        return (), ()
    step = whole(Decimal(new) - Decimal(old))
    facts = [computed("difference", (last, first), step, last.item.fact.unit)]
    text = f"{plain(new)} - {plain(old)} = {plain(step)}"
    if old:
        rate = rounded(Decimal(step) / Decimal(old) * 100)
        facts.append(computed("growth", (last, first), rate, "%"))
        text += f"；增长率（计算）{plain(rate)}%"
    return tuple(facts), (say("value.formula", formula=text),)


def _combined(query: Query, rows: Sequence[Row]) -> tuple[tuple[AnswerFact, ...], tuple[str, ...]]:
    """The sum or mean over the years, with its formula; nothing where a year prints no number."""
    values = [row.item.value for row in rows if row.item.value is not None]
    unit = rows[0].item.fact.unit
    if len(values) < len(rows) or any(row.item.fact.unit != unit for row in rows):
        return (), ()
    total = sum(map(Decimal, values), Decimal(0))
    added = " + ".join(map(plain, values))
    if query.operation == "sum":
        fact = computed("sum", rows, whole(total), unit)
        text = f"{added} = {plain(whole(total))}"
    else:
        mean = rounded(total / len(values))
        fact = computed("average", rows, mean, unit)
        text = say("value.mean", terms=added, value=plain(mean))
    return (fact,), (say("value.formula", formula=text),)


def _first(query: Query, rows: Sequence[Row]) -> str:
    """The years with the largest or smallest figure, when those are asked for."""
    if query.operation not in ("most", "least", "rank") or any(row.item.value is None for row in rows):
        return ""
    best = (min if query.ascending else max)(row.size for row in rows)
    years = "、".join(f"{row.opened.year}年" for row in rows if row.size == best)
    return say("value.least" if query.ascending else "value.most", label=years)
