"""One row divided by another, for each of several bodies (淮安和测试市的处罚各是许可的几倍)."""

from __future__ import annotations

import re

from bot.understand.figures import Named
from bot.understand.parse import Parsed
from bot.understand.proportions import Share, find_shares
from bot.understand.query import Origin, Query
from bot.understand.within import of_each_added

_DIVIDED = re.compile(r"除以|÷|比上|/")
_TIMES = re.compile(r"是|为|相当于|抵|顶|有")


def with_shares(query: Query, parsed: Parsed) -> Query:
    """The query with the shares that it asks for, or the sums or rates of several bodies."""
    query = of_each_added(query, parsed)
    if query.rate and query.targets and not query.conflict:
        return query._replace(shares=find_shares(parsed, query.targets, query.applicants))
    if not of_each(query, parsed, _DIVIDED):
        return query
    part, base = (Named(target, query.applicants) for target in query.targets)
    return query._replace(rate=True, shares=(Share((part,), (base,)),), operation="compare")


def times_of_each(query: Query, parsed: Parsed) -> bool:
    """Whether it is asked how many times the second row the first is, for each body."""
    return of_each(query, parsed, _TIMES)


def of_each(query: Query, parsed: Parsed, joined: re.Pattern[str]) -> bool:
    """Whether two rows are joined so in one clause, with no body between them."""
    several = len({agency for body in parsed.bodies for agency in body.agencies}) > 1
    if query.operation != "ratio" or len(query.targets) != 2 or query.conflict or not several:
        return False
    said = [match for match in parsed.matches if match.kind == "term"][-2:]
    if len(said) < 2:
        return False
    between = parsed.spoken[said[0].end : said[1].start]
    apart = any(said[0].end <= body.start < said[1].start for body in parsed.bodies)
    return not apart and joined.search(between) is not None and not re.search("[,，。;；?？]", between)


def crossed_on(query: Query, before: Query) -> Query:
    """The query about two bodies each with its own row, where those were spoken of before (是几分之几)."""
    carried = query.agencies_from is Origin.CARRIED and query.targets_from is Origin.CARRIED
    on = carried and query.agencies == before.agencies and before.crossed and not query.crossed
    return query._replace(crossed=before.crossed, rate=False, shares=()) if on else query
