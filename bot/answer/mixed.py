"""Arithmetic between a figure of the tables and one of the narrative (许可件数比网站发的条数多多少)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from bot.answer.cells import Item
from bot.answer.compute import ratio_of
from bot.answer.items import items_of
from bot.answer.made import OF_TWO
from bot.answer.metrics import average
from bot.answer.phrases import say
from bot.answer.told_item import told_item
from bot.answer.told_together import told_beside
from bot.library import Opened
from bot.types import Answer, Told
from bot.understand.content import holds, pieces
from bot.understand.lexicon import Match
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.vocabulary import any_of, words

_TOLD = "正文/"
_APPLIED = "申请"
# The figure answered last is meant by what stands before the operation.
_OF_IT = re.compile("(?:是|为|抵|顶|相当于)(?:[它这那]|前面|上面)")  # behind the figure that is named
_MEANT = re.compile("[那它这]?(?:个|些)?(?:数|条数)?(?:是|跟|和|与|比|占|顶|相当于|抵)")
_TURNED = re.compile(r"[,，].{1,8}是(?:它|前者|前面那个|那个数)的?.{0,3}倍")  # 放一起比，许可是它的几倍
_OF_TABLES = ("term", "operation")
_TELLING = ("content", "topic")
_BRIEF = 16  # characters of a message that leans on the figure before it


def mixed(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The comparison of the two figures; None where the message is not of one in a table and one told."""
    rows = [match for match in parsed.matches if match.kind == "term"]
    told = [match for match in parsed.matches if match.kind in _TELLING]
    if query.operation not in OF_TWO or len(query.targets) != 1 or not rows or not told:
        return None
    if rows[0].start < told[0].start < rows[-1].start:
        return None
    items = items_of(query.targets[0], opened, query.applicants)
    figure = told_item(query._replace(operation="value"), opened, _without_rows(parsed))
    if figure is None or len(items) != 1:
        return None
    told_first = told[0].start < rows[0].start
    pair = (
        (figure, items[0])
        if told_first is not (_TURNED.search(parsed.text) is not None)
        else (items[0], figure)
    )
    return OF_TWO[query.operation](query, opened, pair)


def _without_rows(parsed: Parsed) -> Parsed:
    """The message without the row of a table and the operation."""
    rows = [match for match in parsed.matches if match.kind in _OF_TABLES]
    kept = tuple(match for match in parsed.matches if match not in rows and not _counts(match, rows))
    text = parsed.spoken
    for match in rows:
        text = text[: match.start] + "\0" * (match.end - match.start) + text[match.end :]
    return replace(parsed, spoken=text, matches=kept)


def _counts(match: Match, rows: list[Match]) -> bool:
    """Whether a word only says in what the row is counted (许可件数)."""
    return match.kind in ("question", "unit") and any(row.end == match.start for row in rows)


def counted_alike(parsed: Parsed, last: Told, opened: Opened) -> str:
    """The message asked in the unit of the narrative's figure before it (动态 → 动态多少条), else ''."""
    if applied := _applied_by(parsed, last):
        return applied
    unit, said = last.fact.unit or "%", pieces(parsed)
    named = bool(parsed.bodies or parsed.years or parsed.references or parsed.numbers[1:])
    named = named or any(parsed.says(kind) for kind in ("question", "term", "definition", "applicant"))
    named = named or bool(set(parsed.ids("cue")) - {"follow"})  # 是个什么东西
    named = named or bool(set(parsed.ids("operation")) - {"sum"})
    if (
        not last.fact.metric.startswith(_TOLD)
        or named
        or not said
        or len(parsed.text) > _BRIEF
        or unit == "%"
    ):
        return ""
    labels = [one.label for one in opened.report.figures if (one.unit, one.period) == (unit, "current")]
    told = all(any(holds(label, word) for label in labels) for word in said)
    return say("again.counted", what=parsed.text.rstrip("?？。呢啊呀"), unit=unit) if told else ""


def _applied_by(parsed: Parsed, last: Told) -> str:
    """The message asked of applications that were spoken of before (网上的呢 → 网上申请多少件), else ''."""
    said = _ways().findall(parsed.spoken)
    if len(said) != 1 or _APPLIED not in last.fact.metric:
        return ""
    silent = ("neutral", "cue", "question", "unit", "level")
    others = [m.text for m in parsed.matches if m.kind not in silent and m.text not in said[0]]
    left = [word for word in parsed.strange if word not in said[0] and said[0] not in word]
    alone = not (others or left or parsed.bodies or parsed.years)
    return say("again.counted", what=said[0] + _APPLIED, unit="件") if alone else ""


@cache
def _ways() -> re.Pattern[str]:
    return re.compile(any_of((*words()["applied"]["ways"], *words()["applied"]["others"])))


def continued(query: Query, opened: Opened, parsed: Parsed, last: Told) -> Answer | None:
    """What is asked of a figure of the narrative that was answered last (平均一个月几条, 跟许可差多少)."""
    told = last.fact.metric.startswith(_TOLD)
    if not told or (last.fact.agency, last.fact.year) != (opened.agency, opened.year):
        return None
    item = Item(last.fact.metric.removeprefix(_TOLD), last.fact, (last.fact,), last.sources, last.notes)
    if parsed.says("content") or parsed.leftover:
        return _beside(query, opened, parsed, item)
    if query.operation == "average" and not parsed.says("term"):
        return average(query, opened, parsed, [item])
    rows = items_of(query.targets[0], opened, query.applicants) if len(query.targets) == 1 else []
    if query.operation not in OF_TWO or len(rows) != 1 or not parsed.says("term"):
        return None
    first = _MEANT.match(parsed.text) is not None
    return OF_TWO[query.operation](query, opened, (item, rows[0]) if first else (rows[0], item))


def _beside(query: Query, opened: Opened, parsed: Parsed, item: Item) -> Answer | None:
    """The figure answered last against that of the one thing named now (比它那个微信公众号差多少)."""
    others = parsed.says("term") or parsed.years or parsed.bodies or parsed.numbers
    part = query.operation == "share" and parsed.spoken.startswith("占")  # 占发布信息的百分之几
    if others or not (part or query.operation in ("difference", "ratio")):
        return None
    other = told_beside(opened, parsed, item.fact.unit)
    if other is None or other.fact == item.fact:
        return None
    if part:
        return ratio_of(query, opened, (item, other), percent=True)
    sides = (other, item) if _OF_IT.search(parsed.spoken) else (item, other)
    return OF_TWO[query.operation](query, opened, sides)
