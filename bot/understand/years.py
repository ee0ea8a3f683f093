"""Years as people say them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_DIGITS = {char: str(value % 10) for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": "0",
    "○": "0",
    "两": "2",
}
_RELATIVE = (
    (re.compile(r"大前年"), -3),
    (re.compile(r"上上个?年度?"), -2),
    (re.compile(r"前(?:一个?)?年(?!度?[结留转])|前年度?"), -2),
    (
        re.compile(
            r"去年度?|上年度|上一年度?|旧年|头年|昨年|last year"
            r"|(?<!加)上个?年度?(?!数|的?[项事许处强]|[底末][^,。]{0,4}[多几]少?项)"
        ),
        -1,
    ),
    (re.compile(r"今年度?|本年度?(?=至今|到现在)|this year"), 0),
    (re.compile(r"明年|(?<![转留去到至入进给往了])下一?年度?|后一?年"), 1),
)
# 2000多件 and 2000几件 are no years; 2025几件 asks how many, 2024个人 is of people.
_COUNTED = (
    r"(?:\s*(?:到|至|-|—|–|~)\s*\d[\d,.]*)?\s*(?:[多余来]|(?<=00)几)?\s*"
    r"(?:之间|以上|以下|以内|个(?![人体])|[万亿件条起次项元块页份人宗例场笔篇期%](?!数))"
)
_FULL = re.compile(
    rf"(?<![\d.])((?:19|20)\d{{2}})(?![\d.]\d|\d)(?!\s*年?第?\d+\s*号)(?:\s*(?:年度|年)|(?!{_COUNTED}|\s*[\])〕】]\s*第?\d+\s*号))"
)
_HAN = re.compile(r"([二两][零〇○0][零〇○一二三四五六七八九0-9]{2})\s*年?度?")
_LISTED = re.compile(
    r"(?<![\d.])[012]\d(?:(?:\s*[、,和及与/]\s*|\s+)[012]\d)+(?=\s*(?:这|共)?[两二三四五]?年)(?:[两二三四五]?年)?"
)
_SHORT = re.compile(r"(?<![\d.])(\d{2})\s*年(?!前|后|内|来|间)度?")
_HAN_SHORT = re.compile(
    r"(?<![零〇○一二三四五六七八九十百])([零〇○一二三四五六七八九]{2}|二十[一二三四五六七八九]|[一二]十|十[一二三四五六七八九])年(?!前|后|内|来|间)度?"
)
_AGO = re.compile(r"([二两三四五六七八九十]|[1-9]\d?)\s*年(?:之|以)?前")
_LAST_N = re.compile(r"(?:近|最近|过去|这)\s*([二两三四五六七八九十\d]{1,2})\s*(?:个)?年")
_RANGE = re.compile(
    r"((?:19|20)?\d{2})\s*年?\s*(?:到|至|-|—|–|~)\s*((?:19|20)?\d{2})(?!\d|" + _COUNTED + r")\s*年?度?"
)
_PLAN = {"十二五": (2011, 2015), "十三五": (2016, 2020), "十四五": (2021, 2025), "十五五": (2026, 2030)}
_CONGRESS = {"十七大": 2007, "十八大": 2012, "十九大": 2017, "二十大": 2022}
_SPOKEN_OF = re.compile(r"这\s*[二两三四五六七八九十\d]{1,2}\s*个?年")  # 2021到2023这三年
_BEFORE = re.compile(r"[前上]一个?年度?|上年度?")  # of the year said beside it
_PLANNED = re.compile(rf"({'|'.join(_PLAN)})(?:期间|时期)?")
_HELD = re.compile(rf"(?:党的)?({'|'.join(_CONGRESS)})(?=那年|召开|当年|之年)")
_LATEST = re.compile(r"最近一次|最近一年|最新一年|最新一期|最近一期|最新的?年?报告?|最新一份|最近一份")
_SPOKEN = frozenset("最近过这前上去旧头昨今本明下后十y")  # of which every year has one that is not in digits
_COUNT = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}


_PART = re.compile(
    r"[前头后][一二两三四五六七八九十\d]{1,2}个?(?:月|季度?)|几月份?|哪个?月|哪一?天|几号|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|底|初|中旬|上旬|下旬)?(?!\s*\d{1,2}\s*[日号]|发布|公布|出的|发的|公开)|[上下]半年|(?<![\d一二两三四五六七八九十个])半年(?=[里内间的]*(?:[收罚批办发新接有共一总受许处申]))|(?:第?[一二三四1-4]|哪个)季度?"
)

_WHOLE_YEAR = re.compile(
    r"[1一]月(?:份|1日|一日)?(?:到|至|-|—|起至)\D{0,3}(?:12|十二)月(?:份|底|31日)?"
    r"|(?:截至|截止|算到|到|至|直到|[年\0])\0*(?:12|十二)月(?:底|末|31日|三十一[日号])?(?![中上下初份])"
)


def find_parts(text: str) -> list[str]:
    """Parts of a year that are said (8月份, 上半年, 一季度); reports give whole years."""
    return [hit[0] for hit in _PART.finditer(_WHOLE_YEAR.sub("", text))]


@dataclass(frozen=True, slots=True)
class YearMention:
    """Years said at [start, end); `latest` stands for the newest report there is."""

    start: int
    end: int
    years: tuple[int, ...]
    latest: bool = False


def _plan_or_relative(text: str, today: date) -> list[YearMention]:
    if _SPOKEN.isdisjoint(text):
        return []
    found = [YearMention(hit.start(), hit.end(), (), latest=True) for hit in _LATEST.finditer(text)]
    for hit in _PLANNED.finditer(text):
        first, last = _PLAN[hit[1]]
        found.append(YearMention(hit.start(), hit.end(), tuple(range(first, last + 1))))
    for hit in _HELD.finditer(text):
        found.append(YearMention(hit.start(), hit.end(), (_CONGRESS[hit[1]],)))
    for hit in _LAST_N.finditer(text):
        count = _COUNT.get(hit[1]) or (int(hit[1]) if hit[1].isdigit() else 0)
        if count:
            found.append(YearMention(hit.start(), hit.end(), tuple(range(today.year - count, today.year))))
    for hit in _AGO.finditer(text):
        count = _COUNT.get(hit[1]) or int(hit[1])
        found.append(YearMention(hit.start(), hit.end(), (today.year - count,)))
    for pattern, offset in _RELATIVE:
        found += [
            YearMention(hit.start(), hit.end(), (today.year + offset,)) for hit in pattern.finditer(text)
        ]
    return found


def _four(text: str) -> int:
    number = int(text)
    return number if number >= 1900 else 2000 + number


def _numbered(text: str) -> list[YearMention]:
    found = []
    for hit in _RANGE.finditer(text):
        first, last = _four(hit[1]), _four(hit[2])
        if 2000 <= first < last <= 2100 and last - first < 30 and ("年" in hit[0] or len(hit[1]) == 4):
            found.append(YearMention(hit.start(), hit.end(), tuple(range(first, last + 1))))
    for hit in _LISTED.finditer(text):
        years = tuple(dict.fromkeys(2000 + int(two) for two in re.findall(r"\d{2}", hit[0])))
        found.append(YearMention(hit.start(), hit.end(), years))
    for hit in _FULL.finditer(text):
        found.append(YearMention(hit.start(), hit.end(), (int(hit[1]),)))
    for hit in _HAN.finditer(text):
        digits = "".join(_DIGITS.get(char, char) for char in hit[1])
        found.append(YearMention(hit.start(), hit.end(), (int(digits),)))
    for hit in _SHORT.finditer(text):
        found.append(YearMention(hit.start(), hit.end(), (2000 + int(hit[1]),)))
    for hit in _HAN_SHORT.finditer(text):
        found.append(YearMention(hit.start(), hit.end(), (2000 + _two_han(hit[1]),)))
    return found


def _two_han(text: str) -> int:
    if "十" not in text:
        return int("".join(_DIGITS[char] for char in text))
    tens, ones = text.split("十")
    return 10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0"))


def _refers(mention: YearMention, text: str, numbered: list[YearMention]) -> bool:
    """Whether so many years are those named right before (2021到2023这三年)."""
    said = _SPOKEN_OF.fullmatch(text[mention.start : mention.end])
    return said is not None and any(len(other.years) > 1 and other.end <= mention.start for other in numbered)


def _relative_to(mention: YearMention, text: str, numbered: list[YearMention]) -> YearMention:
    """The year before, counted from the one year that is said beside it (2019年比前一年)."""
    said = {year for other in numbered if other.end <= mention.start for year in other.years}
    if len(said) != 1 or mention in numbered or not _BEFORE.fullmatch(text[mention.start : mention.end]):
        return mention
    return YearMention(mention.start, mention.end, (said.pop() - 1,))


def find_years(text: str, today: date) -> list[YearMention]:
    """The years said in a normalised message, in order, without overlaps (the longer mention wins)."""
    numbered = _numbered(text)
    found = numbered + [m for m in _plan_or_relative(text, today) if not _refers(m, text, numbered)]
    found = [_relative_to(m, text, numbered) for m in found]
    taken: list[YearMention] = []
    for mention in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if all(mention.end <= other.start or mention.start >= other.end for other in taken):
            taken.append(mention)
    return sorted(taken, key=lambda m: m.start)
