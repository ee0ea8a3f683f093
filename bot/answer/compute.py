"""Arithmetic over printed figures: every result keeps its formula and the cells it was made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from bot.answer.cells import YUAN, Item, key, listed, plain, shown, whole
from bot.answer.compose import assumptions, gather, joined, noted
from bot.answer.phrases import foremost, say
from bot.answer.spoken import sentence
from bot.library import Opened
from bot.types import Answer, AnswerFact, Derived, Kind
from bot.understand.query import Query
from corpus.types import Status, Value

_MANY = {"万": 10_000, "亿": 100_000_000}
_CENT = Decimal("0.01")
_FEW = 30  # cases below which a rate says little
COUNTED = frozenset("件条项次个份篇期场部")  # units of numbers that may be held against each other


def rounded(value: Decimal) -> Value:
    """To two places, below a tenth to four, half up; a whole number as an integer."""
    value = value.quantize(_CENT if abs(value) >= Decimal("0.1") else _CENT * _CENT, ROUND_HALF_UP)
    return int(value) if value == value.to_integral_value() else value.normalize()


def derived(op: str, items: Sequence[Item], value: Value, unit: str | None, metric: str) -> AnswerFact:
    """A computed value, of the report of its first figure."""
    of = tuple(key(item.fact.metric, item.fact.applicant) for item in items)
    first = items[0].fact
    return AnswerFact(
        first.agency, first.year, metric, None, value, unit, plain(value), Status.REPORTED, Derived(op, of)
    )


def answered(
    query: Query,
    opened: Opened,
    items: Sequence[Item],
    fact: AnswerFact,
    formula: str,
) -> Answer:
    """The answer that gives a computed value with its figures and its formula."""
    facts, sources = gather(items)
    whole = Item(fact.metric.replace("/", " › "), fact, (), sources)
    rows = tuple(listed(item) for item in items)
    return Answer(
        kind=Kind.FIGURE,
        headline=shown(fact),
        lines=(
            say("value.list", agency=opened.agency, year=opened.year, label="所用的数"),
            *rows,
            say("value.formula", formula=formula),
        ),
        facts=(fact, *facts),
        sources=sources,
        notes=tuple(dict.fromkeys(note for item in items for note in item.notes)),
        assumed=assumptions(query, opened),
        spoken=sentence(opened, whole),
    )


def numbers_of(items: Sequence[Item]) -> list[Decimal] | None:
    """The numbers of the figures; None where one has none."""
    values = [item.value for item in items]
    return (
        None
        if any(value is None for value in values)
        else [Decimal(value) for value in values if value is not None]
    )


def _alike(items: Sequence[Item]) -> bool:
    """Whether the figures are of one unit, or count cases, items and the like."""
    units = {item.fact.unit for item in items}
    return len(units) == 1 or all(unit in COUNTED for unit in units)


def two_numbers(items: Sequence[Item]) -> tuple[Decimal, Decimal] | None:
    """The numbers of two figures of one unit, or that count alike; None where they are no such two."""
    numbers = numbers_of(items)
    if numbers is None or len(numbers) != 2 or not _alike(items):
        return None
    return numbers[0], numbers[1]


def sum_of(query: Query, opened: Opened, items: Sequence[Item]) -> Answer | None:
    """The sum of several figures of one unit."""
    numbers = numbers_of(items)
    if numbers is None or len(numbers) < 2 or len({item.fact.unit for item in items}) > 1:
        return None
    value = whole(sum(numbers, Decimal(0)))
    name = " + ".join(item.fact.metric for item in items)
    fact = derived("sum", items, value, items[0].fact.unit, name)
    formula = " + ".join(plain(item.value or 0) for item in items) + f" = {plain(value)}"
    return answered(query, opened, items, fact, formula)


def difference_of(
    query: Query, opened: Opened, items: Sequence[Item], kind: Kind = Kind.FIGURE
) -> Answer | None:
    """How much the first figure is above the second (the amount of the difference, and which is larger)."""
    numbers = two_numbers(items)
    if numbers is None:
        return None
    value = whole(abs(numbers[0] - numbers[1]))
    larger, smaller = (items[0], items[1]) if numbers[0] >= numbers[1] else (items[1], items[0])
    fact = derived(
        "difference",
        (larger, smaller),
        value,
        items[0].fact.unit if items[0].fact.unit == items[1].fact.unit else None,
        f"{larger.fact.metric} - {smaller.fact.metric}",
    )
    formula = (
        f"{plain(larger.value or 0)} - {plain(smaller.value or 0)} = {plain(value)}（{larger.label}较多）"
    )
    if value == 0:
        formula = formula.split("（", maxsplit=1)[0]
    return answered(query, opened, items, fact, formula)


def few(base: Item) -> tuple[str, ...]:
    """That a rate says little where it is one of few cases."""
    counted = base.fact.unit in COUNTED and base.value is not None
    return (say("value.few", base=plain(base.value or 0)),) if counted and (base.value or 0) < _FEW else ()


def rate_of(items: Sequence[Item]) -> AnswerFact:
    """What part the first figure is of the second, in per cent; both are printed and the second is not 0."""
    part, base = (Decimal(item.value or 0) for item in items)
    return _quotient(items, rounded(part / base * 100), "%")


def _quotient(items: Sequence[Item], value: Value, unit: str) -> AnswerFact:
    return derived("ratio", items, value, unit, " ÷ ".join(item.fact.metric for item in items))


def ratio_of(query: Query, opened: Opened, items: Sequence[Item], percent: bool) -> Answer | None:
    """The first figure divided by the second, as a multiple or in per cent."""
    numbers = two_numbers(items)
    if numbers is None:
        return None
    if numbers[1] == 0:
        return zero_base(query, opened, items)
    quotient = numbers[0] / numbers[1] * (100 if percent else 1)
    value = rounded(quotient)
    sign = "%" if percent else ""
    fact = _quotient(items, value, sign or "倍")
    formula = f"{plain(items[0].value or 0)} ÷ {plain(items[1].value or 0)} = {plain(value)}{sign}"
    answer = answered(query, opened, items, fact, formula)
    above = (say("value.over_whole"),) if quotient > 100 else ()
    return replace(answer, notes=(*answer.notes, *few(items[1]), *above)) if percent else answer


def ratios_of(query: Query, opened: Opened, pairs: Sequence[tuple[Item, Item] | None]) -> Answer | None:
    """What part the first of every pair is of the second, in per cent; None where one cannot be told."""
    made = [ratio_of(query, opened, pair, percent=True) for pair in pairs if pair]
    answers = [answer for answer in made if answer]
    return joined(answers) if answers and len(answers) == len(pairs) else None


def excess_of(query: Query, opened: Opened, items: Sequence[Item]) -> Answer | None:
    """By how many per cent of the second figure the first is above or below it."""
    numbers = two_numbers(items)
    if numbers is None:
        return None
    if numbers[1] == 0:
        return zero_base(query, opened, items)
    larger, smaller = (items[0], items[1]) if numbers[0] >= numbers[1] else (items[1], items[0])
    value = rounded(abs(numbers[0] - numbers[1]) / numbers[1] * 100)
    name = f"({larger.fact.metric} - {smaller.fact.metric}) ÷ {items[1].fact.metric}"
    fact = derived("difference", (larger, smaller), value, "%", name)
    more, less, base = (plain(item.value or 0) for item in (larger, smaller, items[1]))
    formula = f"({more} - {less}) ÷ {base} = {plain(value)}%（{larger.label}较多）"
    return answered(query, opened, items, fact, formula)


def change_of(query: Query, opened: Opened, items: Sequence[Item]) -> Answer | None:
    """How much more or less is carried out of a year than came into it, also in per cent."""
    ends = sorted(items, key=lambda item: item.fact.metric.startswith("上年"))
    made = [answer for of in (difference_of, excess_of) if (answer := of(query, opened, ends))]
    if len(made) < 2:
        return None
    left, taken = (Decimal(item.value or 0) for item in ends)
    way = "same" if left == taken else "risen" if left > taken else "fallen"
    return joined([noted(made[0], say(f"carried.{way}")), *made[1:]])


def zero_base(query: Query, opened: Opened, items: Sequence[Item]) -> Answer:
    """The figures themselves, saying that a quotient with a zero base does not exist."""
    facts, sources = gather(items)
    return Answer(
        kind=Kind.FIGURE,
        headline=say("no.rate_base"),
        lines=tuple(listed(item) for item in items),
        facts=facts,
        sources=sources,
        notes=(say("value.zero_base", label=items[-1].label),),
        assumed=assumptions(query, opened),
        spoken=say("no.rate_base"),
    )


def extreme_of(query: Query, opened: Opened, items: Sequence[Item], most: bool) -> Answer | None:
    """Which of several figures of one unit is the largest or smallest; ties are named together."""
    numbers = numbers_of(items)
    if numbers is None or len(numbers) < 2 or not _alike(items):
        return None
    best = max(numbers) if most else min(numbers)
    winners = [item for item, number in zip(items, numbers, strict=True) if number == best]
    names = "、".join(item.label for item in winners)
    tie = len(winners) == len(items)
    head = say("value.tie", label=names) if tie else foremost(names, least=not most, among=len(items))
    facts, sources = gather(items)
    return Answer(
        kind=Kind.COMPARISON,
        headline=head,
        lines=tuple(listed(item) for item in items),
        facts=facts,
        sources=sources,
        notes=tuple(dict.fromkeys(note for item in items for note in item.notes)),
        assumed=assumptions(query, opened),
        spoken=sentence(opened, winners[0]),
    )


def converted(item: Item, answer: Answer, unit: str, places: int = 0) -> Answer:
    """The same answer with an amount of money, or a count, also given in another unit (万元, 万件)."""
    if item.value is None:
        return answer
    scale = Decimal(YUAN.get(item.fact.unit or "", 1)) / YUAN.get(unit, _MANY.get(unit[:1], 1))
    exact = Decimal(item.value) * scale
    value = whole(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) if places else exact)
    fact = derived("sum", (item,), value, unit, item.fact.metric)
    line = say("value.converted", value=shown(fact))
    return replace(answer, lines=(*answer.lines, line), facts=(*answer.facts, fact))
