"""Means: of several figures, of a year's figure over its months, of an amount for each of so many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.answer.cells import YUAN, Item, plain, whole
from bot.answer.compute import answered, derived, numbers_of, rounded, two_numbers, zero_base
from bot.answer.phrases import say
from bot.answer.spoken import number_aloud
from bot.library import Opened
from bot.types import Answer
from bot.understand.numbers import find_numbers
from bot.understand.parse import Parsed
from bot.understand.parts_said import in_per_cent
from bot.understand.query import Query

_DIVISOR = re.compile(r"(?:除以|÷)\s*(\d{1,6})(?![\d.])")
_PART = re.compile(r"的([\d.]+)%(?:大[概约]|约|大致)?(?:是|有|等于|合|为|折合)?(?:多少|几)(?!成|分)")
_TO = re.compile("(?:离|距离?|到|比|跟|与|和|差)$")  # before a number that a figure is held against


def average_over(query: Query, opened: Opened, item: Item, count: int) -> Answer | None:
    """A year's figure divided by the months or days of the year."""
    if item.value is None:
        return None
    value = rounded(Decimal(item.value) / count)
    fact = derived("average", (item,), value, item.fact.unit, item.fact.metric)
    parts = {"amount": plain(item.value), "count": number_aloud(count), "value": plain(value)}
    return answered(query, opened, (item,), fact, say("value.divided", **parts))


def divided(query: Query, opened: Opened, item: Item, parsed: Parsed) -> Answer | None:
    """A figure divided by a number that the message says (收费除以12), or a part of it (许可的两成是多少)."""
    if hit := _DIVISOR.search(parsed.spoken):
        return average_over(query, opened, item, int(hit[1])) if int(hit[1]) else None
    part = _PART.search(in_per_cent(parsed.spoken))
    if part is None or item.value is None or query.rate:
        return None
    of = Decimal(part[1])
    value = rounded(Decimal(item.value) * of / 100)
    fact = derived("ratio", (item,), value, item.fact.unit, item.fact.metric)
    said = number_aloud(int(of)) if of == int(of) else part[1]
    return answered(query, opened, (item,), fact, f"{plain(item.value)} × 百分之{said} = {plain(value)}")


def part_of_said(query: Query, opened: Opened, item: Item, count: int) -> Answer | None:
    """What part a figure is of a number that the message says, in per cent."""
    if item.value is None or not count:
        return None
    value = rounded(Decimal(item.value) / count * 100)
    fact = derived("ratio", (item,), value, "%", item.fact.metric)
    parts = {"amount": plain(item.value), "count": number_aloud(count), "value": f"{plain(value)}%"}
    return answered(query, opened, (item,), fact, say("value.divided", **parts))


def gap_to_said(query: Query, opened: Opened, item: Item, parsed: Parsed) -> Answer | None:
    """How far a figure is from the one number that the message holds it against (离十亿还差多少)."""
    if item.value is None or query.operation != "difference":
        return None
    every = find_numbers(parsed.spoken, bare=True)
    numbers = [n for n in every if n.unit and _TO.search(parsed.spoken[: n.start])]
    if len(numbers) != 1:
        return None
    money = numbers[0].unit.endswith(("元", "块", "万", "亿")) and item.fact.unit in YUAN
    if item.fact.unit in YUAN and not money:
        return None
    said = numbers[0].scaled / (YUAN[item.fact.unit or ""] if money else 1)
    own = Decimal(item.value)
    gap = whole(abs(said - own))
    fact = derived("difference", (item,), gap, item.fact.unit, item.fact.metric)
    named = {
        own: plain(item.value),
        said: number_aloud(int(said)) if said == int(said) else plain(whole(said)),
    }
    more, less = (named[number] for number in sorted((said, own), reverse=True))
    return answered(query, opened, (item,), fact, f"{more} - {less} = {plain(gap)}")


def for_every(query: Query, opened: Opened, items: Sequence[Item], count: int) -> Answer | None:
    """How many of the first figure there are for every so many of the second."""
    numbers = two_numbers(items)
    if numbers is None:
        return None
    if numbers[1] == 0:
        return zero_base(query, opened, items)
    value = rounded(numbers[0] / numbers[1] * count)
    unit = items[0].fact.unit or ""
    fact = derived("ratio", items, value, unit, " ÷ ".join(item.fact.metric for item in items))
    part, base = (plain(item.value or 0) for item in items)
    formula = say("value.for_every", part=part, base=base, count=number_aloud(count), value=plain(value))
    return answered(query, opened, items, fact, formula)


def quotient(query: Query, opened: Opened, items: Sequence[Item]) -> Answer | None:
    """The first figure for each one of the second, in the unit of the first."""
    numbers = numbers_of(items)
    if numbers is None or len(numbers) != 2 or not numbers[1]:
        return None
    value = rounded(numbers[0] / numbers[1])
    fact = derived("average", items, value, items[0].fact.unit, items[0].fact.metric)
    formula = f"{plain(items[0].value or 0)} ÷ {plain(items[1].value or 0)} = {plain(value)}"
    return answered(query, opened, items, fact, formula)


def average_of(query: Query, opened: Opened, items: Sequence[Item]) -> Answer | None:
    """The mean of several figures of one unit."""
    numbers = numbers_of(items)
    if numbers is None or len(numbers) < 2 or len({item.fact.unit for item in items}) > 1:
        return None
    value = rounded(sum(numbers, Decimal(0)) / len(numbers))
    fact = derived(
        "average", items, value, items[0].fact.unit, " + ".join(item.fact.metric for item in items)
    )
    total = " + ".join(plain(item.value or 0) for item in items)
    return answered(query, opened, items, fact, say("value.mean", terms=total, value=plain(value)))
