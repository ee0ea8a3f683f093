"""What a message counts, where that is no case that the forms count."""

from __future__ import annotations

import re
from functools import cache

from bot.understand.lexicon import Match
from bot.understand.metrics import candidates
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.vocabulary import any_of, terms, words

_END = re.compile(r"[的呢啊呀吗嘛\s\0]*(?:[,，。?？!！;；]|$)")
_BREAK = re.compile("[,，。?？!！;；]")
_HOW_MANY = ("多少", "几")  # 几件 asks for cases
_LINKING = frozenset(("neutral", "unit"))
_CASES = ("案", "官司", "纠纷")
_HOUSES = ("家", "所")  # in which organisations are counted
_LINK = 3  # characters at most between a word and the term that it qualifies
_APPLIED = "申请"


def things_counted(query: Query, parsed: Parsed) -> str:
    """The applicant or the reason whose own number is asked for (有多少律师, 多少商业秘密), '' for none.

    The forms count applications by who made them and by why they were refused, not the people or secrets.
    """
    told = not query.targets or query.topics or parsed.says("content")
    if told or query.targets_from is Origin.CARRIED or any(map(_names_cases, parsed.matches)):
        return ""
    if bodies := _bodies_counted(query, parsed):
        return bodies
    asked = {m.end for m in parsed.matches if m.id == "quantity"}
    bare = {m.end for m in parsed.matches if m.id == "quantity" and m.text.endswith(_HOW_MANY)}
    asked |= {m.end for m in parsed.matches if m.start in asked and (m.kind == "unit" or m.text == "家")}
    named = (m for m in parsed.matches if m.start in asked and _END.match(parsed.spoken, m.end))
    things = (m for m in named if m.kind == "applicant" or (m.start in bare and _is_secret(m)))
    return next((m.text for m in things), "")


def _bodies_counted(query: Query, parsed: Parsed) -> str:
    """The kind of organisations whose own number is asked for (县里有科研院所吗，几家)."""
    unsaid = query.targets_from is Origin.DEFAULT and not parsed.says("term")
    known = sorted(parsed.matches, key=lambda match: match.start)
    counted = [m for m in known if m.id == "quantity" and parsed.spoken.startswith(_HOUSES, m.end)]
    houses = unsaid and counted and _END.match(parsed.spoken, counted[0].end + 1)
    return next((m.text for m in known if m.kind == "applicant"), "") if houses else ""


def foreign_words(query: Query, parsed: Parsed) -> list[str]:
    """Words of other topics that qualify a term (离婚 of 离婚申请), and units of other things (几户)."""
    found: list[str] = []
    if parsed.says("social", "offtopic"):
        known = sorted(parsed.matches, key=lambda match: match.start)
        found += [m.text for m in known if m.id == "offtopic" and _qualifies(m, known, parsed.spoken)]
    found += _about(parsed) if parsed.says("term", _APPLIED) else []
    units = tuple(words()["things"]["units"])
    asked = [m.end for m in parsed.matches if m.id == "quantity"] if query.targets else []
    asked = [end for end in asked if parsed.spoken.startswith(units, end)]
    return found + [unit for end in asked for unit in units if parsed.spoken.startswith(unit, end)]


def _about(parsed: Parsed) -> list[str]:
    """Unknown words, and those of other topics, for what applications are said to be about (问房价的)."""
    unknown = [*parsed.leftover, *(m.text for m in parsed.matches if m.id == "offtopic")]
    asked = (
        re.search(rf"(?:问|关于|涉及|有关|打听)到?了?{re.escape(word)}", parsed.spoken) for word in unknown
    )
    return [word for word, hit in zip(unknown, asked, strict=True) if hit]


def strangers(query: Query, parsed: Parsed) -> list[str]:
    """Kinds of applicants that no form keeps, right before what they are said to apply for (媒体申请)."""
    if query.applicants or not any(metric.by_applicant for t in query.targets for metric in candidates(t)):
        return []
    acts = [m.start for m in parsed.matches if m.kind in ("term", "weak")]
    hits = (hit for start in acts if (hit := _strange().search(parsed.spoken[:start])))
    return list(dict.fromkeys(hit[1] for hit in hits))


@cache
def _strange() -> re.Pattern[str]:
    return re.compile(
        rf"({any_of(words()['strangers']['words'])})(?:们|单位|机构|人员|本人|那边)?(?:自己)?[来去提递交的有]*$"
    )


def _qualifies(word: Match, known: list[Match], text: str) -> bool:
    """Whether a word says of what kind the cases are, or but a few plain words part it from the next term."""
    if text.startswith(_CASES, word.end):
        return True  # 判了多少民事案子
    if text.endswith(tuple(words()["things"]["kinds"]), 0, word.start):
        before = (m.end for m in known if m.kind == "term" and m.end <= word.start)
        return any(not _BREAK.search(text, end, word.start) for end in before)
    term = next((m for m in known if m.start >= word.end and m.kind not in _LINKING), None)
    if term is None or term.kind != "term":
        return False
    between = text[word.end : term.start]
    return not between or (len(between) <= _LINK and between.isalnum())


def _is_reason(match: Match) -> bool:
    return match.kind == "term" and "reason" in terms()[match.id].kinds


def _is_secret(match: Match) -> bool:
    """Whether a word names what is not to be made public, not an application (重复申请)."""
    return _is_reason(match) and "不予公开" in terms()[match.id].kinds.get("outcome", ())


def _names_cases(match: Match) -> bool:
    """Whether a word names what the forms count, or what became of it."""
    return match.kind == "weak" or (match.kind == "term" and not _is_reason(match))
