"""Where rapidfuzz is used: words that differ from a known one by a single character."""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

_OPPOSITES = frozenset("不未无非没上下新旧增减前后有输赢胜败")


def one_off(word: str, known: dict[int, tuple[str, ...]]) -> list[str]:
    """Known words at one edit from `word`, none shorter; an edit that swaps a negation is no misspelling."""
    found = []
    for length in (len(word), len(word) + 1):  # dropping a character would lose something said
        hits = process.extract(
            word, known.get(length, ()), scorer=Levenshtein.distance, score_cutoff=1, limit=5
        )
        found += [hit[0] for hit in hits if not turns(word, hit[0])]
    return found


def edits(word: str, other: str) -> list[tuple[str, int, int]]:
    """The edits that turn `word` into `other`: kind, position in `word`, position in `other`."""
    return [(op.tag, op.src_pos, op.dest_pos) for op in Levenshtein.editops(word, other)]


def turns(word: str, other: str) -> bool:
    """Whether the two differ by a character that makes one the opposite of the other."""
    changed = set(word) ^ set(other)
    return bool(changed & _OPPOSITES)
