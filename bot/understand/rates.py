"""Rates that no form prints, by the figures they are made of (办结率)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.understand.parse import Parsed
from bot.understand.vocabulary import words

_SILENT = frozenset(("neutral", "question", "operation", "unit", "cue", "term", "level", "weak", "applicant"))


@dataclass(frozen=True, slots=True)
class Meant:
    """Rates as they were `said`, and the message with what they are taken for in their place."""

    said: str
    text: str


def rate_meant(parsed: Parsed) -> Meant | None:
    """The rates asked for under names of their own; None where more is said that narrows them."""
    said, text = [], parsed.text
    people = set(parsed.ids("applicant"))
    if len(people) > 1:
        return None  # of each a rate of its own
    for rate, names in words()["rates"].items():
        named = max((name for name in names if name in parsed.text), key=len, default="")
        if named:
            said.append(named)
            text = text.replace(named, words()["rates_of"][rate] if people else rate, 1)
    return Meant("、".join(said), text) if said and not _narrowed(parsed, said) else None


def _narrowed(parsed: Parsed, said: Sequence[str]) -> bool:
    """Whether a word beside or around the rates says of what they are (12345热线办结率, 按时办结率)."""
    spans = [(at, at + len(name)) for name in said for at in [parsed.text.index(name)]]
    beside = (m for m in parsed.matches if not any(a <= m.start and m.end <= b for a, b in spans))
    return bool(parsed.leftover) or any(match.kind not in _SILENT for match in beside)
