"""Years that are counted back, or on, from those spoken of before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.types import Told
from bot.understand.numbers import han_value
from bot.understand.parse import Parsed
from bot.understand.query import Query

# Years counted from those spoken of (再往前推两年, 后一年呢).
_FURTHER = re.compile(
    r"(?:[再往倒]|^[那,]*(?=[前后下上](?:面|头)?(?:的|那)?一))(?:往|向)?([前后下上])(?:推|数|倒|翻|面|头)?(?:的|那)?([一二两三四])年"
)
_THESE = re.compile("[这那]([二两三四])年")
_CHANGES = ("growth", "difference", "change")
_ONE_BEFORE = re.compile(r"前一个?年度?")
_YEAR_BEFORE = re.compile(r"[上前](?:一个?)?年度?")


def between_told(query: Query, parsed: Parsed, told: Sequence[Told]) -> Query:
    """The query for the two years told last of one row, where only their change is asked for (那降了多少)."""
    if len(told) < 2 or parsed.years or parsed.says("term") or query.operation not in _CHANGES:
        return query
    one, last = (each.fact for each in told[-2:])
    alike = (one.agency, one.metric, one.applicant) == (last.agency, last.metric, last.applicant)
    pair = alike and query.agencies == (one.agency,) and one.year != last.year
    return query._replace(years=tuple(sorted((one.year, last.year)))) if pair else query


def goes_further(parsed: Parsed) -> bool:
    """Whether a message goes on to years further back or ahead (再往前推两年)."""
    return _FURTHER.search(parsed.text) is not None


def counted_back(said: tuple[int, ...], parsed: Parsed, spoken: tuple[int, ...]) -> tuple[int, ...]:
    """The years said; one that is counted back from those spoken of (再往前一年, 上一年度呢) from there."""
    these = _THESE.search(parsed.text)
    if these and len(spoken) == han_value(these[1]):
        return spoken  # 也是这两年
    further = _FURTHER.search(parsed.text)
    named = further and any(m.kind == "term" and m.start <= further.start(1) < m.end for m in parsed.matches)
    if spoken and further and not named:  # 上一年转进来的 is a row
        step = han_value(further[2])
        return (min(spoken) - step if further[1] in "前上" else max(spoken) + step,)
    if spoken and len(parsed.years) == 1 and _ONE_BEFORE.match(parsed.text, parsed.years[0].start):
        return (spoken[-1] - 1,)  # 处罚的事项前一年有几项
    if spoken and said == spoken[-1:] and any(_YEAR_BEFORE.match(parsed.text, m.start) for m in parsed.years):
        return (said[0] - 1,)
    return said
