"""Offices named by an abbreviation of their own: 住建厅, 发改委, 综合执法局, 教委."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

# How the name of an office ends, and how that is said.
_ENDINGS = {
    "委员会": ("委", "委员会"),
    "办公室": ("办", "办公室"),
    "办公厅": ("办", "办公厅"),
    "局": ("局",),
    "厅": ("厅",),
    "院": ("院",),
    "会": ("会",),
}
_LAST = frozenset(ending[-1] for said in _ENDINGS.values() for ending in said)
_LONGEST = 12  # characters of an office as it is said
_KEPT = 1024  # offices of which the bodies are kept
_FEW = 2
_PLACE = 15  # characters of a place before it


class Office(NamedTuple):
    """An office said at [start, end) with the place before it: the bodies of the index that it may be."""

    start: int
    end: int
    agencies: tuple[str, ...]
    placed: bool  # a place that some body has stands before it


class Abbreviations:
    """Finds offices by characters of their names."""

    def __init__(self, offices: Iterable[str], names: Mapping[str, Sequence[str]]) -> None:
        self._names = names
        self._of = lru_cache(maxsize=_KEPT)(self._named)  # gathered once
        self._offices: dict[tuple[str, str], list[str]] = {}  # by first and last character as said
        for office in dict.fromkeys(offices):
            starts = set(office[:-2])
            for key in {(start, ending[-1]) for ending in _said(office) for start in starts}:
                self._offices.setdefault(key, []).append(office)

    def find(self, text: str) -> Iterator[Office]:
        """The offices that are abbreviated in the text, longest first at each end, none twice."""
        ends = [at + 1 for at, char in enumerate(text) if char in _LAST]
        for end in ends:
            windows = (self._at(text, start, end) for start in range(max(0, end - _LONGEST), end - 1))
            hit = next((window for window in windows if window), None)
            if hit:
                yield hit

    def _at(self, text: str, start: int, end: int) -> Office | None:
        said = text[start:end]
        offices = self._offices.get((said[0], said[-1]), ())
        meant = [office for office in offices if said != office and _shortens(said, office)]
        if not meant:
            return None
        before = text[:start].removesuffix("的")
        for first in range(max(0, len(before) - _PLACE), len(before)):
            agencies = [a for office in meant for a in self._names.get(before[first:] + office, ())]
            if agencies:
                return Office(first, end, tuple(dict.fromkeys(agencies)), placed=True)
        return Office(start, end, self._of(tuple(meant)), placed=False)

    def _named(self, offices: tuple[str, ...]) -> tuple[str, ...]:
        """The bodies that have one of the offices, wherever they are."""
        return tuple(dict.fromkeys(agency for office in offices for agency in self._names.get(office, ())))


def _said(office: str) -> tuple[str, ...]:
    """How the end of an office's name may be said."""
    return next((said for ending, said in _ENDINGS.items() if office.endswith(ending)), ())


def _shortens(said: str, office: str) -> bool:
    """Whether every character said stands in the office's name, in order, or it is the end of it."""
    if len(said) > _FEW and office.endswith(said):
        return True  # 执法局 of 综合行政执法局
    full = next(ending for ending in _ENDINGS if office.endswith(ending))
    stem = office.removesuffix(full)
    ending = next((one for one in sorted(_ENDINGS[full], key=len, reverse=True) if said.endswith(one)), "")
    short = said.removesuffix(ending)
    if not ending or len(short) < _fewest(stem):
        return False
    rest = iter(stem)
    return all(char in rest for char in short)


def _fewest(stem: str) -> int:
    """Characters that must be left of a name: one of a short name (教委), two of a longer one."""
    return 1 if len(stem) <= 2 else 2
