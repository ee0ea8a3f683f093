"""The sentence with the number that is asked for, where no figure by itself is clearly the one."""

from __future__ import annotations

from bot.answer.narrative_units import MONEY, PERSONS, asked_units, same_unit
from bot.answer.paraphrased import told_of_all
from bot.answer.passages import quote_answer
from bot.answer.told_of_leaders import of_leaders
from bot.answer.told_suits import of_other_thing
from bot.library import Opened
from bot.sentences import Quoted
from bot.types import Answer
from bot.understand.parse import Parsed
from bot.understand.query import Query


def told_numbers(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The one sentence that speaks of all that is named and prints a number in a unit that is asked for."""
    told = [quoted for quoted in told_of_all(opened, parsed) if _counts(quoted, opened, parsed)]
    return quote_answer(query, opened, told) if len(told) == 1 else None


def _counts(quoted: Quoted, opened: Opened, parsed: Parsed) -> bool:
    """Whether a sentence prints a figure in a unit that is asked for, of nothing else than is named."""
    span, units = quoted.span, asked_units(parsed)
    inside = [f for f in opened.report.figures if span.start <= f.span.start < span.end]
    printed = [f.unit for f in inside if not of_other_thing(f, parsed) and of_leaders(f, parsed, opened)]
    if units & MONEY or parsed.says("term", "金额") or parsed.says("fee_cue"):
        return any(unit.endswith("元") for unit in printed)
    persons = bool(units & PERSONS) and any(unit in PERSONS for unit in printed)
    return persons or any(same_unit(units, unit) for unit in printed)
