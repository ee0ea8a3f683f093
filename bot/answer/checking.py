"""Whether the figures of a report add up, and what a printed number stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.answer import passages
from bot.answer.cells import Item, cell, plain, printed, shown, total, whole
from bot.answer.compose import assumptions, gather, one, several
from bot.answer.compute import converted
from bot.answer.contradictions import doubted
from bot.answer.items import items_of
from bot.answer.other_years import over_years, together
from bot.answer.phrases import say
from bot.answer.refusing import no
from bot.answer.rows import Row
from bot.answer.shares import sum_item
from bot.answer.told_items import figure_item
from bot.answer.units_asked import other_unit
from bot.library import Library, Opened
from bot.types import Answer, AnswerFact, Kind
from bot.understand.metrics import candidates
from bot.understand.parse import Parsed
from bot.understand.query import Query
from corpus.types import Severity
from corpus.vocabulary import APPLICANTS, TOTAL, metrics

_SHOWN = 12  # cells of a list
_BALANCE = (
    "本年新收政府信息公开申请数量",
    "上年结转政府信息公开申请数量",
    "办理结果/总计",
    "结转下年度继续办理",
)


def check_answer(query: Query, opened: Opened) -> Answer:
    """The balance of table 三 with its four cells, and every identity that the report breaks."""
    broken = [f.message for f in opened.report.findings if f.severity is Severity.ERROR]
    applicant = query.applicants[0] if len(query.applicants) == 1 else TOTAL
    items = [item for path in _BALANCE if (item := cell(opened, metrics()[path], applicant))]
    results = _of_results(query, opened)
    items = results or items
    of_report = () if query.targets else (doubted(opened),)
    doubts = together((*of_report, *(() if results else (over_years(opened),))))
    whole_table = bool(results) or len(items) == len(_BALANCE)
    if not whole_table and not broken and not doubts.notes:
        return no("check.none")
    facts, sources = gather(items)
    rows = [f"{item.label}：{shown(item.fact)}" for item in items]
    filled = all(item.value is not None for item in items)
    if filled and len(items) == len(_BALANCE) and items[0].fact.metric == _BALANCE[0]:
        sums = [made.fact for side in (items[:2], items[2:]) if (made := sum_item(side))]
        facts = (*facts, *sums)
        rows.append(_balance(items, sums, applicant))
    return Answer(
        kind=Kind.FIGURE,
        headline=say(_headline(bool(broken), bool(doubts.notes), whole_table)),
        lines=(*broken, *rows),
        facts=tuple(dict.fromkeys((*facts, *doubts.facts))),
        sources=tuple(dict.fromkeys((*sources, *doubts.sources))),
        notes=doubts.notes,
        assumed=assumptions(query, opened),
        spoken=broken[0] if broken else say("check.holds"),
    )


def _balance(items: Sequence[Item], sums: Sequence[AnswerFact], applicant: str) -> str:
    """What came in and what was done with it, with the sum of either side."""
    names = ("first", "second", "third", "fourth", "left", "right")
    values = (*(item.value for item in items), *(fact.value for fact in sums))
    told = {name: plain(value or 0) for name, value in zip(names, values, strict=True)}
    return say("check.line", applicant=applicant, **told)


def _headline(broken: bool, doubted: bool, checked: bool) -> str:
    if broken or not checked:
        return "check.broken" if broken else "check.doubted"
    return "check.but" if doubted else "check.holds"


def row_check(query: Query, opened: Opened) -> Answer | None:
    """The columns of one row of table 三 and whether they add up to its total; None where one is blank."""
    items = items_of(query.targets[0], opened, APPLICANTS)
    values = [Decimal(item.value) for item in items if item.value is not None]
    if len(values) != len(APPLICANTS) or len(items) != len(values):
        return None
    *columns, whole_row = values
    head = say("check.row_holds" if sum(columns) == whole_row else "check.row_broken")
    added = " + ".join(map(plain, columns))
    answer = several(query, opened, items, head)
    line = say("check.row", added=added, sum=plain(sum(columns)), total=plain(whole_row))
    made = computed_sum(items[:-1])
    return replace(answer, lines=(*answer.lines, line), facts=(*answer.facts, *made), spoken=head)


def doubted_row(query: Query, opened: Opened) -> Answer | None:
    """The one figure asked for with what of the report contradicts it; None where nothing does."""
    items = items_of(query.targets[0], opened, query.applicants) if len(query.targets) == 1 else []
    return one(query, opened, items[0]) if len(items) == 1 and items[0].beside else None


def _of_results(query: Query, opened: Opened) -> list[Item]:
    """The results and their total where cases of review or litigation are checked."""
    found = [metric for target in query.targets for metric in candidates(target, opened.metrics)]
    if not found or any(not metric.section.startswith("四") for metric in found):
        return []
    heads = {metric.path.rpartition("/")[0] for metric in found}
    rows = [metric for metric in opened.metrics if metric.path.rpartition("/")[0] in heads]
    return [item for metric in rows if (item := cell(opened, metric, None))]


def computed_sum(items: Sequence[Item]) -> tuple[AnswerFact, ...]:
    """The sum of the columns as a computed fact."""
    made = total(items, "", items[0].fact.metric, None)
    return (made.fact,) if made else ()


def reverse_answer(query: Query, opened: Opened, parsed: Parsed) -> Answer:
    """The cells and sentences that print the number said."""
    wanted = _numbers(parsed)
    found = printing(opened, wanted)
    if not found:
        return passages.printing(query, opened, parsed) or no("no.number")
    if len(found) == 1:
        unit = other_unit(parsed, found[0])
        answer = one(query, opened, found[0])
        return converted(found[0], answer, unit) if unit else answer
    if len(found) > _SHOWN:
        return no("clarify.number", [f"{item.label}" for item in found[:8]])
    return several(query, opened, found, say("clarify.number"))


def reverse_over(query: Query, parsed: Parsed, library: Library) -> Answer:
    """The cells of all reports that print the number said, of the rows asked for if any."""
    wanted = _numbers(parsed)
    reports = dict.fromkeys(report for value in wanted for report in library.printing(whole(value)))
    found = [Row(report, item) for report in reports for item in printing(report, wanted)]
    if not found:
        return no("no.number")
    asked = {metric.path for target in query.targets for metric in candidates(target)}
    rows = ([row for row in found if row.item.fact.metric in asked] or found)[:_SHOWN]
    facts, sources = gather([row.item for row in rows])
    lines = tuple(f"{row.opened.agency}{row.opened.year}年，{row.item.label}：{row.shown}" for row in rows)
    head = say("clarify.number" if len(rows) > 1 else "clarify.number_one")
    return Answer(Kind.FIGURE, head, lines, facts, sources, spoken=lines[0])


def told_check(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The figure of the narrative whose sum or share is doubted, with what is wrong with it.

    None if nothing is wrong. Without a number every figure of which something is wrong is told.
    """
    wanted = _numbers(parsed)
    items = [figure_item(opened, f) for f in opened.report.figures if not wanted or f.value in wanted]
    doubtful = [item for item in items if item.beside]
    if not doubtful:
        return None
    if wanted:
        rows = _rows(query, opened)
        named = [item for item in doubtful if rows & {fact.metric for fact in item.beside}]
        of_row = doubted_row(query, opened) if named else None
        return of_row or one(query, opened, (named or doubtful)[0])
    return several(query, opened, doubtful[:_SHOWN], say("check.broken"))


def told_row_check(query: Query, opened: Opened) -> Answer | None:
    """The figures of the narrative that the rows asked for contradict, each with both sides; or None."""
    rows = _rows(query, opened)
    items = [figure_item(opened, figure) for figure in opened.report.figures]
    doubtful = [item for item in items if rows & {fact.metric for fact in item.beside}]
    return several(query, opened, doubtful[:_SHOWN], say("check.broken")) if len(doubtful) > 1 else None


def _rows(query: Query, opened: Opened) -> set[str]:
    """The paths of the rows asked for."""
    return {metric.path for target in query.targets for metric in candidates(target, opened.metrics)}


def printing(opened: Opened, wanted: set[Decimal]) -> list[Item]:
    """The cells and sentences of a report that print one of the numbers."""
    found = [printed(opened, fact) for fact in opened.report.facts if fact.value in wanted]
    return found + [figure_item(opened, figure) for figure in opened.report.figures if figure.value in wanted]


def _numbers(parsed: Parsed) -> set[Decimal]:
    return {n.value for n in parsed.numbers} | {n.scaled for n in parsed.numbers}
