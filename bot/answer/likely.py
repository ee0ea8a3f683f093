"""The figure outside the statutory rows that a question in words of its own is most likely about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.answer.narrative_units import SPECIFIC, asked_units, fits
from bot.answer.told_figures import is_apart
from bot.answer.told_suits import suits
from bot.answer.word_shares import held
from bot.library import Opened
from bot.understand.content import classes, plain_words, taken_over
from bot.understand.parse import Parsed, lexicon
from corpus.types import Fact, Figure, Value
from index.segment import names
from index.segment import words as cut

_FLOOR = 0.62  # share of the question's words, weighted, that label and sentence must hold
_MARGIN = 0.12  # by which the best figure leads the next of another value
_NAMED = 0.6  # how much of a naming word the label must hold
_BESIDE = 0.6  # what a word counts that stands in the sentence before the figure, not in its label
_PLAIN = 0.3  # what a word counts that does not narrow (发布, 信息)
_ACTING = 0.5  # what a word counts that names nothing
_OTHER_UNIT = 0.85
_WRONG_UNIT = 0.7  # of a unit that is hardly said for another (几期, 几场)
_RATE = "率"
_PERSONS = frozenset(("人", "人次", "名", "位"))  # said of nothing else
_LOCAL = "其他/"  # what the metrics of a report's own rows start with
_COUNTS = {"条": "信息"}  # what a unit alone says is counted
_PARTICLES = re.compile("[的了过着\0]|一年|全年|去年|今年")
_ALIKE = frozenset("件条项份")  # units that are said for one another
_VERB = 2  # characters of a verb in front of a label
_LABELS = 8192  # labels of which the core is kept
_SHORTEST = 3  # characters that tell a label from others
_TELLING = frozenset(("content", "social", "topic"))
_ASKING = frozenset(("question", "operation", "unit", "cue", "level"))


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    weight: float
    tells: bool  # one from another


@dataclass(frozen=True, slots=True)
class _Candidate:
    label: str
    before: str  # the sentence up to the number
    unit: str
    value: Value | None
    source: Figure | Fact


def likely(parsed: Parsed, opened: Opened, *, percent: bool = False) -> Figure | Fact | None:
    """The narrative figure, or cell of a local row, that holds most of what is asked and clearly leads.

    None when none does.
    """
    heads = _heads(parsed)
    every = _suiting(parsed, opened)
    among = [one for one in every if not heads or any(held(head, one.label) >= _NAMED for head in heads)]
    said = _words(parsed, "".join({one.label + one.before for one in among}))
    units = asked_units(parsed)
    percent = percent or _RATE in parsed.spoken
    scored = sorted(
        ((_score(said, one, units, percent), -place) for place, one in enumerate(among)), reverse=True
    )
    if not any(word.tells for word in said):
        return _only(parsed, among, units)
    if not scored or scored[0][0] < _FLOOR:
        return None
    best = among[-scored[0][1]]
    if any(max(held(word, best.label), held(word, best.before)) < _NAMED for word in parsed.leftover):
        return None
    rivals = (score for score, place in scored if _differs(among[-place], best))
    return best.source if scored[0][0] - next(rivals, 0.0) >= _MARGIN else None


def named_figure(parsed: Parsed, opened: Opened, *, percent: bool = False) -> Figure | Fact | None:
    """The narrative figure, or cell of a local row, whose own words the message says; None when none."""
    among = _suiting(parsed, opened)
    named = _named(parsed, among, asked_units(parsed), percent or _RATE in parsed.spoken)
    return named.source if named else None


def _named(parsed: Parsed, among: Sequence[_Candidate], units: Set[str], percent: bool) -> _Candidate | None:
    """The one figure whose own words are all said (院坝会, 12333热线接听), the longest if several are."""
    text = _PARTICLES.sub("", parsed.spoken)
    cores = [(len(core), one) for one in among if (core := _core(one.label)) and _all_said(core, text)]
    cores = [(size, one) for size, one in cores if percent == (one.unit == "%") and _fits(one, units)]
    cores = [(size, one) for size, one in cores if not _of_something_else(parsed, one, among)]
    longest = max((size for size, _ in cores), default=0)
    best = [one for size, one in cores if size == longest]
    return best[0] if best and not any(_differs(one, best[0]) for one in best) else None


def _of_something_else(parsed: Parsed, one: _Candidate, among: Sequence[_Candidate]) -> bool:
    """Whether a word that tells stands beside the label's (政府网站访问量, 维护政府网站花多少钱)."""
    telling = [m.text for m in parsed.matches if m.kind in _TELLING and m.text not in plain_words()]
    telling += [word for word in parsed.strange if any(word in other.label for other in among)]
    return parsed.says("fee_cue") or any(held(word, one.label + one.before) < _NAMED for word in telling)


@lru_cache(maxsize=_LABELS)
def _core(label: str) -> str:
    """The label without words that do not narrow, '' when what is left is short or a row of the forms."""
    core = label
    for word in _longest_first():
        core = core.replace(word, "")
    return core if len(core) >= _SHORTEST and not _is_row(core) else ""


@cache
def _longest_first() -> tuple[str, ...]:
    return tuple(sorted((word for word in plain_words() if len(word) > 1), key=len, reverse=True))


