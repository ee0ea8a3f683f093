"""Figures that the narrative prints."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from bot.answer.as_told import as_told
from bot.answer.cells import Item, printed
from bot.answer.compose import noted, one, several
from bot.answer.likely import likely, named_figure
from bot.answer.made import OF_SEVERAL
from bot.answer.metrics import average
from bot.answer.narrative_units import asked_units
from bot.answer.passages import quote_answer
from bot.answer.phrases import say
from bot.answer.premises import premise
from bot.answer.refusing import unprinted
from bot.answer.told_apart import asked_apart, like_the_first
from bot.answer.told_figures import find_figures, is_apart, own_clause, told_words
from bot.answer.told_items import figure_item
from bot.answer.told_orders import told_order
from bot.answer.told_together import told_together
from bot.library import Opened
from bot.types import Answer
from bot.understand.content import holds, pieces, plain_words, spans_years
from bot.understand.parse import Parsed
from bot.understand.query import Query
from corpus.types import Fact, Figure

_LONG = 6  # characters of a label that no row of the form is called by
_QUOTED = 3  # sentences at most
_TOGETHER = ("一共", "总共", "合计", "共计", "加起来")
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
    item = told_item(query, opened, parsed, exactly=exactly)
    parts = asked_apart(parsed)
    one_unit = len({asked_units(part) for part in parts}) == 1
    if parts and not (one_unit and _told_as_one(parsed, opened)):
        return _side_by_side(query, opened, parts)
    if item is None:
        return None
    averages = query.operation == "average" and not is_apart(item.label)
    averaged = average(query, opened, parsed, [item]) if averages else None
    return averaged or one(query, opened, item, premise(parsed, item))


def compared(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """Which of several things that the narrative counts there is more of (微博微信哪个发得勤)."""
    asked = query.operation in ("compare", "most", "least") and not query.topics
    return told_order(query, opened, parsed) or (told_together(query, opened, parsed) if asked else None)


def _told_as_one(parsed: Parsed, opened: Opened) -> bool:
    """Whether one figure is of all that the message names (电子屏和公告栏一共几条)."""
    found = find_figures(parsed, opened)
    said = told_words(parsed, opened)
    return _clear(found) and all(holds(found[0].label + own_clause(opened, found[0]), word) for word in said)


def _side_by_side(query: Query, opened: Opened, parts: Sequence[Parsed]) -> Answer | None:
    """The figures of the parts of a message, or what they make; of those not told it says so."""
    first = parts[0]
    variants = [(part,) if part is first else (like_the_first(first, part), part) for part in parts]
    found = [next(filter(None, (_part_told(query, opened, one) for one in each)), None) for each in variants]
    items = list(dict.fromkeys(item for item in found if item))
    together = "sum" if any(word in parts[0].text for word in _TOGETHER) else query.operation
    if together in OF_SEVERAL:
        return OF_SEVERAL[together](query, opened, items) if len(items) == len(parts) else None
    if len(items) < len(parts) and (query.targets or query.applicants):
        return None  # 申请里寄信的几件、网上提的几件
    if len(items) < 2:
        return noted(one(query, opened, items[0]), *_lacking(found, parts)) if items else None
    head = say("value.list", agency=opened.agency, year=opened.year, label="、".join(i.label for i in items))
    return noted(several(query, opened, items, head), *_lacking(found, parts))


def _part_told(query: Query, opened: Opened, part: Parsed) -> Item | None:
    """The figure of one part of a message."""
    operation = "share" if part.says("operation", "share") else "value"
    return told_item(query._replace(operation=operation), opened, part)


def _lacking(found: Sequence[Item | None], parts: Sequence[Parsed]) -> list[str]:
    """That the report does not tell the figures of some parts."""
    missing = [part for part, item in zip(parts, found, strict=True) if item is None]
    return [say("no.figure", what="、".join(pieces(part))) for part in missing]


def told_item(query: Query, opened: Opened, parsed: Parsed, *, exactly: bool = False) -> Item | None:
    """The figure of the narrative, or of a row of the report's own, that is asked for."""
    changed = query.operation == "growth" and bool(asked_units(parsed) - {"%"})
    cumulative = spans_years(parsed.text)
    if changed or cumulative:
        period = "cumulative" if cumulative else "current"
        found = find_figures(parsed, opened, period=period, changed=changed)
        if changed or cumulative == "only" or _clear(found):
            return figure_item(opened, found[0]) if _clear(found) else None
    percent = query.operation in ("share", "growth") and len(query.agencies) < 2
    found = find_figures(parsed, opened, percent=percent)
    chosen = _chosen(found, parsed, opened, percent=percent)
    if chosen is None and not exactly:
        near = likely(parsed, opened, percent=percent)
        chosen = near if not found or near in found else None
    if chosen is None:
        return None
    return figure_item(opened, chosen) if isinstance(chosen, Figure) else printed(opened, chosen)


def _chosen(
    found: Sequence[Figure], parsed: Parsed, opened: Opened, *, percent: bool
) -> Figure | Fact | None:
    """The figure that was found, unless the message says the label of another one."""
    if _clear(found) and all(word in found[0].label for word in told_words(parsed, opened)):
        return found[0]
    own = named_figure(parsed, opened, percent=percent)
    return own or (found[0] if _clear(found) else None)


def _clear(found: Sequence[Figure]) -> bool:
    """Whether figures that were found are all the same."""
    return len({(figure.value, figure.unit) for figure in found}) == 1


def own_label(parsed: Parsed, opened: Opened) -> bool:
    """Whether the message, which names no row of a table, says the label of one figure in several words."""
    if parsed.says("term") or parsed.says("weak"):
        return False
    said = told_words(parsed, opened)
    whole = [one for one in find_figures(parsed, opened) if all(word in one.label for word in said)]
    return named_figure(parsed, opened) is not None or (len(said) > 1 and _clear(whole))


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
    return _sentences(query, opened, found)


def told_later(query: Query, later: Opened, parsed: Parsed) -> Answer | None:
    """The sentences of the next year's report that print a figure of the year before."""
    return _sentences(query, later, find_figures(as_told(parsed, later), later, period="previous"))


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
