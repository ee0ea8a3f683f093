"""Figures for so many of another, as shares of which the other is the base (每一百件申请对应几件复议)."""

from __future__ import annotations

import re

from bot.understand.figures import Named
from bot.understand.metrics import read_terms
from bot.understand.operations import for_so_many
from bot.understand.parse import Parsed
from bot.understand.proportions import Share
from bot.understand.query import Query
from bot.understand.totals import rows_of
from bot.understand.vocabulary import terms

_BASE_ENDS = re.compile(r"里|中|对应|会|有|就|能|[,，]|摊|引|带|配|招|惹|牵|冒|相当|算|[要是](?!求)")
_TOGETHER = re.compile("一共|总共|合计|加起来|共")


def with_so_many(query: Query, parsed: Parsed, before: Query | None) -> Query:
    """The query for what there is for so many of another figure; for no share where it is unclear of what."""
    count, at = for_so_many(parsed)
    if not count or query.operation != "share":
        return query
    shares = _shares(query, parsed, at)
    if not shares and before and len(before.targets) == 1 and before.targets != query.targets:
        shares = _shares(query._replace(targets=before.targets, applicants=before.applicants), parsed, at)
    return query._replace(shares=shares, rate=True) if shares else query._replace(operation="per")


def _shares(query: Query, parsed: Parsed, at: int) -> tuple[Share, ...]:
    """Each of the other figures for the one that is named behind the number."""
    end = boundary.start() if (boundary := _BASE_ENDS.search(parsed.spoken, at)) else len(parsed.spoken)
    named = read_terms([terms()[m.id] for m in parsed.matches if m.kind == "term" and at < m.start < end])
    if len(named.targets) != 1:
        return ()
    owned = any(m.kind == "applicant" and m.start < end for m in parsed.matches)
    base = Named(named.targets[0], query.applicants if owned else ())
    parts = [Named(target, query.applicants) for target in query.targets]
    parts = [
        one
        for one in parts
        if (rows_of(one.target), one.applicants) != (rows_of(base.target), base.applicants)
    ]
    if _TOGETHER.search(parsed.spoken, end) and parts:
        return (Share(tuple(parts), (base,)),)
    return tuple(Share((part,), (base,)) for part in parts)
