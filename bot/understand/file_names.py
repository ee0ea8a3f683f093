"""Bodies whose report prints no name, found by the pinyin of the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from bot.understand.typos import sound
from bot.understand.vocabulary import load
from corpus.regions import regions

_TOKEN = re.compile(r"[a-z]+")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_SHORTEST = 4  # letters of a place's name that tell it from others
_LEVELS = "省市县区州旗镇乡"


@dataclass(frozen=True, slots=True)
class FileName:
    """What `055-beibei-mzj-2020.txt` spells: place, level and the initials of the office ('' for none)."""

    source: str
    place: str
    level: str = ""
    office: str = ""


def read_file_name(source: str) -> FileName | None:
    """Place, level and office spelt by the letters of a file's name; None when it spells no body."""
    levels = load("bodies.toml")["level_words"]
    tokens = _TOKEN.findall(source.lower().rsplit(".", 1)[0])
    if not 2 <= len(tokens) <= 3 or len(tokens[0]) < _SHORTEST:
        return None
    place, *rest = tokens
    named = [token for token in rest if token in levels]
    offices = [token for token in rest if token not in levels]
    if len(named) > 1 or len(offices) > 1:
        return None
    return FileName(source, place, levels[named[0]] if named else "", "".join(offices))


def body_name(source: str) -> str:
    """The body that a file's name spells, where it can be only one; else its letters (`nulike-town`)."""
    spelt = read_file_name(source)
    if spelt is None:
        return source
    places = {region.name for region in regions() if spelt.place in _spellings(region.name)}
    if spelt.level:
        places = {name for name in places if name[-1] in spelt.level}
    offices = _offices().get(spelt.office, frozenset())
    if len(places) == 1 and not spelt.office:
        return places.pop() + "人民政府"
    if len(places) == 1 and len(offices) == 1:
        return places.pop() + next(iter(offices))
    return letters(source)


def letters(source: str) -> str:
    """A file's name without numbers and ending (`nulike-town`); all of it if it has no letters."""
    return "-".join(_TOKEN.findall(source.lower().rsplit(".", 1)[0])) or source


@cache
def _spellings(name: str) -> tuple[str, str]:
    """A region's name in pinyin, without and with its last character."""
    letters = sound(name).split()
    return "".join(letters[:-1]), "".join(letters)


@cache
def _offices() -> dict[str, frozenset[str]]:
    """Offices by the initials of their names and nicknames."""
    found: dict[str, set[str]] = {}
    for office, nicknames in load("bodies.toml")["office"].items():
        for name in (office, *nicknames):
            found.setdefault("".join(part[0] for part in sound(name).split()), set()).add(office)
    return {initials: frozenset(names) for initials, names in found.items()}


class FileNames:
    """Finds in a message the bodies that only the names of their files tell."""

    def __init__(self, sources: Iterable[str]) -> None:
        self._names = tuple(name for source in sources if (name := read_file_name(source)))

    def spellings(self) -> Iterator[tuple[str, str]]:
        """What the names are in pinyin (nulikezhen), each with its file name."""
        for name in self._names:
            levels = ("", *(sound(level) for level in name.level or _LEVELS))
            offices = [
                sound(said).replace(" ", "")
                for office, nicknames in load("bodies.toml")["office"].items()
                for said in (office, *nicknames)
                if "".join(part[0] for part in sound(said).split()) == name.office
            ]
            for level in levels:
                yield from ((name.place + level + office, name.source) for office in offices or [""])

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and file name of each body of which place and office sound as the file is named."""
        for run in _HAN.finditer(text) if self._names else ():
            sounds = [sound(char) for char in run[0]]
            for name in self._names:
                for start in range(len(sounds)):
                    end = _said(name, run[0], sounds, start)
                    if end:
                        yield run.start() + start, run.start() + end, name.source


def _said(name: FileName, text: str, sounds: list[str], start: int) -> int:
    """Where the body's name ends that starts at `start`, 0 when another or none starts there."""
    spelt, end = "", start
    while end < len(sounds) and len(spelt) < len(name.place):
        spelt += sounds[end]
        end += 1
    if spelt != name.place:
        return 0
    if text[end : end + 1] and text[end] in (name.level or _LEVELS):
        end += 1
    if not name.office:
        return end if _ends_there(text, end) else 0
    office = _office(name.office, text, sounds, end)
    return end + office if office else 0


def _ends_there(text: str, end: int) -> bool:
    """Whether no level or office follows that would make it another body."""
    after = text[end : end + 1]
    stems = load("bodies.toml")["stems"]
    follows = any(
        re.match(rf"{re.escape(stem)}\w{{0,6}}?(?:委员会|[局厅委办院])", text[end:])
        for stem in stems
        if text.startswith(stem, end)
    )
    return not (after and after in _LEVELS) and not follows


def _office(initials: str, text: str, sounds: list[str], start: int) -> int:
    """The length of the office named there, by its initials or by a nickname, else 0."""
    size = len(initials)
    if "".join(said[0] for said in sounds[start : start + size]) == initials:
        return size
    for office, nicknames in load("bodies.toml")["office"].items():
        if "".join(part[0] for part in sound(office).split()) != initials:
            continue
        said = [name for name in nicknames if text.startswith(name, start)]
        if said:
            return max(map(len, said))
    return 0
