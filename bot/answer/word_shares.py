"""How much of a word stands in the label or the sentence of a figure."""

from __future__ import annotations

from functools import lru_cache

from bot.understand.content import classes, opposites

_ACT = "发布"  # what is done to what is counted: 发布会 is no publishing
_APPLIED = "申请"  # of which nothing is known by what it is a part of (撤申请)
_WORDS = 1024  # words of which the pieces are kept


def held(word: str, text: str) -> float:
    """How much of the word, or of one of equal meaning, stands in the text: 1 for all of it."""
    opposed = any(one not in text and other in text for one, other in _opposed(word))
    return 0.0 if opposed else next((share for piece, share in _pieces(word) if piece in text), 0.0)


@lru_cache(maxsize=_WORDS)
def _opposed(word: str) -> list[tuple[str, str]]:
    """What a word says that has an opposite, with that."""
    return [pair for pair in opposites() if pair[0] in word]


@lru_cache(maxsize=_WORDS)
def _pieces(word: str) -> tuple[tuple[str, float], ...]:
    """Pieces of at least two characters of a word, or of one of equal meaning, the largest shares first."""
    found: dict[str, float] = {}
    for one in classes().get(word, (word,)):
        for size in range(2, len(one) + 1):
            parts = {one[start : start + size] for start in range(len(one) - size + 1)}
            parts -= (classes()[_ACT] | classes()[_APPLIED]) - {one}
            found |= {part: size / len(one) for part in parts if size / len(one) > found.get(part, 0.0)}
    return tuple(sorted(found.items(), key=lambda piece: (-piece[1], piece[0])))
