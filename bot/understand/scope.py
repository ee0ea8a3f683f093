"""Questions over the whole index: which bodies, how many, all of them, and under what condition."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from bot.understand.numbers import NumberMention, find_numbers, han_value
from bot.understand.parse import Parsed
from bot.understand.vocabulary import load
from corpus.types import Status, Value

_NUMBER = "#"
_YUAN = ("元", "块", "块钱", "万", "亿")
_FORMS = ("which", "count", "every", "which_behind", "count_behind")
_COUNT = r"([二两三四五六七八九十]{1,2}|\d{1,2}(?!\d))"
_LIMIT = re.compile(rf"前{_COUNT}(?:名|位|个|家|的)?|最[多高大少低小]的{_COUNT}[个家]")
_NTH = re.compile(rf"第{_COUNT}(?:[名位多少高低大小]|$)|前{_COUNT}[名位个家]?$|第一(?:[名位多少高低大小]|$)")
_YEARS = re.compile(
    r"(?<![零〇一二三四五六七八九十\d])([两二三四五六七八九\d])年(?:来|间)?(?=平均|均|合计|总共|一共|加|累计)"
)
_BARE = ("zero", "some")  # conditions that stand right before (or around) the figure's name
_ORDER = ("blank", "not_applicable", "unequal", "above", "below", "equal", "zero", "some")


@dataclass(frozen=True, slots=True)
class Condition:
    """What a figure has to be: `kind` is one of scope.toml's conditions, `number` what it is held against."""

    kind: str
    number: Decimal = Decimal(0)
    inclusive: bool = False
    yuan: bool = False  # the number was said with its unit of money, or with 万 or 亿: it is in 元

    def met(self, value: Value | None, yuan: Decimal, status: Status) -> bool:
        """Whether a cell of that value, or of that many 元, meets it; one without a number only as blank."""
        if self.kind in ("blank", "not_applicable"):
            return status is (Status.BLANK if self.kind == "blank" else Status.NOT_APPLICABLE)
        if value is None:
            return False
        value = yuan if self.yuan else value
        compared = {
            "zero": value == 0,
            "some": value > 0,
            "unequal": value != self.number,
            "equal": value == self.number,
            "above": value > self.number or (self.inclusive and value == self.number),
            "below": value < self.number or (self.inclusive and value == self.number),
        }
        return compared[self.kind]


@dataclass(frozen=True, slots=True)
class Scope:
    """Bodies in general: `form` is which, count or every; names have to end in one of `ends` ('' for any)."""

    form: str
    ends: str
    condition: Condition | None
    said: str


@cache
def _pattern() -> re.Pattern[str]:
    data = load("scope.toml")
    nouns = _longest(data["nouns"])
    before = "|".join(f"(?P<{form}>{_longest(words)})" for form, words in data["forms"].items())
    behind = "|".join(f"(?P<{form}_behind>{_longest(words)})" for form, words in data["behind"].items())
    return re.compile(
        rf"(?:{before})(?P<noun>{nouns})|的(?P<named>{nouns})?(?:都|一共|总共|分别)?(?:{behind})"
    )


def _longest(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def find_scope(parsed: Parsed) -> Scope | None:
    """The bodies in general that a message asks about; None when it asks about none."""
    hit = _pattern().search(parsed.text)
    if hit is None:
        return None
    form = next(
        name.removesuffix("_behind") for name, said in hit.groupdict().items() if said and name in _FORMS
    )
    ends = load("scope.toml")["nouns"].get(hit["noun"] or hit["named"], "")
    return Scope(form, ends, _condition(parsed, hit), hit[0])


def find_limit(parsed: Parsed) -> int:
    """How many of a ranking are asked for (前三名, 最多的五个); 0 when it is not said."""
    hit = _LIMIT.search(parsed.text)
    return _numeral(next(filter(None, hit.groups()))) if hit else 0


def asks_place(parsed: Parsed) -> bool:
    """Whether a body's place among all is asked for (排第几)."""
    return any(word in parsed.text for word in load("scope.toml")["place"]["words"])


def superlative(parsed: Parsed) -> str:
    """`rank` or `least` where the first of all bodies is asked for without naming bodies, else ''."""
    data = load("scope.toml")["superlative"]
    said = [word for word in data["words"] if word in parsed.text]
    if not said and not _NTH.search(parsed.spoken):
        return ""
    return "least" if any(word in data["smallest"] for word in said) else "rank"


def find_span(parsed: Parsed) -> tuple[str, int]:
    """Which of a body's years are meant together: `every`, `since` a year, `last` so many, or '' for none."""
    hit = _YEARS.search(parsed.text)
    if hit:
        return "last", _numeral(hit[1])
    words = load("scope.toml")["years"]
    named = (kind for kind in ("every", "since") if any(word in parsed.text for word in words[kind]))
    return next(named, ""), 0


def _numeral(text: str) -> int:
    return int(text) if text.isdigit() else han_value(text)


def _condition(parsed: Parsed, hit: re.Match[str]) -> Condition | None:
    """The first condition, in the order of the data, that the message puts on the figure."""
    data = load("scope.toml")
    text, numbers = _numbered(parsed, hit)
    ordered = parsed.says("operation", "most") or parsed.says("operation", "least")
    for kind in _ORDER:
        for say in data["conditions"][kind]:
            at = text.find(say)
            if at < 0 or (kind in _BARE and (ordered or not _beside_figure(parsed, text, at, say))):
                continue
            if _NUMBER not in say:
                return Condition(kind)
            number = numbers[text.count(_NUMBER, 0, at + say.index(_NUMBER))]
            inclusive = any(word in say for word in data["inclusive"]["words"])
            return Condition(kind, number.scaled, inclusive, number.unit.endswith(_YUAN))
    return None


def _numbered(parsed: Parsed, hit: re.Match[str]) -> tuple[str, list[NumberMention]]:
    """The message with `#` for every number and blanks for the bodies, and those numbers."""
    text = parsed.spoken[: hit.start()] + "\0" * (hit.end() - hit.start()) + parsed.spoken[hit.end() :]
    numbers = [n for n in find_numbers(text, bare=True) if n.unit != "个" or not _names_bodies(text, n)]
    for number in reversed(numbers):
        text = text[: number.start] + _NUMBER + text[number.end :]
    return text, numbers


def _names_bodies(text: str, number: NumberMention) -> bool:
    """Whether bodies are counted by the number (三个单位)."""
    return text[number.end : number.end + 1] == "\0"


def _beside_figure(parsed: Parsed, text: str, at: int, say: str) -> bool:
    """Whether a word of having or not having stands right before a figure's name, or (收过) in it."""
    end = at + len(say)
    within = len(say) > 1
    return any(
        m.kind in ("term", "weak") and (0 <= m.start - end <= 2 or (within and m.start < end and at < m.end))
        for m in parsed.matches
    )
