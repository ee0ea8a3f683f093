"""Columns of table 三 named by where they stand (右起第二列, 法律服务机构右边那列)."""

from __future__ import annotations

from bot.understand.lexicon import Match
from bot.understand.parse import Parsed
from bot.understand.placing import chosen
from bot.understand.positions import Beyond, Position
from bot.understand.vocabulary import words
from corpus.vocabulary import APPLICANTS, OTHERS, TOTAL

_OTHERS = ("其他", "其它")
_NEAR = 2  # characters between a column and the step that leads on from it


def counted_column(parsed: Parsed) -> str | Beyond:
    """The column that is named by its number, '' where none is."""
    said = (one for one in parsed.positions if one.level in ("column", "cell") or _from_side(one))
    one = next(said, None)
    if one is None:
        return ""
    number = -one.number if _from_side(one) else one.number
    found = chosen([[name] for name in APPLICANTS], number)
    return found[0] if found else Beyond(one.start, one.end, "column", "表三", len(APPLICANTS))


def _from_side(one: Position) -> bool:
    return one.level == "below" and one.axis == "column"  # 右边第二格 is counted from there


def column_beside(parsed: Parsed) -> str | Beyond:
    """The column beside one that is named, or between two; '' where none is."""
    for one in parsed.positions:
        if one.level == "between" and (ends := ends_of(parsed, one)):
            low, high = sorted(APPLICANTS.index(name) for name in ends)
            between = APPLICANTS[low + 1 : high]
            return (
                between[0] if len(between) == 1 else Beyond(one.start, one.end, "between", count=len(between))
            )
        if leads_from_column(parsed, one):
            place = APPLICANTS.index(_before(parsed, one)) + one.number
            inside = 0 <= place < len(APPLICANTS)
            return APPLICANTS[place] if inside else Beyond(one.start, one.end, "edge", _before(parsed, one))
    return ""


def leads_from_column(parsed: Parsed, one: Position) -> bool:
    """Whether a step leads on from a column."""
    return one.level in ("beside", "below") and one.axis != "row" and _before(parsed, one) in APPLICANTS


def ends_of(parsed: Parsed, between: Position) -> tuple[str, ...]:
    """The two columns that a place lies between; () where they are none."""
    said = [m for m in parsed.matches if m.end <= between.start and (m.kind == "term" or _column_of(m))][-2:]
    names = tuple(name for m in said if (name := _column_of(m)) in APPLICANTS)
    return names if len(set(names)) == 2 else ()


def _before(parsed: Parsed, one: Position) -> str:
    """The column that is named right before a step, '' where a row is."""
    said = [m for m in parsed.matches if m.end <= one.start and one.start - m.end <= _NEAR + len("那一列")]
    names = [_column_of(m) or m.id for m in said if m.kind == "term" or _column_of(m)]
    return names[-1] if names else ""


def _column_of(said: Match) -> str:
    """The column that a word is the head of."""
    if said.kind == "applicant":
        return said.id
    return OTHERS if said.text in _OTHERS else TOTAL if said.text in words()["totals"]["words"] else ""
