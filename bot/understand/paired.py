"""Two rows that are called by opposite words set beside each other (废的比发的多, 赢的和输的)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.understand.lexicon import Match
from bot.understand.vocabulary import any_of, load

_DONE = r"(?:掉|下来|出来|进来|出去)?[的了过得]"
_BETWEEN = r"[^。?？;；\0]{{0,10}}?"
_JOINED = r"(?:和|与|跟|、|比|减|还是)"
_APART = rf"({{0}})(?:{_DONE}{_BETWEEN}({{1}}){_DONE}|{_JOINED}({{1}}))"
OF_A_WORD = "(?<![息务请动以予分份于依要过求想])"  # behind which a word only ends a longer one (信息公开)
# Right beside each other, the first being no part of a longer word.
_CLOSE = rf"{OF_A_WORD}({{0}})(?:{_DONE})?(?:{_JOINED}({{1}})|($^))"
_LOOSE = frozenset(("weak", "neutral", "content"))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two terms, how they are called beside each other, and the rows that are spoken of then."""

    beside: frozenset[str]
    alone: bool  # no other row may be named
    names: tuple[str, str]
    pattern: re.Pattern[str]


@cache
def _pairs() -> tuple[_Pair, ...]:
    found = []
    for entry in load("contexts.toml")["pair"]:
        one, other = (any_of(entry[side]["say"]) for side in ("one", "other"))
        form = _CLOSE if entry.get("close") else _APART
        forms = [form.format(first, second) for first, second in ((one, other), (other, one))]
        names = (entry["one"]["as"], entry["other"]["as"])
        found.append(_Pair(frozenset(entry["beside"]), entry["alone"], names, re.compile("|".join(forms))))
    return tuple(found)


def paired(text: str, matches: Sequence[Match]) -> list[Match]:
    """The matches with the opposite words that are set beside each other as the rows they stand for."""
    found = list(matches)
    for pair in _pairs():
        said = {match.id for match in found if match.kind in ("term", "weak")}
        rows = {match.id for match in found if match.kind == "term"}
        others = rows - pair.beside - set(pair.names)
        before = bool(rows) and rows <= set(pair.names)  # the row was spoken of before
        if (
            (said & pair.beside or before)
            and not (pair.alone and others)
            and (hit := pair.pattern.search(text))
        ):
            found = _read(hit, pair, found)
    return sorted(found, key=lambda match: match.start)


def _read(hit: re.Match[str], pair: _Pair, matches: list[Match]) -> list[Match]:
    """The matches with both words as terms; as they are where one is a part of a longer word."""
    first, *second = (hit.span(group) for group in range(1, 7) if hit[group])
    names = pair.names if hit[1] else pair.names[::-1]
    for name, (start, end) in zip(names, (first, *second), strict=True):
        over = [m for m in matches if m.start < end and start < m.end]
        if any(m.kind not in _LOOSE and m.id != name for m in over):
            return matches
        if not any(m.kind == "term" for m in over):
            matches = [m for m in matches if m not in over]
            matches.append(Match(start, end, "term", name, hit.string[start:end]))
    return matches
