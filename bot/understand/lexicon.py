"""Finds the words of the vocabulary in a message, covering most of it with the longest words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.understand.vocabulary import Entry
from index.segment import is_word

_DENIALS = frozenset("不没未非")
_BLANK = "\0"  # stands for what is said already
_MEMO = 256  # texts of which the matches are kept
_GAP = 8  # characters that `~` may stand for


@dataclass(frozen=True, slots=True)
class Match:
    """A word found at [start, end); `also` are further readings of the same letters."""

    start: int
    end: int
    kind: str
    id: str
    text: str
    also: tuple[Entry, ...] = ()

    def readings(self) -> Iterable[tuple[str, str]]:
        """Every (kind, id) that the letters may mean."""
        yield self.kind, self.id
        for entry in self.also:
            yield entry.kind, entry.id

    @property
    def asks_amount(self) -> bool:
        """Whether the word asks for an amount of money (多少万)."""
        return self.kind == "term" and self.text.startswith(("多少", "几"))


def _asks(text: str, start: int, word: str) -> bool:
    """Whether the word's denial is half of a yes-no question (有没有公开, 批没批)."""
    return len(word) > 1 and word[0] in _DENIALS and text[start - 1 : start] == word[1]


_SHARES, _OCCUPIED = "占", tuple("道地座领房路田压线")  # what is occupied, and no share


def starts_longer(text: str, match: Match) -> bool:
    """Whether an applicant or 占 only starts a longer word (个体户, 占道), digits are part of a number."""
    if match.text == _SHARES:
        return text.startswith(_OCCUPIED, match.end)
    if match.text.isdigit():
        return (text[match.start - 1 : match.start] + text[match.end : match.end + 1]).isdigit()
    rest = match.kind == "applicant" and match.end < len(text)
    return rest and is_word(text[match.start : match.end + 1])


class _Gapped(NamedTuple):
    """A word with gaps and its place in the vocabulary."""

    place: int
    pieces: tuple[str, ...]
    pattern: re.Pattern[str]
    entry: Entry


class Lexicon:
    """A longest-cover matcher over the vocabulary."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.words: dict[str, list[Entry]] = {}
        self._gapped: dict[str, dict[str, list[_Gapped]]] = {}  # by how they start, and their last piece
        gap = rf"[^,.;?!，。；？！、\n]{{0,{_GAP}}}?"
        for place, entry in enumerate(entries):
            if "~" in entry.say:
                pieces = tuple(entry.say.split("~"))
                pattern = re.compile(gap.join(f"({re.escape(piece)})" for piece in pieces))
                alike = self._gapped.setdefault(pieces[0][:2], {}).setdefault(pieces[-1][:1], [])
                alike.append(_Gapped(place, pieces, pattern, entry))
            else:
                self.words.setdefault(entry.say, []).append(entry)
        self._scores = {word: self._score(word) for word in self.words}
        self._lengths = _lengths(self.words)
        self._remember()

    def _remember(self) -> None:
        self._found = lru_cache(maxsize=_MEMO)(self._cover)
        self.holds = lru_cache(maxsize=_MEMO)(self._holds)

    def without(self, left_out: Callable[[Entry], bool]) -> Lexicon:
        """The same matcher, but for some words."""
        made = copy(self)
        cut = {word for word, entries in self.words.items() if any(map(left_out, entries))}
        kept = {word: [one for one in self.words[word] if not left_out(one)] for word in cut}
        made.words = {word: of for word, of in self.words.items() if word not in cut}
        made.words |= {word: of for word, of in kept.items() if of}
        made._scores = {word: score for word, score in self._scores.items() if word not in cut}
        made._scores |= {word: made._score(word) for word, of in kept.items() if of}
        made._gapped = {
            start: {last: [one for one in alike if not left_out(one.entry)] for last, alike in group.items()}
            for start, group in self._gapped.items()
        }
        made.__dict__.pop("_written", None)
        made._remember()
        return made

    def _holds(self, text: str) -> bool:
        """Whether the text is a word or a part of one."""
        return text in self._written

    @cached_property
    def _written(self) -> str:
        return "\n".join(self.words)

    def find(self, text: str) -> list[Match]:
        """Non-overlapping matches in order; longer words beat shorter ones wherever they overlap."""
        return list(self._found(text))

    def _cover(self, text: str) -> tuple[Match, ...]:
        size, lengths, scores = len(text), self._lengths, self._scores
        best, longest = [0] * (size + 1), [0] * (size + 1)  # score and length of the word that ends there
        for start, char in enumerate(text):
            reached = best[start]
            if reached >= best[start + 1]:
                best[start + 1], longest[start + 1] = reached, 0
            if char == _BLANK:
                continue
            for length in lengths.get(text[start : start + 2]) or lengths.get(char, ()):
                word, end = text[start : start + length], start + length
                score = scores.get(word)
                if score is None or end > size or reached + score <= best[end]:
                    continue
                if not (char in _DENIALS or text[start - 1] in _DENIALS) or not self._cut(text, start, word):
                    best[end], longest[end] = reached + score, length
        return self._chosen(text, longest)

    def _cut(self, text: str, start: int, word: str) -> bool:
        """Whether a denial before the word is half of a question, or starts a word with it (未|经复议)."""
        denied = start > 0 and text[start - 1] in _DENIALS
        if not denied and word[0] not in _DENIALS:
            return False
        longer = (text[start - 1 : start + size] in self._scores for size in range(2, len(word)))
        return _asks(text, start, word) or (denied and len(word) > 2 and any(longer))

    def _chosen(self, text: str, longest: Sequence[int]) -> tuple[Match, ...]:
        matches = []
        end = len(text)
        while end:
            length = longest[end]
            if length:
                matches.append(self._match(text, end - length, end))
            end -= length or 1
        return tuple(matches[::-1])

    def _score(self, word: str) -> int:
        """Long words before short ones, telling words before fillers, denials inside longer words."""
        if word in _DENIALS:
            return 0
        return len(word) ** 2 + (self.words[word][0].kind not in ("neutral", "weak"))

    def _match(self, text: str, start: int, end: int) -> Match:
        first, *rest = self.words[text[start:end]]
        return Match(start, end, first.kind, first.id, text[start:end], tuple(rest))

    def find_gapped(self, text: str) -> list[tuple[Match, ...]]:
        """Words with a gap ("收~钱"), each as its pieces."""
        letters = {"", *text}
        starts = letters.union(map("".join, pairwise(text))) & self._gapped.keys()
        groups = [self._gapped[start] for start in starts]
        near = (one for group in groups for last in letters & group.keys() for one in group[last])
        said = sorted(one for one in near if all(map(text.__contains__, one.pieces)))
        hits = [(hit, one.entry) for one in said if (hit := one.pattern.search(text))]
        return [
            tuple(
                Match(*hit.span(group), entry.kind, entry.id, hit[group])
                for group in range(1, hit.re.groups + 1)
            )
            for hit, entry in hits
        ]


def _lengths(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """How long the words are that start with two characters, or are one of them, shortest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[:2], set()).add(len(word))
    for start, lengths in found.items():
        if len(start) > 1 and start[0] in found:
            lengths.add(1)
    return {start: tuple(sorted(lengths)) for start, lengths in found.items()}
