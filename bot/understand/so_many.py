"""Figures for so many of another, as shares of which the other is the base (每一百件申请对应几件复议)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understand.figures import Named
from bot.understand.for_so_many import SoMany, for_so_many
from bot.understand.lexicon import Match
from bot.understand.metrics import read_terms
from bot.understand.parse import Parsed
from bot.understand.proportions import Share
from bot.understand.query import Query
from bot.understand.totals import rows_of
from bot.understand.vocabulary import terms

_BASE_ENDS = re.compile(r"里|中|对应|会|有|就|能|[,，]|摊|引|带|配|招|惹|牵|冒|相当|算|[要是](?!求)")
_TOGETHER = re.compile("一共|总共|合计|加起来|共")
_NAMING = ("term", "applicant")


def with_so_many(query: Query, parsed: Parsed, before: Query | None) -> Query:
    """The query for what there is for so many of another figure; for no share where it is unclear of what."""
    so_many = for_so_many(parsed)
    if not so_many.number or query.operation != "share":
        return query
    shares = _shares(query, parsed, so_many)
    if not shares and before and len(before.targets) == 1 and before.targets != query.targets:
        spoken_of = query._replace(targets=before.targets, applicants=before.applicants)
        shares = _shares(spoken_of, parsed, so_many)
    return query._replace(shares=shares, rate=True) if shares else query._replace(operation="per")


def _shares(query: Query, parsed: Parsed, so_many: SoMany) -> tuple[Share, ...]:
    """Each of the other figures for the one of which so many are spoken of."""
    words = _base(parsed, so_many)
    owned = any(m.kind == "applicant" for m in words)
    alone = owned and so_many.behind > 0 and not any(m.kind == "term" for m in words)  # 才有一件是律所的
    named = read_terms([terms()[m.id] for m in words if m.kind == "term"])
    targets = query.targets if alone else named.targets
    if len(targets) != 1:
        return ()
    base = Named(targets[0], query.applicants if owned else ())
    parts = [Named(target, () if alone else query.applicants) for target in query.targets]
    parts = [
        one
        for one in parts
        if (rows_of(one.target), one.applicants) != (rows_of(base.target), base.applicants)
    ]
    if _TOGETHER.search(parsed.spoken, so_many.at) and parts:
        return (Share(tuple(parts), (base,)),)
    return tuple(Share((part,), (base,)) for part in parts)


def _base(parsed: Parsed, so_many: SoMany) -> Sequence[Match]:
    """The words for the base: behind the number, else all before it (办完的申请，每十件里)."""
    words = [m for m in parsed.matches if m.kind in _NAMING]
    start = so_many.behind or so_many.at
    hit = _BASE_ENDS.search(parsed.spoken, start)
    end = hit.start() if hit and not so_many.behind else len(parsed.spoken)
    behind = [m for m in words if start <= m.start < end]
    return behind or [m for m in words if m.end <= so_many.at]
