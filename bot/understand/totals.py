"""The rows of the newest form, and which of them all others of their table add up to."""

from __future__ import annotations

from functools import cache

from bot.understand.metrics import Selection, Target, select
from corpus.types import Format
from corpus.vocabulary import metrics

_TOTALS = frozenset(
    (
        "本年新收政府信息公开申请数量",
        "办理结果/总计",
        "行政复议/总计",
        "行政诉讼/未经复议直接起诉/总计",
        "行政诉讼/复议后起诉/总计",
    )
)


@cache
def _chosen(target: Target) -> Selection | None:
    return select(target, [metric for metric in metrics().values() if Format.F2021 in metric.formats])


def rows_of(target: Target) -> frozenset[str]:
    """The rows of the newest form that a target asks for."""
    chosen = _chosen(target)
    return frozenset(metric.path for metric in chosen.metrics) if chosen else frozenset()


def is_figure(target: Target) -> bool:
    """Whether the target is one row of the newest form, or the sum of several."""
    chosen = _chosen(target)
    return chosen is not None and (chosen.summed or len(chosen.metrics) == 1)


@cache
def is_total(target: Target) -> bool:
    """Whether the target is all applications, all results, or all cases of review or litigation."""
    return bool(rows_of(target)) and rows_of(target) <= _TOTALS
