"""Names of offices of government, made of their stems (公安 + 局)."""

from __future__ import annotations

import re
from functools import cache

from bot.understand.vocabulary import any_of, load


@cache
def office_pattern() -> re.Pattern[str]:
    """The names of offices without a place (县市场监管局)."""
    stems = any_of(load("bodies.toml")["stems"])
    return re.compile(
        rf"[省市县区州]?(?:{stems})(?:和[\u4e00-\u9fff]{{2,6}})?(?:委员会|管理局|监督局|保障局|[局厅委院所])(?![里上])"
    )


def office_after(text: str, start: int) -> int:
    """The length of an office's name that directly follows a place, 0 if none."""
    for stem in sorted(load("bodies.toml")["stems"], key=len, reverse=True):
        if text.startswith(stem, start):
            hit = re.compile(r"(?:和[\u4e00-\u9fff]{2,6})?(?:委员会|[局厅委办院所])").match(
                text, start + len(stem)
            )
            return len(stem) + len(hit[0]) if hit else 0
    return 0
