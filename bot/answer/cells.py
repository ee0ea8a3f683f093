"""Looks figures up in one report: printed cells, and totals that the form leaves to the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from unicodedata import normalize

from bot.answer.contradictions import warned
from bot.answer.other_years import against_others
from bot.answer.phrases import say
from bot.library import Opened
from bot.types import AnswerFact, Derived, Source
from bot.understand.metrics import Selection
from corpus.types import Fact, Status, Value
from corpus.vocabulary import APPLICANTS, TOTAL, Metric

ORGANISATIONS = "法人或其他组织"
PARTS = {ORGANISATIONS: APPLICANTS[1:-1], TOTAL: APPLICANTS[:-1]}

_FEW_ADDENDS = 4  # that are named beside a sum in a list
YUAN = {"元": 1, "万元": 10_000, "亿元": 100_000_000}  # what units of money are worth


@dataclass(frozen=True, slots=True)
class Item:
    """One figure of an answer: what it is called, its fact, the printed addends it came from, notes."""

    label: str
    fact: AnswerFact
    parts: tuple[AnswerFact, ...]
    sources: tuple[Source, ...]
    notes: tuple[str, ...] = ()
    beside: tuple[AnswerFact, ...] = ()  # figures that the notes name

    @property
    def value(self) -> Value | None:
        """The number, None when none is printed."""
        return self.fact.value


def key(metric: str, applicant: str | None) -> str:
    """The name of a cell in derived values and findings."""
    return f"{metric}@{applicant}" if applicant else metric


def label_of(metric: str, applicant: str | None = None) -> str:
    """A metric as a person reads it."""
    name = metric.replace("/", " › ")
    return f"{name}（{applicant}）" if applicant and applicant != TOTAL else name


def plain(value: Value) -> str:
    """A computed value in digits, without trailing zeros."""
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value)


def whole(value: Decimal) -> Value:
    """The value as an integer when it is one."""
    return int(value) if value == value.to_integral_value() else value


def shown(fact: AnswerFact) -> str:
    """The figure as printed with its unit; large counts also with separators."""
    if fact.status is Status.BLANK:
        return say("value.blank")
    if fact.status is Status.NOT_APPLICABLE:
        return say("value.not_applicable", raw=fact.raw)
    if fact.value is None:
        return say("value.no_number", raw=fact.raw)
    worded = not any(character.isdecimal() for character in fact.raw)  # 未收到申请
    digits = plain(fact.value) if worded or fact.derived else normalize("NFKC", fact.raw)
    unit = fact.unit or ""
    text = digits if unit and digits.endswith(unit) else f"{digits} {unit}".strip()
    if unit == "%":
        text = f"{digits.rstrip('% ')}%"
    if isinstance(fact.value, int) and abs(fact.value) >= 10_000 and digits == str(fact.value):
        text = f"{text}（{fact.value:,}）"
    return text


def answer_fact(opened: Opened, fact: Fact) -> AnswerFact:
    """A printed fact as an answer carries it."""
    return AnswerFact(
        opened.agency, opened.year, fact.metric, fact.applicant, fact.value, fact.unit, fact.raw, fact.status
    )


def source(opened: Opened, fact: Fact) -> Source:
    """Where a printed fact stands."""
    return Source(opened.title, fact.citation, opened.info.url)


def printed(opened: Opened, fact: Fact) -> Item:
    """A printed cell as an item."""
    made = answer_fact(opened, fact)
    about = warned(opened, {fact.metric, key(fact.metric, fact.applicant)}, fact.value)
    others = against_others(opened, fact)
    blank = (say("value.blank_note"),) if fact.status is Status.BLANK else ()
    notes = (*blank, *about.notes, *others.notes)
    sources = (source(opened, fact), *about.sources, *others.sources)
    beside = tuple(one for one in (*about.facts, *others.facts) if one != made)
    return Item(label_of(fact.metric, fact.applicant), made, (made,), sources, notes, beside)


def cell(opened: Opened, metric: Metric, applicant: str | None) -> Item | None:
    """One cell; a blank 总计 and the group of organisations are summed from the filled columns."""
    if not metric.by_applicant:
        fact = opened.cells.get((metric.path, None))
        return printed(opened, fact) if fact else None
    name = applicant or TOTAL
    fact = opened.cells.get((metric.path, name))
    if fact and (fact.status is Status.REPORTED or name not in PARTS):
        return printed(opened, fact)
    if name in PARTS:
        columns = [opened.cells.get((metric.path, column)) for column in PARTS[name]]
        filled = [printed(opened, column) for column in columns if column and column.value is not None]
        if filled and all(columns):
            note = (say("value.total_blank"),) if fact else ()
            made = total(filled, label_of(metric.path, name), metric.path, name, note)
            blank = printed(opened, fact) if fact and made else None
            return _beside(made, blank) if made and blank else made
    return printed(opened, fact) if fact else None


def total(
    items: Sequence[Item], label: str, metric: str, applicant: str | None, notes: tuple[str, ...] = ()
) -> Item | None:
    """The sum of items of one unit, with every printed addend; None when an addend has no number."""
    values = [item.value for item in items if item.value is not None]
    if len(values) != len(items) or not values:
        return None
    first = items[0].fact
    value = sum(values[1:], start=values[0])
    parts = tuple(part for item in items for part in item.parts)
    derived = Derived("sum", tuple(key(part.metric, part.applicant) for part in parts))
    fact = AnswerFact(
        first.agency, first.year, metric, applicant, value, first.unit, plain(value), Status.REPORTED, derived
    )
    sources = tuple(one for item in items for one in item.sources)
    gathered = tuple(dict.fromkeys((*notes, *(note for item in items for note in item.notes))))
    beside = tuple(one for item in items for one in item.beside)
    return Item(label, fact, parts, sources, gathered, beside)


def _beside(made: Item, blank: Item) -> Item:
    """A sum with the blank cell that it stands for beside it."""
    sources = (*made.sources, *blank.sources)
    return replace(made, sources=sources, beside=(*made.beside, blank.fact))


def of_selection(opened: Opened, selection: Selection, applicant: str | None) -> list[Item]:
    """The items of a selection: one for a sum, one for each metric of a list; none if cells are missing."""
    found = [cell(opened, metric, applicant) for metric in selection.metrics]
    items = [item for item in found if item]
    if not selection.summed or len(items) < 2:
        return items
    by_applicant = selection.metrics[0].by_applicant
    name = applicant or TOTAL if by_applicant else None
    filled = [item for item in items if item.value is not None]
    blank = "、".join(_tail(item.fact) for item in items if item.value is None)
    notes = (say("value.part_blank", rows=blank),) if blank else ()
    whole = total(filled, label_of(selection.name, name), selection.name, name, notes) if filled else None
    if len(items) < len(selection.metrics) or whole is None:
        return items
    return [whole]


def listed(item: Item) -> str:
    """A figure with its name as a line of a list; of a sum with its addends, unless its name has them."""
    line = f"{item.label}：{shown(item.fact)}"
    summed = 1 < len(item.parts) <= _FEW_ADDENDS and "（" not in item.label
    return f"{line}（{formula(item)}）" if summed else line


def formula(item: Item) -> str:
    """The addends of a sum with their names, the two sides of a rate."""
    op = item.fact.derived.op if item.fact.derived else "sum"
    if op != "sum":
        return _rate(item)
    if len({part.metric for part in item.parts}) > 1:
        names = [label_of(_tail(part), part.applicant) for part in item.parts]
    else:
        names = [part.applicant or "" for part in item.parts]
    terms = [f"{name} {plain(part.value or 0)}" for name, part in zip(names, item.parts, strict=True)]
    return " + ".join(terms) + f" = {plain(item.value or 0)}"


def _rate(item: Item) -> str:
    of = item.fact.derived.of if item.fact.derived else ()
    values = {key(part.metric, part.applicant): part.value for part in item.parts}
    return " ÷ ".join(plain(values[name] or 0) for name in of) + f" = {shown(item.fact)}"


def _tail(part: AnswerFact) -> str:
    """What tells the row of an addend from others of its group."""
    names = part.metric.split("/")
    return " ".join(names[-2:] if len(names) > 2 else names[-1:])
