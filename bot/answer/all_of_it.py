"""Whether all applications were dealt with, or are of one kind of applicants (都办结了吗, 都是个人的吗)."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.answer.cells import Item
from bot.answer.compose import several
from bot.answer.items import items_of
from bot.answer.phrases import say
from bot.library import Opened
from bot.types import Answer, Kind
from bot.understand.metrics import Target
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.vocabulary import terms
from corpus.types import Value

_ALL = re.compile(
    r"(?:全都?|都|全部)(?:(?P<are>是)|已经?)?[^,，。?？几多少]{1,8}(?:[吗么]|了没有?|没有)[?？。\s]*$"
)
_DEALT_WITH, _PENDING = "办理结果", "结转下年"


def all_of_it(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The figure beside that of the whole, or of what is left, with yes or no; None where it is not asked."""
    plain = query.operation == "value" and len(query.targets) == 1 and not query.conflict
    hit = _ALL.search(parsed.spoken)
    if not plain or not hit or parsed.numbers or parsed.says("question", "quantity"):
        return None
    asked = {(m.kind, m.id) for m in parsed.matches if m.start > hit.start()}
    target = query.targets[0]
    if hit["are"] and len(query.applicants) == 1 and ("applicant", query.applicants[0]) in asked:
        part, whole = (items_of(target, opened, names) for names in (query.applicants, ()))
        return _judged(query, opened, [*part, *whole], lambda one, other: one == other)
    if ("term", _DEALT_WITH) in asked and target == Target.of(terms()[_DEALT_WITH].kinds):
        left = items_of(Target.of(terms()[_PENDING].kinds), opened, ())
        done = items_of(target, opened, ())
        return _judged(query, opened, [*done, *left], lambda _, other: other == 0)
    return None


def _judged(
    query: Query, opened: Opened, items: list[Item], holds: Callable[[Value, Value], bool]
) -> Answer | None:
    """Both figures with yes or no; None where one of them is not printed."""
    values = [item.value for item in items if item.value is not None]
    if len(items) != 2 or len(values) != 2:
        return None
    verdict = say("verdict.all" if holds(*values) else "verdict.not_all")
    return several(query, opened, items, verdict, Kind.COMPARISON)
