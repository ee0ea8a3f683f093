"""Whether a message asks how a figure of bodies in general changed from year to year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.understand.parse import Parsed
from bot.understand.vocabulary import load


@dataclass(frozen=True, slots=True)
class Change:
    """`rise` or `fall`; `first`: who did most; `by_rate`: in per cent."""

    kind: str
    first: bool
    by_rate: bool


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = load("scope.toml")["changing"]
    return {name: re.compile("|".join(words)) for name, words in data.items()}


def find_change(parsed: Parsed) -> Change | None:
    """The change that is asked about; None when the message asks for the figures themselves."""
    said = _patterns()
    fall, rise = said["fall"].search(parsed.spoken), said["rise"].search(parsed.spoken)
    two = sum(len(mention.years) for mention in parsed.years) == 2
    two = two or any(m.id == "growth" and m.text.endswith("年") for m in parsed.matches)  # 比上一年
    if not fall and not rise and two:  # 比2023年多
        fall, rise = said["less"].search(parsed.spoken), said["more"].search(parsed.spoken)
    if not fall and not rise:
        return None
    first = any(parsed.says("operation", name) for name in ("most", "least")) or bool(
        said["first"].search(parsed.spoken)
    )
    return Change("fall" if fall else "rise", first, bool(said["rate"].search(parsed.spoken)))
