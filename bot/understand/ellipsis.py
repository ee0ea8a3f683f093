"""Messages that are no whole questions: what shows that they lean on the one before."""

from __future__ import annotations

import re

from bot.understand.operations import COUNTED_SHARE
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.vocabulary import words

_POINTING = re.compile("[这那][样种类]的?(?:有|一共|总共|到底)?(?:几|多少)")
_SHORT = 12  # characters of a message that may lean on the one before


def asks(parsed: Parsed) -> bool:
    """Whether a number or a yes or no is asked for."""
    return parsed.says("question", "quantity") or parsed.says("question", "yesno")


def elliptical(parsed: Parsed) -> bool:
    """Whether the message leans on the one before: 那…呢, or too short to stand alone."""
    if any(parsed.says("cue", name) for name in ("follow", "correction", "same")) or among_them(parsed):
        return True
    if parsed.says("social", "absent") or checks_report(parsed):
        return False  # 好评率给我 names something else
    whole = _whole(parsed)
    points = _POINTING.search(parsed.text) and not parsed.strange  # 2023年底县里这样的有几件
    leans = points or _relates(parsed) or _length(parsed) <= _SHORT
    return bool(leans) and not (whole or parsed.leftover)


def checks_report(parsed: Parsed) -> bool:
    """Whether it is asked what contradicts itself in a report, and of no row (那个镇的报告有矛盾吗)."""
    named = parsed.bodies or "报告" in parsed.text or "年报" in parsed.text
    return bool(named) and parsed.says("cue", "check") and not (parsed.says("term") or parsed.numbers)


def _relates(parsed: Parsed) -> bool:
    """Whether a message is about a figure told before, however long it is (较前一年是多了还是少了)."""
    named = any(map(parsed.says, ("term", "topic", "content", "definition", "social")))
    computed = parsed.says("operation", "growth") or parsed.says("operation", "average")
    return claims(parsed) or (computed and not named)


def claims(parsed: Parsed) -> bool:
    """Whether a number is said that the person has from elsewhere (听说是420)."""
    return bool(parsed.numbers) and any(word in parsed.text for word in words()["claims"]["words"])


def names_nothing(query: Query, parsed: Parsed) -> bool:
    """Whether a short message names no row, subject, body or year, whatever else it says.

    Nor does one of whatever length that names a place without a report beside nothing that reports tell.
    """
    if query.unknown_bodies and parsed.leftover and not (query.targets or query.topics or parsed.years):
        return True
    said = parsed.bodies or parsed.years or query.targets or query.topics
    brief = not _whole(parsed) and _length(parsed) <= _SHORT
    return not said and (parsed.says("cue", "follow") or brief)


def _whole(parsed: Parsed) -> bool:
    """Whether the message says what it asks for (网站发了几条)."""
    return any(parsed.says(kind) for kind in ("term", "topic", "content")) and asks(parsed)


def among_them(parsed: Parsed) -> bool:
    """Whether a part of what was spoken of before is asked for (其中企业提的占几成, 个人申请的占几件)."""
    said = words()["partitive"]["words"]
    begins = parsed.spoken.lstrip("\0 ,，那这").startswith(tuple(said))
    counted = parsed.says("applicant") and COUNTED_SHARE.search(parsed.spoken)
    return not parsed.bodies and bool(begins or counted)


def _length(parsed: Parsed) -> int:
    """How many characters are said beside bodies and years."""
    named = sum(one.end - one.start for one in parsed.bodies) + sum(y.end - y.start for y in parsed.years)
    return len(parsed.text) - named
