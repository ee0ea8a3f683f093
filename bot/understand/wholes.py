"""Which of the figures that a message names is the whole that the others are parts of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understand.figures import Named
from bot.understand.metrics import APPLICATIONS, Target
from bot.understand.totals import is_total, rows_of

_APPLIED = Target.of({"subject": (APPLICATIONS,)})
_HEAP = r"的?[这那]一?(?:大?[类项块摊批组堆摞]|部分|拨)子?(?:事|件|东西)?儿?"  # 不予公开那一堆
_SO_MANY = r"[这那共]?(?:\d[\d,]*|[一二两三四五六七八九十百千]{2,}|几)(?=[件起次个宗])"
_ROWS = r"[两二三四几2-4](?:项|类|样|种|个|块|行|者)?"
_TOTAL = r"总[数量]|总和|合计|之和|加总"
_WITHIN = r"里面|里头|里边|当中|之中|中间|里|中(?!的?[止断])"
_AS_WHOLE = r"(?:当成|当作|算作|作为|视为|当|算)(?:100%?|百分之百|一百|整体|全部|总数|分母|十成)"
# Behind figures within which others are held (处罚加强制这两样里, 不予公开那一堆里, 三种决定当分母).
INSIDE = re.compile(
    rf"[”\"’）)]?(?:{_HEAP})?的?(?:{_SO_MANY})?[件起次宗]?(?:数量)?(?:[这那]些?)?(?:{_ROWS})?"
    rf"(?:行政)?(?:决定|执法)?(?:{_TOTAL})?的?"
    rf"(?:{_WITHIN}|{_AS_WHOLE}|(?<=[项类样种个者])(?=[,，]))"
)


def whole_among(figures: Sequence[Named]) -> Named | None:
    """The one figure whose rows hold those of all the others, each of which is smaller; None without one."""
    for one in figures:
        others = [other for other in figures if other != one]
        if others and all(holds(one, other) for other in others):
            return one
    return None


def holds(whole: Named, part: Named) -> bool:
    """Whether the rows of one figure are more than, and hold, those of another, of the same applicants."""
    alike = whole.applicants in ((), part.applicants)
    rows = rows_of(part.target)
    return alike and bool(rows) and rows < rows_of(whole.target)


def turned(first: Sequence[Named], other: Sequence[Named], *, linked: bool, apart: bool) -> bool:
    """Whether the figure that is said first is the whole of the one said last, by their rows.

    `linked`: the one is said to be the other (无法提供里多大比例是不掌握); `apart`: more than a word that
    joins them stands between them (申请最后办完了多大比例).
    """
    if len(first) != 1 or len(other) != 1:
        return False
    return (linked and holds(first[0], other[0])) or (apart and _due(first[0], other[0]))


def _due(first: Named, other: Named) -> bool:
    """Whether the first are the applications, and the other what became of them."""
    kinds, rows = other.target.as_dict(), rows_of(_APPLIED)
    outcome = "outcome" in kinds and kinds.get("subject") == (APPLICATIONS,)
    return rows_of(first.target) == rows and outcome and not rows_of(other.target) <= rows


def without_bare(figures: Sequence[Named]) -> list[Named]:
    """The figures without applications as such where a total of them is named too (办妥的那批申请)."""
    totals = [one for one in figures if is_total(one.target) and one.target != _APPLIED]
    return [one for one in figures if one.target != _APPLIED] if totals else list(figures)
