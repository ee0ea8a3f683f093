"""Numbers in a sentence that count something: where they stand, their value and their unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from corpus.narrative_wording import wording
from corpus.types import Value

_RUN = r"(?:\n?\d)*"  # a line may end inside a number
_DIGITS = rf"\d{{0,2}}(?:[,，]\n?\d{{3}})+(?!\d)(?:[.．]\d+)?|{_RUN}(?:[.．]\n?\d{_RUN})?"  # behind the first
_HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_HAN = "零〇两一二三四五六七八九十百千万"
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000}
_ALONE_AT_END = "件次场期篇份名人起批"
_SCALES = {
    "": 1,
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10_000,
    "十万": 100_000,
    "百万": 10**6,
    "千万": 10**7,
}
_SCALES |= {"亿": 10**8}
_PERCENT = {"％": "%"}
_ORDINAL = re.compile(r"[第这那几数多每各该此首前后上下十百千万、\d]$")
_REACH = 10
_SCALE_ALONE = re.compile("[百千万]+")  # 千人 is no count
_SUMMED = re.compile("(共计?|共有|合计|总计)$")
_HAVING = re.compile("(?<![没未所含])有$")
_BREAK = re.compile(r"[，,；;。（(、]")
_CLAUSE = re.compile(r"[，,；;：:。（(、]")


class Count(NamedTuple):
    """A number with its unit in a sentence, offsets relative to it; `start` includes 约, `end` the unit."""

    start: int
    end: int
    value: Value
    unit: str
    approximate: bool


@cache
def _arabic() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<number>\d(?<![\d.．第\-—－+＋/〔\[×*#№]\d)(?:{_DIGITS}))"  # a digit first is found fast
        r"\s*(?P<more>余|多|几)?\s*(?P<scale>(?:十万|百万|千万|万|亿|千|百)(?!元))?(?P<over>余|多)?\s*"
        rf"(?P<unit>{wording().units})?(?P<beyond>以上|[+＋])?"
    )


_ABOUT = re.compile(r"(大约|约|将近|近|超过|超|逾)\s*$")
_ABOUT_HAN = re.compile(r"(约|近|超过|超|逾)\Z")
_TENTHS = re.compile(
    "(?P<number>[一二两三四五六七八九])成(?P<part>[半一二三四五六七八九])?(?:多|以上|左右)?(?=[，,。；;、）)的]|$)"
)
_TENTHS_OF = re.compile(
    "(?:占[^，,。；;\\d]{0,10}|(?:比例|比重|占比)[为达]?|(?:增长|增加|上升|提高|下降|减少|降低)了?)$"
)
_END = re.compile(r"\s*([，,。；;、）)]|$)")
_SCALED = re.compile("[万亿]、$")
_COUNTABLE = re.compile(
    "(?:信息|文件|解读|留言|提案|建议|公告|申请)共?$"
)  # behind which a measure word was lost
_LOST = re.compile(r"\s*(?:[，,。；;]|$)")
# Behind a number whose measure word was lost, the next thing of its list with one (制度15，公告21条).
_NEXT_IN_LIST = re.compile(
    r"\s*(?P<mark>[，,、；;])\s*(?P<thing>[“\u4e00-\u9fff][^，,、；;。：:\d]{1,14})\d[\d,.]*余?[条件次篇期份个场](?=[，,、；;。])"
)
_LIST_BEGINS = re.compile("其中|包括|[:：]")
_LONGEST_LOST = 4  # digits
_A_YEAR = re.compile(r"20\d\d")
_AUDIENCE = re.compile("[\u4e00-\u9fff]{0,4}(?:用户|粉丝|网民|网友|观众|读者)")
_TITLES = re.compile("《[^》]*》")
_WITHIN = re.compile("[之以]?内(?![容部])")
_SHARED = re.compile(r"\s*[，,]\s*占")
_DATED = re.compile(r"\s*[年月日天岁号时分秒:：\-—/\d.]|个")
_SOME = re.compile(r"\d")


@cache
def _han() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<number>[{_HAN}][{_HAN}]{{0,8}})(?P<more>余|多)?"
        rf"(?P<unit>{wording().han_units})(?P<end>(?=\s*([，,。；;、：:）)]|$)))?"
    )


def may_count(text: str) -> bool:
    """Whether a text prints any digit, or a written number before a measure word."""
    return any(each.search(text) is not None for each in (_SOME, _han(), _TENTHS))


def counts(sentence: str) -> list[Count]:
    """The counting numbers of a sentence in order; dates, document and telephone numbers are none."""
    written = [*_han_counts(sentence), *_tenths(sentence)]
    if not _SOME.search(sentence):
        return sorted(written, key=lambda count: count.start)
    found = [count for match in _arabic().finditer(sentence) if (count := _count(sentence, match))]
    taken = [(count.start, count.end) for count in found]
    for count in written:
        if all(count.end <= start or end <= count.start for start, end in taken):
            found.append(count)
    return sorted(found, key=lambda count: count.start)


def _count(sentence: str, match: re.Match[str]) -> Count | None:
    before, after = sentence[: match.start()], sentence[match.end() :]
    unit = match["unit"] or ""
    if not _counts_something(before, unit, after, match):
        return None
    value = _value(match["number"], _SCALES[match["scale"] or ""])
    about = _ABOUT.search(before)
    loose = bool(about) or any(match[name] for name in ("more", "over", "beyond"))
    start = about.start() if about else match.start()
    end = match.start() + len(match[0].rstrip())
    return Count(start, end, value, _PERCENT.get(unit, unit), loose)


def _counts_something(before: str, unit: str, after: str, match: re.Match[str]) -> bool:
    words = wording()
    clause = _CLAUSE.split(before)[-1].rstrip()
    edition = unit == "版" and _A_YEAR.fullmatch(match["number"])
    if edition or words.has("not_before", _TITLES.sub("", clause)) or words.has("planned", before):
        return False
    if not unit:
        return not _DATED.match(after) and _counts_alone(before, clause, after, match)
    if not match["beyond"] and unit != "字" and _WITHIN.match(after):
        return False
    return not words.patterns["not_after"].match(unit + after, len(unit))


def _counts_alone(before: str, clause: str, after: str, match: re.Match[str]) -> bool:
    """Whether a number without a measure word counts: behind an audience, with 余, or before its share."""
    words = wording()
    if words.has("unitless", _BREAK.split(before)[-1].rstrip()):
        return True
    if match["scale"] and (_SCALED.search(before) or _AUDIENCE.match(after)):
        return True
    if _SHARED.match(after):
        return "\u4e00" <= clause[-1:] <= "\u9fff"
    if _LOST.match(after) and _COUNTABLE.search(clause) and not _A_YEAR.fullmatch(match["number"]):
        return words.verb.search(clause) is not None
    if _is_listed(before, clause, after, match):
        return True
    more = match["more"] or match["over"]
    return bool(more and _END.match(after) and words.verb.search(clause))


def _is_listed(before: str, clause: str, after: str, match: re.Match[str]) -> bool:
    """Whether a number without a measure word counts a thing of a list whose next thing has one."""
    following = _NEXT_IN_LIST.match(after)
    number = match["number"]
    if not following or len(number) > _LONGEST_LOST or _A_YEAR.fullmatch(number):
        return False
    if following["mark"] == "、" and wording().verb.match(following["thing"]):  # the number of a paragraph
        return False
    named = re.search("[\u4e00-\u9fff”]$", clause) is not None
    return named and bool(_LIST_BEGINS.search(before) or wording().verb.search(clause))


def _han_counts(sentence: str) -> Iterator[Count]:
    """Written numbers behind a verb of the body's work, at the end of a clause, or with 余."""
    words = wording()
    for match in _han().finditer(sentence):
        value = _han_value(match["number"])
        about = _ABOUT_HAN.search(sentence, 0, match.start())
        start = about.start() if about else match.start()
        loose = bool(match["more"] or about)
        if value is None or (_SCALE_ALONE.fullmatch(match["number"]) and not loose):
            continue
        if words.has("idiom", sentence[max(0, start - 4) : match.end() + 3]):
            continue
        clause = _CLAUSE.split(sentence[:start])[-1].rstrip()
        tail = match["unit"] + sentence[match.end() :]
        if words.has("not_before", clause) or words.has("planned", sentence[:start]):
            continue
        if words.patterns["not_after"].match(tail, len(match["unit"])):
            continue
        if not _ORDINAL.search(sentence[:start]) and _han_stands(clause, match, exact=not loose):
            yield Count(start, match.end(), value, match["unit"], loose)


