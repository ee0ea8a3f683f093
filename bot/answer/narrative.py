"""Figures that the narrative prints."""

from __future__ import annotations

import re
from collections.abc import Set

from bot.answer.cells import Item, printed
from bot.answer.compose import one
from bot.answer.likely import likely, named_figure
from bot.answer.metrics import average
from bot.answer.narrative_units import SPECIFIC, asked_units
from bot.answer.premises import premise
from bot.answer.told_items import figure_item, headings_at
from bot.answer.told_together import told_together
from bot.library import Opened
from bot.types import Answer
from bot.understand.content import holds, pieces, plain_words
from bot.understand.parse import Parsed
from bot.understand.query import Query
from corpus.types import Figure

_JOINED = re.compile(r"[+加和与跟及、]?|加上|以及")
_LONG = 6  # characters of a label that no row of the form is called by
_APART = re.compile("多少|几|[\0,，。?？]")  # stands in no label
_TOLD = ("信息", "消息", "内容", "主动公开", "主动发布", "申请")


def named(opened: Opened, units: Set[str | None], parsed: Parsed) -> bool:
    """Whether the question says the long label of a figure in none of the units (依申请公开事项)."""
    text = parsed.spoken.replace("的", "")
    if max(map(len, _APART.split(text))) < _LONG:
        return False
    counted = opened.keep("long", lambda: [one for one in opened.report.counted if len(one[0]) >= _LONG])
    return any(label in text and unit not in units for label, unit in counted)


def find_figures(parsed: Parsed, opened: Opened, *, percent: bool = False) -> list[Figure]:
    """The figures that count exactly what is asked: every content word stands in label or sentence."""
    said = pieces(parsed)
    if not said:
        return []
    units = asked_units(parsed)
    counted = units & {unit for _, unit in opened.report.counted}
    if set(said) <= plain_words() and not counted and not any(word.endswith(_TOLD) for word in said):
        return []
    found = []
    priced = parsed.says("term", "金额") or parsed.says("fee_cue")
    for figure, told in opened.keep("told", lambda: _told(opened)):
        clash = units & SPECIFIC and figure.unit not in units
        money = figure.unit.endswith("元")
        mispriced = not money if priced else money and units and figure.unit not in units
        if clash or mispriced or (percent and figure.unit != "%"):
            continue
        if not all(holds(told, piece) for piece in said):
            continue
        exact = sum(holds(figure.label, piece) for piece in said) + (figure.unit in units)
        found.append((exact, figure))
    best = max((score for score, _ in found), default=0)
    return [figure for score, figure in found if score == best and best]


def _told(opened: Opened) -> list[tuple[Figure, str]]:
    """The figures of the report's own year, each with its label, the sentence up to it and its headings."""
    text = opened.report.text
    current = (figure for figure in opened.report.figures if figure.period == "current")
    return [
        (one, "".join((one.label, text[one.citation.span.start : one.span.end], *headings_at(opened, one))))
        for one in current
    ]


def answer_figures(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The narrative figure asked for; several equally good ones of different value are no answer."""
    if together := told_together(query, opened, parsed):
        return together
    item = told_item(query, opened, parsed)
    if item is None:
        return None
    averaged = average(query, opened, parsed, [item]) if query.operation == "average" else None
    return averaged or one(query, opened, item, premise(parsed, item))


def compared(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """Which of several things that the narrative counts there is more of (微博微信哪个发得勤)."""
    asked = query.operation in ("compare", "most", "least") and not query.topics
    return told_together(query, opened, parsed) if asked else None


def told_item(query: Query, opened: Opened, parsed: Parsed) -> Item | None:
    """The figure of the narrative, or of a row of the report's own, that is asked for."""
    percent = query.operation in ("share", "growth") and len(query.agencies) < 2
    found = find_figures(parsed, opened, percent=percent)
    clear = len({(figure.value, figure.unit) for figure in found}) == 1
    own = named_figure(parsed, opened, percent=percent)
    chosen = own or (found[0] if clear else likely(parsed, opened, percent=percent))
    if chosen is None:
        return None
    return figure_item(opened, chosen) if isinstance(chosen, Figure) else printed(opened, chosen)
