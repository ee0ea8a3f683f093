"""Which figures are not as a message says of all bodies, and the yes or no that makes of it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer.phrases import say
from bot.answer.rows import Row, how_many
from bot.understand.every_body import EveryBody


def exceptions(claim: EveryBody, rows: Sequence[Row]) -> list[Row]:
    """The rows of bodies that are not as all of them are said to be."""

    def as_said(row: Row) -> bool:
        return claim.condition.met(row.item.value, row.size, row.item.fact.status) != claim.none

    return [row for row in rows if not as_said(row)]


def verdict_on_all(claim: EveryBody, rows: Sequence[Row], label: str) -> str:
    """Whether all are as the message says, or how many are not."""
    others = exceptions(claim, rows)
    parts = {"all": how_many(len(rows)), "others": how_many(len(others)), "label": label}
    key = "every" if not others else "not_any" if len(others) == len(rows) else "not_every"
    return say(f"over.{key}", **parts)
