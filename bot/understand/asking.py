"""Which clauses of a message ask, and which only lead up to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.understand.lexicon import Match
from bot.understand.vocabulary import words

_CLAUSE_END = re.compile(r"[,.;?!，。；？！\n~…:：]+")
_NAMING = frozenset(("term", "topic", "definition", "applicant"))
_ALL = "总"  # alone it is a part of names
_OF_TWO = frozenset(("share", "difference", "ratio"))
_TOPIC = 6  # characters of a clause that is no sentence of its own
_SHORT = 30  # characters of a message of which every word counts


def asking_clauses(
    text: str, matches: Sequence[Match], speaker: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """The clauses that name a figure and ask for it, with what leads up to them (酒驾的，罚了几件).

    All clauses when none does both; of a long story at least those that name something. What only says who
    asks (`speaker`) is none.
    """
    bounds = [0, *(hit.end() for hit in _CLAUSE_END.finditer(text)), len(text)]
    clauses = [(_behind(a, speaker), b) for a, b in pairwise(bounds)]
    clauses = [(a, b) for a, b in clauses if _CLAUSE_END.sub("", text[a:b])]
    named = [(a, b) for a, b in clauses if any(a <= m.start < b and m.kind in _NAMING for m in matches)]
    counts = [m.start for m in matches if (m.id == "quantity" and m.text != _ALL) or m.asks_amount]
    counted = [(a, b) for a, b in clauses if any(a <= start < b for start in counts)]
    asked = [*counts, *(m.start for m in matches if m.kind == "question")]
    asking = [(a, b) for a, b in named if any(a <= start < b for start in asked)]
    if not asking:
        return (named or clauses) if len(text) > _SHORT else clauses
    start = _announced(text, asking)
    asking, counted, clauses = ([c for c in part if c[1] > start] for part in (asking, counted, clauses))
    found = {*asking, *counted}
    for one, after in reversed(list(pairwise(clauses))):
        if one[0] not in bounds:
            continue  # what somebody says of it
        if after in found and _leads(text[one[0] : one[1]]) and not _takes_all(text[after[0] : after[1]]):
            found.add(one)
    return sorted(found)


def _behind(start: int, speaker: Sequence[tuple[int, int]]) -> int:
    """Where a clause begins behind the words that only say who asks."""
    return next((b for a, b in speaker if a == start), start)


def _announced(text: str, asking: Sequence[tuple[int, int]]) -> int:
    """Where the question is announced that the story before leads to (…，我就想问…); 0 where it is not."""
    found = (text.rfind(word) for word in words()["leading"]["announced"])
    places = [place for place in found if any(end > place > 0 for _, end in asking)]
    return max(places, default=0)


def _leads(clause: str) -> bool:
    """Whether a clause only names what the next one asks about, and tells nothing by itself (她哭了一宿)."""
    said, data = _CLAUSE_END.sub("", clause), words()["leading"]
    tells = said.startswith(tuple(data["somebody"])) or said.endswith(tuple(data["happened"]))
    return (len(said) <= _TOPIC and not tells) or said.endswith(tuple(data["ends"]))


def without_stray(text: str, matches: Sequence[Match], asking: Sequence[tuple[int, int]]) -> list[Match]:
    """The matches without words of reckoning in what leads up to the question and names nothing (减负)."""
    if not any(a <= m.start < b for a, b in asking for m in matches if m.kind == "term"):
        return list(matches)
    bounds = [0, *(hit.end() for hit in _CLAUSE_END.finditer(text)), len(text)]
    before = [span for span in pairwise(bounds) if span[1] <= asking[-1][0]]
    told = [span for span in before if span not in asking or _lists(text[slice(*span)])]
    bare = [(a, b) for a, b in told if not any(a <= m.start < b and m.kind in _NAMING for m in matches)]
    return [m for m in matches if m.id not in _OF_TWO or not any(a <= m.start < b for a, b in bare)]


def _lists(clause: str) -> bool:
    """Whether a clause lists kinds of things that something was done to (无照的、占道的)."""
    return _CLAUSE_END.sub("", clause).endswith("的") and "、" in clause


def _takes_all(clause: str) -> bool:
    """Whether a clause says that all kinds named before it are meant (五花八门全算上), so none narrows."""
    return any(word in clause for word in words()["leading"]["all"])


def aside(text: str, matches: Sequence[Match], name: str) -> bool:
    """Whether what is no question about a report (an opinion, another topic) stands beside one that is.

    That is: no clause with such a word counts anything, and another clause does, or sets two rows against
    each other. A word for what no report prints is no talk at all.
    """
    if name in ("absent", "instruct") or not any(match.kind == "term" for match in matches):
        return name == "absent"
    bounds = [0, *(hit.end() for hit in _CLAUSE_END.finditer(text)), len(text)]
    inside = [[m for m in matches if a <= m.start < b] for a, b in pairwise(bounds)]
    loose = [any(m.kind == "social" and m.id == name for m in part) for part in inside]
    counted = [any(m.id == "quantity" for m in part) for part in inside]
    against = [len({m.id for m in part if m.kind == "term"}) > 1 for part in inside]
    if any(one and count for one, count in zip(loose, counted, strict=True)):
        return False
    asks = (count or two for count, two in zip(counted, against, strict=True))
    return any(ask and not one for ask, one in zip(asks, loose, strict=True))
