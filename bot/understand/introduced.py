"""Who asks: people and firms that introduce themselves, who are no applicants of whom figures are asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from bot.understand.lexicon import Match
from bot.understand.reported import reported
from bot.understand.storied import told_before
from bot.understand.vocabulary import any_of, load

_AROUND = 8  # characters around a word that may say that it is who asks
_NAMING = frozenset(("term", "topic", "definition", "applicant"))
_CLAUSE = re.compile(r"[^,.;?!，。；？！\n~…:：]+")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = {name: any_of(said) for name, said in load("contexts.toml")["speaker"].items()}
    one = f"(?:{data['one']})*"
    own = rf"(?:{data['self']})家?(?:这边|这里|就|也)*"
    return {
        "clause": re.compile(
            rf"{own}(?:[是系](?!{data['inquiring']})\S+|住\S+|(?:{data['runs']})\S{{2,8}}|在\S+(?:{data['works']}))"
        ),
        "named": re.compile(f"(?:(?:{data['self']})(?:{data['is']})|{data['as']}){one}$"),
        "applies": re.compile(f"^(?:{data['applies']})"),
        "self": re.compile(f"(?:{data['self']}){one}$"),
        "asks": re.compile(f"^(?:{data['behind']})?(?:{data['asks']})"),
        "inquires": re.compile(f"^(?:{data['behind']})?(?:{data['inquires']})"),
        "like": re.compile(data["like"]),
        "heading": re.compile(f"(?:{data['heading']})$"),
        "role": re.compile(rf"(?:{data['does']})\S{{1,8}}的"),
        "wants": re.compile(data["wants"]),
    }


def without_speaker(text: str, matches: Sequence[Match]) -> list[Match]:
    """The matches, with words that only say who asks read as fillers (我是律师，想问…; 我在处罚科上班，…).

    A kind of applicant stays that says for whom figures are asked (作为个人申请的有几件).
    """
    if not any(match.kind in _NAMING for match in matches) or _patterns()["like"].search(text):
        return list(matches)
    said = introductions(text, matches)
    return [
        replace(m, kind="neutral", id="words", also=())
        if _speaks(text, m) or any(a <= m.start < b for a, b in said)
        else m
        for m in matches
    ]


def introductions(text: str, matches: Sequence[Match]) -> list[tuple[int, int]]:
    """The spans that only say who asks or tell a story before the question, where others name something."""
    introduces = _patterns()["clause"]
    clauses = list(_CLAUSE.finditer(text))
    said = [hit.span() for hit in clauses if introduces.fullmatch(hit[0]) or _heads(text, hit)]
    said += [one.span() for one, after in pairwise(clauses) if _is_role(one[0], after[0])]
    asks = [m.start for m in matches if m.kind == "question"]
    said = [(a, b) for a, b in (*said, *_leading(text, matches)) if not any(a <= at < b for at in asks)]
    named = [m.start for m in matches if m.kind in _NAMING]
    return said if any(not any(a <= at < b for a, b in said) for at in named) else []


def _leading(text: str, matches: Sequence[Match]) -> list[tuple[int, int]]:
    """The spans of whose words the question is, and of the story before it."""
    return [*reported(text, matches), *told_before(text, matches)]


def _heads(text: str, clause: re.Match[str]) -> bool:
    """Whether a clause in front of a colon only says what the question is for (记者求证：…, 话务单：…)."""
    announces = text[clause.end() : clause.end() + 1] in (":", "：")
    return announces and _patterns()["heading"].search(clause[0]) is not None


def _is_role(clause: str, after: str) -> bool:
    """Whether a clause says what somebody does who then wants something (学财会的，想对个账)."""
    said = _patterns()
    return said["role"].fullmatch(clause) is not None and said["wants"].match(after) is not None


def _speaks(text: str, people: Match) -> bool:
    """Whether the word says who asks: after 我是, or before 想知道."""
    if people.kind != "applicant":
        return False
    patterns = _patterns()
    lead, rest = text[max(0, people.start - _AROUND) : people.start], text[people.end : people.end + _AROUND]
    inquires = patterns["asks"].match(rest) or (
        patterns["self"].search(lead) and patterns["inquires"].match(rest)
    )
    named = patterns["named"].search(lead) and not patterns["applies"].match(rest)
    return bool(inquires or named)