def _is_row(core: str) -> bool:
    """Whether words of the form cover what is left of a label."""
    rest = core
    for match in lexicon().find(core):
        if match.kind in ("term", "weak", "applicant"):
            rest = rest.replace(match.text, "")
    return len(rest) < _SHORTEST - 1


def _all_said(core: str, text: str) -> bool:
    """Whether every two characters of a label stand in the text, but for a verb in front (召开, 建)."""
    pairs = [core[at : at + 2] in text for at in range(len(core) - 1)]
    verb = min(_VERB, len(core) - _SHORTEST)
    return any(all(pairs[start:]) for start in range(verb + 1))


def _fits(one: _Candidate, units: Set[str]) -> bool:
    """Whether the unit asked for is not another's."""
    return fits(units, one.unit) and (one.unit in units or one.unit in _ALIKE or not units & _ALIKE)


def _only(parsed: Parsed, among: Sequence[_Candidate], units: Set[str]) -> Figure | Fact | None:
    """The one figure that counts what is published, when nothing more is said (公开了几条)."""
    said = [m.text for m in parsed.matches if m.text in plain_words()]
    found = [
        one
        for one in among
        if one.unit in _COUNTS and one.unit in units and any(held(word, one.label) == 1 for word in said)
    ]
    return (
        found[0].source if found and len({one.value for one in found}) == 1 and not parsed.leftover else None
    )


def _suiting(parsed: Parsed, opened: Opened) -> list[_Candidate]:
    """The candidates but for figures of something else than is asked for."""
    every = _every(opened)
    found = [one for one in every if not isinstance(one.source, Figure) or suits(parsed, one.source)]
    return [one for one in found if is_apart(one.label)] or found


def _every(opened: Opened) -> Sequence[_Candidate]:
    return opened.keep("candidates", lambda: [*_figures(opened), *_local(opened)])


def _figures(opened: Opened) -> Iterator[_Candidate]:
    for figure in opened.report.figures:
        if figure.period == "current":
            before = opened.report.text[figure.citation.span.start : figure.span.start]
            yield _Candidate(figure.label, before, figure.unit, figure.value, figure)


def _local(opened: Opened) -> Iterator[_Candidate]:
    for fact in opened.local:
        label = fact.metric.removeprefix(_LOCAL)
        yield _Candidate(label.replace("/", ""), label, fact.unit or "", fact.value, fact)


def _words(parsed: Parsed, narrative: str) -> list[_Word]:
    """The words of the asking clauses with their weight; fillers count only where the narrative has them."""
    text = parsed.spoken
    taken = taken_over(parsed)
    asked = [m for m in parsed.matches if m.kind in _ASKING or m.id in taken]
    for match in asked:
        text = text[: match.start] + "\0" * (match.end - match.start) + text[match.end :]
    known = [m for m in parsed.matches if m.kind not in _ASKING and len(m.text) > 1]
    found: dict[str, _Word] = {}
    for start, end in parsed.asking:
        for match in known:
            if start <= match.start < end:
                found.setdefault(match.text, _weighed(match.text, match.kind, narrative))
                text = text[: match.start] + "\0" * (match.end - match.start) + text[match.end :]
        for word in cut(text[start:end].replace("\0", " ")):
            if len(word) > 1 and not word.isascii():
                found.setdefault(word, _weighed(word, "", narrative))
    return [word for word in found.values() if word.weight]


def _weighed(text: str, kind: str, narrative: str) -> _Word:
    if text in plain_words() and kind != "term":
        return _Word(text, _PLAIN, False)
    if kind == "neutral" or (not kind and not names(text)):
        return _Word(text, _ACTING if text in narrative else 0.0, True)
    return _Word(text, 1.0, True)


def _heads(parsed: Parsed) -> list[str]:
    """What stands right behind the word that counts (多少个解读): the thing counted."""
    ends = {m.end for m in parsed.matches if m.kind in ("unit", "question")}
    named = (m for m in parsed.matches if m.kind in ("content", "topic") and m.start in ends)
    return [m.text for m in named if m.text not in plain_words()]


def _differs(one: _Candidate, other: _Candidate) -> bool:
    return (one.value, one.unit) != (other.value, other.unit)


def _score(said: Sequence[_Word], one: _Candidate, units: Set[str], percent: bool) -> float:
    persons = bool(units & _PERSONS) and one.unit not in _PERSONS
    if percent != (one.unit == "%") or persons or (units <= _ALIKE and not _fits(one, units)):
        return 0.0
    labelled = [(word, held(word.text, one.label)) for word in said]
    if not any(word.tells and label >= _NAMED for word, label in labelled):
        return 0.0
    counted = _COUNTS.get(one.unit, "")
    told = (
        word.weight
        * max(
            label,
            _BESIDE * held(word.text, one.before),
            float(bool(counted) and counted in classes().get(word.text, ())),
        )
        for word, label in labelled
    )
    score = sum(told) / sum(word.weight for word in said)
    agrees = not units or one.unit in units
    return score * (1.0 if agrees else _WRONG_UNIT if units & SPECIFIC else _OTHER_UNIT)
