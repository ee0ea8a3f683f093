"""Values printed without anything between them: `000` is three zeros, `1205` cannot be told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.vocabulary import APPLICANTS

_MOST = 50_000  # ways tried
_MOST_EXTRA = 10  # digits beyond one a value
_FIVE = 5
_DISPUTE_CELLS = 15

Identity = Callable[[Sequence[int]], bool]


@dataclass(frozen=True, slots=True)
class Split:
    """The numerals that digits are made of; `certain` when no blank cell could make them others."""

    parts: tuple[str, ...]
    certain: bool


def split(digits: str, count: int) -> Split | None:
    """The one way to make `count` numerals of the digits, if need be the one that adds up; else None."""
    found = ways(digits, count)
    if len(found) != 1:
        return None
    fewer = any(True for blanks in range(1, count) for _ in _splits(digits, count - blanks))
    return Split(found[0], certain=not fewer)


def ways(digits: str, count: int) -> list[tuple[str, ...]]:
    """All ways to make `count` numerals of the digits that add up, where an identity holds for as many.

    A single way that does not add up is none: a blank cell may have left nothing behind.
    """
    if len(digits) > count + _MOST_EXTRA:
        return []
    found = list(islice(_splits(digits, count), _MOST))
    identity = _IDENTITIES.get(count)
    if identity is not None and len(found) < _MOST:
        found = [way for way in found if identity([int(part) for part in way])]
    return found


def _splits(digits: str, count: int) -> Iterator[tuple[str, ...]]:
    if count == 1:
        if digits and (digits[0] != "0" or digits == "0"):
            yield (digits,)
        return
    longest = 1 if digits.startswith("0") else len(digits) - count + 1
    for size in range(1, longest + 1):
        for rest in _splits(digits[size:], count - 1):
            yield (digits[:size], *rest)


def adds_up(values: Sequence[int]) -> bool:
    """Whether the last value is the sum of those before it (I3, I4)."""
    return sum(values[:-1]) == values[-1]


def disputes_add_up(values: Sequence[int]) -> bool:
    """Whether each of the three groups of table 四 adds up (I4)."""
    return all(adds_up(values[place : place + _FIVE]) for place in range(0, len(values), _FIVE))


_IDENTITIES: dict[int, Identity] = {len(APPLICANTS): adds_up, _DISPUTE_CELLS: disputes_add_up, _FIVE: adds_up}
