"""Messages that ask what a report says, or that hardly say anything."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understand.likeness import Likely
from bot.understand.parse import Parsed
from bot.understand.vocabulary import topics

_WHETHER = re.compile("(?:没|没有)[?？。]*$")  # 立了什么规章没
_NEAR = 0.1  # the lead of the second subject over what is no subject of the two
_LOOSE = frozenset(("weak", "question", "neutral", "unit", "cue"))
_ASKING = frozenset(("question", "unit", "cue", "operation", "applicant"))
_CLEAR = 0.15  # the lead of the first


def open_ended(parsed: Parsed) -> bool:
    """Whether it is asked what the report says, and no number."""
    closed = parsed.says("question", "quantity") or parsed.says("question", "yesno") or parsed.says("term")
    return not closed and (parsed.says("question", "what") or parsed.says("cue", "told"))


def asks_which(parsed: Parsed) -> bool:
    """Whether the question wants to know who, what or which, and no number."""
    closed = any(parsed.says("question", name) for name in ("quantity", "yesno", "state"))
    other = parsed.says("operation") or parsed.says("cue") or bool(parsed.numbers)
    return parsed.says("question", "what") and not (closed or other or _WHETHER.search(parsed.text))


def framed_topics(ranked: Sequence[Likely]) -> tuple[str, ...]:
    """A subject and the sub-headings it is asked for under, where both are likelier than anything else."""
    first, second, third, *_ = ranked
    names = tuple(one.reading.name for one in (first, second) if one.reading.kind == "topic")
    frames = [name for name in names if topics()[name].get("frame")]
    clear = second.score - third.score >= _NEAR and first.score - third.score >= _CLEAR
    return names if len(names) == 2 and len(frames) == 1 and clear else ()


def hardly_says(parsed: Parsed) -> bool:
    """Whether nothing is said, or nothing but words that may mean many rows (处理了几件)."""
    said = (m for m in parsed.matches if m.kind not in _ASKING and "几" not in m.text)
    if not parsed.strange and all(m.kind == "neutral" and len(m.text) == 1 for m in said):
        return True  # 五加七等于几
    weak = parsed.says("weak") and {match.kind for match in parsed.matches} <= _LOOSE
    weak = weak and not parsed.says("question", "what")
    weak = weak and all(len(match.text) == 1 for match in parsed.matches if match.kind == "neutral")
    covered = sum(match.end - match.start for match in parsed.matches)
    return weak and covered >= len(parsed.spoken.strip("\0? ")) - parsed.spoken.count("\0")
