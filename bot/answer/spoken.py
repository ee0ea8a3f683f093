"""A sentence to read aloud: years digit by digit, amounts as Chinese numerals."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.answer.phrases import say
from bot.library import Opened
from bot.types import AnswerFact
from corpus.types import Status, Value
from corpus.vocabulary import TOTAL

if TYPE_CHECKING:
    from bot.answer.cells import Item

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿", "万亿")
_COLUMNS = (" › 本年处理决定数量", " › 处理决定数量", " › 本年收费金额", " › 总计")
_FEW = 4  # figures that are named one by one
_ABOUT = re.compile("[余多约近超]|左右|以上|不足|不到")
_READABLE = re.compile(r"（\d{1,3}(?:,\d{3})+）")  # the same figure again, for the eye
_BLANK = re.compile(r"(?<=[\u4e00-\u9fff]) (?=\d)")
_SIGNS = {" › ": "，", " ÷ ": "除以", " × ": "乘以", " + ": "加", " - ": "减", " = ": "等于"}
_FIGURE = re.compile(
    r"(?P<year>(?<!\d)(?:19|20)\d{2}(?=年|[〕】\]]))"
    r"|(?P<phone>(?<![\d.])(?:0\d{2,3}\s?[-—－]\s?\d{7,8}|0\d{9,11}|1[3-9]\d{9}|(?<=[话线真编码机：；、])\d{5,8})(?![\d.]|\s?[件条个次份万亿元人篇项倍期场部宗%]))"
    r"|(?P<number>\d[\d,]*(?:\.\d+)?)(?P<percent>\s?%)?(?:\s(?=[\u4e00-\u9fff]))?"
)


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
    """A number in Chinese numerals (七百四十八, 一千零二十, 三点五); a huge one digit by digit."""
    if value < 0:
        return "负" + number_aloud(-value)
    whole = int(value)
    if whole >= 10_000 ** len(_GROUPS):
        return "".join(_DIGITS[int(char)] for char in str(whole))
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


def aloud(text: str) -> str:
    """A text as it is read aloud: figures and signs in words, telephone numbers digit by digit."""
    text = _BLANK.sub("", _READABLE.sub("", text).rstrip("："))
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    return _FIGURE.sub(_figure, text)


def _figure(hit: re.Match[str]) -> str:
    said = hit["number"]
    if hit["year"] or hit["phone"] or said is None:
        return "".join(_DIGITS[int(char)] if char.isdecimal() else "" for char in hit[0] if char != " ")
    value = Decimal(said.replace(",", ""))
    return ("百分之" if hit["percent"] else "") + number_aloud(value)


def sentence(opened: Opened, item: Item) -> str:
    """The item as one sentence for a telephone operator."""
    fact = item.fact
    place = opened.agency.removesuffix("人民政府")
    head = f"{year_aloud(opened.year)}，{place}{_calculated(fact) or _name(item.label)}"
    if fact.value is None:
        wording = {Status.BLANK: say("value.blank"), Status.NOT_APPLICABLE: "不适用"}
        return f"{head}{wording.get(fact.status, '没有印数字')}"
    if _ABOUT.search(fact.raw) and not fact.derived:
        return head + aloud(fact.raw)
    unit = fact.unit or ""
    if unit == "%":
        return f"{head}百分之{number_aloud(fact.value)}"
    return f"{head}{number_aloud(fact.value)}{unit}"


def _name(label: str) -> str:
    """A figure as it is called on the telephone: without the only column of its row."""
    for column in _COLUMNS:
        label = label.replace(column, "")
    return label.replace(" › ", "，")


def _calculated(fact: AnswerFact) -> str:
    """What two figures that were put together make, up to the number; '' where the label tells it."""
    if fact.derived is None or len(fact.derived.of) < 2:
        return ""
    of = fact.derived.of
    names = []
    for metric, _, applicant in (key.partition("@") for key in of):
        column = f"（{applicant}）" if applicant and applicant != TOTAL else ""
        names.append(_name(metric.replace("/", " › ")) + column)
    if fact.derived.op == "ratio":
        return say("spoken.ratio", one=names[0], other=names[1])
    if fact.derived.op == "difference" and len(names) == 2:
        below = fact.unit == "%" and fact.metric.endswith(f"÷ {of[0].partition('@')[0]}")
        one, other = names[::-1] if below else names
        return say("spoken.less" if below else "spoken.more", one=one, other=other)
    whole = " + " in fact.metric and len(names) <= _FEW
    return say(f"spoken.{fact.derived.op}", parts="、".join(names)) if whole else ""
