"""Under what condition bodies in general are asked for: above a number, none at all, left blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from bot.understand.denied import denial_of
from bot.understand.numbers import NumberMention, find_numbers, han_value
from bot.understand.parse import Parsed
from bot.understand.vocabulary import any_of, load
from corpus.types import Status, Value

_DIGITS = re.compile(r"([个一两二三四五六七八九])位数")
_KINDS = ("类", "种", "级", "层", "大")
_OTHERS = tuple("遍趟刷步道样手审眼口头月日号点")  # what a number counts that is no figure of a form
_REPORTS = re.compile(r"[\0的\d年度]*(?:报告|年报)")
_LEFT_OUT = re.compile("的?(?:单位|机关|那些|几家)?(?:都|也|就)?(?:不算|不计|不管|不要|除外|剔除|去掉|略过)")
_NUMBER = "#"
_YUAN = ("元", "块", "块钱", "万", "亿")
_BARE = ("zero", "some")  # conditions that stand right before (or around) the figure's name
_ASKED = ("term", "weak", "question", "topic")


@dataclass(frozen=True, slots=True)
class Condition:
    """What a figure has to be: `kind` is one of scope.toml's conditions, `number` what it is held against."""

    kind: str
    number: Decimal = Decimal(0)
    inclusive: bool = False
    upper: Decimal = Decimal(0)  # of a range
    yuan: bool = False  # the number was said with its unit of money, or with 万 or 亿: it is in 元
    mean: bool = False  # the number is the mean of all, and yet to be worked out

    def held_to(self, values: Sequence[Decimal]) -> Condition:
        """The condition with the mean of the values (of money in 元), if it is held against that."""
        if not (self.mean and values):
            return self
        return replace(self, number=sum(values, Decimal(0)) / len(values), yuan=True, mean=False)

    def met(self, value: Value | None, yuan: Decimal, status: Status) -> bool:
        """Whether a cell of that value, or of that many 元, meets it; one without a number only as blank."""
        if self.kind in ("blank", "not_applicable"):
            return status is (Status.BLANK if self.kind == "blank" else Status.NOT_APPLICABLE)
        if value is None or self.kind == "reported":
            return value is not None
        value = yuan if self.yuan else value
        compared = {
            "zero": value == 0,
            "some": value > 0,
            "unequal": value != self.number,
            "between": self.number <= value <= self.upper,
            "equal": value == self.number,
            "above": value > self.number or (self.inclusive and value == self.number),
            "below": value < self.number or (self.inclusive and value == self.number),
        }
        return compared[self.kind]


def find_condition(parsed: Parsed, start: int, end: int, meant: str) -> Condition | None:
    """The condition that the message puts on the figure; the bodies in general stand at [start, end).

    The longest wording counts (没超过 is below). `meant` is what a question without such a wording means:
    with a denial anywhere bodies that have none at all, else with `some` those that have any. Where it is
    '' having or not having is no condition.
    """
    data = load("scope.toml")
    text, numbers = _numbered(parsed, start, end)
    if found := _unnumbered(parsed.spoken, text):
        return found
    said = max(_said(parsed, text, bare=bool(meant)), key=lambda hit: len(hit[1]), default=None)
    if said is None:
        kind = "zero" if meant and _denied(parsed, text) else meant
        return Condition(kind) if kind in _BARE else None
    kind, say, at = said
    if kind == "some" and text[:at].endswith(tuple(data["denials"]["words"])):
        return Condition("zero")  # 没收过
    if kind == "blank" and _LEFT_OUT.match(text, at + len(say)):
        kind = "reported"  # 没填的不算
    if _NUMBER not in say:
        return Condition(kind)
    first = text.count(_NUMBER, 0, at + say.index(_NUMBER))
    number, last = numbers[first], numbers[first + say.count(_NUMBER) - 1]
    inclusive = any(word in say for word in data["inclusive"].get(kind, ()))  # but not 不满十件
    yuan = last.unit.endswith(_YUAN)
    low = number.scaled if number.unit or not last.value else number.value * last.scaled / last.value
    return Condition(kind, low, inclusive, last.scaled, yuan)  # 200到300万元


def _unnumbered(spoken: str, text: str) -> Condition | None:
    """The condition of not even one, of a number of digits, or of the mean of all; None where it is none."""
    if not_one(spoken):
        return Condition("zero")
    if held := against_mean(spoken):
        return Condition(held, mean=True)
    digits = _DIGITS.search(text)
    if digits is None:
        return None
    places = 1 if digits[1] == "个" else han_value(digits[1])
    size = Decimal(10) ** (places - 1)
    return Condition("between", size if places > 1 else Decimal(0), upper=size * 10 - 1)


