"""Whether a message without a row asks on about the row spoken of before, or about something else."""

from __future__ import annotations

import re

from bot.understand.normal import blank
from bot.understand.open_ended import open_ended
from bot.understand.parse import Parsed
from bot.understand.pointing import points_at_body
from bot.understand.scope import find_limit, find_nth, find_span
from bot.understand.vocabulary import words

_LETTER = re.compile(r"[\u4e00-\u9fffa-z]")
_SLOTS = ("applicant", "applicant_groups", "weak", "content", "definition", "social", "level", "fee_cue")
_TURNING = ("follow", "correction")  # words that only lead to what the question is turned to
_IDLE = {("neutral", "words"), ("cue", "follow")}
_OPEN = "compare"  # that 谁 and 哪个 stand for, too
_POINTED = re.compile(r"[这那]一?(?:个|条|种|类|样|项|款|情形|情况|理由|原因)[^,，。]{0,4}的呢?[?？。\s]*$")
_DEGREE = re.compile("[多少高低大小]")


def leans(parsed: Parsed) -> bool:
    """Whether a slot of the question before is filled anew, or the question is asked again.

    A message that says something else in words that nothing explains (谁牵头改) asks for no row, nor does
    one that asks what one may do.
    """
    counted = parsed.says("question", "quantity")
    told = parsed.says("content") and open_ended(parsed)  # 都推些什么内容
    people = counts_people(parsed) and unread(parsed)  # 有几个人在干
    if told or people or asks_leave(parsed):
        return False
    again = any(word in parsed.text for word in words()["again"]["words"])
    if counted or again or _turns(parsed) or _POINTED.search(parsed.text):
        return True
    compared = parsed.says("operation", _OPEN) and _DEGREE.search(parsed.text)
    asked = parsed.says("question") or compared or set(parsed.ids("cue")) - set(_TURNING)
    return bool(asked) and not unread(parsed)


def idles(parsed: Parsed) -> bool:
    """Whether nothing is said that asks for anything (然后呢, 说仔细点)."""
    said = {(match.kind, match.id) for match in parsed.matches}
    return said <= _IDLE and not leans(parsed) and not unread(parsed)


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
    ordered = find_nth(parsed) or find_limit(parsed) or find_span(parsed)[0]  # 第二名呢, 三年的呢
    ordered = ordered or points_at_body(parsed)
    return bool(named or combined or ordered or parsed.says("unit", "money") or any(map(parsed.says, _SLOTS)))
