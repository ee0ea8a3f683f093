"""A message taken apart: bodies, years, vocabulary, numbers, and what nothing explains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import TypeVar

from bot.understand.asking import asking_clauses, without_stray
from bot.understand.bodies import Bodies
from bot.understand.contexts import in_context
from bot.understand.introduced import introductions
from bot.understand.lexicon import Lexicon, Match, starts_longer
from bot.understand.mentions import BodyMention
from bot.understand.naming import named_bodies
from bot.understand.normal import blank, join_han, normalise
from bot.understand.numbers import NumberMention, find_numbers
from bot.understand.positions import Position, find_positions
from bot.understand.references import Reference, find_references
from bot.understand.typos import correct
from bot.understand.unexplained import FILLER, unexplained, year_parts
from bot.understand.vocabulary import entries
from bot.understand.years import YearMention, find_years
from index.segment import is_word

_LEXICONS = 4  # without the terms that reports lack
_MESSAGES = 256  # of which the words are kept, for all bodies that they are said of
_REPORT = ("报告",)  # in which 告 is no verb
_TERMS = ("term", "weak")
_DONE = "了过的"  # behind a verb
_FILLERS = frozenset(("neutral", "weak", "unit", "question"))

Place = TypeVar("Place", Reference, YearMention)


@cache
def lexicon() -> Lexicon:
    """The matcher over the whole vocabulary."""
    return Lexicon(entries())


@dataclass(frozen=True)
class Parsed:
    """A message and everything recognised in it."""

    text: str
    spoken: str = ""  # the text that `matches` refer to: bodies and years blanked, misspelt words put right
    asking: tuple[tuple[int, int], ...] = ()  # the clauses that ask
    matches: tuple[Match, ...] = ()
    years: tuple[YearMention, ...] = ()
    bodies: tuple[BodyMention, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    references: tuple[Reference, ...] = ()
    positions: tuple[Position, ...] = ()
    leftover: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()  # every word that nothing explains, also where it narrows nothing
    corrected: tuple[tuple[str, str], ...] = field(default=())
    aside: Parsed | None = None  # what is not to be counted in (除许可以外)
    words: Parsed | None = field(default=None, init=False, compare=False)  # shared, whatever bodies are named

    def __hash__(self) -> int:
        return hash((self.text, self.spoken))

    def asks_at(self, place: int) -> bool:
        """Whether the place is in a clause that asks (or nothing tells them apart)."""
        return any(start <= place < end for start, end in self.asking)

    def ids(self, kind: str) -> tuple[str, ...]:
        """The distinct ids of one kind of word, in order, secondary readings included."""
        return self._named.get(kind, ())

    def asked(self, kind: str) -> tuple[str, ...]:
        """The ids of one kind of word that stand in the asking clauses."""
        if not self.says(kind):
            return ()
        said = (m for m in self.matches if self.asks_at(m.start))
        return tuple(dict.fromkeys(name for m in said for k, name in m.readings() if k == kind))

    def says(self, kind: str, name: str | None = None) -> bool:
        """Whether a word of the kind (and id) was said."""
        found = self._named.get(kind, ())
        return bool(found) if name is None else name in found

    def of(self, text: str, bodies: tuple[BodyMention, ...]) -> Parsed:
        """The same words said of bodies."""
        made = object.__new__(Parsed)
        vars(made).update(vars(self), text=text, bodies=bodies, words=self)
        return made

    @cached_property
    def _named(self) -> dict[str, tuple[str, ...]]:
        """The distinct ids by kind of word, in order."""
        found: dict[str, dict[str, None]] = {}
        for match in self.matches:
            for kind, name in match.readings():
                found.setdefault(kind, {})[name] = None
        return {kind: tuple(names) for kind, names in found.items()}


def parse(message: str, bodies: Bodies, today: date) -> Parsed:
    """The message understood word by word; misspelt words are corrected first (`corrected` lists them)."""
    text = join_han(normalise(message))
    mentions = named_bodies(text, bodies, lexicon())
    words = read(blank(text, ((m.start, m.end) for m in mentions)), today)
    return words.of(text, tuple(mentions))


@lru_cache(maxsize=_MESSAGES)
def read(masked: str, today: date) -> Parsed:
    """What a message says beside the bodies, whose names are blanked; the same whatever they are called."""
    references = _free(find_references(masked), masked)
    masked = blank(masked, ((r.start, r.end) for r in references))
    positions = find_positions(masked)
    masked = blank(masked, ((p.start, p.end) for p in positions))
    years, dated = _free(find_years(masked, today), masked), masked
    masked, corrected = correct(blank(masked, ((y.start, y.end) for y in years)), lexicon())
    if corrected and len(masked) == len(dated):
        years, masked = _put_right(years, dated, masked)
    return replace(
        _in_words(masked, lexicon()),
        years=tuple(years),
        references=tuple(references),
        positions=tuple(positions),
        corrected=tuple(corrected),
    )


def without_terms(parsed: Parsed, terms: frozenset[str], printed: str = "") -> Parsed:
    """The message as it reads where the vocabulary lacks these terms; itself where it says none of them.

    Of what it says by them, what is `printed` or a word of its own is to be found as it is said.
    """
    said = [m for m in parsed.matches if m.kind in _TERMS and m.id in terms]
    if not said:
        return parsed
    kept = [replace(m, kind="content", id=m.text, also=()) for m in said if m.text in printed]
    anew = _in_words(blank(parsed.spoken, ((m.start, m.end) for m in kept)), lexicon_without(terms))
    own = [word for m in said if m.text not in printed for word in _told_beside(m, anew.matches)]
    return replace(
        parsed,
        asking=anew.asking,
        matches=tuple(sorted((*anew.matches, *kept), key=lambda m: m.start)),
        numbers=anew.numbers,
        leftover=tuple(dict.fromkeys((*anew.leftover, *own))),
        strange=tuple(dict.fromkeys((*anew.strange, *own))),
    )


def _told_beside(term: Match, others: Sequence[Match]) -> list[str]:
    """The parts of a term, of two and more characters, that are no words but of other terms or fillers."""
    other = (m for m in others if m.kind != "neutral" and m.kind not in _TERMS)
    known = {at for m in other for at in range(m.start, m.end)}
    left = "".join(char if at not in known else " " for at, char in enumerate(term.text, term.start))
    return [word for part in left.split() if len(word := part.rstrip(_DONE)) > 1]


@lru_cache(maxsize=_LEXICONS)
def lexicon_without(terms: frozenset[str]) -> Lexicon:
    """The matcher over the vocabulary without these terms."""
    return lexicon().without(lambda entry: entry.kind in _TERMS and entry.id in terms)


def _in_words(masked: str, known: Lexicon) -> Parsed:
    """The words of a text, and what none of them explains."""
    matches = in_context(masked, _with_gaps(masked, known))
    speaker = introductions(masked, matches)
    numbers = [n for n in find_numbers(masked) if not _inside(n.start, n.end, matches)]
    numbers = [n for n in numbers if not any(a <= n.start < b for a, b in speaker)]
    matches = [
        m
        for m in matches
        if not any(n.start < m.start < n.end and m.kind in ("term", "applicant") for n in numbers)
    ]
    matches = [m for m in matches if not starts_longer(masked, m) and not _cut_off(masked, m, matches)]
    asking = asking_clauses(masked, matches, speaker)
    matches = without_stray(masked, matches, asking)
    unknown = unexplained(masked, matches, numbers, asking)
    return Parsed(
        text=masked,
        spoken=masked,
        asking=tuple(asking),
        matches=tuple(matches),
        numbers=tuple(numbers),
        leftover=(
            *(word for word, narrows in unknown if narrows),
            *year_parts(masked, matches, numbers),
        ),
        strange=tuple(word for word, _ in unknown),
    )


def _free(said: Sequence[Place], text: str) -> list[Place]:
    """Years or references that are no part of a longer word (上年结转, 比去年)."""
    held = any(lexicon().holds(text[one.start : one.end]) for one in said)
    matches = lexicon().find(text) if held else []
    return [one for one in said if not _inside(one.start, one.end, matches)]


def _put_right(years: list[YearMention], dated: str, text: str) -> tuple[list[YearMention], str]:
    """The years that are no part of a misspelt word (上年接转), and the text with the others in it."""
    whole = _with(text, dated, years)
    kept = _free(years, whole)
    return kept, _with(text, dated, [one for one in years if one not in kept])


def _with(text: str, dated: str, years: Sequence[YearMention]) -> str:
    """The text with the characters of the years, which are blanked in it."""
    for one in years:
        text = f"{text[: one.start]}{dated[one.start : one.end]}{text[one.end :]}"
    return text


def _inside(start: int, end: int, matches: Sequence[Match]) -> bool:
    kinds = {"term", "operation", "topic", "definition", "social"}
    return any(
        m.start <= start and end <= m.end and m.end - m.start > end - start and m.kind in kinds
        for m in matches
    )


def _with_gaps(text: str, known: Lexicon) -> list[Match]:
    """The words; those with a gap replace the reading of their first piece, unless a longer word holds it."""
    matches = known.find(text)
    for pieces in known.find_gapped(text):
        anchor = pieces[0]
        over = [m for m in matches if m.start < anchor.end and anchor.start < m.end]
        refined = [m for m in over if m.kind == "term" and (m.start, m.end) == (anchor.start, anchor.end)]
        if all(
            any(kind in _FILLERS for kind, _ in m.readings())
            and len(m.text) <= len(anchor.text) + 1
            and not (m.text in _REPORT and m.start < anchor.start)
            for m in over
            if not (m in refined and anchor.kind == "term")
        ):
            span = min([anchor, *over], key=lambda m: m.start).start, max(m.end for m in (anchor, *over))
            anchor = replace(anchor, start=span[0], end=span[1], text=text[slice(*span)])
            matches = [m for m in matches if m not in over] + [anchor]
    return sorted(matches, key=lambda m: m.start)


def _cut_off(text: str, match: Match, matches: Sequence[Match]) -> bool:
    """Whether a word of one character is a part of a longer one that no list has (网 of 网课, 放 of 开放)."""
    short = match.kind == "content" and match.end - match.start == 1
    covered = any(m.start <= match.end < m.end for m in matches)
    after = text[match.end : match.end + 1]
    if short and any(is_word(text[at : at + 2]) for at in (match.start - 1,) if at >= 0):
        return not any(m.start < match.start <= m.end and m.kind != "neutral" for m in matches)
    return short and not covered and "\u4e00" <= after <= "\u9fff" and after not in FILLER
