"""Words for rows that only older forms have, which the narrative of a newer report may count."""

from __future__ import annotations

from functools import cache

from bot.understand.metrics import Target, candidates
from bot.understand.parse import Parsed
from bot.understand.vocabulary import terms
from corpus.types import Format


def of_tables(parsed: Parsed) -> bool:
    """Whether the message names a row of the newest form, or a column of any."""
    known, older = terms(), older_rows()
    return any(name not in older or "subject" not in known[name].kinds for name in parsed.ids("term"))


@cache
def older_rows() -> dict[str, frozenset[str]]:
    """The rows that a term stands for, where the newest form has none of them."""
    found = {name: candidates(Target.of(term.kinds)) for name, term in terms().items()}
    return {
        name: frozenset(metric.path for metric in rows)
        for name, rows in found.items()
        if rows and not any(Format.F2021 in metric.formats for metric in rows)
    }
