"""Comparisons of which a message says one side or none: the other was asked for before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understand.content import names_told
from bot.understand.figures import Named
from bot.understand.metrics import Target
from bot.understand.parse import Parsed
from bot.understand.proportions import Share
from bot.understand.query import Origin, Query
from bot.understand.shared_on import of_each, part_of_it, within_it
from bot.understand.side_by_side import turned
from bot.understand.totals import rows_of

_IN_IT = re.compile(  # 处罚占它的几成, 强制在这两样里占多少
    "占(?:了|到|的|总)?(?:[它他]们?|[这那]个数?|上面|前面|刚才)(?:的|那个)*(?:几|多少|百分|比|[?？。]|$)"
    "|在?[这那][两俩几]?[个样项种类者](?:数|合计|加起来|之和|总和|总数)*(?:里|中|当中)[^,，。]{0,4}占"
)
_THEM = re.compile("[它他]们|[它他]?俩|[这那前]?两[个项样种者]|二者|[这那]些|[这那]几")
_LINKED = re.compile("[^,，。]{0,4}?(?:是|为|比|占|抵|顶|除以|相当于)")  # behind the side that is said first
_AGAINST = re.compile("[跟和与同比较占是为]|相当于|除以")  # in front of the one that is said last
_COUNTED = {"三": 3, "3": 3, "四": 4, "4": 4}
# Both sides are named (做的比公开的多出多少); the figures spoken of before are neither.
_BOTH = re.compile(
    "(?<![这那前后上下第两])[^这那前后上下第两者它谁哪,，。]{1,6}的比[^这那前后上下第两者它谁哪,，。]{1,6}的[多少高低大小]"
)
# The natural whole of the one figure spoken of before (占三项的几成), no figure of its own.
_WHOLE = re.compile("占了?[这那]?(?:[三3][项类个样]|全部|总[数量体]|整体|所有|合计)")
_FIRST_TWO = "前两"
_HELD = ("difference", "ratio", "excess", "share")
_OF_TWO = ("difference", "ratio", "excess", "sum", "most", "least", "compare")


def pair(query: Query, parsed: Parsed, before: Query) -> Query:
    """A comparison of which only one side (or none) is said takes the other from the questions before."""
    of_it = part_of_it(query, parsed)
    in_it = query.operation == "share" and _IN_IT.search(parsed.spoken) is not None
    wanting = (
        (query.operation in _OF_TWO or of_it or in_it)
        and len(query.targets) < 2
        and len(query.years) < 2
        and len(query.agencies) < 2
    )
    if of_it and len(query.agencies) > 1:
        query = of_each(query, before)
    complete = query.agencies_from is Origin.SAID and query.targets_from is Origin.SAID
    told = query.targets_from is not Origin.SAID and names_told(parsed)  # 文件和公告合计几条
    columns = query.applicants_from is Origin.SAID and len(query.applicants) > 1  # 个人和企业加起来呢
    whole = of_it and query.targets_from is not Origin.SAID and _WHOLE.search(parsed.spoken)
    summed = complete and query.operation == "sum"
    told = told or query.scope is not None  # 占各单位合计的多少
    alone = told or columns or whole or query.strayed or (query.parts and not in_it) or summed
    if not wanting or query.conflict or query.wide or alone:
        return query
    if beside := _applicants(query, before, of_it):
        return query._replace(applicants=beside, applicants_from=Origin.CARRIED)
    earlier = [target for target in (*before.targets, *before.recent) if target not in query.targets]
    if query.targets_from is Origin.SAID and (earlier or query.operation == before.operation == "sum"):
        return _against(query, parsed, before, earlier)
    if query.targets_from is not Origin.SAID and len(before.recent) > 1 and not _BOTH.search(parsed.text):
        if _FIRST_TWO in parsed.text:
            return query._replace(targets=before.recent[:2], targets_from=Origin.CARRIED)
        count = next((n for word, n in _COUNTED.items() if word in parsed.text), 2)
        last = before.recent[-count:]
        return query._replace(targets=last[::-1] if turned(parsed) else last, targets_from=Origin.CARRIED)
    return query


def _against(query: Query, parsed: Parsed, before: Query, earlier: Sequence[Target]) -> Query:
    """The rows said and those spoken of before, in the order that they are held in; a sum is held as one.

    The query as it is where several were spoken of and the message does not say which of them it means.
    """
    if query.operation in _HELD and before.winner and not _THEM.search(parsed.spoken):
        before = before._replace(targets=(before.winner,))
        earlier = before.targets
    others = tuple(target for target in before.targets if target not in query.targets)
    if before.operation != "sum" and len(others) == 1:
        before = before._replace(targets=others)  # 比处罚多多少, after both
    several = query.operation in _HELD and len(before.targets) > 1
    if several and before.operation != "sum" and not _THEM.search(parsed.spoken):
        return query
    if query.operation == "share" and not others:
        return query
    adding = query.operation == before.operation == "sum"
    spoken = before.targets if several or adding else tuple(earlier[:1])
    both = (query.targets, spoken) if _leads(parsed) else (spoken, query.targets)
    if several or query.operation == "share":
        part, base = (tuple(Named(target, query.applicants) for target in side) for side in both)
        query = query._replace(shares=(Share(part, base),))
    return query._replace(targets=tuple(dict.fromkeys((*both[0], *both[1]))))


def _leads(parsed: Parsed) -> bool:
    """Whether the row that is said stands in front of what it is held against (许可是它的几倍)."""
    rows = [match for match in parsed.matches if match.kind == "term"]
    if _IN_IT.search(parsed.spoken):
        return True
    if within_it(parsed):
        return False
    if not rows or _AGAINST.search(parsed.spoken, 0, rows[0].start):
        return False
    return _LINKED.match(parsed.spoken, rows[-1].end) is not None


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
