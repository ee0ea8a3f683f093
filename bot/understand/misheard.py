"""Names of bodies that a message misspells: written as they sound, or with one character wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.understand.typos import sound
from corpus.regions import by_name

_CLEAR = 3  # characters of a name that may be misspelt
_PINYIN = 12  # letters that a name may be longer in pinyin

Half = tuple[int, bool, str]


class Misheard:
    """Finds the one name that is meant, among many in the time that few take."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self._names = names
        self._longest = max(map(len, names), default=0)
        clear = [name for name in sorted(names, key=len) if len(name) >= _CLEAR]
        self._heard = {sound(name).replace(" ", ""): name for name in clear}
        self._halves: dict[Half, list[str]] = {}  # a name with one character wrong has one half right
        for name in clear:
            if len(name) > _CLEAR + 1:
                for half in _halves(name):
                    self._halves.setdefault(half, []).append(name)

    def find(self, text: str) -> tuple[int, int, str] | None:
        """Start and end of the longest misspelt name and the name that is meant; no other region's name."""
        for length in range(min(len(text), self._longest + _PINYIN), _CLEAR - 1, -1):
            for start in range(len(text) - length + 1):
                window = text[start : start + length]
                name = self._heard.get(sound(window).replace(" ", "")) or self._one_off(window)
                if name and window not in self._names and "\0" not in window and not _elsewhere(window, name):
                    return start, start + length, name
        return None

    def heard(self, text: str) -> tuple[int, int, str] | None:
        """Start and end of the longest name that is only written as it sounds, and the name that is meant."""
        for length in range(min(len(text), self._longest), _CLEAR, -1):
            for start in range(len(text) - length + 1):
                window = text[start : start + length]
                if window in self._names or "\0" in window or window.isascii():
                    continue
                name = self._heard.get(sound(window).replace(" ", ""))
                if name and len(name) == length and not _elsewhere(window, name):
                    return start, start + length, name
        return None

    def _one_off(self, window: str) -> str:
        """The only known name of the same length and level that differs in one character."""
        near = {name for half in _halves(window) for name in self._halves.get(half, ())}
        alike = [name for name in near if name[-1] == window[-1] and _differing(name, window) == 1]
        return alike[0] if len({tuple(self._names[name]) for name in alike}) == 1 else ""


def _elsewhere(window: str, name: str) -> bool:
    """Whether what is written starts with another region's name (福州市民政局 is not 抚州市民政局)."""
    starts = (window[:size] for size in range(2, len(window) + 1))
    return any(start in by_name() and not name.startswith(start) for start in starts)


def _halves(name: str) -> tuple[Half, Half]:
    middle = len(name) // 2
    return (len(name), True, name[:middle]), (len(name), False, name[middle:])


def _differing(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))
