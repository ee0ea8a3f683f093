"""The words of a run of Han characters as jieba finds them, several times faster."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from math import inf, log
from typing import Protocol

_PLAIN = re.compile("[\u4e00-\u9fd5]+")  # what jieba cuts as one block
_AHEAD = 4  # characters looked at together; few words are longer
_KEPT = 1 << 15
_MOST_INSIDE = 3  # characters of the words that are looked for inside longer ones

Starts = tuple[tuple[tuple[int, float], ...], bool]


class Tokenizer(Protocol):
    """What is used of jieba's."""

    FREQ: dict[str, int]  # of words; 0 for the beginnings of words
    total: int

    def cut(self, sentence: str) -> Iterable[str]:
        """The words of a text."""


class OnePass:
    """A tokenizer whose words are all known, and what it found out about the beginnings of runs.

    `cut_strange` makes words of characters that stand in none of its own.
    """

    def __init__(self, tokenizer: Tokenizer, cut_strange: Callable[[str], Iterable[str]]) -> None:
        self._tokenizer = tokenizer
        self._frequencies = tokenizer.FREQ
        self._whole = log(tokenizer.total)
        self._kept: dict[str, Starts] = {}
        self._strange = lru_cache(_KEPT)(lambda run: tuple(cut_strange(run)))
        self._inside = lru_cache(_KEPT)(self._words_inside)

    def cut(self, run: str) -> Iterable[str]:
        """The words of a run in order."""
        if not _PLAIN.fullmatch(run):
            return list(self._tokenizer.cut(run))
        found: list[str] = []
        ends = self._ends(run)
        first = start = 0  # of the single characters in a row, and of the word
        while start < len(run):
            end = ends[start]
            if end > start + 1:
                if first < start:
                    found += self._apart(run[first:start])
                found.append(run[start:end])
                first = end
            start = end
        return found + list(self._apart(run[first:])) if first < start else found

    def cut_for_search(self, run: str) -> Iterable[str]:
        """The same, long words preceded by the shorter ones they contain."""
        found: list[str] = []
        for word in self.cut(run):
            if len(word) > 2:
                found += self._inside(word)
            found.append(word)
        return found

    def _apart(self, single: str) -> Iterable[str]:
        """The words that single characters in a row are, which no dictionary has."""
        return single if len(single) < 2 or self._frequencies.get(single) else self._strange(single)

    def _words_inside(self, word: str) -> tuple[str, ...]:
        known = self._frequencies.get
        sizes = range(2, min(len(word), _MOST_INSIDE + 1))
        parts = (word[at : at + size] for size in sizes for at in range(len(word) - size + 1))
        return tuple(filter(known, parts))

    def _ends(self, run: str) -> list[int]:
        """For each place where the likeliest word that begins there ends."""
        kept = self._kept.get
        size = len(run)
        ends, weights = [0] * size, [0.0] * (size + 1)
        for start in range(size - 1, -1, -1):
            ahead = run[start : start + _AHEAD]
            words, longer = kept(ahead) or self._starts(ahead)
            best = -inf
            for length, own in words:
                weight = own + weights[start + length]
                if weight >= best:
                    best, ends[start] = weight, start + length
            stop = start + _AHEAD + 1
            while longer and stop <= size:
                frequency = self._frequencies.get(run[start:stop])
                longer = frequency is not None
                if frequency:
                    weight = log(frequency) - self._whole + weights[stop]
                    if weight >= best:
                        best, ends[start] = weight, stop
                stop += 1
            if best == -inf:  # no word begins here
                best, ends[start] = weights[start + 1] - self._whole, start + 1
            weights[start] = best
        return ends

    def _starts(self, ahead: str) -> Starts:
        """The words that a text begins with, each with its weight, and whether longer ones may."""
        if len(self._kept) >= _KEPT:
            self._kept.clear()
        words: list[tuple[int, float]] = []
        longer = True
        for length in range(1, len(ahead) + 1):
            frequency = self._frequencies.get(ahead[:length])
            if frequency is None:
                longer = False
                break
            if frequency:
                words.append((length, log(frequency) - self._whole))
        self._kept[ahead] = tuple(words), longer
        return self._kept[ahead]
