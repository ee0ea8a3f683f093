"""What the narrative says in other words than the question: sentences found by what both speak of."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul
from typing import NamedTuple

from bot.answer.passages import quote_answer
from bot.answer.remedies import with_remedies
from bot.library import Opened
from bot.sentences import Quoted, counts_points, sentences
from bot.types import Answer
from bot.understand.normal import blank
from bot.understand.open_ended import points_at_text
from bot.understand.parse import Parsed, lexicon
from bot.understand.query import Query
from bot.understand.vocabulary import any_of, load
from index.segment import names
from index.segment import words as cut

_CLEAR = 0.62  # share of what is asked that a sentence must hold to be quoted before anything else is tried
_FLOOR = 0.45  # the same where nothing else answers
_COMMON = 0.4  # what a word counts that many sentences hold
_NEAR = 0.35  # what counts that only the paragraph of a sentence holds
_ALIKE = 0.95  # what counts that a sentence says in other words
_HEADED = 0.5  # what counts that only the headings above it hold
_PART = 0.5  # what a word counts of which a sentence holds only a part
_ACTING = 0.3  # what a word counts that names nothing and stands nowhere
_ALONE = 3  # sentences at most that one thing alone may stand in
_BEHIND = 0.08  # how far behind the best a sentence may be that is quoted with it
_SHOWN = 3
_LEAST = 6  # characters of a sentence
_SILENT = frozenset(("question", "cue", "unit", "operation", "level", "neutral", "fee_cue"))
_EITHER = re.compile(r"([\u4e00-\u9fff])[不没](?=\1)")  # 采没采纳
_ASKS = re.compile(r"[哪啥谁几]|什么|怎|多少|如何")


@dataclass(frozen=True, slots=True)
class _Asked:
    """One thing that is asked about: the words that sentences print for it."""

    said: str
    printed: tuple[str, ...]
    common: bool

    def stands_in(self, text: str) -> bool:
        """Whether a word for it does."""
        return any(map(text.__contains__, self.printed))

    def tells(self) -> bool:
        """Whether it is more than a mere word of doing that nothing else is printed for."""
        return len(self.printed) > 1 or bool(names(self.said))

    def half_in(self, text: str) -> bool:
        """Whether half of a long word that nothing else is printed for does (优惠政策)."""
        long = len(self.printed) == 1 and len(self.said) > 3
        return long and (self.said[:2] in text or self.said[-2:] in text)


class _Weighed(NamedTuple):
    """What is asked about, and how far each sentence of `pool` speaks of each thing (a column) and of all."""

    asked: tuple[_Asked, ...]
    pool: list[Quoted]
    columns: list[list[float]]
    scores: list[float]


class _Paragraph(NamedTuple):
    """The headings above a paragraph, its text, and the sentences of it that may be quoted."""

    headings: str
    text: str
    sentences: list[Quoted]


def _paragraphs(opened: Opened) -> list[_Paragraph]:
    """The paragraphs of the narrative."""
    found = []
    for passage in opened.report.passages:
        said = [quoted for quoted in sentences(passage) if len(quoted.text) >= _LEAST]
        headings = passage.headings[1:] or passage.headings
        found.append(_Paragraph("\n".join(headings), passage.citation.quote, said))
    return found


def paraphrased(query: Query, opened: Opened, parsed: Parsed, *, clearly: bool = False) -> Answer | None:
    """The sentences that speak of what is asked in other words; None where too little agrees.

    `clearly` asks for several things that agree, and hardly any that do not.
    """
    found = _weighed(opened, parsed)
    if found is None:
        return None
    pool, scores = found.pool, found.scores
    best = max(scores)
    told = [
        sum(part >= _ALIKE for part in column)
        for one, column in zip(found.asked, found.columns, strict=True)
        if column[scores.index(best)] >= _PART and not one.common
    ]
    alone = not clearly and len(told) == 1 and told[0] <= _ALONE and best >= _CLEAR
    if not (alone or len(told) > 1) or best < (_CLEAR if clearly else _FLOOR):
        return None
    order = sorted(zip(scores, pool, strict=True), key=lambda pair: -pair[0])
    chosen = [quoted for score, quoted in order if score >= best - _BEHIND][:_SHOWN]
    told_around = [quoted for one in chosen for quoted in _around(one, chosen)]
    return quote_answer(query, opened, with_remedies(parsed, opened, told_around))


def told_of_all(opened: Opened, parsed: Parsed) -> list[Quoted]:
    """The sentences that themselves speak of all that is named, the likeliest first; [] if nothing is."""
    found = _weighed(opened, parsed)
    if found is None:
        return []
    pairs = zip(found.asked, found.columns, strict=True)
    telling = [c for one, c in pairs if not one.common and (one.tells() or max(c) >= _ALIKE)]
    every = [at for at in range(len(found.pool)) if all(column[at] >= _ALIKE for column in telling)]
    return [found.pool[at] for at in sorted(every, key=lambda at: -found.scores[at])] if telling else []


def _weighed(opened: Opened, parsed: Parsed) -> _Weighed | None:
    """The sentences of the narrative with what they hold of what is asked; None where nothing is."""
    asked = tuple(_asked(parsed))
    paragraphs = opened.keep("paragraphs", lambda: _paragraphs(opened))
    pool = [quoted for paragraph in paragraphs for quoted in paragraph.sentences]
    if not asked or not pool:
        return None
    columns = [[part for each in paragraphs for part in _weights_in(one, each)] for one in asked]
    weights = [_rarity(one, column) for one, column in zip(asked, columns, strict=True)]
    whole = sum(weights)
    scores = [sum(map(mul, row, weights)) / whole for row in zip(*columns, strict=True)]
    return _Weighed(asked, pool, columns, scores)


def _around(one: Quoted, chosen: Sequence[Quoted]) -> list[Quoted]:
    """The sentence, or its whole paragraph where half of a short one without points is chosen."""
    whole = sentences(one.passage)
    half = sum(quoted in chosen for quoted in whole) * 2 >= len(whole)
    return whole if half and len(whole) <= _SHOWN and not counts_points(one.passage) else [one]


def _weights_in(one: _Asked, paragraph: _Paragraph) -> list[float]:
    """How far each sentence of a paragraph speaks of a thing: itself, below a heading, or beside it."""
    inside = one.stands_in(paragraph.text)
    headed = one.stands_in(paragraph.headings)
    beside = (1.0 if one.common else _HEADED) if headed else _NEAR if inside else 0.0
    if not inside and not one.half_in(paragraph.text):
        return [beside] * len(paragraph.sentences)
    return [_weight_in(one, quoted.text) or beside for quoted in paragraph.sentences]


def _weight_in(one: _Asked, text: str) -> float:
    """How far a sentence itself speaks of a thing."""
    if one.said in text and not one.common:
        return 1.0
    if one.stands_in(text):
        return _ALIKE
    return _PART if one.half_in(text) else 0.0


def _rarity(one: _Asked, held: Sequence[float]) -> float:
    """How much a thing tells: the rarer the more, little where it is common or a mere word of doing."""
    found = sum(part >= _ALIKE for part in held)
    known = any(held) or one.tells()
    weight = math.log(1 + len(held) / (1 + found)) * (1.0 if known else _ACTING)
    return weight * (_COMMON if one.common else 1.0)


def _asked(parsed: Parsed) -> Iterator[_Asked]:
    """What the message asks about, each once: groups of words of equal meaning, then other words."""
    text = blank(parsed.text, [(m.start, m.end) for m in parsed.bodies if m.agencies])
    text = blank(text, [(year.start, year.end) for year in parsed.years])
    text = _EITHER.sub("", text)
    for said, places in _grouped([hit[0] for hit in _pattern().finditer(text)]):
        every = [load("paraphrases.toml")["group"][place] for place in places]
        printed = dict.fromkeys(word for entry in every for word in entry["print"])
        yield _Asked(said, (*printed, said), all(entry.get("common") for entry in every))
    text = _pattern().sub(lambda hit: "\0" * len(hit[0]), text)
    known, light = lexicon().words, load("paraphrases.toml")["light"]["words"]
    silent = _SILENT if not points_at_text(parsed) else _SILENT - {"level"}
    matched = [m for m in lexicon().find(text) if m.kind in silent and len(m.text) > 1]
    text = blank(text, [(m.start, m.end) for m in matched])
    for word in dict.fromkeys(cut(text.replace("\0", " "))):
        fills = word in light or any(entry.kind in silent for entry in known.get(word, ()))
        if len(word) > 1 and not word.isascii() and not fills and not _ASKS.search(word):
            row = any(entry.kind in ("term", "weak") for entry in known.get(word, ()))
            yield _Asked(word, (word,), row)


def _grouped(said: Sequence[str]) -> Iterator[tuple[str, list[int]]]:
    """The words with the groups that each speaks of, every group once, words of one group first."""
    seen = set[int]()
    for word in sorted(dict.fromkeys(said), key=lambda word: len(_groups()[word])):
        if places := [place for place in _groups()[word] if place not in seen]:
            yield word, places
            seen.update(places)


@cache
def _groups() -> dict[str, tuple[int, ...]]:
    """The groups of every word that is said, or printed and said of none (公众号 is not any 渠道)."""
    groups = load("paraphrases.toml")["group"]
    spoken = {word for entry in groups for word in entry["say"]}
    found: dict[str, list[int]] = {}
    for place, entry in enumerate(groups):
        for word in dict.fromkeys((*entry["say"], *(one for one in entry["print"] if one not in spoken))):
            found.setdefault(word, []).append(place)
    return {word: tuple(places) for word, places in found.items()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(any_of(_groups()))
