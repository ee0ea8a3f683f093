"""Numbers that are told, and of which it is asked what they stand for or whose they are."""

from __future__ import annotations

import re

from bot.understand.parse import Parsed
from bot.understand.query import Query

_MANY = 30  # a number that hardly counts bodies
_WHO = re.compile(
    r"是谁|谁家|哪里的|(?:哪|什么)(?:一?(?:个|家|份))?(?:单位|机关|部门|报告|地方|政府|[县区市镇乡局厅]|街道)|单位是哪|说的是哪"
)
_TELLING = 1000  # a number that is looked up when hardly anything else is said
_SHORT = 16
_WHOSE = re.compile(r"的?(?:这个?数字?|这笔钱?)?(?:是|属于|出自|说的是|指的是|算)(?:谁|哪[个家份一])")


def looks_up(parsed: Parsed) -> bool:
    """Whether it is asked what a number stands for, or whose it is."""
    asked = any(parsed.says("cue", cue) for cue in ("reverse", "whose", "source", "meaning"))
    large = any(number.value >= _TELLING for number in parsed.numbers)
    return bool(parsed.numbers) and (asked or (large and len(parsed.text) <= _SHORT))


def asks_whose(query: Query, parsed: Parsed) -> bool:
    """Whether a number is told and asked which body it is of (有家单位推文401篇，是谁)."""
    held = query.scope.condition if query.scope else None
    compared = held is not None and held.kind not in ("equal", "some")
    told = [n for n in parsed.numbers if n.about in ("", "odd") and (n.value >= _MANY or n.unit)]
    return (
        bool(told) and not compared and not query.nth and not query.limit and bool(_WHO.search(parsed.text))
    )


def whose(parsed: Parsed) -> bool:
    """Whether it is asked which body's a number is (3940元是哪个单位收的), whatever it counts."""
    return any(_WHOSE.match(parsed.text, number.end) for number in parsed.numbers)


def stands_for(query: Query, parsed: Parsed) -> bool:
    """Whether it is asked what a number stands for."""
    money = any(m.kind == "unit" and m.id == "money" for m in parsed.matches) and not query.topics
    asked = parsed.says("cue", "reverse") or parsed.says("cue", "meaning") or money
    tables = all(set(target.as_dict()) == {"clause"} for target in query.targets)  # 表二里的42
    tables = tables and not query.topics  # 存在的问题第二条是什么
    return asked and tables and not parsed.says("cue", "group")
