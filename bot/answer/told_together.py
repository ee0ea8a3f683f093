"""Figures of the narrative that a question names one after another: computed with, or side by side."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from bot.answer import averages, compute
from bot.answer.cells import Item, total
from bot.answer.compose import joined, noted, one, several
from bot.answer.made import OF_SEVERAL, Made
from bot.answer.narrative_units import asked_units
from bot.answer.phrases import say
from bot.answer.told_beside import told_beside_it
from bot.answer.told_item import told_as_one, told_item
from bot.answer.told_items import figure_item, headings_at
from bot.library import Opened
from bot.types import Answer
from bot.understand.content import holds, pieces, plain_words
from bot.understand.metrics import candidates
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.told_parts import Parts, Thing, asked_apart, like_the_first, told_parts
from corpus.types import Figure

Words = tuple[str, ...]
_PERCENT = "%"
_INSIDE = ("share", "ratio")
_MADE: dict[str, Made] = {
    **OF_SEVERAL,
    "average": averages.average_of,
    "share": lambda query, opened, items: compute.ratio_of(query, opened, items, percent=True),
}


def told_together(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """What is computed from the figures that a question names; None unless each is told of clearly."""
    asked = [_apart(parts, parsed, opened) for parts in told_parts(parsed)]
    names = list(dict.fromkeys(thing.words for parts in asked for thing in parts.things))
    rows = [target for target in query.targets if candidates(target, opened.metrics)]
    of_tables = len(rows) >= len(names) and not parsed.says("cue", "prose")
    if len(names) < 2 or of_tables:
        return None
    found = _figures(names, opened, parsed)
    if len(set(found.values())) < len(names):
        return None
    answers = [_answer(query, opened, parts, found) for parts in asked]
    answers += [_part_of(query, opened, asked, found)] if len(asked) == 2 and answers[-1] is None else []
    made = [answer for answer in answers if answer]
    return joined(made) if made and len(made) == len(asked) else None


def told_beside(opened: Opened, parsed: Parsed, unit: str | None) -> Item | None:
    """The figure, in the unit of the one told before, of the one thing that the message names."""
    things = [thing for parts in told_parts(parsed) for thing in parts.things]
    if len(things) != 1:
        return None
    held = _holding(things[0].words, [], {unit} if unit else set(), opened)
    return figure_item(opened, held[0]) if len(held) == 1 and held[0].unit == unit else None


def _part_of(
    query: Query, opened: Opened, asked: Sequence[Parts], found: dict[Words, Figure]
) -> Answer | None:
    """What part the sum that was asked for first is of the one thing named then (一共几条，占全部的几成)."""
    first, then = asked
    if (first.operation, then.operation, len(then.things)) != ("sum", "share", 1):
        return None
    items = [figure_item(opened, found[words]) for words in dict.fromkeys(t.words for t in first.things)]
    name = " + ".join(item.fact.metric for item in items)
    label = " + ".join(item.label for item in items)
    part, whole = total(items, label, name, None), figure_item(opened, found[then.things[0].words])
    return compute.ratio_of(query, opened, [part, whole], percent=True) if part else None


def _apart(parts: Parts, parsed: Parsed, opened: Opened) -> Parts:
    """The parts with things that no label holds together each by itself (抖音快手)."""
    labels = [label for label, _ in opened.report.counted]
    content = {match.text for match in parsed.matches if match.kind == "content"}
    subjects = "".join(match.text for match in parsed.matches if match.kind == "topic")
    things: list[Thing] = []
    for thing in parts.things:
        each = [word for word in thing.words if word in content]
        together = any(all(holds(label, word) for word in each) for label in labels)
        told = all(any(holds(label, word) for label in labels) for word in each)
        of_other = any(word in subjects for word in thing.words)  # 网站检查发现多少问题
        apart = len(each) > 1 and told and not (together or of_other)
        things += (
            [Thing((word,), thing.link if word == each[0] else "") for word in each] if apart else [thing]
        )
    return replace(parts, things=tuple(things))


def _answer(query: Query, opened: Opened, parts: Parts, found: dict[Words, Figure]) -> Answer | None:
    """What a clause asks of the figures that it names; None where it leaves open how they are held."""
    items = [figure_item(opened, found[words]) for words in dict.fromkeys(t.words for t in parts.things)]
    unclear = parts.inside and parts.operation not in _INSIDE  # 新媒体里微信发了几条
    unclear = unclear or (parts.operation == "share" and (parts.listed or len(items) != 2))  # 甲和乙共占多少
    if len(items) < 2 or unclear:
        return None
    return _computed(query, opened, parts.operation, items[::-1] if parts.inside else items)


def _computed(query: Query, opened: Opened, operation: str, items: Sequence[Item]) -> Answer | None:
    """What an operation makes of figures; the figures themselves where it is none or makes nothing."""
    answer = _MADE[operation](query, opened, items) if operation in _MADE else None
    each = _listed(query, opened, items)
    return answer or (noted(each, say("value.units_differ")) if operation in _MADE else each)


def _listed(query: Query, opened: Opened, items: Sequence[Item]) -> Answer:
    label = "、".join(item.label for item in items)
    head = say("value.list", agency=opened.agency, year=opened.year, label=label)
    return several(query, opened, items, head)


def told_apart(opened: Opened, parsed: Parsed) -> list[Parsed]:
    """The parts of a message that each ask for a figure; [] where one is told of all that they name."""
    parts = asked_apart(parsed)
    one_unit = len({asked_units(part) for part in parts}) == 1
    return [] if one_unit and told_as_one(parsed, opened) else parts


def side_by_side(query: Query, opened: Opened, parsed: Parsed, parts: Sequence[Parsed]) -> Answer | None:
    """The figures of the parts of a message, or what they make; of those not told it says so."""
    first = parts[0]
    variants = [(part,) if part is first else (like_the_first(first, part), part) for part in parts]
    found = [next(filter(None, (_part_told(query, opened, one) for one in each)), None) for each in variants]
    found = [found[0], *_beside_first(found, parts, opened)]
    items = list(dict.fromkeys(item for item in found if item))
    asked = told_parts(parsed)
    together = asked[0].operation if len(asked) == 1 else query.operation
    if together in OF_SEVERAL:
        return OF_SEVERAL[together](query, opened, items) if len(items) == len(parts) else None
    if len(items) < len(parts) and (query.targets or query.applicants):
        return None  # 申请里寄信的几件、网上提的几件
    lacking = [part for part, item in zip(parts, found, strict=True) if item is None]
    notes = [say("no.figure", what="、".join(pieces(part))) for part in lacking if pieces(part)]
    if len(items) < 2:
        return noted(one(query, opened, items[0]), *notes) if items else None
    return noted(_listed(query, opened, items), *notes)


def _beside_first(found: Sequence[Item | None], parts: Sequence[Parsed], opened: Opened) -> list[Item | None]:
    """What the further parts ask for, first of all in the sentence of the first figure."""
    place = found[0].sources[0].citation if found[0] else None
    beside = [told_beside_it(place, part, opened) if place else None for part in parts[1:]]
    return [figure_item(opened, near) if near else item for near, item in zip(beside, found[1:], strict=True)]


def _part_told(query: Query, opened: Opened, part: Parsed) -> Item | None:
    """The figure of one part of a message."""
    operation = "share" if part.says("operation", "share") else "value"
    return told_item(query._replace(operation=operation), opened, part)


def _figures(names: Sequence[Words], opened: Opened, parsed: Parsed) -> dict[Words, Figure]:
    """The one figure that each of the names stands for: of what is done (发布), in the unit asked for.

    Else it is of the unit of the others, or in their sentence; names that stay unclear are not in it.
    """
    done = [m.text for m in parsed.matches if m.text in plain_words() and m.kind in ("content", "weak")]
    units = asked_units(parsed) - {n.unit for n in parsed.numbers if n.value == len(names)}  # 四个号
    every = {words: _holding(words, done, units, opened) for words in names}
    for alike in (_unit, _sentence):
        clear = {alike(held[0]) for held in every.values() if len(held) == 1}
        for words, held in every.items():
            every[words] = ([f for f in held if alike(f) in clear] or held) if len(held) > 1 else held
    return {words: held[0] for words, held in every.items() if len(held) == 1}


def _unit(figure: Figure) -> str:
    return figure.unit


def _sentence(figure: Figure) -> int:
    return figure.citation.span.start


def _holding(words: Words, done: Sequence[str], units: Set[str], opened: Opened) -> list[Figure]:
    """The figures of which all words are told, those whose labels hold the most of them."""
    every = ((figure, _told(figure, opened)) for figure in _current(opened))
    told = [figure for figure, text in every if all(holds(text, word) for word in words)]
    told = [figure for figure in told if figure.unit in units] or told
    counts = [(sum(holds(figure.label, word) for word in words), figure) for figure in told]
    best = max((count for count, _ in counts), default=0)
    nearest = [figure for count, figure in counts if count == best]
    acts = [figure for figure in nearest if any(holds(figure.label, act) for act in done)]
    return acts or (nearest if best else [])


def _current(opened: Opened) -> list[Figure]:
    """The numbers of the report's own year that are no rates."""
    return [f for f in opened.report.figures if f.period == "current" and f.unit != _PERCENT]


def _told(figure: Figure, opened: Opened) -> str:
    """The label of a figure, its sentence up to it, and the headings above."""
    before = opened.report.text[figure.citation.span.start : figure.span.start]
    return "".join((figure.label, before, *headings_at(opened, figure)))
