"""Figures of several years or several bodies side by side, where their forms allow it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.answer.cells import Item, key, plain, shown
from bot.answer.comparing import comparability
from bot.answer.compose import gather
from bot.answer.compute import rounded
from bot.answer.metrics import items_of
from bot.answer.phrases import say
from bot.answer.refusing import no, not_in_report, target_label, unknown_years
from bot.library import Library, Opened
from bot.types import Answer, AnswerFact, Derived, Kind
from bot.understand.metrics import Target
from bot.understand.query import Query
from corpus.types import Status

_TOP = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of a table over years or bodies."""

    opened: Opened
    item: Item

    @property
    def paths(self) -> frozenset[str]:
        """The printed metrics behind the figure."""
        return frozenset(part.metric for part in self.item.parts)


def _row(target: Target, opened: Opened, query: Query) -> Row | None:
    items = items_of(target, opened, query.applicants)
    return Row(opened, items[0]) if len(items) == 1 else None


def _comparable(rows: Sequence[Row]) -> tuple[bool, str]:
    notes = []
    for row in rows[1:]:
        allowed, reason = comparability(rows[0].paths, row.paths)
        if not allowed:
            names = say("value.incomparable", first=rows[0].opened.year, last=row.opened.year, reason=reason)
            return False, names
        notes.append(reason)
    return True, next((note for note in notes if note), "")


def _table(rows: Sequence[Row], by_year: bool) -> tuple[str, ...]:
    return tuple(
        f"{f'{row.opened.year}年' if by_year else f'{row.opened.agency}{row.opened.year}年'}：{shown(row.item.fact)}"
        for row in rows
    )


def over_years(query: Query, agency: str, years: Sequence[int], library: Library) -> Answer:
    """One figure of one body year by year, with the change from the first to the last."""
    target = query.targets[0]
    have = [year for year in years if library.open(agency, year)]
    missing = [year for year in years if year not in have]
    if len(have) < 2:
        if query.operation == "growth" and missing:
            return no("no.growth", [say("value.missing_year", agency=agency, years="、".join(map(str, missing)))],
                      agency=agency, year=missing[0])
        return unknown_years(agency, missing or years, library)
    opened = [report for year in have if (report := library.open(agency, year))]
    rows = [row for report in opened if (row := _row(target, report, query))]
    if len(rows) < 2:
        lacking = next(report for report in opened if report not in [row.opened for row in rows])
        return not_in_report(target, lacking)
    allowed, reason = _comparable(rows)
    if not allowed:
        return Answer(Kind.NO_DATA, reason, spoken=reason)
    change = _change(rows[0], rows[-1])
    notes = [note for note in (reason,) if note] + [n for row in rows for n in row.item.notes]
    if missing:
        notes.append(say("value.missing_year", agency=agency, years="、".join(map(str, missing))))
    facts, sources = gather([row.item for row in rows])
    lines = list(_table(rows, by_year=True))
    if change:
        lines.append(change[1])
    head = say("value.context", agency=agency, year=f"{have[0]}到{have[-1]}", label=rows[0].item.label)
    return Answer(Kind.TREND, head, tuple(lines), (*(change[0] if change else ()), *facts), sources,
                  tuple(dict.fromkeys(notes)), spoken=head)


def _change(first: Row, last: Row) -> tuple[tuple[AnswerFact, ...], str] | None:
    """Difference and growth rate from the first figure to the last."""
    old, new = first.item.value, last.item.value
    if old is None or new is None:
        return None
    of = tuple(f"{row.opened.year}:{key(row.item.fact.metric, row.item.fact.applicant)}" for row in (last, first))
    fact = last.item.fact
    step = Decimal(new) - Decimal(old)
    value = int(step) if step == step.to_integral_value() else step
    made = [AnswerFact(fact.agency, fact.year, fact.metric, fact.applicant, value, fact.unit, plain(value),
                       Status.REPORTED, Derived("difference", of))]
    text = f"{plain(new)} - {plain(old)} = {plain(value)}"
    if old:
        rate = rounded(step / Decimal(old) * 100)
        made.append(AnswerFact(fact.agency, fact.year, fact.metric, fact.applicant, rate, "%", plain(rate),
                               Status.REPORTED, Derived("growth", of)))
        text += f"；增长率（计算）{plain(rate)}%"
    return tuple(made), say("value.formula", formula=text)


