"""Differences within what was told last: of two columns of its row, or of both sides that were checked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.cells import label_of, shown
from bot.answer.computed_told import computed
from bot.answer.phrases import say
from bot.types import Answer, AnswerFact, Told
from bot.understand.parse import Parsed
from bot.understand.vocabulary import any_of, load
from corpus.types import Status

_OPERATIONS = ("difference", "ratio")
_ELSEWHERE = ("topic", "definition", "applicant", "social", "level")


def within(parsed: Parsed, before: Answer, asked: Parsed | None) -> Answer | None:
    """The difference within the answer before that the message asks for; `asked` is what that was to."""
    return _between_columns(parsed, before) or (_between_sides(parsed, before, asked) if asked else None)


def _between_columns(parsed: Parsed, before: Answer) -> Answer | None:
    """What is computed from the two columns that the message names; None where it speaks of others."""
    asked = _asked(parsed)
    if not asked:
        return None
    columns = _columns(before.facts)
    said = [fact for fact in columns if _says(parsed, fact)]
    if len(said) != 2 or said[0].unit != said[1].unit:
        return None
    return computed(asked[0], [Told(fact, (), before.sources, before.notes) for fact in said])


def _between_sides(parsed: Parsed, before: Answer, checked: Parsed) -> Answer | None:
    """By how much the two sides differ that the question before had checked (差了几条)."""
    named = parsed.says("term") or parsed.says("content") or parsed.says("weak")
    if named or "difference" not in _asked(parsed) or not checked.says("cue", "check"):
        return None
    gaps = [fact for fact in before.facts if fact.derived and fact.derived.op == "difference"]
    if len(gaps) != 1 or before.facts[0].derived:
        return None
    first = before.facts[0]
    label = label_of(first.metric.removeprefix("正文/"), None)
    lines = (say("value.context", agency=first.agency, year=first.year, label=label),)
    facts = (*gaps, *(fact for fact in before.facts if fact not in gaps))
    return replace(before, headline=shown(gaps[0]), lines=lines, facts=facts, spoken=shown(gaps[0]))


def _asked(parsed: Parsed) -> list[str]:
    """The operations that are asked for, where no body, year or place of another figure is named."""
    named = parsed.bodies or parsed.years or parsed.references or parsed.leftover or parsed.numbers
    if named or any(parsed.says(kind) for kind in _ELSEWHERE):
        return []
    return [name for name in _OPERATIONS if parsed.says("operation", name)]


def _columns(facts: Sequence[AnswerFact]) -> list[AnswerFact]:
    """The figures of an answer, where they are printed in one row of a table without applicants."""
    printed = [fact for fact in facts if fact.derived is None and fact.applicant is None]
    rows = {(fact.agency, fact.year, fact.metric.rpartition("/")[0]) for fact in printed}
    filled = all(fact.value is not None and fact.status is Status.REPORTED for fact in printed)
    return printed if len(rows) == 1 and filled and len(printed) == len(facts) else []


def _says(parsed: Parsed, fact: AnswerFact) -> bool:
    """Whether one side of the comparison is called as the column is."""
    sides = load("words.toml")["columns"]
    name = fact.metric.rpartition("/")[2]
    words = [word for one in sides.values() if any(part in name for part in one["in"]) for word in one["say"]]
    side = rf"(?:{any_of(words)})的"
    return bool(words) and re.search(rf"(?:^|[,，那]){side}比|比{side}", parsed.text) is not None
