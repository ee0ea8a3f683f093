"""Yes or no to a question whether a figure is above or below a number (许可过千了吗, 够两百万吗)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.answer.cells import YUAN, shown, whole
from bot.answer.phrases import say
from bot.types import Answer, AnswerFact, Kind
from bot.understand.conditions import Condition
from bot.understand.parse import Parsed
from bot.understand.parts_said import condition_on_figure, condition_on_rate

_ASKED = re.compile(r"[吗么吧没](?:有|啊|呢)?[?？。!]*$|有没有|是不是|是否|(.)[没不]\1|能否|会不会")


def judged(answer: Answer, parsed: Parsed) -> Answer:
    """The answer with a yes or no, where its one figure is held against a number of the question."""
    first = answer.facts[0] if answer.kind is Kind.FIGURE and answer.facts else None
    if first is None or first.value is None or answer.headline != shown(first):
        return answer
    if not _ASKED.search(parsed.text) or not (condition := _condition(parsed, first)):
        return answer
    told = [note for note in answer.notes if note != say("value.premise")]
    return replace(answer, notes=(_verdict(first, condition), *told))


def _condition(parsed: Parsed, fact: AnswerFact) -> Condition | None:
    """What the figure is held against; parts of a whole in per cent where the figure is a rate."""
    return condition_on_rate(parsed) if fact.unit == "%" else condition_on_figure(parsed)


def _verdict(fact: AnswerFact, condition: Condition) -> str:
    value = Decimal(fact.value or 0)
    scale = YUAN.get(fact.unit or "")
    met = condition.met(whole(value), value * (scale or 1), fact.status)
    number = condition.number / scale if condition.yuan and scale else condition.number
    if condition.kind == "between":
        return say("verdict.within" if met else "verdict.outside")
    if value == number:
        return say("verdict.exactly")
    return say(f"verdict.{'yes' if met else 'no'}_{'above' if value > number else 'below'}")
