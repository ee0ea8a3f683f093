"""Comparisons of which a message says one side or none: the other was asked for before."""

from __future__ import annotations

import re

from bot.understand.content import names_told
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.shared_on import of_each, part_of_it
from bot.understand.totals import rows_of

_THAN_IT = re.compile("[比较](?:[它其他她这那前]|上面|刚才)")  # 处罚比它多百分之几
_COUNTED = {"三": 3, "3": 3, "四": 4, "4": 4}
# Both sides are named (做的比公开的多出多少); the figures spoken of before are neither.
_BOTH = re.compile(
    "(?<![这那前后上下第两])[^这那前后上下第两者它谁哪,，。]{1,6}的比[^这那前后上下第两者它谁哪,，。]{1,6}的[多少高低大小]"
)
_FIRST_TWO = "前两"
_OF_TWO = ("difference", "ratio", "excess", "sum", "most", "least", "compare")


def pair(query: Query, parsed: Parsed, before: Query) -> Query:
    """A comparison of which only one side (or none) is said takes the other from the questions before."""
    of_it = part_of_it(query, parsed)
    wanting = (
        (query.operation in _OF_TWO or of_it)
        and len(query.targets) < 2
        and len(query.years) < 2
        and len(query.agencies) < 2
    )
    if of_it and len(query.agencies) > 1:
        query = of_each(query, before)
    complete = query.agencies_from is Origin.SAID and query.targets_from is Origin.SAID
    told = query.targets_from is not Origin.SAID and names_told(parsed)  # 文件和公告合计几条
    alone = told or query.strayed or query.parts or (complete and query.operation == "sum")
    if not wanting or query.conflict or query.wide or alone:
        return query
    if beside := _applicants(query, before, of_it):
        return query._replace(applicants=beside, applicants_from=Origin.CARRIED)
    earlier = [target for target in (*before.targets, *before.recent) if target not in query.targets]
    if query.targets_from is Origin.SAID and (earlier or query.operation == before.operation == "sum"):
        added = before.targets if query.operation == before.operation == "sum" else earlier[:1]
        than_it = query.operation == "excess" and _THAN_IT.search(parsed.spoken)
        both = (*query.targets, *added) if than_it else (*added, *query.targets)
        return query._replace(targets=tuple(dict.fromkeys(both)))
    if query.targets_from is not Origin.SAID and len(before.recent) > 1 and not _BOTH.search(parsed.text):
        if _FIRST_TWO in parsed.text:
            return query._replace(targets=before.recent[:2], targets_from=Origin.CARRIED)
        count = next((n for word, n in _COUNTED.items() if word in parsed.text), 2)
        return query._replace(targets=before.recent[-count:], targets_from=Origin.CARRIED)
    return query


def _applicants(query: Query, before: Query, of_it: bool) -> tuple[str, ...]:
    """Those spoken of before, as a part of all (占全部的几成) or beside the one now said (跟企业差几件)."""
    same = [rows_of(target) for target in query.targets] == [rows_of(target) for target in before.targets]
    if not before.applicants or not same:
        return ()
    if of_it and not query.applicants:
        return before.applicants
    both = tuple(dict.fromkeys((*before.applicants, *query.applicants)))
    said = query.applicants_from is Origin.SAID and query.operation != "sum"
    return both if said and len(before.applicants) == 1 and len(both) == 2 else ()
