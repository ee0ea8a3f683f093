"""What words mean beside others: results of review and litigation, and which of the two comes first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.understand.excepted import left_over, without_owners
from bot.understand.introduced import without_speaker
from bot.understand.lexicon import Match
from bot.understand.normal import blank
from bot.understand.paired import OF_A_WORD, paired
from bot.understand.vocabulary import any_of, load
from index.segment import in_word

_REVIEW, _COURT, _DIRECT, _AFTER = "行政复议", "行政诉讼", "直接起诉", "复议后起诉"
_COURTS = frozenset((_COURT, "胜诉", "败诉", "诉讼未审结"))
_PENDING = {"复议未审结": _REVIEW, "诉讼未审结": _COURT}
_AMONG = "中"
SIDES = {"胜诉": "维持", "败诉": "纠正"}
_DENIALS = tuple("没未不")
_FIXED = ("term", "social", "topic")  # of which a longer word keeps its meaning (传真号)
_SUIT = tuple("诉告官庭状案法")  # characters of words for a court case
_LEAD = 6  # characters before a review that tell whether there was one
_RESULTS = frozenset(("维持", "纠正", "其他结果", "尚未审结"))


_NEVER = "(?!)"


@dataclass(frozen=True, slots=True)
class _Context:
    beside: frozenset[str]
    loosely: bool  # read beside weak words for the rows, too
    unless: frozenset[str]
    ignore: frozenset[str]
    words: re.Pattern[str]
    meaning: dict[str, str]


@cache
def _contexts() -> tuple[_Context, ...]:
    found = []
    for entry in load("contexts.toml")["context"]:
        meaning = {say: word["as"] for word in entry.get("word", ()) for say in word["say"]}
        beside, ignore = frozenset(entry["beside"]), frozenset(entry["ignore"])
        close = OF_A_WORD if entry.get("close") else ""
        behind = f"(?<=[{entry['behind']}])" if "behind" in entry else ""
        before = f"(?=[{entry['before']}]|$)" if "before" in entry else ""
        words = f"{close}{behind}(?:{any_of(meaning) or _NEVER}){before}"
        loosely = bool(close or behind)
        unless = frozenset(entry.get("unless", ()))
        found.append(_Context(beside, loosely, unless, ignore, re.compile(words), meaning))
    return tuple(found)


def meant_in_context(word: str) -> str:
    """The term that a word stands for beside others; '' if it stands for none."""
    return next((context.meaning[word] for context in _contexts() if word in context.meaning), "")


def in_context(text: str, matches: Sequence[Match]) -> list[Match]:
    """The matches with the words that mean something else, or only something, beside the others."""
    found = _routed(text, _within(list(matches)))
    firm = {match.id for match in found if match.kind == "term"}
    said = firm | {match.id for match in found if match.kind == "weak"}
    for context in _contexts():
        named = said if context.loosely else firm
        if context.beside & named and not context.unless & firm:
            found = _routed(text, _read(text, found, context))
    found = paired(text, found)
    found = left_over(text, sorted(_sided(text, found), key=lambda match: match.start))
    return without_speaker(text, without_owners(text, found))


def _within(matches: list[Match]) -> list[Match]:
    """复议中 and 诉讼中 as the cases among which another result is asked for, not as those still pending."""
    results = [m for m in matches if m.kind == "term" and m.id in (*_RESULTS, *SIDES)]
    if not results:
        return matches
    return [replace(m, id=_PENDING.get(m.id, m.id)) if m.text.endswith(_AMONG) else m for m in matches]


def without_matter(text: str, rows: Sequence[Match]) -> list[Match]:
    """The terms without those that only describe the matter beside the others, or why it came to it."""
    said = {match.id for match in rows}
    contexts = [context for context in _contexts() if context.beside & said]
    ignore = frozenset().union(*(context.ignore for context in contexts))
    causes = tuple(load("contexts.toml")["causes"]["words"])
    kept = []
    for match in rows:
        cause = any(word in text[max(0, match.start - _LEAD) : match.start] for word in causes)
        named = any(match.id in context.beside or match.id in _RESULTS for context in contexts)
        if match.id not in ignore and not (cause and contexts and not named):
            kept.append(match)
    return kept


def _read(text: str, matches: list[Match], context: _Context) -> list[Match]:
    hits = list(context.words.finditer(text))
    for hit in hits:
        meant = Match(*hit.span(), "term", context.meaning[hit[0]], hit[0])
        over = [m for m in matches if m.start < meant.end and meant.start < m.end]
        longer = any(m.kind in _FIXED and len(m.text) > len(hit[0]) for m in over)
        fixed = any(m.id in context.beside or m.id in _RESULTS for m in over)
        split = any(m.kind == "term" and not (meant.start <= m.start and m.end <= meant.end) for m in over)
        if not (longer or fixed or split or _cut_out(text, hit, hits, matches)):
            matches = [m for m in matches if m not in over] + [meant]
    return matches


def _cut_out(
    text: str, hit: re.Match[str], others: Sequence[re.Match[str]], matches: Sequence[Match]
) -> bool:
    """Whether a word of one character is a part of a longer one that no list has (输 of 运输, not 输赢)."""
    known = [other.span() for other in others if other is not hit]
    known += [(m.start, m.end) for m in matches if not (m.start <= hit.start() < m.end)]
    return len(hit[0]) == 1 and in_word(blank(text, known), hit.start())


def _sided(text: str, matches: Sequence[Match]) -> list[Match]:
    """A review that is won or lost is upheld or corrected; who wins is the one named last before."""
    data = load("contexts.toml")["winning"]
    reviewed = any(match.id == _REVIEW for match in matches)
    sued = any(match.id in (_COURT, _DIRECT, _AFTER) for match in matches)
    found = []
    for match in matches:
        side = match.id
        named = list(_sides().finditer(text, 0, match.start)) if match.text in data["won"] else []
        if side in SIDES and named and (reviewed or sued):
            side = "败诉" if named[-1][1] else "胜诉"
        side = SIDES.get(side, side) if reviewed and not sued else side
        found.append(match if side == match.id else replace(match, id=side))
    return found


@cache
def _sides() -> re.Pattern[str]:
    data = load("contexts.toml")["winning"]
    return re.compile(f"({any_of(data['people'])})|{any_of(data['government'])}")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = {name: any_of(words) for name, words in load("contexts.toml")["route"].items()}
    return {
        "denied": re.compile(rf"(?:{data['denials']})(?:{data['between']})*$"),
        "before": re.compile(rf"(?:{data['before']})(?:了|过|行政)*$"),
        "after": re.compile(data["after"]),
        "joining": re.compile(rf"\s*(?:{data['joining']})"),
    }


def _routed(text: str, matches: list[Match]) -> list[Match]:
    """A review that was left out, or that came before, is the route of the court case beside it."""
    matches = _without_denied(text, matches)
    courts = [m for m in matches if m.kind == "term" and (m.id in _COURTS or _withdrawn(m))]
    for review in [m for m in matches if m.kind == "term" and m.id == _REVIEW]:
        lead = _patterns()["denied"].search(text[max(0, review.start - _LEAD) : review.start])
        denied = lead is not None and not any(text[m.start - 1 : m.start] in _DENIALS for m in courts)
        route = _DIRECT if denied else "" if lead else _after(text, review, courts, matches)
        if courts and route:
            start = review.start - len(lead[0]) if lead else review.start
            kept = [m for m in matches if m.end <= start or m.start >= review.end]
            matches = [*kept, Match(start, review.end, "term", route, text[start : review.end])]
    return matches


def _without_denied(text: str, matches: list[Match]) -> list[Match]:
    """The matches with a court case that was left out beside a review as a filler (光复议、不打官司的)."""
    denied = _patterns()["denied"]
    named = [m for m in matches if m.kind == "term" and m.id in (_REVIEW, _COURT)]
    left = [m for m in named if denied.search(text[max(0, m.start - _LEAD) : m.start])]
    if {m.id for m in left} != {_COURT} or len({m.id for m in named}) < 2:
        return matches
    return [_said_aside(text, m) if m in left else m for m in matches]


def _said_aside(text: str, row: Match) -> Match:
    """A denied row, with what denies it, as a filler."""
    lead = _patterns()["denied"].search(text[max(0, row.start - _LEAD) : row.start])
    start = row.start - len(lead[0]) if lead else row.start
    return Match(start, row.end, "neutral", "words", text[start : row.end])


def _withdrawn(match: Match) -> bool:
    """Whether a word is of a suit that was taken back (撤诉)."""
    return match.id in _RESULTS and "诉" in match.text


def _in_court(match: Match) -> bool:
    """Whether a word is of a court: a review, too, is won or lost (复议下来政府赢了)."""
    return match.id not in SIDES or any(char in match.text for char in _SUIT)


def _after(text: str, review: Match, courts: Sequence[Match], matches: Sequence[Match]) -> str:
    """The route of a court case that a review went before, '' where the two stand side by side."""
    patterns = _patterns()
    own, _, behind = review.text.partition("复议")
    lead = text[max(0, review.start - _LEAD) : review.start] + own.removesuffix("行政")
    first = patterns["before"].search(lead) is not None
    later = [court for court in courts if court.start >= review.end and _in_court(court)]
    if not later:
        return _AFTER if first and text[review.end : review.end + 1] in tuple("过了完后的") else ""
    between = text[review.end : later[0].start]
    next_to = patterns["after"].search(behind + between) is not None
    counted = any(m.kind in ("question", "unit") for m in matches if review.end <= m.start < later[0].start)
    if counted or (patterns["joining"].match(between) and not (first and next_to)):
        return ""
    return _AFTER if first or next_to else ""
