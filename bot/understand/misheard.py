"""Names of bodies that a message misspells: written as they sound, or with one character wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate

from bot.understand.places import LEVELS
from bot.understand.typos import sound
from corpus.regions import by_name

_CLEAR = 3  # characters of a name that may be misspelt
_PINYIN = 12  # letters that a name may be longer in pinyin
_NONE: frozenset[int] = frozenset()
_LETTERS = 6  # of a name in pinyin that it is first told by, where all have so many


class Misheard:
    """Finds the one name that is meant, among many in the time that few take."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self._names = names
        self._longest = max(map(len, names), default=0)
        clear = [name for name in sorted(names, key=len) if len(name) >= _CLEAR]
        self._heard = {sound(name).replace(" ", ""): name for name in clear}
        sizes = sorted(map(len, self._heard))
        self._most, self._first = (sizes[-1], min(_LETTERS, sizes[0])) if sizes else (0, 0)
        self._starts: dict[str, set[int]] = {}  # letters of the names that sound so at their start
        for heard in self._heard:
            self._starts.setdefault(heard[: self._first], set()).add(len(heard))
        self._ends: dict[str, set[int]] = {}  # the lengths of names by their last character
        self._halves: dict[tuple[int, bool], _Halves] = {}  # one wrong character leaves one half right
        for name in clear:
            if len(name) > _CLEAR + 1:
                self._ends.setdefault(name[-1], set()).add(len(name))
                for first in (True, False):
                    self._halves.setdefault((len(name), first), _Halves()).add(*_cut(name, first), name)

    def find(self, text: str) -> tuple[int, int, str] | None:
        """Start and end of the longest misspelt name and the name that is meant; no other region's name."""
        longest = self._longest + _PINYIN
        heard = {
            (start - end, start, end): name
            for start, end, name in self._sounding(text)
            if _CLEAR <= end - start <= longest
        }
        for part in sorted({*heard, *self._ending(text)}):
            _, start, end = part
            window = text[start:end]
            name = heard.get(part) or self._one_off(window)
            if name and window not in self._names and not _elsewhere(window, name):
                return start, end, name
        return None

    def heard(self, text: str) -> tuple[int, int, str] | None:
        """Start and end of the longest name that is only written as it sounds, and the name that is meant."""
        for start, end, name in sorted(self._sounding(text), key=_longest_first):
            window = text[start:end]
            other = window not in self._names and not window.isascii()
            clear = len(window) > _CLEAR and not _elsewhere(window, name)
            if other and len(name) == len(window) and (clear or _unheard_of(window)):
                return start, end, name
        return None

    def _sounding(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Every part of the text that sounds like a name, with the name."""
        sounds = list(map(_letters, text))
        letters, at = "".join(sounds), [0, *accumulate(map(len, sounds))]
        known, first_letters = self._starts, self._first
        for start, first in enumerate(at):
            sizes = known.get(letters[first : first + first_letters], _NONE)
            for end in range(start + 1, len(at)) if sizes else ():
                if at[end] - first > self._most:
                    break
                if at[end] - first in sizes and (name := self._heard.get(letters[first : at[end]])):
                    yield start, end, name

    def _ending(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Every part of the text that is as long as names that end like it, first how long, as a negative."""
        for end, last in enumerate(text, 1):
            for size in self._ends.get(last, ()):
                if size <= end and "\0" not in text[end - size : end]:
                    yield -size, end - size, end

    def _one_off(self, window: str) -> str:
        """The only known name of the same length and level that differs in one character."""
        size = len(window)
        if size not in self._ends.get(window[-1], ()):
            return ""
        near = self._halves[size, True].near(*_cut(window, True))
        near += self._halves[size, False].near(*_cut(window, False))
        alike = [name for name in near if name[-1] == window[-1] and name != window]
        return alike[0] if len({tuple(self._names[name]) for name in alike}) == 1 else ""


class _Halves:
    """Names of one length by one half of them."""

    def __init__(self) -> None:
        self._by_half: dict[str, list[tuple[str, str]]] = {}  # the other half, and the name
        self._by_rest: dict[str, dict[str, list[str]]] = {}  # by the other half but for one character

    def add(self, half: str, rest: str, name: str) -> None:
        """Adds a name by its half."""
        self._by_half.setdefault(half, []).append((rest, name))

    def near(self, half: str, rest: str) -> list[str]:
        """The names with that half of which the other half is `rest` but for at most one character."""
        if half not in self._by_half:
            return []
        if half not in self._by_rest:
            found: dict[str, list[str]] = {}
            for other, name in self._by_half[half]:
                for key in _but_one(other):
                    found.setdefault(key, []).append(name)
            self._by_rest[half] = found
        known = self._by_rest[half]
        return [name for key in _but_one(rest) if key in known for name in known[key]]


@cache
def _letters(character: str) -> str:
    return sound(character).replace(" ", "")


def _longest_first(part: tuple[int, int, str]) -> tuple[int, int]:
    return part[0] - part[1], part[0]


def _cut(name: str, first: bool) -> tuple[str, str]:
    """One half of a name and the other."""
    middle = len(name) // 2
    return (name[:middle], name[middle:]) if first else (name[middle:], name[:middle])


def _but_one(text: str) -> list[str]:
    """The text with each of its characters left open in turn."""
    return [f"{text[:place]}\0{text[place + 1 :]}" for place in range(len(text))]


def _elsewhere(window: str, name: str) -> bool:
    """Whether what is written starts with another region's name (福州市民政局 is not 抚州市民政局)."""
    return not all(map(name.startswith, _regions_in(window)))


def _unheard_of(window: str) -> bool:
    """Whether what is written is a region by its short name with a level that it is not of (怀安市)."""
    start = max(_regions_in(window), key=len, default="")
    return bool(start) and start[-1] not in LEVELS and window[len(start) : len(start) + 1] in tuple(LEVELS)


def _regions_in(window: str) -> list[str]:
    """The names of regions that what is written starts with."""
    known = by_name()
    return [start for size in range(2, len(window) + 1) if (start := window[:size]) in known]
