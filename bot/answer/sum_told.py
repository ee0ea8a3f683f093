"""What part the sum of figures answered before is of their whole (它俩合起来占全部的百分之几)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer import compute
from bot.answer.cells import Item, key, label_of
from bot.answer.items import items_of
from bot.answer.recalled import pointed_at
from bot.answer.shares import key_of, sum_item, whole_of
from bot.library import Library, Opened
from bot.types import Answer, AnswerFact, Told
from bot.understand.metrics import Target, candidates
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.rows import read_rows
from bot.understand.vocabulary import words

_TOLD = "正文/"
_SHARE = "占"
_NAMING = ("term", "content", "topic")
_PLUS = " + "  # between the names of figures that were added because they were asked for
_POINTING = re.compile("俩|[两三四五二2-5这那几](?:个|项|样|种|类|者|数|笔|块)")


def part_of_whole(
    query: Query, parsed: Parsed, told: Sequence[Told], before: Answer, library: Library
) -> Answer | None:
    """The share; None where the message asks for none of such a sum, or the figures have no whole.

    `before`: the answer that may be such a sum.
    """
    at = parsed.spoken.find(_SHARE)
    each = parsed.says("operation", "list")  # 两家分别占多少
    if query.operation != "share" or at < 0 or each or _names(parsed, at):
        return None
    head = parsed.spoken[:at]
    added = _addends(before)
    if not added and _together(parsed, head):
        added = [one.fact for one in pointed_at(replace(parsed, spoken=head), told)]
    reports = {(fact.agency, fact.year) for fact in added}
    opened = library.open(*next(iter(reports))) if len(reports) == 1 else None
    if opened is None or len(added) < 2 or any(fact.metric.startswith(_TOLD) for fact in added):
        return None
    items = [_printed(fact, told, before) for fact in added]
    part, whole = sum_item(items), _whole(read_rows(parsed).targets, items, opened)
    if part is None or whole is None or key_of(whole) in map(key_of, items):
        return None
    return compute.ratio_of(query, opened, (part, whole), percent=True)


def _names(parsed: Parsed, at: int) -> bool:
    """Whether the message names figures of its own before the place, or other bodies, years, applicants."""
    others = parsed.bodies or parsed.years or parsed.leftover or parsed.says("applicant")
    return bool(others) or any(m.kind in _NAMING and m.start < at for m in parsed.matches)


def _together(parsed: Parsed, head: str) -> bool:
    """Whether figures told before are pointed at, all together."""
    added = any(m.id == "sum" and m.start < len(head) for m in parsed.matches)
    added = added or any(word in head for word in words()["totals"]["words"])
    return added or _POINTING.search(head) is not None


def _addends(answer: Answer) -> list[AnswerFact]:
    """The figures of which an answer is the sum, as they stand in it; none where they are one row's parts."""
    made = answer.facts[0].derived if answer.facts else None
    if made is None or made.op != "sum" or _PLUS not in answer.facts[0].metric:
        return []
    of = {name.rpartition(":")[2] for name in made.of}
    return [fact for fact in answer.facts[1:] if key(fact.metric, fact.applicant) in of]


def _printed(fact: AnswerFact, told: Sequence[Told], before: Answer) -> Item:
    """The figure with where it stands."""
    known = next((one for one in told if one.fact == fact), None)
    sources = known.sources if known else before.sources
    notes = known.notes if known else ()
    return Item(label_of(fact.metric, fact.applicant), fact, (fact,), sources, notes)


def _whole(said: Sequence[Target], items: Sequence[Item], opened: Opened) -> Item | None:
    """What the message names as the whole, else the natural one that the figures share."""
    wholes = {key_of(one): one for item in items if (one := whole_of(item, opened))}
    natural = next(iter(wholes.values())) if len(wholes) == 1 else None
    rows = {metric.path for target in said for metric in candidates(target)}
    if not said or (natural and natural.fact.metric in rows):
        return natural
    named = items_of(said[0], opened, ()) if len(said) == 1 else []
    return named[0] if len(named) == 1 else None
