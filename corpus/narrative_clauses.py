"""The words in front of a narrative figure: its clause, stripped of what belongs to no name."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.narrative_wording import REMEMBERED, wording

LIMIT = 16  # characters of a name
STRONG = re.compile(
    r"[，,；;：:。]|(?<!专)[（(]|(?<!专[（(]兼)[）)]|(?<=[\u4e00-\u9fff])(?=20\d\d年度?因)"
    r"|(?<=情况)(?=(?:本年度?|今年|全年|20\d\d年度?)?[我本][局县市区镇乡委厅办院街])"  # or one was lost
)
_YEARS = re.compile(
    r"[从自]?(20\d\d年度?|\d{1,2}月(\d{1,2}日)?份?)([至到]?\d{1,2}月(\d{1,2}日)?份?)?[起止]?(以来的?)?"
)
_DIGIT = re.compile(r"\d")
_QUOTES = str.maketrans("", "", '“”"‘’')
_ACCOUNT = re.compile(
    "“[^”]{1,15}”(?=微信|微博|抖音|快手|公众号|视频号|头条号?|今日头条|小程序|官方|政务|账号|客户端|APP)"
    "|(?<=[号博信端])“[^”]{1,20}”(?=[\u4e00-\u9fff])"
)
NOTES = re.compile(r"(?<!专)[（(][^（()）]*[)）]")  # 专（兼）职 is one word


@lru_cache(REMEMBERED)
def clause_of(before: str) -> str:
    """The words in front of a number back to the last strong mark that leaves any, without closed notes."""
    parts = STRONG.split(_ACCOUNT.sub("", NOTES.sub("", before)))
    return next(filter(stripped, reversed(parts)), "")


def clause_above(before: str) -> str:
    """The words of the clause in front of that of a number, as far as a name has room."""
    *parts, _ = STRONG.split(joined(before))
    return next(filter(None, map(stripped, reversed(parts))), "")[-LIMIT:]


def former(clause: str, after: str) -> str:
    """The clause without the words that set a former state against the next figure (由2022年的)."""
    words = wording()
    return words.patterns["formerly"].sub("", clause) if words.has("becoming", after) else clause


def joined(text: str) -> str:
    """The text without blanks."""
    return "".join(text.split())


@lru_cache(REMEMBERED)
def stripped(text: str) -> str:
    """The text without years, quotes and the words around a name."""
    words = wording()
    text = joined(text).replace("”“", "、").translate(_QUOTES)
    if _DIGIT.search(text):
        text = _YEARS.sub("", text)
    lead = words.lead.match(text)
    return words.tail.sub("", text[lead.end() :] if lead else text)
