"""What sentences compute from their own figures: sums behind a list, changes against another year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpus.types import Figure, Finding, Severity, Value

_BREAK = re.compile(r"[；;。]|其中")
CHANGE = re.compile(
    r"(?:同比|(?<=.)(?<!新)(?=增加|减少|增长|下降|上升))"
    r"(增长|增加|上升|提高|提升|增幅|下降|减少|回落|降低|下滑|增|降|多|少)$"
)
_FALLING = ("下降", "减少", "回落", "降低", "下滑", "降", "少")
_SUM = "合计"
_SHOWN = 48

_CUT_NUMBER = re.compile(r"\d[\d.,，．]*$")


def sums_and_changes(figures: Sequence[Figure]) -> Iterator[Finding]:
    """Warnings for one sentence: sums that its list misses, changes that its counts contradict."""
    for at, figure in enumerate(figures):
        if figure.label.endswith(_SUM):
            yield from _listed(figures[:at], figure)
        if at and figure.unit == "%" and CHANGE.search(figure.label):
            yield from _changed(figures[:at], figure)
        if at > 1 and figure.unit != "%" and (change := CHANGE.search(figure.label)):
            yield from _difference(_alike(figures[:at]), figure, falling=change[1] in _FALLING)


def between(first: Figure, second: Figure) -> str:
    """The words from one figure of a sentence to another."""
    start = first.citation.span.start
    return first.citation.quote[first.span.end - start : second.span.start - start]


def sentence(figure: Figure) -> str:
    """The figure's sentence in brackets, shortened, for a clerk to look it up."""
    quote = "".join(figure.citation.quote.split())
    if len(quote) > _SHOWN:
        quote = _CUT_NUMBER.sub("", quote[:_SHOWN]) + "…"  # no part of a number
    return f"（原句：{quote}）"


def places(raw: str) -> int:
    """How many decimals a figure is printed with."""
    decimals = re.search(r"[.．](\d+)", raw)
    return len(decimals[1]) if decimals else 0


def _listed(before: Sequence[Figure], total: Figure) -> Iterator[Finding]:
    """The finding when no run of like figures in front of a sum adds up to it."""
    added: Value = 0
    terms: list[Figure] = []
    following = total
    for figure in reversed(before):
        if figure.unit != total.unit or figure.approximate or _BREAK.search(between(figure, following)):
            break
        added, following = added + figure.value, figure
        terms.insert(0, figure)
        if added == total.value:
            return
    if len(terms) > 1 and not total.approximate:
        shown = "＋".join(str(term.value) for term in terms)
        gap = abs(added - total.value)
        message = (
            f"正文“{total.label}”写 {total.raw}，前面所列 {shown}＝{added}，相差 {gap}。{sentence(total)}"
        )
        names = tuple(f"正文/{figure.label}" for figure in (*terms, total))
        yield Finding("text-sum", Severity.WARNING, message, names, total.value, added)


def _alike(before: Sequence[Figure]) -> Sequence[Figure]:
    """The last figure and the nearest one before it of the same name and unit, in their order."""
    *earlier, last = before
    label = CHANGE.sub("", last.label)
    found = (one for one in reversed(earlier) if (one.label, one.unit) == (label, last.unit))
    return (*(one for one in [next(found, None)] if one), last)


def _difference(pair: Sequence[Figure], change: Figure, *, falling: bool) -> Iterator[Finding]:
    """The finding when a change is not what this year's and last year's count in front of it differ by."""
    periods = {figure.period: figure for figure in pair}
    now, last = periods.get("current"), periods.get("previous")
    alike = {(figure.unit, figure.approximate) for figure in (*pair, change)} == {(change.unit, False)}
    if now is None or last is None or not alike or CHANGE.search(now.label):
        return
    gap = last.value - now.value if falling else now.value - last.value
    if gap != change.value:
        counts = f"按所写的 {now.value} 与 {last.value} 计算应为 {abs(gap)}"
        counts += "" if gap >= 0 else "，而且方向相反"
        message = f"正文“{change.label}”写 {change.raw}，{counts}。{sentence(change)}"
        names = tuple(f"正文/{figure.label}" for figure in (change, *pair))
        yield Finding("text-sum", Severity.WARNING, message, names, change.value, gap)


def _changed(before: Sequence[Figure], change: Figure) -> Iterator[Finding]:
    """The finding when this year's count with last year's, or with the difference, gives another rate."""
    pair = _this_and_last(before)
    if pair is None or change.approximate:
        return
    now, last = pair
    rate = Decimal(now - last) * 100 / Decimal(last)
    if change.label.endswith(_FALLING):
        rate = -rate
    step = Decimal(1).scaleb(-min(places(change.raw), 2))
    if abs(rate - Decimal(change.value)) > step:
        shown = rate.quantize(Decimal("0.1"))
        counts = f"按所写的 {now} 与 {last} 计算应为 {shown}%"
        message = f"正文“{change.label}”写 {change.raw}，{counts}。{sentence(change)}"
        yield Finding(
            "text-percent", Severity.WARNING, message, (f"正文/{change.label}",), change.value, shown
        )


def _this_and_last(before: Sequence[Figure]) -> tuple[Value, Value] | None:
    """This year's and last year's count in front of a rate, where the sentence prints just these two."""
    pair = _alike(before)
    if len(pair) < 2 or any(figure.approximate or figure.unit == "%" for figure in pair):
        return None
    now, other = pair
    if now.period != "current":
        return None
    difference = CHANGE.search(other.label)
    if difference:
        last = now.value + other.value if difference[1] in _FALLING else now.value - other.value
    elif other.period == "previous":
        last = other.value
    else:
        return None
    return (now.value, last) if last > 0 else None
