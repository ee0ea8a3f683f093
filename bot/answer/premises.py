"""What a question takes for granted of a figure, and what the report prints instead."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.answer.cells import YUAN, Item, cell, shown
from bot.answer.compose import gather
from bot.answer.phrases import say
from bot.library import Opened
from bot.types import Answer
from bot.understand.ellipsis import claims
from bot.understand.numbers import NumberMention
from bot.understand.parse import Parsed
from corpus.vocabulary import metrics

_PERSONS = frozenset(("几个人", "多少人", "几人", "几家", "多少家", "几户"))
_FIGURE = 30  # a number said without a unit that counts something
_OF_MONEY = ("元", "块", "块钱", "万", "亿")
_FINES = "行政处罚"  # of which 罚了两百万 is an amount
_REPEALED = "本年废止件数"


def premise(parsed: Parsed, item: Item) -> tuple[str, ...]:
    """That a number in the question is not the one printed; that decisions are not persons."""
    doubted = parsed.says("question", "yesno") or claims(parsed)
    said = [n for n in parsed.numbers if n.unit not in ("", "个", "倍", "%", "页") or (doubted and _bare(n))]
    said = [n for n in said if n.unit != "项" or n.value != len(item.parts)]  # 那八项都是零吗
    if item.fact.metric.startswith(_FINES) and any(n.unit.endswith(_OF_MONEY) for n in said):
        return (say("value.reported_only_count"),)
    if said and item.value is not None and not any(_holds(n, item) for n in said):
        return (say("value.premise"),)
    everyone = parsed.asked("applicant") and not _by_applicant(item)
    if everyone:
        return (say("value.everyone"),)
    persons = any((m.kind == "unit" and m.id == "person") or m.text in _PERSONS for m in parsed.matches)
    return (say("value.persons"),) if persons and item.fact.metric.endswith("处理决定数量") else ()


def _by_applicant(item: Item) -> bool:
    """Whether the form tells apart who applied for what the figure counts; told figures never are."""
    metric = metrics().get(item.fact.metric)
    return metric is None or metric.by_applicant or item.fact.derived is not None


def _holds(number: NumberMention, item: Item) -> bool:
    """Whether the figure is the number said; an amount of money in the unit that is said with it."""
    value, scale = Decimal(item.value or 0), YUAN.get(item.fact.unit or "")
    if scale is None or not any(number.unit.endswith(unit) for unit in _OF_MONEY):
        return number.holds_of(value)
    return replace(number, value=number.scaled).holds_of(value * scale)


def _bare(number: NumberMention) -> bool:
    """Whether a number without a unit is large enough to be a figure (1620是信息条数吗)."""
    return not number.unit and number.value >= _FIGURE


def with_row(answer: Answer, opened: Opened, item: Item) -> Answer:
    """The answer with the other columns of a row of documents (那7份规章都废止了吗, where there are none)."""
    subject, _, column = item.fact.metric.rpartition("/")
    beside = [metric for metric in opened.metrics if metric.path.rpartition("/")[0] == subject]
    others = [cell(opened, one, None) for one in beside if not one.path.endswith(column)]
    known = [one for one in others if one] if any(one.path.endswith(_REPEALED) for one in beside) else []
    facts, sources = gather(known)
    lines = tuple(f"{one.label}：{shown(one.fact)}" for one in known)
    return replace(
        answer,
        lines=(*answer.lines, *lines),
        facts=(*answer.facts, *facts),
        sources=(*answer.sources, *sources),
    )
