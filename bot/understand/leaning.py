"""Whether a message without a row asks on about the row spoken of before, or about something else."""

from __future__ import annotations

import re
from functools import cache

from bot.understand.normal import blank
from bot.understand.order_said import (
    find_limit,
    find_nth,
    first_of_all_asked,
    held_against_place,
    middle_said,
)
from bot.understand.parse import Parsed
from bot.understand.parts_said import held_to_part
from bot.understand.pointing import points_at_body
from bot.understand.spans import find_span
from bot.understand.vocabulary import any_of, words

_LETTER = re.compile(r"[\u4e00-\u9fffa-z]")
_SILENT = frozenset(
    ("question", "unit", "cue", "operation", "applicant", "applicant_groups", "level", "fee_cue")
)
_SLOTS = ("applicant", "applicant_groups", "weak", "content", "definition", "social", "level", "fee_cue")
_TURNING = ("follow", "correction")  # words that only lead to what the question is turned to
_IDLE = {("neutral", "words"), ("cue", "follow")}
_OPEN = "compare"  # that 谁 and 哪个 stand for, too
_POINTED = re.compile(r"[这那]一?(?:个|条|种|类|样|项|款|情形|情况|理由|原因)[^,，。]{0,4}的呢?[?？。\s]*$")
_NAMING = re.compile(r"的呢?[?？。\s]*$")  # 信函的呢
_NEXT_TO = re.compile("[排列]在它|(?:仅|只)?次于它|紧(?:跟|随|挨)着?它的")
_DEGREE = re.compile("[多少高低大小]")


def leans(parsed: Parsed, *, weak: bool = False) -> bool:
    """Whether a slot of the question before is filled anew, or the question is asked again.

    A message that says something else of its own (谁牵头改, 予已公开的几件) asks for no row spoken of before,
    nor does one that asks what one may do. A `weak` word is no such thing where it narrows that row.
    """
    again = any(word in parsed.text for word in words()["again"]["words"])
    again = again or any(word in parsed.text for word in words()["pointing"]["reason"])
    again = again or held_to_part(parsed)  # 够不够九成五
    again = again or _POINTED.search(parsed.text) is not None or (_orders(parsed) and not parsed.strange)
    if asks_leave(parsed) or not (again or not own_content(parsed, weak=weak)):
        return False
    compared = parsed.says("operation", _OPEN) and _DEGREE.search(parsed.text)
    asked = parsed.says("question") or compared or set(parsed.ids("cue")) - set(_TURNING)
    return bool(again or asked or _turns(parsed))


def own_content(parsed: Parsed, *, weak: bool = False) -> str:
    """What a message says beside slots, what asks, courtesies, and words that only point back."""
    silent = _SILENT | {"weak"} if weak else _SILENT
    asked = {m.end for m in parsed.matches if m.id == "quantity"} | {n.end for n in parsed.numbers}
    people = (m for m in parsed.matches if m.kind == "unit" and m.id == "person" and m.start not in asked)
    named = {(m.start, m.end) for m in people}  # 本地人的
    said = [(m.start, m.end) for m in parsed.matches if m.kind in silent and (m.start, m.end) not in named]
    said += [(number.start, number.end) for number in parsed.numbers]
    return "".join(_LETTER.findall(_pointing_words().sub("", blank(parsed.spoken, said))))


@cache
def _pointing_words() -> re.Pattern[str]:
    return re.compile(any_of([*words()["leaning"]["words"], *words()["courtesy"]["words"]]))


def idles(parsed: Parsed) -> bool:
    """Whether nothing is said that asks for anything (然后呢, 说仔细点)."""
    said = {(match.kind, match.id) for match in parsed.matches}
    return said <= _IDLE and not leans(parsed) and not unread(parsed) and not _NAMING.search(parsed.text)


def asks_leave(parsed: Parsed) -> bool:
    """Whether it is asked what one may do (能分期交吗), in words that no row explains."""
    asked = any(word in parsed.text for word in words()["allowed"]["words"])
    counted = parsed.says("question", "quantity")
    return asked and not counted and not (parsed.says("term") and not unread(parsed))


def counts_people(parsed: Parsed) -> bool:
    """Whether the number of people is asked for."""
    asked = [match for match in parsed.matches if match.id == "quantity"]
    ends = {match.end for match in asked}
    behind = any(m.id == "person" and m.kind == "unit" and m.start in ends for m in parsed.matches)
    return behind or any(match.text.endswith("人") for match in asked)


def unread(parsed: Parsed) -> str:
    """The letters of the message that no word, year, body or number of it explains."""
    said = [(match.start, match.end) for match in parsed.matches]
    said += [(number.start, number.end) for number in parsed.numbers]
    rest = blank(parsed.spoken, said)
    return "".join(_LETTER.findall(rest))


def _turns(parsed: Parsed) -> bool:
    """Whether a slot of the question before is filled anew."""
    named = parsed.years or parsed.bodies or parsed.numbers or parsed.references or parsed.positions
    combined = set(parsed.ids("operation")) - {_OPEN}
    others = parsed.says("unit", "money") or any(map(parsed.says, _SLOTS))
    return bool(named or combined or others or _orders(parsed))


def _orders(parsed: Parsed) -> bool:
    """Whether places of an order, years or bodies spoken of are meant (第二名呢, 三年的呢, 另一家)."""
    ordered = find_nth(parsed) or find_limit(parsed) or find_span(parsed)[0]
    ordered = ordered or middle_said(parsed) or held_against_place(parsed) or first_of_all_asked(parsed)
    return bool(ordered) or points_at_body(parsed) or _NEXT_TO.search(parsed.text) is not None
