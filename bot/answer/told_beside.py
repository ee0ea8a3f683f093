"""The figure that stands beside another in its sentence (受理诉求多少件，满意率多少)."""

from __future__ import annotations

from collections.abc import Set

from bot.answer.narrative_units import PERSONS, asked_units, same_unit
from bot.answer.told_figures import told_words
from bot.answer.told_suits import COMPARED
from bot.library import Opened
from bot.understand.content import holds, plain_words
from bot.understand.parse import Parsed
from corpus.types import Citation, Figure

_RATE, _PERCENT = ("率", "度", "百分", "%"), "%"


def told_beside_it(place: Citation, parsed: Parsed, opened: Opened) -> Figure | None:
    """The one figure of the sentence whose label, or unit if nothing is named, is asked for."""
    said = [word for word in told_words(parsed, opened) if len(word) > 1 and word not in plain_words()]
    units = frozenset(_PERCENT) if _asks_rate(parsed) else asked_units(parsed)
    if not said and not units & PERSONS:
        return None
    inside = [f for f in opened.report.figures if f.citation == place and COMPARED not in f.label]
    fitting = [f for f in inside if _in_unit(f.unit, units)] if units else inside
    found = [f for f in fitting if all(holds(f.label, word) for word in said)]
    return found[0] if len(found) == 1 else None


def _asks_rate(parsed: Parsed) -> bool:
    return any(word in parsed.spoken for word in _RATE)


def _in_unit(unit: str, units: Set[str]) -> bool:
    return same_unit(units, unit) or bool(units & PERSONS and unit in PERSONS)
