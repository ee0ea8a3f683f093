"""The bodies a message names, known to the index or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property

from bot.understand.abbreviated import Abbreviations
from bot.understand.called import names_of
from bot.understand.described import described, half_named, inside, sharing
from bot.understand.file_names import FileNames
from bot.understand.joining import goes_on, join, lies_in
from bot.understand.lexicon import Lexicon, Match
from bot.understand.mentions import BodyMention
from bot.understand.misheard import Misheard
from bot.understand.normal import blank
from bot.understand.offices import offices_in
from bot.understand.places import LEVELS, split_agency
from bot.understand.roster import Roster
from bot.understand.shared import shared
from bot.understand.territories import in_general
from bot.understand.typos import sound
from bot.understand.vocabulary import Entry, load
from corpus.regions import Region, by_name
from index.collecting import collecting_seldom
from index.segment import is_place

_TURNING = re.compile("[换改变]成")  # in front of a body, 换成武汉 names no 成武
_GOVERNMENT = re.compile("政府")
_SPELT = 5  # letters of a name in pinyin that is told from other words
_FIRST_LETTERS = 4  # of a name that is told from other words by them
_WORDS = 8  # syllables or words that a name in pinyin is written in
_LATIN = re.compile(r"[a-z]+(?: [a-z]+)*")
_WORD = re.compile(r"[a-z]+")
_HAN = re.compile(r"[\u4e00-\u9fff]{1,9}")


class Bodies:
    """The names under which the bodies of an index are known."""

    def __init__(self, agencies: Iterable[str]) -> None:
        self.roster = Roster(agencies)
        self._names: dict[str, list[str]] = {}
        for agency in self.roster.agencies:
            for name in names_of(agency):
                self._names.setdefault(name, []).append(agency)
        self._files = FileNames(self.roster.agencies)

    @cached_property
    def _lexicon(self) -> Lexicon:
        with collecting_seldom():
            return Lexicon(Entry("body", name, name) for name in self._names)

    def find(self, text: str) -> list[BodyMention]:
        """Known bodies first; then places and offices that the index has no report of (`agencies` empty)."""
        found = [
            BodyMention(start, end, text[start:end], (name,)) for start, end, name in self._files.find(text)
        ]
        found += self._spelt(_mask(text, found))
        known = (self._known(match, text) for match in self._lexicon.find(_mask(text, found)))
        found += [mention for mention in known if mention]
        found = self._shortened(text, found)
        masked = blank(_mask(text, found), [hit.span() for hit in _TURNING.finditer(text)])
        places = (hit for hit in _regions().find(masked) if not _GOVERNMENT.match(masked, hit.end - 1))
        regions = [BodyMention(hit.start, hit.end, hit.text, ()) for hit in places]  # 和政, not in 和政府
        found = self._with_described(text, found, regions)
        found += [
            BodyMention(hit.start(), hit.end(), hit[0], (), office=True)
            for hit in offices_in(_mask(masked, found))
        ]
        joined = join(sorted(found, key=lambda m: m.start), text)
        levelled = [_of_level(mention, text) for mention in joined]
        return in_general(text, inside(text, shared(text, levelled, self.roster), self.roster), self.roster)

    def _with_described(
        self, text: str, found: list[BodyMention], regions: list[BodyMention]
    ) -> list[BodyMention]:
        """The mentions with bodies described beside a region or by themselves; then the other regions."""
        places = [(m.start, m.end, m.text) for m in regions]
        named = [(m.start, m.agencies) for m in found]
        made = [*described(_mask(text, found), places, self.roster)]
        made += half_named(_mask(text, found), self.roster)
        made += sharing(text, named, places, self.roster)
        told = [BodyMention(start, end, text[start:end], agencies) for start, end, agencies in made]
        others = [
            m
            for m in regions
            if (_placed(m) or _in_front(m, found, text))
            and all(m.end <= t.start or t.end <= m.start for t in told)
        ]
        return [*found, *told, *others]

    def _shortened(self, text: str, found: list[BodyMention]) -> list[BodyMention]:
        """The bodies found with those whose office is abbreviated, which take in a part found before."""
        for hit in self._abbreviations.find(text):
            inside = [m for m in found if m.start < hit.end and hit.start < m.end]
            if any(m.start < hit.start or hit.end < m.end for m in inside):
                continue
            same = [a for m in inside if (m.start, m.end) == (hit.start, hit.end) for a in m.agencies]
            found = [m for m in found if m not in inside]
            agencies = tuple(dict.fromkeys((*same, *hit.agencies)))
            found.append(BodyMention(hit.start, hit.end, text[hit.start : hit.end], agencies))
        return found

    @cached_property
    def _abbreviations(self) -> Abbreviations:
        with collecting_seldom():
            return Abbreviations(self.roster.offices, self._names)

    def _spelt(self, text: str) -> Iterator[BodyMention]:
        """Bodies whose name, or name without its level, is spelt in pinyin, whole or half (heihe气象局)."""
        for run in _LATIN.finditer(text):
            words = [(run.start() + hit.start(), run.start() + hit.end()) for hit in _WORD.finditer(run[0])]
            done = 0
            for first, (start, _) in enumerate(words):
                ends = [end for _, end in words[first : first + _WORDS]] if start >= done else []
                for end in reversed(ends + _half(text, ends, run.end())):
                    letters = sound(_in_pinyin(text[start:end])).replace(" ", "")
                    known = self._spellings.get(letters) if len(letters) >= _SPELT else None
                    known = known or (self._initials.get(letters) if end in ends[:1] else None)
                    if known:
                        yield BodyMention(start, end, text[start:end], known)
                        done = end
                        break

    @cached_property
    def _initials(self) -> dict[str, tuple[str, ...]]:
        """The bodies by the first letters of the syllables of their names (wlmqx)."""
        found: dict[str, dict[str, None]] = {}
        for name, agencies in self._names.items():
            letters = "".join(syllable[0] for syllable in sound(name).split())
            if len(letters) >= _FIRST_LETTERS and letters.isascii():
                found.setdefault(letters, {}).update(dict.fromkeys(agencies))
        return {letters: tuple(agencies) for letters, agencies in found.items()}

    @cached_property
    def _spellings(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for name, agencies in self._names.items():
            letters = sound(name).replace(" ", "")
            if len(letters) >= _SPELT and letters.isascii():
                found.setdefault(letters, []).extend(agencies)
        for letters, source in self._files.spellings():
            found.setdefault(letters, []).append(source)
        return {letters: tuple(dict.fromkeys(agencies)) for letters, agencies in found.items()}

    def _known(self, match: Match, text: str) -> BodyMention | None:
        after = text[match.end : match.end + 1]
        agencies = tuple(self._names[match.text])
        place_only = match.text[-1] not in LEVELS + "局厅委办室府"
        offices = (split_agency(agency)[1] for agency in agencies)
        ends = "局厅委" if any(match.text[-2:] in office for office in offices) else LEVELS + "局厅委"
        if place_only and after and after in ends:
            return None
        return BodyMention(match.start, match.end, match.text, agencies)

    def heard(self, text: str) -> BodyMention | None:
        """A known name that is written as it sounds (抚洲市民政局), none of its own or of a region."""
        return self._meant(text, self._misheard.heard(text))

    def misspelt(self, text: str) -> BodyMention | None:
        """A known name that part of the text sounds like or misses by one character, and no other region."""
        return self._meant(text, self._misheard.find(text))

    def _meant(self, text: str, hit: tuple[int, int, str] | None) -> BodyMention | None:
        if hit is None:
            return None
        start, end, name = hit
        said = text[start:end]
        return BodyMention(start, end, said, tuple(self._names[name]), heard=not said.isascii())

    @cached_property
    def _misheard(self) -> Misheard:
        with collecting_seldom():
            return Misheard(self._names)

    def ambiguous_place(self, mention: BodyMention) -> tuple[str, ...]:
        """Higher divisions of that short name without a report in the index (`乌鲁木齐` is a city too)."""
        if mention.text[-1] in LEVELS or not mention.agencies:
            return ()
        named = [region for region in by_name().get(mention.text, ()) if region.name != mention.text]
        if not named:
            return ()
        known = {split_agency(agency)[0] for agency in mention.agencies}
        own = [_rank(region) for region in named if any(place.endswith(region.name) for place in known)]
        others = {
            r.name
            for r in named
            if not any(place.endswith(r.name) for place in known) and (not own or _rank(r) < min(own))
        }
        return tuple(sorted(others))

    def near(self, text: str) -> tuple[str, ...]:
        """Bodies of the index whose name shares the place said, for a helpful no."""
        place = text[:-1] if text and text[-1] in LEVELS and len(text) > 2 else text
        return self.roster.holding(place[:2]) if place else ()


@cache
def _regions() -> Lexicon:
    """The names of divisions, with their levels and without."""
    return Lexicon(Entry("region", name, name) for name in by_name() if len(name) > 1)


def _in_pinyin(name: str) -> str:
    """The name with its English words in pinyin (urumqi county)."""
    english = load("bodies.toml")["english"]
    return _WORD.sub(lambda hit: english.get(hit[0], hit[0]), name)


def _half(text: str, ends: Sequence[int], last: int) -> list[int]:
    """Where a name may end that starts in pinyin and goes on in characters."""
    hit = _HAN.match(text, last) if last in ends else None
    return list(range(last + 1, hit.end() + 1)) if hit else []


def _in_front(region: BodyMention, found: Iterable[BodyMention], text: str) -> bool:
    """Whether the short name of a region stands in front of a body that lies in it (习水温水镇)."""
    behind = [m for m in found if m.start >= region.end and goes_on(text[region.end : m.start])]
    return any(lies_in(agency, region.text) for m in behind for agency in m.agencies)


def _placed(hit: BodyMention) -> bool:
    """Whether a region's name is meant: with its level, or a word that is nothing else."""
    return hit.text[-1] in LEVELS or (
        hit.text not in load("bodies.toml")["not_places"] and is_place(hit.text)
    )


def _rank(region: Region) -> int:
    """0 for a province, 1 for a prefecture, 2 for a county."""
    return 0 if region.code.endswith("0000") else 1 if region.code.endswith("00") else 2


def _mask(text: str, mentions: Iterable[BodyMention]) -> str:
    return blank(text, ((mention.start, mention.end) for mention in mentions))


def _of_level(mention: BodyMention, text: str) -> BodyMention:
    """The mention; an office of another level than the one said right before it is none of the index."""
    before = text[mention.start - 1 : mention.start] if mention.start else ""
    if before not in tuple("省市县区州") or not mention.agencies:
        return mention
    places = [split_agency(agency)[0] for agency in mention.agencies]
    named = mention.text[1:2] in tuple(LEVELS) or any(place[:2] in mention.text for place in places)
    if named or any(before in place for place in places):
        return mention
    return BodyMention(mention.start - 1, mention.end, before + mention.text, (), office=True)
