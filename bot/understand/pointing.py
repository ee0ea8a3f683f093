"""A body spoken of before that a message points at by its level (那个镇)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understand.parse import Parsed
from bot.understand.places import split_agency
from bot.understand.query import Query

_THAT = re.compile("[那这]个(镇|乡|县|区|市|街道|局|厅|委|办)")


def pointed_at(parsed: Parsed, before: Query | None, told: Sequence[tuple[str, int]]) -> Query | None:
    """The query before, led by the last of the bodies told (each with its year) that is of the level said."""
    hit = _THAT.search(parsed.text)
    if before is None or hit is None or parsed.bodies:
        return before
    meant = next((body for body in reversed(told) if _ends_in(body[0], hit[1])), None)
    return before._replace(leader=meant) if meant else before


def _ends_in(agency: str, ends: str) -> bool:
    place, office = split_agency(agency)
    return (office or place).endswith(ends)
