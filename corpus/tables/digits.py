"""Values printed without anything between them: `000` is three zeros, `1205` cannot be told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from corpus.vocabulary import APPLICANTS

_MOST = 50_000  # ways tried
_MOST_EXTRA = 10  # digits beyond one a value
_FIVE = 5
_DISPUTE_CELLS = 15

Identity = Callable[[Sequence[int]], bool]


def split(digits: str, count: int) -> tuple[str, ...] | None:
    """The numerals that `digits` is made of; None when there is more than one way or none."""
    if len(digits) > count + _MOST_EXTRA:
        return None
    identity = _IDENTITIES.get(count)
    only: tuple[str, ...] | None = None
    fitting: list[tuple[str, ...]] = []
    for tried, parts in enumerate(_splits(digits, count)):
        only = parts if tried == 0 else None
        if tried >= _MOST or len(fitting) > 1:
            return None
        if identity is not None and identity([int(part) for part in parts]):
            fitting.append(parts)
    return only or (fitting[0] if len(fitting) == 1 else None)


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
