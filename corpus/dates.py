"""Dates as reports print them: the statistics period, the day of publication, the year reported on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

_HAN = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "O": "0",
}
_YEAR = r"(?<!\d)(?P<year>(?:19|20)\s?\d\s?\d)"
_DATE = re.compile(
    rf"{_YEAR}\s*(?:年|[-./])?\s*(?P<rest>\d{{1,2}}\s*[月\-./]\s*\d{{1,2}}|\d{{2,4}}(?!\d|\s*月))\s*(?:日|号)?(?!\d)"
)
_DAY = re.compile(r"(?<![\d\-./])(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]?(?!\d)")
_HAN_DATE = re.compile(
    r"[二一][〇○零九O][〇○零一二三四五六七八九O]{2}年([正元一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_PERIOD = re.compile(
    r"统计(?:的)?(?:期限|时限|时段|期间|时间|周期|区间|范围|数据)|数据.{0,6}(?:期限|统计)|期限|起止|报告期"
)
_WHOLE_YEAR = re.compile(
    r"20\d\d\s*年\s*1\s*月\s*1\s*日[^。；\d]{0,6}(?:20\d\d\s*年\s*)?12\s*月\s*31\s*[日止]"
)
_LABELLED = (
    re.compile(r"(?:发布|公布|发文)(?:日期|时间)[：:|\s]*(?=\d)"),
    re.compile(r"(?:成文|公开|生成|制发)(?:日期|时间)[：:|\s]*(?=\d)"),
    re.compile(
        r"(?<!归档)(?<!施行)(?<!实施)(?<!生效)(?<!打印)(?<!访问)(?<!截止)(?:时间|日期)\s*[：:]\s*(?=\d)"
    ),
)
_NO_SIGNATURE = re.compile(
    "[，。；至]|截[止至]|统计(?!局)|数据|时间点|期限|施行|实施|生效|归档|有效|修[订改]|今天"
)
_PAGE_WORDS = re.compile(r"\s*[\[【（(]?(信息来源|来源|稿源|作者|访问|浏览|点击|阅读|字体|字号|打印|编辑).*$")
_STAMPED = re.compile(
    "来源|稿源|作者|点击|浏览|阅读|访问|字体|字号|分享|打印"
)  # the line of a page below its title
_OTHERS = re.compile(r"20\d\d\s*年.*(?:年报|报告)")  # links to other reports
_COVERED = re.compile("统计(?!局)|期限|截[止至]")
_NAMED = re.compile(r"(?<!\d)(20\d\d)\s*年(?!\s*\d{1,2}\s*月)")
_OWN = re.compile(r"现[将就](?:[我本][^，。\d]{0,8})?(20\d\d)\s*年(?!\s*\d{1,2}\s*月)")
_TOLD = re.compile(
    r"(?:编制|公布|发布|现将|撰写)(?:了|完成)?[^。，《》\d]{0,30}(20\d\d)\s*年度?[^。，；《》]{0,24}信息公开(?:工作)?(?:年度)?(?:工作)?报告"
)
_CLOSING = re.compile(r"统计.{0,12}(?:截止|截至)\D{0,4}(20\d\d)")
_YEAR_END = re.compile(r"截[止至]到?\s*(20\d\d)\s*年\s*12\s*月(?:\s*31\s*日|底)")
_PROSE = re.compile("[，。,;；]")
_ENDING = 12
_MASTHEAD = 15
_HEAD = 4  # lines in which a report's own title stands


def arabic(text: str) -> str:
    """The text with a date in Chinese numerals (二〇二四年二月十九日) written in digits."""
    return _HAN_DATE.sub(_digits, text) if "月" in text else text


def _digits(found: re.Match[str]) -> str:
    year = "".join(_HAN[digit] for digit in found[0][:4])
    return f"{year}年{_small(found[1])}月{_small(found[2])}日"


def _small(text: str) -> int:
    tens, ten, ones = re.sub("[正元]", "一", text).rpartition("十")
    number = int(_HAN[ones]) if ones else 0
    return number + (10 * int(_HAN[tens]) if tens else 10) if ten else number


def dates_in(text: str) -> list[tuple[date, int]]:
    """The dates of a text with the offset behind each; a lost 年, 月 or 日 is bridged if unambiguous."""
    return [(day, match.end()) for match in _DATE.finditer(text) if (day := _read(match))]


def _read(match: re.Match[str]) -> date | None:
    year = int(re.sub(r"\s", "", match["year"]))
    rest = match["rest"]
    parts = re.split(r"\s*[月\-./]\s*", rest) if re.search(r"\D", rest) else _split(rest)
    return _date(year, int(parts[0]), int(parts[1])) if len(parts) == 2 else None


def _split(digits: str) -> list[str]:
    """Month and day run together: 1231 and 210 have one reading, 111 has two and yields nothing."""
    readings = [[digits[:cut], digits[cut:]] for cut in (1, 2) if len(digits[cut:]) in (1, 2)]
    possible = [pair for pair in readings if 1 <= int(pair[0]) <= 12 and 1 <= int(pair[1]) <= 31]
    return possible[0] if len(possible) == 1 else []


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def period_in(text: str) -> tuple[date, date] | None:
    """The first and last day that a report's figures cover, as its statistics sentence prints them."""
    text = arabic(text)
    for match in _PERIOD.finditer(text):
        tail = text[match.end() : match.end() + 60]
        found = dates_in(tail)
        if not found:
            continue
        start, behind = found[0]
        bare = _later_day(tail[behind:], start.year)
        end = bare or (found[1][0] if len(found) > 1 else None)
        if end and start < end:
            return start, end
    return _whole_year(text)


