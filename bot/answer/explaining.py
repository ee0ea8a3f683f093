"""What the rows and words of the forms mean, with the legal basis of each."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer.compose import joined
from bot.types import Answer, Kind
from bot.understand.vocabulary import definitions


def explain(name: str) -> Answer:
    """The definition with its legal basis."""
    entry = definitions()[name]
    return Answer(
        kind=Kind.DEFINITION,
        headline=f"{entry['title']}：{entry['text']}",
        lines=(f"依据：{entry['basis']}。",),
        spoken=f"{entry['title']}：{entry['text']}",
    )


def explain_each(names: Sequence[str]) -> Answer:
    """The definitions one below the other."""
    return joined([explain(name) for name in names])
