"""Figures that the narrative prints."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from bot.answer.as_told import as_told
from bot.answer.compose import one
from bot.answer.likely import named_figure
from bot.answer.metrics import average
from bot.answer.narrative_units import asked_units
from bot.answer.passages import quote_answer
from bot.answer.premises import premise
from bot.answer.refusing import no, unprinted
from bot.answer.told_durations import by_duration
from bot.answer.told_figures import find_figures, is_apart, told_words
from bot.answer.told_item import is_clear, told_item
from bot.answer.told_items import figure_item
from bot.answer.told_matters import by_matter
from bot.answer.told_of_leaders import asks_leaders, of_leaders
from bot.answer.told_orders import told_order
from bot.answer.told_suits import COMPARED
from bot.answer.told_together import side_by_side, told_apart, told_together
from bot.answer.told_ways import by_way
from bot.library import Opened
from bot.types import Answer
from bot.understand.content import classes, plain_words
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.totals import rows_of
from corpus.types import Figure

_RECEIVED = "本年新收政府信息公开申请数量"
_NEW, _APPLIED = "新收", "申请"
_LEADERS = "领导"
_LONG = 6  # characters of a label that no row of the form is called by
_QUOTED = 3  # sentences at most
_APART = re.compile("多少|几|[\0,，。?？]")  # stands in no label


def named(opened: Opened, units: Set[str | None], parsed: Parsed) -> bool:
    """Whether the question says the long label of a figure in none of the units (依申请公开事项)."""
    text = parsed.spoken.replace("的", "")
    if max(map(len, _APART.split(text))) < _LONG:
        return False
    counted = opened.keep("long", lambda: [one for one in opened.report.counted if len(one[0]) >= _LONG])
    return any(label in text and unit not in units for label, unit in counted)


def answer_figures(query: Query, opened: Opened, parsed: Parsed, *, exactly: bool = False) -> Answer | None:
    """The narrative figure asked for; several equally good ones of different value are no answer.

    `exactly`: likeness does not choose one.
    """
    if together := told_order(query, opened, parsed) or told_together(query, opened, parsed):
        return together
    if parts := told_apart(opened, parsed):
        return side_by_side(query, opened, parsed, parts)
    item = told_item(query, opened, parsed, exactly=exactly)
    if item is None:
        return no("no.qualifier", what=_LEADERS) if asks_leaders(parsed) else None
    averages = query.operation == "average" and not is_apart(item.label) and item.fact.unit != "%"
    averaged = average(query, opened, parsed, [item]) if averages else None
    return averaged or one(query, opened, item, premise(parsed, item))


def apart(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """What no row of the form tells apart: applications by way or matter, and how long something takes."""
    counted = by_way(query, opened, parsed) or by_matter(query, opened, parsed)
    return counted or by_duration(query, opened, parsed)


def compared(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """Which of several things that the narrative counts there is more of (微博微信哪个发得勤)."""
    asked = query.operation in ("compare", "most", "least") and not query.topics
    return told_order(query, opened, parsed) or (told_together(query, opened, parsed) if asked else None)


def own_label(parsed: Parsed, opened: Opened) -> bool:
    """Whether the message, which names no row of a table, says the label of one figure in several words."""
    if parsed.says("term") or parsed.says("weak"):
        return False
    said = told_words(parsed, opened)
    whole = [one for one in find_figures(parsed, opened) if all(word in one.label for word in said)]
    return named_figure(parsed, opened) is not None or (len(said) > 1 and is_clear(whole))


def counted_thing(parsed: Parsed, opened: Opened) -> bool:
    """Whether the message says the label of one figure, or names what one counts in the unit asked."""
    units = asked_units(parsed) - {"件"}
    things = [m.text for m in parsed.matches if m.kind == "content" and m.text not in plain_words()]
    labels = {label for label, unit in opened.report.counted if unit in units}
    among = [label for label in labels if all(thing in label for thing in things)]
    return own_label(parsed, opened) or (bool(things) and len(among) == 1)


def told_about(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The few sentences whose figures may be what is asked for, where none of them clearly is."""
    if query.operation not in ("value", "list", "sum"):
        return None
    found = find_figures(parsed, opened) or find_figures(parsed, opened, period="cumulative")
    words = [word for word in parsed.strange if len(word) > 1]
    found = [one for one in found if all(word in one.citation.quote.lower() for word in words)]
    found = [one for one in found if of_leaders(one, parsed, opened)]
    return _sentences(query, opened, found)


def told_later(query: Query, later: Opened, parsed: Parsed) -> Answer | None:
    """The sentences of the next year's report that print a figure of the year before."""
    return _sentences(query, later, find_figures(as_told(parsed, later), later, period="previous"))


def change_received(query: Query, opened: Opened) -> Answer | None:
    """By how many per cent the narrative says that applications changed, where all received are asked for."""
    rows = frozenset().union(*map(rows_of, query.targets))
    if rows != {_RECEIVED} or query.applicants:
        return None
    words = (*classes()["受理"], _NEW)
    changed = [
        figure
        for figure in opened.report.figures
        if figure.unit == "%" and COMPARED in figure.label and _APPLIED in figure.label
    ]
    told = [figure for figure in changed if any(word in figure.label for word in words)]
    return one(query, opened, figure_item(opened, told[0])) if is_clear(told) else None


def _sentences(query: Query, opened: Opened, found: Sequence[Figure]) -> Answer | None:
    places = {figure.span.start for figure in found}
    quoted = [q for q in opened.sentences if any(q.span.start <= at < q.span.end for at in places)]
    return quote_answer(query, opened, quoted) if 0 < len(quoted) <= _QUOTED else None


def told_instead(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The figure of the narrative for words that no row puts together; none that leaves a denial out."""
    told = answer_figures(query, opened, parsed)
    denied = [m.text for m in parsed.matches if m.id in unprinted(query.conflict)]
    quotes = [source.citation.quote for source in told.sources] if told else []
    return told if not denied or any(word in quote for word in denied for quote in quotes) else None
