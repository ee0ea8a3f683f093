"""Figures of the narrative of several bodies side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answer.as_told import as_told
from bot.answer.ranking import side_by_side
from bot.answer.rows import Row
from bot.answer.told_item import told_item
from bot.library import Opened
from bot.types import Answer
from bot.understand.content import plain_words
from bot.understand.lexicon import Match
from bot.understand.parse import Parsed
from bot.understand.query import Query


def told_by_bodies(query: Query, parsed: Parsed, reports: Sequence[Opened]) -> Answer | None:
    """What the narrative of every report counts of one thing; None unless each tells it in one unit."""
    parts = [_about(parsed, report) for report in reports]
    for messages in (parts, [parsed] * len(reports)):
        if rows := told_by_all(query, reports, messages):
            labels = dict.fromkeys(row.item.label for row in rows)
            return side_by_side(query, rows, "、".join(labels))
    return None


def told_by_all(query: Query, reports: Sequence[Opened], messages: Sequence[Parsed | None]) -> list[Row]:
    """What each report tells of its part of the message; [] where one tells nothing, or in another unit."""
    rows: list[Row] = []
    for report, message in zip(reports, messages, strict=True) if all(messages) else ():
        item = told_item(query, report, as_told(message, report)) if message else None
        if item is None or (rows and item.fact.unit != rows[0].item.fact.unit):
            return []
        rows.append(Row(report, item))
    return rows if len(rows) > 1 else []


def _about(parsed: Parsed, report: Opened) -> Parsed | None:
    """What the message says right behind the body's name, up to the next; None when that is nothing."""
    named = sorted((b for b in parsed.bodies if b.agencies), key=lambda b: b.start)
    if not named:
        return None
    ends = [*((one, after.start) for one, after in pairwise(named)), (named[-1], len(parsed.text))]
    spans = [(body.end, end) for body, end in ends if report.agency in body.agencies]
    if not spans:
        return None
    start, end = spans[0]
    matches = tuple(m for m in parsed.matches if start <= m.start < end)
    others = [(m.start, m.end) for m in parsed.matches if not start <= m.start < end and _tells(m)]
    if not any(m.kind in ("content", "topic", "term") for m in matches):
        return None
    kept = tuple(m for m in parsed.matches if (m.start, m.end) not in others)
    spoken = parsed.spoken
    for a, b in others:
        spoken = spoken[:a] + "\0" * (b - a) + spoken[b:]
    left = tuple(word for word in parsed.leftover if word in spoken)
    return replace(parsed, matches=kept, spoken=spoken, leftover=left)


def _tells(match: Match) -> bool:
    """Whether the word tells figures of the narrative apart."""
    return match.kind == "content" and match.text not in plain_words()
