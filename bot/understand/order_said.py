"""Which place of an order, or how many of its first, a message asks for."""

from __future__ import annotations

import re
from functools import cache

from bot.understand.numbers import han_value
from bot.understand.parse import Parsed
from bot.understand.vocabulary import any_of, load

_COUNT = r"([二两三四五六七八九十]{1,2}|\d{1,2}(?!\d))"
_LIMIT = re.compile(
    rf"(?<!里)(?:[前头]|[头底前]的){_COUNT}(?!个?[月季])[名位个家的强]?|最[多高大少低小]的{_COUNT}[个家项种类条样]"
    r"|top[\s-]?(\d{1,2}|[二两三四五六七八九十])(?!\d)"
)
_FIRST_AND = re.compile(
    r"(?:最[多高大]的?|第一名?)(?:单位|[家个])?(?:[是又]*(?:谁|哪[家个]))?[,，、和跟与]?(?:[是又]*(?:谁|哪[家个]))?[是排又]*(?<=[谁家个,，、和跟与是又])第([二三四五])"
)
_NTH = re.compile(
    r"(?:排|排名|位列|列|居|占)在?第([一二三四五六七八九十]|[1-9])(?![项条章行列栏款格])|第([一二三四五六七八九十]|[1-9])"
    r"(?:[名位多少高低大小]|的?[个家]?(?:是|为)(?:谁|哪一?[个家里儿项种类样])|的(?:单位|机关|地方|部门|[县区市镇局])|的?(?:呢|是谁|是哪[个家里儿]|单位|地方|机关|部门)?[?。!]*$)"
)
_SECOND = re.compile(
    r"(?<![每多几首一二两三四五六七八九十\d])次[多高大少低小](?=[的是者呢?？]|$)"
    r"|(?:仅?次于|紧随着?|紧跟着?)(?:它|其|[这那]一?[个条种类项样])"
)

_TIMES_APART = re.compile(r"差(?:了|着|出|有)*(?:几|多少)倍")  # the larger is so many times the smaller


def find_limit(parsed: Parsed) -> int:
    """How many of a ranking are asked for (前三名, 最多的五个); 0 when it is not said."""
    hit = _LIMIT.search(parsed.text)
    return numeral(next(filter(None, hit.groups()))) if hit else first_and(parsed)


def first_and(parsed: Parsed) -> int:
    """The place that is asked for beside the first (谁最多谁第二); 0 where none is."""
    hit = _FIRST_AND.search(parsed.spoken)
    return numeral(hit[1]) if hit else 0


def place_said(parsed: Parsed) -> int:
    """Where in the message a place among all is asked for (排第几); -1 where none is."""
    return max(parsed.text.find(word) for word in load("scope.toml")["place"]["words"])


def first_of_all_asked(parsed: Parsed) -> bool:
    """Whether it is asked if something is the first of all (是不是第一, 比别家都多吗)."""
    return _first().search(parsed.text) is not None


@cache
def _first() -> re.Pattern[str]:
    return re.compile(any_of(load("scope.toml")["first"]["words"]))


def asks_order(parsed: Parsed) -> bool:
    """Whether the first, the last or a place among bodies is asked for, not just which they are."""
    said = any(parsed.says("operation", name) for name in ("most", "least"))
    placed = find_nth(parsed) or find_limit(parsed) or middle_said(parsed)
    return bool(said or placed or superlative(parsed) or who(parsed) or _TIMES_APART.search(parsed.spoken))


def middle_said(parsed: Parsed) -> bool:
    """Whether the middle of an order is asked for (中间的是谁, 中位数)."""
    return any(word in parsed.text for word in load("scope.toml")["middle"]["words"])


def held_against_place(parsed: Parsed) -> int:
    """The one place of an order that a figure is held against (比第一名少几件); 0 where none is."""
    hit = _against_place().search(parsed.spoken) if parsed.says("operation", "difference") else None
    return 0 if hit is None else numeral(hit["place"] or "一")


@cache
def _against_place() -> re.Pattern[str]:
    said = {name: any_of(words) for name, words in load("scope.toml")["against_place"].items()}
    return re.compile(rf"(?:{said['than']})(?:{said['first']}|第(?P<place>[二三四五六七八九十2-9])[名位家]?)")


def superlative(parsed: Parsed) -> str:
    """`rank` or `least` where the first of all bodies is asked for without naming bodies, else ''."""
    data = load("scope.toml")["superlative"]
    said = [word for word in data["words"] if word in parsed.text]
    if not (said or find_nth(parsed) or find_limit(parsed)):
        return ""
    return "least" if from_below(parsed) else "rank"


def from_below(parsed: Parsed) -> bool:
    """Whether an order is counted from its least (倒数第二, 第二少)."""
    smallest = load("scope.toml")["superlative"]["smallest"]
    return any(word in parsed.text for word in smallest)


def fewer_asked(parsed: Parsed) -> bool:
    """Whether of bodies that are named it is asked who has less (哪家处罚少, 少的是谁)."""
    named = sum(bool(body.agencies) for body in parsed.bodies) > 1
    return named and (who(parsed) == "least" or _fewer().search(parsed.text) is not None)


def who(parsed: Parsed) -> str:
    """`rank` or `least` where it is asked who has more or less without naming bodies, else ''."""
    hit = _who().search(parsed.text)
    return "" if hit is None else "rank" if hit[1] else "least"


@cache
def _who() -> re.Pattern[str]:
    data = load("scope.toml")
    more, less = (any_of(data["against"][name]) for name in ("more", "less"))
    return re.compile(
        rf"(?:{any_of(data['who']['words'])})[^,，。?？]{{0,10}}?(?:({more})(?![少于])|({less})(?!于))"
    )


@cache
def _fewer() -> re.Pattern[str]:
    data = load("scope.toml")
    return re.compile(
        rf"(?:{any_of(data['against']['less'])})[一些点]*的(?:是|那?个?是)(?:{any_of(data['who']['words'])})"
    )


def find_nth(parsed: Parsed) -> int:
    """Which place of a ranking is asked for (第二多, 倒数第三, 去掉第一名呢); 0 when none is."""
    if hit := _without().search(parsed.spoken):
        return 1 + numeral(hit["first"] or "一")
    hit = _NTH.search(parsed.spoken)
    return numeral(next(filter(None, hit.groups()))) if hit else 2 if _SECOND.search(parsed.spoken) else 0


@cache
def _without() -> re.Pattern[str]:
    """The first, or the first so many, set aside (去掉第一名呢, 除了前两名)."""
    aside = any_of(load("scope.toml")["against"]["except"])
    first = "第一名?|头名|榜首|老大|最[多大高少小低]的|前(?P<first>[两二三四五2-5])[名家个]"
    return re.compile(rf"(?:{aside})(?:排名?)?(?:这|那)?个?(?:{first})")


def numeral(text: str) -> int:
    """The value of a numeral in digits or in characters."""
    return int(text) if text.isdigit() else han_value(text)