def _han_stands(clause: str, match: re.Match[str], *, exact: bool) -> bool:
    """Whether a written number counts: 一 and loose units only right behind a verb or at an end."""
    words = wording()
    unit, one = match["unit"], match["number"] == "一"
    ended = match["end"] is not None and unit[0] in _ALONE_AT_END and "\u4e00" <= clause[-1:] <= "\u9fff"
    if not exact or _SUMMED.search(clause) or (unit[0] in _ALONE_AT_END and _HAVING.search(clause)):
        return not one
    verbs = list(words.verb.finditer(clause))
    if not verbs or len(clause) - verbs[-1].end() > _REACH:
        return ended and not one
    if verbs[-1].end() == len(clause):
        return not (one and unit in words.idle_units)
    if one:
        return ended and unit not in words.idle_units
    return ended or unit not in words.loose_units or _closes(clause, match)


def _closes(clause: str, match: re.Match[str]) -> bool:
    """Whether a number ends its clause behind the thing that it counts, and no list of kinds follows."""
    follows = match.string[match.end() :].lstrip()[:1]
    return match["end"] is not None and follows not in (":", "：", "、") and clause[-1:] not in ("为", "成")


def _tenths(sentence: str) -> Iterator[Count]:
    """Shares and changes in tenths, never exact: 占三成 is 30 %, 八成五 is 85 %."""
    for match in _TENTHS.finditer(sentence) if "成" in sentence else ():
        about = _ABOUT_HAN.search(sentence, 0, match.start())
        start = about.start() if about else match.start()
        if _TENTHS_OF.search(sentence[:start]):
            part = 5 if match["part"] == "半" else _HAN_DIGITS.get(match["part"] or "零", 0)
            yield Count(start, match.end(), _HAN_DIGITS[match["number"]] * 10 + part, "%", approximate=True)


def _han_value(text: str) -> int | None:
    """The value of a written number, None for what is no number (三五, 十百)."""
    high, myriad, low = text.rpartition("万")
    if myriad:
        above, below = _han_value(high), _han_value(low) if low else 0
        return None if above is None or below is None else above * 10_000 + below
    total, digit, last = 0, None, 10_000
    for mark in text:
        if mark in _HAN_SCALES:
            scale = _HAN_SCALES[mark]
            if scale >= last or (digit is None and total):
                return None
            total, digit, last = total + (1 if digit is None else digit) * scale, None, scale
        elif digit:
            return None
        else:
            digit = _HAN_DIGITS[mark]
    return total + (digit or 0) if text else None


def _value(digits: str, scale: int) -> Value:
    if digits.isdecimal():
        return int(digits) * scale
    value = Decimal(re.sub("[,，\n]", "", digits).replace("．", ".")) * scale
    return int(value) if value == value.to_integral_value() else value
