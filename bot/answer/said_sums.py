"""Sums that a question writes out in numbers, made of the cells and sentences that print those."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.answer.cells import Item, listed, plain, printed, shown, whole
from bot.answer.compose import several
from bot.answer.compute import sum_of
from bot.answer.left_out import left_of_number
from bot.answer.phrases import say
from bot.answer.told_items import figure_item
from bot.library import Opened
from bot.types import Answer, AnswerFact
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.said_sums import said_sums
from corpus.types import Fact
from corpus.vocabulary import TOTAL


def sums_said(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """Whether the two sums said come to the same, or what one comes to; None where no sum is written out.

    Numbers that the report does not print are not computed with. Of one alone: what rows leave of it.
    """
    if query.without:
        return left_of_number(query, opened, parsed)
    sides = said_sums(parsed)
    found = iter(_printing(opened, [number.scaled for side in sides for number in side]))
    read = [[item for _, item in zip(side, found, strict=False)] for side in sides]
    items = list(dict.fromkeys(item for side in read for item in side if item))
    if not items or len({item.fact.unit for item in items}) > 1:
        return None
    known = [[item for item in side if item] for side in read if all(side)]
    totals = [_total(query, opened, side) for side in known]
    claimed = [side[0].scaled for side, items in zip(sides, read, strict=True) if items == [None]]
    head = _verdict(totals, claimed) if len(known) + len(claimed) == len(sides) else say("check.unprinted")
    formulas = [line for side in known for line in _formula(side)]
    made = tuple(fact for fact in totals if fact.derived)
    answer = several(query, opened, items, head)
    lines = (*map(listed, items), *(say("value.formula", formula=text) for text in formulas))
    return replace(answer, lines=lines, facts=(*made, *answer.facts), spoken=head)


def _verdict(totals: Sequence[AnswerFact], claimed: Sequence[Decimal]) -> str:
    """What the only sum comes to, or whether both are the same; one may be `claimed` and not printed."""
    values = [plain(fact.value or 0) for fact in totals]
    if claimed and totals[0].value != claimed[0]:
        return say("check.else", value=shown(totals[0]))
    if len(values) == 1:
        return say("check.as_said", value=shown(totals[0])) if claimed else shown(totals[0])
    if values[0] == values[1]:
        return say("check.same", value=values[0])
    return say("check.differ", left=values[0], right=values[1])


def _total(query: Query, opened: Opened, side: Sequence[Item]) -> AnswerFact:
    made = sum_of(query, opened, side)
    return made.facts[0] if made else side[0].fact


def _formula(side: Sequence[Item]) -> list[str]:
    """The sum written out; nothing for a number alone."""
    values = [Decimal(item.value or 0) for item in side]
    added = " + ".join(map(plain, values))
    return [f"{added} = {plain(whole(sum(values, Decimal(0))))}"] if len(side) > 1 else []


def _printing(opened: Opened, numbers: Sequence[Decimal]) -> list[Item | None]:
    """For every number the cell that prints it, of the table with most of them, or the sentence.

    A number said twice is of two cells where two print it.
    """
    cells = [_cells(opened, number) for number in numbers]
    tables = Counter(name for facts in cells for name in {_table(fact) for fact in facts})
    found: list[Item | None] = []
    for number, facts in zip(numbers, cells, strict=True):
        items = [printed(opened, fact) for fact in sorted(facts, key=lambda fact: -tables[_table(fact)])]
        items += [figure_item(opened, one) for one in opened.report.figures if one.value == number]
        fresh = (item for item in items if item not in found)
        found.append(next(fresh, next(iter(items), None)))
    return found


def _cells(opened: Opened, number: Decimal) -> list[Fact]:
    """The cells that print the number, those of all applicants first."""
    facts = [fact for fact in opened.report.facts if fact.value == number]
    return sorted(facts, key=lambda fact: fact.applicant not in (None, TOTAL))


def _table(fact: Fact) -> str:
    return fact.citation.section or ""