def over_bodies(query: Query, reports: Sequence[Opened]) -> Answer:
    """One figure of several bodies side by side, the largest named; two bodies also with their difference."""
    target = query.targets[0]
    rows = [row for report in reports if (row := _row(target, report, query))]
    if len(rows) < 2:
        lacking = [report for report in reports if report not in [row.opened for row in rows]]
        return not_in_report(target, lacking[0])
    allowed, reason = _comparable(rows)
    if not allowed:
        return Answer(Kind.NO_DATA, reason, spoken=reason)
    facts, sources = gather([row.item for row in rows])
    numbered = [row for row in rows if row.item.value is not None]
    lines, derived = list(_table(rows, by_year=False)), ()
    head = say("value.list", agency="", year="", label=target_label(target)).replace("年，", "")
    if len(numbered) == len(rows):
        best = max(numbered, key=lambda row: Decimal(row.item.value or 0))
        ties = [row for row in numbered if row.item.value == best.item.value]
        head = say("value.most" if len(ties) == 1 else "value.tie", label="、".join(row.opened.agency for row in ties))
        if len(rows) == 2:
            derived, line = _gap(rows[0], rows[1])
            lines.append(line)
    notes = [note for note in (reason,) if note] + [n for row in rows for n in row.item.notes]
    return Answer(Kind.COMPARISON, head, tuple(lines), (*derived, *facts), sources, tuple(dict.fromkeys(notes)), spoken=head)


def _gap(first: Row, second: Row) -> tuple[tuple[AnswerFact, ...], str]:
    one, other = sorted((first, second), key=lambda row: -Decimal(row.item.value or 0))
    step = Decimal(one.item.value or 0) - Decimal(other.item.value or 0)
    value = int(step) if step == step.to_integral_value() else step
    of = tuple(f"{row.opened.agency}:{key(row.item.fact.metric, row.item.fact.applicant)}" for row in (one, other))
    fact = one.item.fact
    made = AnswerFact(fact.agency, fact.year, fact.metric, fact.applicant, value, fact.unit, plain(value),
                      Status.REPORTED, Derived("difference", of))
    line = f"{plain(one.item.value or 0)} - {plain(other.item.value or 0)} = {plain(value)}"
    return (made,), say("value.formula", formula=line)


def ranked(query: Query, year: int | None, library: Library) -> Answer:
    """The bodies of the index by one figure, largest first, with the coverage of the ranking."""
    target = query.targets[0]
    reports = []
    for agency in query.agencies or library.agencies:
        opened = library.open(agency, year) if year else library.latest(agency)
        if opened:
            reports.append(opened)
    rows = [row for report in reports if (row := _row(target, report, query)) and row.item.value is not None]
    if not rows:
        return no("no.figure", what=target_label(target))
    if len(rows) == 1:
        return _alone(rows[0])
    rows = [row for row in rows if comparability(rows[0].paths, row.paths)[0]]
    rows.sort(key=lambda row: Decimal(row.item.value or 0), reverse=query.operation != "least")
    shown_rows = rows[:_TOP]
    facts, sources = gather([row.item for row in shown_rows])
    ties = [row for row in rows if row.item.value == rows[0].item.value]
    phrase = "value.least" if query.operation == "least" else "value.most"
    head = say(phrase if len(ties) == 1 else "value.tie", label="、".join(row.opened.agency for row in ties[:5]))
    notes = [say("value.coverage", all=len(reports), filled=len(rows))]
    if not year:
        notes.append(say("value.each_latest"))
    return Answer(Kind.RANKING, head, _table(shown_rows, by_year=False), facts, sources,
                  (*notes, *dict.fromkeys(n for row in shown_rows for n in row.item.notes)), spoken=head)


def _alone(row: Row) -> Answer:
    facts, sources = gather([row.item])
    return Answer(Kind.RANKING, say("value.only_one", agency=row.opened.agency), _table([row], by_year=False), facts, sources)
