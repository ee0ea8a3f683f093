"""Numbers that a person says in a question (`那7份规章`, `748万`, `四十件`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_ARABIC = re.compile(r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?")
_YEAR = re.compile(r"[级年届零〇一二两三四五六七八九]")
_HAN = re.compile(r"[零〇一二两三四五六七八九十百千]+")
_SCALES = {"十": 10, "百": 100, "千": 1000}
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNIT = re.compile(
    r"\s*[多余来几]?\s*(万|亿)?\s*(元|块钱|块|件次|件|份|条|起|次|项|个|页|面|封|宗|例|倍|人|场|期|篇|笔|张|回|部(?![分门委])|%|分)?"
)
_ODD = re.compile(r"\s*(?:[多余几]|[万亿][多余])")
_BEFORE = {
    "above": ("超过", "多于", "大于", "高于", "不止", "超", "突破"),
    "from": ("至少", "起码", "不少于", "不低于"),
    "below": ("不到", "不足", "少于", "低于", "小于", "没到", "不满"),
    "to": ("不超过", "没超过", "没有超过", "不多于", "至多", "顶多", "最多"),
    "near": ("约", "大概", "大约", "差不多", "将近", "接近", "近", "快", "估计"),
}
_BEHIND = {"from": ("以上",), "to": ("以内",), "below": ("以下",), "near": ("左右", "上下", "来")}
_UNIT_ALONE = re.compile(r"(?<=[过破上超到足])(?=[万亿])")  # 过亿, 上万
_ENDS = re.compile("[多余来几][吧呢啊呀吗了]*[?？。!！]*$")
_QUANTIFIED = re.compile(
    r"[多余来几]?(万|个|亿|元|块|件|份|条|起|次|项|页|面|封|宗|例|倍|人|场|期|篇|笔|张|次|回|部(?![分门委]))"
)


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number said at [start, end) with the unit that follows it; `scaled` is its value with 万 or 亿.

    `about` is how it is meant: `odd` (七百多), `above` (超过700), `from` (700以上), `below` (不到800), `to`
    (不超过800), `near` (700左右), '' exactly.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    scaled: Decimal
    about: str = ""

    def holds_of(self, value: Decimal) -> bool:
        """Whether a figure is what was said: equal, or as near as the words around the number let it be."""
        return any(_near(said, value, self.about) for said in (self.value, self.scaled))


def han_value(text: str) -> int:
    """The value of a Chinese numeral below ten thousand (四十 = 40, 二百零三 = 203)."""
    if not any(char in _SCALES for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total, digit, scale = 0, 0, 1
    for char in text:
        if char in _SCALES:
            total += (digit or 1) * _SCALES[char]
            digit, scale = 0, _SCALES[char]
        else:
            digit, scale = _DIGITS[char], scale if _DIGITS[char] else 10
    return total + digit * max(scale // 10, 1)  # 八百四 is 840, 八百零四 is 804


def _mention(text: str, start: int, end: int, value: Decimal) -> NumberMention:
    tail = _UNIT.match(text, end)
    assert tail is not None
    scale = {"万": 10_000, "亿": 100_000_000}.get(tail[1] or "", 1)
    unit = (tail[1] or "") + (tail[2] or "")
    return NumberMention(start, tail.end(), value, unit, value * scale, _about(text, start, end, tail.end()))


def _about(text: str, start: int, end: int, after: int) -> str:
    if _ODD.match(text, end):
        return "odd"
    before, behind = text[max(0, start - 4) : start], text[after : after + 2]
    said = [(word, name) for name, words in _BEFORE.items() for word in words if before.endswith(word)]
    said += [(word, name) for name, words in _BEHIND.items() for word in words if behind.startswith(word)]
    return max(said, key=lambda hit: len(hit[0]))[1] if said else ""


def _near(said: Decimal, value: Decimal, about: str) -> bool:
    """Whether the figure is as it was said: 七百多 is at least 700 and below 800, 700左右 within a tenth."""
    digits = str(int(said)).rstrip("0")
    step = Decimal(10) ** (len(str(int(said))) - len(digits))
    return {
        "odd": said <= value < said + step,
        "above": value > said,
        "from": value >= said,
        "below": value < said,
        "to": value <= said,
        "near": abs(value - said) <= abs(said) / 10,
    }.get(about, value == said)


def _compared(text: str, hit: re.Match[str]) -> bool:
    """Whether a word of comparing stands before the numeral."""
    before = text[max(0, hit.start() - 1) : hit.start()]
    return before in tuple("为是于非过到足填报超满够达") or (
        hit[0] in "百千" and before in tuple("破够满达上")
    )


def find_numbers(text: str, *, bare: bool = False) -> list[NumberMention]:
    """Arabic numbers anywhere; Chinese ones only before a unit and of more than one character or counting.

    `bare`: also a lone Chinese numeral where a number is compared with (为零, 超过一亿).
    """
    found = [
        _mention(text, h.start(), h.end(), Decimal(h[0].replace(",", ""))) for h in _ARABIC.finditer(text)
    ]
    for hit in _HAN.finditer(text):
        figures = len(hit[0]) > 2 and not set(hit[0]) & set(_SCALES) and not _YEAR.match(text, hit.end())
        round_ = len(hit[0]) > 2 and bool(set(hit[0]) & set("百千")) and not _YEAR.match(text, hit.end())
        round_ = round_ or bool(set(hit[0]) & set("百千") and _ENDS.match(text, hit.end()))  # 有四百多
        large = text.startswith(("万", "亿"), hit.end()) or _compared(text, hit)  # 离十亿还差多少
        lone = len(hit[0]) > 1 or hit[0] not in "一十百千两零" or (bare and large)
        if lone and (bare or figures or round_ or _QUANTIFIED.match(text, hit.end())):
            found.append(_mention(text, hit.start(), hit.end(), Decimal(han_value(hit[0]))))
    if bare:
        found += [_mention(text, hit.start(), hit.start(), Decimal(1)) for hit in _UNIT_ALONE.finditer(text)]
    return sorted(found, key=lambda m: m.start)
