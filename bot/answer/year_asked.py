"""Which year a figure is of, and whether it is more in one year than in another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.answer.cells import plain, whole
from bot.answer.phrases import say
from bot.answer.rows import Row
from bot.understand.parse import Parsed

_ASKING = re.compile(r"[吗么嘛]|没有?[?。]?$|是不是|是否")
_WHICH = re.compile(r"哪一?个?年|什么年份")
_HELD = re.compile(r"比|有|超|较|[高低多少]于|不如|不及|赶上")
_MORE, _LESS = "多高大超增涨升及上", "少低小减降跌"
_DIRECTION = re.compile(rf"不如|不及|(?<!多)少(?!于?多)|多(?!少)|[{_MORE}{_LESS}]")


def which_year(parsed: Parsed, rows: Sequence[Row]) -> str:
    """The years whose figure is the number said (2603件是哪年); '' where that is not asked."""
    said = [number for number in parsed.numbers if number.unit != "年"]
    if not said or not _WHICH.search(parsed.text):
        return ""
    filled = [row for row in rows if row.item.value is not None]
    years = [row.opened.year for row in filled if any(n.holds_of(Decimal(row.item.value or 0)) for n in said)]
    if not years:
        return say("value.in_no_year")
    return say("value.in_year", years="、".join(f"{year}年" for year in years))


def verdict(parsed: Parsed, rows: Sequence[Row]) -> str:
    """Whether the year said first has more, or less, than the other (2022年比2023年多吗); '' if not asked."""
    pair = _compared(parsed, rows)
    asked = _DIRECTION.search(parsed.spoken, parsed.years[0].end) if pair else None
    if pair is None or asked is None or not (parsed.says("question", "yesno") or _ASKING.search(parsed.text)):
        return ""
    told, gap = _gap(*pair)
    if not gap:
        return told
    more = asked[0][0] in _MORE and asked[0] not in ("不如", "不及")
    return say("value.yes" if (gap > 0) == more else "value.no") + told


def by_how_much(parsed: Parsed, rows: Sequence[Row]) -> str:
    """By how much the year asked about has more or less than the other; '' unless there are two figures."""
    alike = len({row.item.fact.unit for row in rows}) == 1
    pair = _compared(parsed, rows) or ((rows[1], rows[0]) if len(rows) == 2 and alike else None)
    return _gap(*pair)[0] if pair else ""


def _gap(one: Row, other: Row) -> tuple[str, Decimal]:
    """How much one year has more than another, in words and as a number; '' where one prints none."""
    if one.item.value is None or other.item.value is None:
        return "", Decimal(0)
    gap = Decimal(one.item.value) - Decimal(other.item.value)
    name = "value.year_more" if gap > 0 else "value.year_less" if gap else "value.year_same"
    amount = f"{plain(whole(abs(gap)))} {one.item.fact.unit or ''}".strip()
    return say(name, one=one.opened.year, other=other.opened.year, amount=amount), gap


def _compared(parsed: Parsed, rows: Sequence[Row]) -> tuple[Row, Row] | None:
    """The figure of the year that is asked about, and that of the year it is held against."""
    if len(rows) != 2 or rows[0].item.fact.unit != rows[1].item.fact.unit:
        return None
    by_year = {row.opened.year: row for row in rows}
    said = [mention.years for mention in parsed.years]
    if len(said) == 2 and all(len(years) == 1 and years[0] in by_year for years in said):
        between = parsed.text[parsed.years[0].end : parsed.years[1].start]
        return (by_year[said[0][0]], by_year[said[1][0]]) if _HELD.search(between) else None
    return (rows[1], rows[0]) if len(said) == 1 else None
