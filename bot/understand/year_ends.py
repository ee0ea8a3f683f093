"""Whether it is asked how what is left over changed within a year: what it took over, what it leaves."""

from __future__ import annotations

import re
from functools import cache

from bot.library import Library
from bot.understand.metrics import Target
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.totals import rows_of
from bot.understand.vocabulary import any_of, terms, words

_START, _STANDING = "年初", "现行有效"
_TAKEN, _LEFT = "上年结转", "结转下年"
_ROWS = frozenset((_TAKEN, _LEFT, "结转"))
_BESIDE = frozenset((*_ROWS, "申请", "本年增减"))  # which may be said of it, and mean no row of their own


def over_the_year(query: Query, parsed: Parsed, library: Library) -> Query:
    """The query for both ends of the year, where the change between them is asked for; itself else.

    Of one end alone the change is meant where the year before has no report: its end is this year's start.
    """
    if _STANDING in parsed.ids("term") and _starts().search(parsed.text) and not _ends().search(parsed.text):
        return query._replace(conflict=(_START, _STANDING))  # documents are counted at the end of a year
    if not _leftover(query, parsed) or len(query.agencies) != 1 or not _changed(query, parsed):
        return query
    have = library.years(query.agencies[0])
    last = max(query.years, default=have[-1] if have else 0)
    alone = last in have and last - 1 not in have and set(query.years) <= {last - 1, last}
    if not (_from_end_to_end(parsed) or (alone and _TAKEN not in parsed.ids("term"))):
        return query
    ends = tuple(Target.of(terms()[name].kinds) for name in (_TAKEN, _LEFT))
    years = (last,) if query.years else ()
    found = query._replace(targets=ends, targets_from=Origin.SAID, conflict=(), operation="change")
    return found._replace(years=years, scope=None)


def _leftover(query: Query, parsed: Parsed) -> bool:
    """Whether applications left over are named or were spoken of before, and no other row."""
    said = set(parsed.ids("term"))
    if not said and query.targets_from is Origin.CARRIED and len(query.targets) == 1:
        left = rows_of(Target.of(terms()[_LEFT].kinds))
        return rows_of(query.targets[0]) == left and not parsed.strange and not parsed.says("content")
    return bool(said & _ROWS) and said <= _BESIDE and not parsed.says("operation", "list")


def _changed(query: Query, parsed: Parsed) -> bool:
    """Whether a change is asked for."""
    return query.operation == "growth" or _change().search(parsed.spoken) is not None


def _from_end_to_end(parsed: Parsed) -> bool:
    """Whether the end of the year is held against its start (年底比年初, 从年初到年末)."""
    return _ends().search(parsed.text) is not None


@cache
def _change() -> re.Pattern[str]:
    return re.compile(any_of(words()["year_ends"]["change"]))


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(any_of(words()["year_ends"]["before"]))


@cache
def _ends() -> re.Pattern[str]:
    start, end, held = (any_of(words()["year_ends"][name]) for name in ("start", "end", "held"))
    between = rf"[^。?？]{{0,8}}?(?:{held})[^。?？]{{0,8}}?"
    whole = any_of(words()["year_ends"]["whole"])
    return re.compile(rf"(?:{start}){between}(?:{end})|(?:{end}){between}(?:{start})|(?:{whole})")
