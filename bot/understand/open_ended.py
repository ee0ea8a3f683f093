"""Questions for what a report says, and which of its subjects they are about."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understand.likeness import Likely
from bot.understand.parse import Parsed
from bot.understand.vocabulary import topics

_NEAR = 0.1  # the lead of the second subject over what is no subject of the two
_CLEAR = 0.15  # the lead of the first


def open_ended(parsed: Parsed) -> bool:
    """Whether it is asked what the report says, and no number."""
    closed = parsed.says("question", "quantity") or parsed.says("question", "yesno") or parsed.says("term")
    return not closed and (parsed.says("question", "what") or parsed.says("cue", "told"))


def framed_topics(ranked: Sequence[Likely]) -> tuple[str, ...]:
    """A subject and the sub-headings it is asked for under, where both are likelier than anything else."""
    first, second, third, *_ = ranked
    names = tuple(one.reading.name for one in (first, second) if one.reading.kind == "topic")
    frames = [name for name in names if topics()[name].get("frame")]
    clear = second.score - third.score >= _NEAR and first.score - third.score >= _CLEAR
    return names if len(names) == 2 and len(frames) == 1 and clear else ()
