"""The rows that a conversation spoke of last, one by one and side by side."""

from __future__ import annotations

import re

from bot.understand.metrics import Target
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query

_FIRST_OF_ALL = "最"  # of all rows set side by side, unlike 哪个多

# 后者是前者的几倍, 它是前面那个的几倍
_TURNED = re.compile(
    "后(?:者|面那个|一个).*前(?:者|面那个|一个)|[它这]个?[^,，。]{0,4}(?:前面|前头|上面|刚才|先前|之前)(?:的|那)"
)


def turned(parsed: Parsed) -> bool:
    """Whether of two figures spoken of before the later is held against the earlier."""
    return _TURNED.search(parsed.text) is not None


def first_of_all(query: Query, parsed: Parsed, before: Query) -> Query | None:
    """The query for the most or the least of the rows set side by side before; None where it is no such."""
    ordered = query.operation in ("most", "least") and _FIRST_OF_ALL in parsed.text
    left = query.targets_from is not Origin.SAID and len(before.among) > len(query.targets)
    alone = len(query.agencies) == 1 and len(query.years) < 2
    made = query._replace(targets=before.among, targets_from=Origin.CARRIED)
    return made if ordered and left and alone else None


def among(query: Query, before: Query | None) -> tuple[Target, ...]:
    """The rows set side by side: those of the query, or those of the question before that hold them all."""
    held = before.among if before else ()
    if query.targets and set(query.targets) <= set(held):
        return held
    return query.targets if len(query.targets) > 1 else ()


def recent(query: Query, before: Query | None) -> tuple[Target, ...]:
    """The last single figures asked for, four at most."""
    if len(query.targets) != 1:
        return before.recent if before else ()
    kept = [target for target in (before.recent if before else ()) if target != query.targets[0]]
    return (*kept, query.targets[0])[-4:]
