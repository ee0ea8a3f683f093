"""A message as it asks for the narrative of a report: without rows of older forms that the report lacks."""

from __future__ import annotations

from dataclasses import replace

from bot.answer.told_figures import labels_of
from bot.library import Opened
from bot.understand.content import plain_words
from bot.understand.older_forms import older_rows
from bot.understand.parse import Parsed, without_terms


def as_told(parsed: Parsed, opened: Opened) -> Parsed:
    """The message in which the words for rows that only older forms have are words of the narrative."""
    told = without_terms(parsed, opened.keep("older", lambda: _lacking(opened)), labels_of(opened))
    left = tuple(word for word in told.leftover if word not in plain_words())
    return told if len(left) == len(told.leftover) else replace(told, leftover=left)


def _lacking(opened: Opened) -> frozenset[str]:
    """The terms of older forms of which the report has no row."""
    filled_in = {metric.path for metric in opened.metrics}
    return frozenset(name for name, rows in older_rows().items() if not rows & filled_in)
