"""A sentence to read aloud: years digit by digit, amounts as Chinese numerals."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bot.answer.phrases import say
from bot.library import Opened
from corpus.types import Status, Value

if TYPE_CHECKING:
    from bot.answer.cells import Item

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿", "万亿")


def year_aloud(year: int) -> str:
    """二零二三年 for 2023."""
    return "".join(_DIGITS[int(digit)] for digit in str(year)) + "年"


def _group(number: int) -> str:
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + _UNITS[place]
            gap = False
        else:
            gap = True
    return text


def number_aloud(value: Value) -> str:
    """A number in Chinese numerals (七百四十八, 一千零二十, 三点五)."""
    if value < 0:
        return "负" + number_aloud(-value)
    whole = int(value)
    text, rest, index, low = "", whole, 0, False
    while rest:
        rest, group = divmod(rest, 10_000)
        if group:
            text = _group(group) + _GROUPS[index] + ("零" if low and text else "") + text
        low = 0 < group < 1000 or (group == 0 and bool(text))
        index += 1
    text = text or "零"
    if text.startswith("一十"):
        text = text[1:]
    if isinstance(value, Decimal) and value != whole:
        text += "点" + "".join(_DIGITS[int(digit)] for digit in format(value, "f").split(".")[1].rstrip("0"))
    return text


def sentence(opened: Opened, item: Item) -> str:
    """The item as one sentence for a telephone operator."""
    place = opened.agency.removesuffix("人民政府")
    what = item.label.replace(" › ", "，")
    if " + " in what:
        what = say("value.together", parts=what.replace(" + ", "、"))
    head = f"{year_aloud(opened.year)}，{place}{what}"
    if item.fact.value is None:
        wording = {Status.BLANK: say("value.blank"), Status.NOT_APPLICABLE: "不适用"}
        return f"{head}{wording.get(item.fact.status, '没有印数字')}"
    unit = item.fact.unit or ""
    if unit == "%":
        return f"{head}百分之{number_aloud(item.fact.value)}"
    return f"{head}{number_aloud(item.fact.value)}{unit}"
