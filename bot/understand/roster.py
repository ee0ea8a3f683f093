"""The bodies of an index by office, place and level: gathered once, not at every question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from bot.understand.joining import known_levels, without_level
from bot.understand.offices import other_names
from bot.understand.places import parts_of, split_agency

_PAIR = 2  # characters of a name by which it is found

K = TypeVar("K")
V = TypeVar("V")


class Roster:
    """Finds bodies by what they are, in the order of the index."""

    def __init__(self, agencies: Iterable[str]) -> None:
        self.agencies = tuple(dict.fromkeys(agencies))
        self._called: dict[tuple[str, ...], list[int]] = {}  # the bodies of offices by the stems asked for

    def fitting(self, place: str, stems: Sequence[str], ends: str = "") -> tuple[str, ...]:
        """The bodies in a place whose office is called by one of the stems; '' and () are any.

        Their offices, or the places of governments, end as `ends` says.
        """
        numbers = self._of_offices(tuple(stems)) if stems else range(len(self.agencies))
        if place:
            numbers = sorted(self._lying_in(without_level(place)).intersection(numbers))
        return tuple(agency for agency in self._numbered(numbers) if _own(agency).endswith(ends))

    def of_part(self, part: str, level: str) -> tuple[str, ...]:
        """The governments of places that start with the one character and end with the other (西什么镇)."""
        return tuple(self._numbered(self._parts.get((part, level), ())))

    def of_level(self, level: str, kind: str) -> tuple[str, ...]:
        """The offices that end with the character `kind`, of places that end with `level` (市局)."""
        return tuple(self._numbered(self._kinds.get((level, kind), ())))

    def holding(self, text: str) -> tuple[str, ...]:
        """The bodies whose names hold the text, of two characters at least or found slowly."""
        return tuple(self._numbered(sorted(self._with(text))))

    @cached_property
    def levels(self) -> frozenset[str]:
        """The last characters of the places that the bodies are of (县, 市, 镇)."""
        return frozenset(split_agency(agency)[0][-1:] for agency in self.agencies)

    @cached_property
    def offices(self) -> Mapping[str, Sequence[int]]:
        """The bodies of every office by their numbers; those of '' are governments."""
        return _gathered((split_agency(agency)[1], number) for number, agency in enumerate(self.agencies))

    def _numbered(self, numbers: Iterable[int]) -> Iterator[str]:
        return (self.agencies[number] for number in numbers)

    def _of_offices(self, stems: tuple[str, ...]) -> Sequence[int]:
        """The bodies of the offices that one of the stems is part of a name of."""
        if stems not in self._called:
            found = (bodies for office, bodies in self.offices.items() if _is_called(office, stems))
            self._called[stems] = sorted(number for bodies in found for number in bodies)
        return self._called[stems]

    def _lying_in(self, short: str) -> set[int]:
        """The bodies that hold a place in their names, or of which it is known that they lie in it."""
        levels = self._starts.get(short[:_PAIR], ()) if len(short) >= _PAIR else self._above
        return self._with(short).union(*(self._above[level] for level in levels if level.startswith(short)))

    def _with(self, text: str) -> set[int]:
        """The bodies that hold the text in their names."""
        among = self._pairs.get(text[:_PAIR], ()) if len(text) >= _PAIR else range(len(self.agencies))
        return {number for number in among if text in self.agencies[number]}

    @cached_property
    def _pairs(self) -> Mapping[str, Sequence[int]]:
        """The bodies by every two characters that stand side by side in their names."""
        named = enumerate(self.agencies)
        return _gathered((name[at : at + _PAIR], number) for number, name in named for at in range(len(name)))

    @cached_property
    def _above(self) -> Mapping[str, Sequence[int]]:
        """The bodies by the places that they are known to lie in."""
        named = enumerate(self.agencies)
        return _gathered((level, number) for number, name in named for level in known_levels(name))

    @cached_property
    def _starts(self) -> Mapping[str, Sequence[str]]:
        """The places that bodies are known to lie in by their first two characters."""
        return _gathered((level[:_PAIR], level) for level in self._above)

    @cached_property
    def _parts(self) -> Mapping[tuple[str, str], Sequence[int]]:
        """The governments by the first and the last character of their own place."""
        places = ((split_agency(self.agencies[number])[0], number) for number in self.offices.get("", ()))
        own = ((parts_of(place)[-1:], number) for place, number in places)
        return _gathered(((name[0], name[-1]), number) for last, number in own for name in last)

    @cached_property
    def _kinds(self) -> Mapping[tuple[str, str], Sequence[int]]:
        """The offices by the last characters of their place and of their own name."""
        split = (split_agency(agency) for agency in self.agencies)
        return _gathered(((place[-1:], office[-1:]), number) for number, (place, office) in enumerate(split))


def _is_called(office: str, stems: tuple[str, ...]) -> bool:
    """Whether a stem is part of a name of the office."""
    return any(stem in name for stem in stems for name in (office, *other_names(office)))


def _own(agency: str) -> str:
    """The name of a body's office, or of its place if it is a government."""
    place, office = split_agency(agency)
    return office or place


def _gathered(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
