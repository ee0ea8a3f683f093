"""All parts of one row of a report: what part of it each is, what they add up to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.answer import compute
from bot.answer.cells import Item, listed, plain, shown
from bot.answer.compose import assumptions, gather, noted, several
from bot.answer.items import items_of
from bot.answer.orders import parts_of
from bot.answer.phrases import say
from bot.answer.shares import sum_item
from bot.answer.spoken import sentence
from bot.library import Opened
from bot.types import Answer, Kind
from bot.understand.parse import Parsed
from bot.understand.query import Query
from corpus.vocabulary import APPLICANTS, TOTAL

_EACH = re.compile(r"各(?:占|自|是|有|多少|几)|分别|每一?[类种项样个]|依次|逐[项类]")
_KINDS = re.compile(r"各[类种项样]|分布|构成")  # 各类办理结果占比
_SO_MANY = re.compile(r"[两二三四五六七八九十2-9][大小]?[种类项样条款](?!以)")  # 三种情况分别占多少
_TOGETHER = re.compile(r"[共合总]计|一共|总共|共(?:是|有)?(?:多少|几)|加起来|相加|加一起|加总|之和")


def parted(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """Each part with its share, or all of them with their sum; None where neither is asked for."""
    each, together = _EACH.search(parsed.spoken), _TOGETHER.search(parsed.spoken)
    shared = query.rate and (each or _KINDS.search(parsed.spoken))
    asked = shared or (together and (each or parsed.says("cue", "check")))
    if len(query.targets) != 1 or not asked or not _names_parts(query, parsed):
        return None
    everyone = set(query.applicants) == set(APPLICANTS)
    whole = items_of(query.targets[0], opened, (TOTAL,) if everyone else query.applicants)
    rows = parts_of(query, opened)
    if len(whole) != 1 or len(rows) < 2 or any(item.value is None for item in (*whole, *rows)):
        return None
    return _shares(query, opened, rows, whole[0]) if query.rate else _added(query, opened, rows, whole[0])


def _names_parts(query: Query, parsed: Parsed) -> bool:
    everyone = set(query.applicants) == set(APPLICANTS)
    counted = any(number.unit in ("项", "类", "种", "样", "个") for number in parsed.numbers)
    return everyone or counted or query.parts or _SO_MANY.search(parsed.spoken) is not None


def _shares(query: Query, opened: Opened, rows: Sequence[Item], whole: Item) -> Answer | None:
    """What part every row is of the whole, in per cent; None of a whole of nothing."""
    if not whole.value:
        return compute.zero_base(query, opened, [*rows, whole])
    rates = [compute.rate_of((row, whole)) for row in rows]
    facts, sources = gather([*rows, whole])
    lines = [
        say("value.part", row=listed(row), rate=shown(rate)) for row, rate in zip(rows, rates, strict=True)
    ]
    answer = Answer(
        kind=Kind.FIGURE,
        headline=say("value.parts", agency=opened.agency, year=opened.year, label=listed(whole)),
        lines=(*lines, say("value.parts_of", base=plain(whole.value))),
        facts=(*rates, *facts),
        sources=sources,
        assumed=assumptions(query, opened),
        spoken=sentence(opened, whole),
    )
    return noted(answer, *compute.few(whole), *(note for row in rows for note in row.notes))


def _added(query: Query, opened: Opened, rows: Sequence[Item], whole: Item) -> Answer:
    """The rows with their sum, and whether that is what the report prints for the whole."""
    head = say("value.list", agency=opened.agency, year=opened.year, label=whole.label)
    answer = several(query, opened, rows, head)
    made = sum_item(rows)
    if made is None:
        return answer
    terms = " + ".join(plain(row.value or 0) for row in rows)
    lines = [say("value.formula", formula=f"{terms} = {plain(made.value or 0)}")]
    facts, sources = [made.fact], list(answer.sources)
    if whole.fact.derived is None:
        same = Decimal(made.value or 0) == Decimal(whole.value or 0)
        lines += [listed(whole), say("check.parts_hold" if same else "check.parts_broken")]
        facts.append(whole.fact)
        sources += whole.sources
    return replace(
        answer,
        lines=(*answer.lines, *lines),
        facts=(*answer.facts, *dict.fromkeys(facts)),
        sources=tuple(dict.fromkeys(sources)),
        spoken=sentence(opened, whole),
    )