def against_mean(text: str) -> str:
    """`above` or `below` where figures are held against their mean (超过平均水平的, 平均以下), else ''."""
    hit = _mean().search(text)
    return "" if hit is None else "above" if hit["above"] or hit["over"] or hit["past"] else "below"


@cache
def _mean() -> re.Pattern[str]:
    said = {name: any_of(words) for name, words in load("scope.toml")["mean"].items()}
    mean = rf"(?:{said['of']})?的?(?:{said['words']})"
    return re.compile(
        rf"(?:(?P<above>{said['above']})|{said['below']})了?{mean}(?!每|多少|几)"
        rf"|{mean}(?:(?P<over>{said['over']})|{said['under']})"
        rf"|{mean}[^。?？]{{0,10}}?(?:哪|谁|几[家个])[^,，。?？]{{0,6}}?(?:(?P<past>{said['above']})|{said['below']})了?[?？。的]*$"
    )


def not_one(text: str) -> bool:
    """Whether not even one is spoken of (一件申请都没收到, 一起也没罚, 没办过一件)."""
    return _even_one().search(text) is not None


@cache
def _even_one() -> re.Pattern[str]:
    data = load("scope.toml")["not_one"]
    even, denial, held = (any_of(data[name]) for name in ("even", "denials", "held"))
    without = any_of(load("scope.toml")["denials"]["words"])
    return re.compile(
        rf"一(?!共|般|样|直)[^,，。?？一]{{1,8}}?(?:{even})(?:{denial})"
        rf"|一(?:{any_of(data['counted'])})[^,，。?？一都也]{{0,4}}?(?:没|未)(?!有?(?:{held}))"
        rf"|(?:{without})(?!{held})[^,，。?？一]{{0,2}}过?一[件起次个宗条份例桩项回](?![^,，。?？]{{0,4}}以[上下])"
    )


def _said(parsed: Parsed, text: str, *, bare: bool) -> Iterator[tuple[str, str, int]]:
    """Every condition in the order of the data, with its wording and where it stands."""
    for kind, sayings in load("scope.toml")["conditions"].items():
        for say in sayings:
            at = text.find(say)
            if at >= 0 and (kind not in _BARE or (bare and _beside_figure(parsed, text, at, say))):
                yield kind, say, at


def _denied(parsed: Parsed, text: str) -> bool:
    """Whether a denial stands outside the names of rows and the words that ask (有没有).

    One that may stand before a row (没收费, 没处罚) is no part of its name.
    """
    covered = [(m.start, m.end) for m in parsed.matches if m.kind in _ASKED]
    words = "|".join(map(re.escape, load("scope.toml")["denials"]["words"]))
    if any(map(denial_of, parsed.matches)):
        return True
    return any(
        not any(start <= hit.start() < end for start, end in covered) for hit in re.finditer(words, text)
    )


def _numbered(parsed: Parsed, start: int, end: int) -> tuple[str, list[NumberMention]]:
    """The message with `#` for every number and blanks for the bodies, and those numbers."""
    text = parsed.spoken[:start] + "\0" * (end - start) + parsed.spoken[end:]
    numbers = [n for n in find_numbers(text, bare=True) if not _counts_places(text, n)]
    for number in reversed(numbers):
        text = text[: number.start] + _NUMBER + text[number.end :]
    return text, numbers


def _counts_places(text: str, number: NumberMention) -> bool:
    """Whether it counts bodies, places, kinds or what no form counts (三个单位, 前五, 四类信息, 一遍)."""
    after = text[number.end : number.end + 1]
    if not number.unit and (after in _KINDS or after in _OTHERS):
        return True
    if number.unit == "份" and _REPORTS.match(text, number.end):
        return True
    bodies = number.unit == "个" and text[number.end : number.end + 1] == "\0"
    return bodies or text[number.start - 1 : number.start] in ("第", "前", "之")


def _beside_figure(parsed: Parsed, text: str, at: int, say: str) -> bool:
    """Whether a word of having or not having stands right before a figure's name, or (收过) in it."""
    end = at + len(say)
    within = len(say) > 1
    if not within and any(m.start <= at < m.end and m.kind == "term" for m in parsed.matches):
        return False  # 有 of 现行有效
    return any(
        m.kind in ("term", "weak") and (0 <= m.start - end <= 2 or (within and m.start < end and at < m.end))
        for m in parsed.matches
    )
