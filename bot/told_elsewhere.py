"""What the report of the one body that is asked about tells in other words than the question."""

from __future__ import annotations

from bot.answer.narrative_units import asked_units, same_unit
from bot.answer.paraphrased import paraphrased
from bot.answer.told_matters import matter, of_applications
from bot.answer.told_numbers import told_numbers
from bot.library import Library, Opened
from bot.types import Answer
from bot.understand.open_ended import counts
from bot.understand.parse import Parsed
from bot.understand.query import Query

_AMOUNT = "金额"
_PLAIN = ("value", "list", "count_bodies")


def told_otherwise(query: Query, parsed: Parsed, library: Library, *, clearly: bool = False) -> Answer | None:
    """What the report says of it in other words, where no number is asked for."""
    of_tables = parsed.references or parsed.positions or counts(query, parsed)
    opened = None if of_tables else _opened(query, library)
    told = opened is not None and speaks_of(parsed, opened)
    return paraphrased(query, opened, parsed, clearly=clearly) if opened and told else None


def speaks_of(parsed: Parsed, opened: Opened) -> bool:
    """Whether the report speaks at all of what reports do not usually print (满意度, 人口)."""
    absent = [match.text for match in parsed.matches if match.id == "absent"]
    return all(word in opened.report.text for word in absent)


def numbers_told(query: Query, parsed: Parsed, library: Library) -> Answer | None:
    """The sentence with the number that is asked for, where no row of a table is named."""
    rows = any(m.kind == "term" and m.id != _AMOUNT for m in parsed.matches)
    of_points = query.operation == "share" and bool(asked_units(parsed) - {"%"})  # 考核占几分
    plain = (query.operation in _PLAIN or of_points) and counts(query, parsed) and not rows
    opened = _opened(query, library) if plain else None
    return told_numbers(query, opened, parsed) if opened else None


def counts_it(query: Query, parsed: Parsed, library: Library) -> bool:
    """Whether the report counts, in a unit asked for, what otherwise is off topic."""
    words = [m.text for m in parsed.matches if (m.kind, m.id) == ("social", "offtopic")]
    units = asked_units(parsed)
    opened = _opened(query, library) if units and parsed.says("question", "quantity") else None
    figures = opened.report.figures if opened else ()
    told = (figure.citation.quote for figure in figures if same_unit(units, figure.unit))
    return any(all(word in quote for word in words) for quote in told)


def counts_matter(query: Query, parsed: Parsed, library: Library) -> bool:
    """Whether the report counts the applications about the matter that is named."""
    opened = _opened(query, library) if of_applications(query) else None
    return opened is not None and matter(query, opened, parsed) is not None


def in_other_words(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The sentences that clearly speak of what is asked for, where it is not asked if something is so."""
    asked = parsed.says("question") and not parsed.says("question", "yesno")
    return paraphrased(query, opened, parsed, clearly=True) if asked else None


def _opened(query: Query, library: Library) -> Opened | None:
    """The report that is asked about; None where it is not of one body."""
    if len(query.agencies) != 1 or query.unknown_bodies:
        return None
    years = query.years or library.years(query.agencies[0])
    return library.open(query.agencies[0], years[-1])
