"""What a question picks out of rows of one report that it names, or that were spoken of before."""

from __future__ import annotations

from bot.understand.metrics import APPLICATIONS, Target, candidates
from bot.understand.parse import Parsed
from bot.understand.picking import Picking, find_picking
from bot.understand.query import Origin, Query
from corpus.vocabulary import APPLICANTS


def with_picking(query: Query, parsed: Parsed, said: tuple[Target, ...], before: Query | None) -> Query:
    """The query with what is picked out of the rows `said`, or spoken of before, of the one report meant."""
    if len(query.agencies) != 1 or len(query.years) > 1 or query.against:
        return query
    on = before is not None and not (parsed.bodies or query.scope)
    if on and before and (made := _among_before(query, parsed, query.targets if said else (), before)):
        return made
    picking = find_picking(parsed, query.targets)
    if picking is None:
        return query
    if picking.people:
        named = query.applicants if len(query.applicants) > 1 else APPLICANTS
        targets = query.targets or (Target.of({"subject": (APPLICATIONS,)}),)
        query = query._replace(applicants=named, targets=targets, conflict=())
    conditioned = picking.condition and said  # 超过三件 presupposes no number of applications
    return query._replace(picking=picking, targets=said if conditioned else query.targets)


def _among_before(query: Query, parsed: Parsed, said: tuple[Target, ...], before: Query) -> Query | None:
    """The query for some of the rows that were set beside each other before (哪几条不到十件, 强制排第几)."""
    rows = before.among or before.targets
    everyone = set(before.applicants) == set(APPLICANTS)
    if not rows or query.conflict:
        return None
    kept = query._replace(targets=rows, targets_from=Origin.CARRIED, topics=(), parts=True)
    kept = kept._replace(applicants=before.applicants if everyone else query.applicants)
    if not said and not parsed.says("applicant") and (picking := find_picking(parsed, rows)):
        return kept._replace(picking=picking) if picking.condition and not picking.people else None
    if not query.place:
        return None
    named = parsed.ids("applicant")
    if everyone and not said and len(named) == 1:
        return kept._replace(picking=Picking(of=named[0], people=True))
    inside = len(said) == 1 and (said[0] in rows if len(rows) > 1 else _stands_in(said[0], before))
    if not inside:
        return None
    return kept._replace(picking=Picking(of=said[0]), targets=rows if len(rows) > 1 else said)


def _stands_in(row: Target, before: Query) -> bool:
    """Whether a row is one of those that the row spoken of before is made up of, in its group."""
    kinds = {kind: parts for kind, parts in before.targets[0].kinds if kind != "reason"}
    group = Target.of(kinds)
    ordered = before.parts or before.picking is not None
    return ordered and row != group and set(candidates(row)) < set(candidates(group))
