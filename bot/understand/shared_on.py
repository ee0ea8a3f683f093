"""Shares that go on from the question before: of others now said, or of it in what is now said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understand.figures import Named
from bot.understand.metrics import APPLICATIONS, DECISIONS, Target, candidates, facets
from bot.understand.parse import Parsed
from bot.understand.proportions import Share
from bot.understand.query import Origin, Query
from bot.understand.totals import is_total, rows_of

# What was asked for before is the part (占它办结总数的几成, 两家分别占…).
_OF_IT = re.compile(r"(?:[那它这其\0 ]|[这那]?两[家边个]|[它他]俩|分别|各自?|都)*(?:占|相当于|等于)")
_WITHIN = re.compile(
    r"[那它这其,，\0 ]*在[^,，。?？占]{2,14}?(?:里面?|里头|当中|之中|中)"
    r"(?:它|大概|大约|约|能|又|会)*占(?!了?(?:最|大头))"
)
_BOTH = re.compile("(?:[两二]|俩)[个项样者类行]?(?:数|都)?(?:加|一共|合|总共|共|相加).*?占")
_RESULTS = Target.of({"subject": (APPLICATIONS,), "outcome": ("办理结果", "申请办结数", "申请答复数")})


def part_of_it(query: Query, parsed: Parsed) -> bool:
    """Whether what was asked for before is the part of what is now said."""
    return query.operation == "share" and (_OF_IT.match(parsed.spoken) is not None or within_it(parsed))


def within_it(parsed: Parsed) -> bool:
    """Whether what is said is the whole in which that part lies (在全部办结里占多大比例)."""
    return parsed.says("term") and _WITHIN.match(parsed.spoken) is not None


def shares_of(query: Query, before: Query) -> tuple[Share, ...]:
    """The shares asked for before, of the applicants that are now said (换成律所的呢)."""
    if query.applicants_from is not Origin.SAID:
        return before.shares
    if before.rate and not before.shares and not before.applicants:
        return _in_columns(query)
    if not before.applicants:
        return before.shares
    made = []
    for share in before.shares:
        sides = [
            tuple(one._replace(applicants=query.applicants if one.applicants else ()) for one in side)
            for side in (share.parts, share.base)
        ]
        made.append(Share(*sides))
    return tuple(made)


def of_another(query: Query, parsed: Parsed, before: Query) -> Query:
    """The query for the part that the row said is, where a share of the same table was asked for (处罚呢)."""
    bare = parsed.says("cue", "follow") and not (parsed.says("question") or parsed.says("unit"))
    asked = (before.operation, query.operation) == ("share", "value") and bare and len(query.targets) == 1
    named = {frozenset(target.as_dict()) for target in (*before.targets, *query.targets)}
    together = set.intersection(*(_tables(one.targets) for one in (before, query)))
    if not asked or not together or len(named) > 1:
        return query
    base = before.shares[0].base if len(before.shares) == 1 else ()
    shares = (Share((Named(query.targets[0], query.applicants),), base),) if base else ()
    return query._replace(operation="share", rate=True, shares=shares, scope=query.scope or before.scope)


def _tables(targets: Sequence[Target]) -> set[str]:
    """The tables in which rows stand that are a part of a whole of their table."""
    rows = {metric for target in targets for metric in candidates(target)}
    parts = (row for row in rows if "§表二" not in facets(row) or row.segments[-1].endswith(DECISIONS))
    return {facet for row in parts for facet in facets(row) if facet.startswith("§表")}


def measured_alike(query: Query, before: Query, *, counted: bool = False) -> Query:
    """The query for the part that the figure was asked as before, for another body or beside one.

    `counted`: the number itself is asked for (总量少多少件).
    """
    if query.targets != before.targets or query.shares:
        return query
    if before.rate and len(query.agencies) > 1 and not (query.rate or counted):
        query = query._replace(operation=before.operation)
    made = query._replace(shares=shares_of(query, before), rate=query.rate or before.rate)
    return made if query.operation == before.operation else query


def _in_columns(query: Query) -> tuple[Share, ...]:
    """What became of the applications as a part of all results, of each kind of applicants now said."""
    rows = query.targets
    if len(rows) != 1 or "outcome" not in rows[0].as_dict() or is_total(rows[0]):
        return ()
    return tuple(Share((Named(rows[0], (name,)),), (Named(_RESULTS, (name,)),)) for name in query.applicants)


def on_in_columns(query: Query, before: Query) -> Query:
    """The query; a share asked for without its base is of the same column as the one asked for before."""
    base = [one for share in before.shares for one in share.base]
    whole = all(rows_of(one.target) == rows_of(_RESULTS) and one.applicants for one in base)
    shares = _in_columns(query) if base and whole and query.rate and not query.shares else ()
    return query._replace(shares=shares) if shares else query


def of_both(query: Query, parsed: Parsed, before: Query) -> Query:
    """The two rows spoken of before as one part of their whole (这两个加起来占多少)."""
    rows = before.recent[-2:]
    asked = query.operation == "share" and _BOTH.search(parsed.spoken) is not None
    said = query.targets_from is Origin.SAID or query.applicants or query.shares or len(query.agencies) != 1
    if not asked or said or len(rows) < 2:
        return query
    return query._replace(targets=rows, shares=(Share(tuple(map(Named, rows))),), rate=True)


def of_each(query: Query, before: Query) -> Query:
    """The figure spoken of before as a part of the one now said, for every body (两家分别占办结总数多少)."""
    single = len(query.targets) == len(before.targets) == 1 and not (query.applicants or before.applicants)
    if not single or query.targets_from is not Origin.SAID or query.targets == before.targets:
        return query
    return query._replace(shares=(Share((Named(before.targets[0]),), (Named(query.targets[0]),)),))
