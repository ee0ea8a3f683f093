"""Figures of what those who lead a body did themselves (领导自己上的发布会), inside those of all of it."""

from __future__ import annotations

import re
from functools import cache

from bot.answer.narrative_units import asked_units, fits
from bot.answer.told_figures import own_clause, told_words
from bot.library import Opened
from bot.understand.content import holds
from bot.understand.parse import Parsed
from bot.understand.vocabulary import any_of, load
from corpus.types import Figure

_BETWEEN = 4  # characters between who acts and what they do


def of_leaders(figure: Figure, parsed: Parsed, opened: Opened) -> Figure | None:
    """The figure, or that of its sentence which tells of leaders where only what they do is asked for."""
    if not asks_leaders(parsed) or _tells(figure, opened):
        return figure
    behind = [
        other
        for other in opened.report.figures
        if other.citation == figure.citation and other.unit == figure.unit and _tells(other, opened)
    ]
    return behind[0] if len(behind) == 1 else None


def led(parsed: Parsed, opened: Opened) -> Figure | None:
    """The one figure of what leaders did, in a unit asked for, whose sentence says all that is named."""
    if not asks_leaders(parsed):
        return None
    units = asked_units(parsed)
    said = [word for word in told_words(parsed, opened) if not _people().fullmatch(word)]
    found = [
        figure
        for figure in opened.report.figures
        if _tells(figure, opened) and figure.period == "current" and fits(units, figure.unit)
        if all(holds(figure.citation.quote, word) for word in said)
    ]
    return found[0] if len(found) == 1 and said else None


def asks_leaders(parsed: Parsed) -> bool:
    """Whether it is asked what those who lead a body did themselves."""
    return _acting().search(parsed.spoken) is not None


def _tells(figure: Figure, opened: Opened) -> bool:
    return _people().search(figure.label + own_clause(opened, figure)) is not None


@cache
def _people() -> re.Pattern[str]:
    return re.compile(any_of(load("narrative_words.toml")["led"]["people"]))


@cache
def _acting() -> re.Pattern[str]:
    data = load("narrative_words.toml")["led"]
    return re.compile(f"(?:{any_of(data['people'])})[^,，。?？]{{0,{_BETWEEN}}}?(?:{any_of(data['acting'])})")
