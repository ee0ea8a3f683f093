"""What a message counts, where that is no case that the forms count."""

from __future__ import annotations

import re

from bot.understand.lexicon import Match
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.vocabulary import terms

_END = re.compile(r"[的呢啊呀吗嘛\s\0]*(?:[,，。?？!！;；]|$)")
_OTHER_UNIT = re.compile("户|栋|幢|辆|亩|吨|平米|平方米|公里")  # in which no row of the forms counts
_KIND = ("是", "属于", "关于", "涉及")  # 有多少是驾照
_LINKING = frozenset(("neutral", "unit"))
_LINK = 3  # characters at most between a word and the term that it qualifies


def things_counted(query: Query, parsed: Parsed) -> str:
    """The applicant or the reason whose own number is asked for (有多少律师, 多少商业秘密), '' for none.

    The forms count applications by who made them and by why they were refused, not the people or secrets.
    """
    told = not query.targets or query.topics or parsed.says("content")
    if told or query.targets_from is Origin.CARRIED or any(map(_names_cases, parsed.matches)):
        return ""
    asked = {m.end for m in parsed.matches if m.id == "quantity"}
    asked |= {m.end for m in parsed.matches if m.start in asked and (m.kind == "unit" or m.text == "家")}
    named = (m for m in parsed.matches if m.start in asked and _END.match(parsed.spoken, m.end))
    return next((m.text for m in named if m.kind == "applicant" or _is_reason(m)), "")


def foreign_words(query: Query, parsed: Parsed) -> list[str]:
    """Words of other topics that qualify a term (离婚 of 离婚申请), and units of other things (几户)."""
    known = sorted(parsed.matches, key=lambda match: match.start)
    other = [m for m in known if m.id == "offtopic" and _qualifies(m, known, parsed.spoken)]
    asked = (m.end for m in known if m.id == "quantity" and query.targets)
    units = (hit[0] for end in asked if (hit := _OTHER_UNIT.match(parsed.spoken, end)))
    return [*(match.text for match in other), *units]


def _qualifies(word: Match, known: list[Match], text: str) -> bool:
    """Whether a word says of what kind the cases are, or but a few plain words part it from the next term."""
    if text.endswith(_KIND, 0, word.start):
        return any(match.kind == "term" for match in known)
    term = next((m for m in known if m.start >= word.end and m.kind not in _LINKING), None)
    if term is None or term.kind != "term":
        return False
    between = text[word.end : term.start]
    return len(between) <= _LINK and between.isalnum() | (not between)


def _is_reason(match: Match) -> bool:
    return match.kind == "term" and "reason" in terms()[match.id].kinds


def _names_cases(match: Match) -> bool:
    """Whether a word names what the forms count, or what became of it."""
    return match.kind == "weak" or (match.kind == "term" and not _is_reason(match))