def _whole_year(text: str) -> tuple[date, date] | None:
    """The first stretch from a 1 January to the 31 December of its year that the text prints."""
    for match in _WHOLE_YEAR.finditer(text):
        found = [day for day, _ in dates_in(match[0])]
        if found and found[0].month == found[0].day == 1:
            return found[0], date(found[0].year, 12, 31)
    return None


def _later_day(text: str, year: int) -> date | None:
    """The second day of a period that leaves its year to the first."""
    match = _DAY.search(text)
    if match and re.search(r"\d\s*年?\s*$", text[: match.start()]):  # that has a year of its own
        return None
    return _date(year, int(match["month"]), int(match["day"])) if match else None


def published_in(paragraphs: Sequence[str]) -> date | None:
    """The day of publication: labelled at the top or the end, the page's own, else that of the signature."""
    ends = [*paragraphs[:_MASTHEAD], *paragraphs[-_ENDING:]]
    lines = [text for text in ends if "日期" in text or "时间" in text]
    top, *others = (_labelled(label, lines) for label in _LABELLED)
    top = top or _labelled(_LABELLED[-1], list(filter(_STAMPED.search, paragraphs[:_MASTHEAD])))
    below = (text for text in reversed(paragraphs[-_ENDING:]) if not _OTHERS.search(text))
    signed = next((day for text in below if (day := _alone(text))), None)
    return top or signed or next(filter(None, others), None) or _under_title(paragraphs)


def _labelled(label: re.Pattern[str], lines: Sequence[str]) -> date | None:
    return next((day for text in lines if (day := _behind(label, text))), None)


def _behind(label: re.Pattern[str], text: str) -> date | None:
    match = label.search(text)
    if match and _COVERED.search(text[: match.end()]):
        return None
    found = dates_in(text[match.end() : match.end() + 20]) if match else []
    return found[0][0] if found else None


def _alone(text: str) -> date | None:
    """The one date of a line that ends in it and says little else (a signature)."""
    text = arabic(text).strip("（）()[]【】。 ")
    if "20" not in text and "19" not in text:  # no year
        return None
    text = _PAGE_WORDS.sub("", text.removesuffix("印发"))
    text = re.sub(r"\s+\d{1,2}[:：]\d{2}([:：]\d{2})?\s*$", "", text)
    found = dates_in(text)
    if len(found) != 1 or found[0][1] < len(text) or len(text) > 40 or _NO_SIGNATURE.search(text):
        return None
    return found[0][0]


def _under_title(paragraphs: Sequence[str]) -> date | None:
    further = [text for text in paragraphs[_HEAD:_MASTHEAD] if not _OTHERS.search(text)]
    return next((day for text in (*paragraphs[:_HEAD], *further) if (day := _alone(text))), None)


def year_in(title: str | None, period: tuple[date, date] | None, text: str) -> int | None:
    """The year reported on: the title's, else the statistics period's, else the one named most often.

    Where the title or a sentence names the report by another year than the period, the text decides.
    """
    titled = re.search(r"(20\d\d|[二][〇○零O][〇○零一二三四五六七八九O]{2})\s*年?", title or "")
    if titled:
        own = int("".join(_HAN.get(digit, digit) for digit in titled[1]))
        return _more_often((own, period[1].year) if period else (own,), text)
    told = _TOLD.search(text) if period else None
    if period and told:
        return _more_often((period[1].year, int(told[1])), text)
    if period:
        return period[1].year
    if closing := _CLOSING.search(text):
        return int(closing[1])
    prose = "\n".join(line for line in text.split("\n") if _PROSE.search(line))
    named = Counter(map(int, _OWN.findall(text))) or Counter(map(int, _NAMED.findall(prose)))
    named = named or Counter(map(int, (*_NAMED.findall(text), *_YEAR_END.findall(text))))
    return named.most_common(1)[0][0] if named else None


def _more_often(years: Sequence[int], text: str) -> int:
    """The year that the text names more often, the first of two named as often."""
    named = Counter(map(int, _NAMED.findall(text)))
    return max(years, key=lambda year: named[year])
