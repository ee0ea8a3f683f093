"""The ways to name a place of the form: patterns made of the words of `positions.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from bot.understand.vocabulary import load

ROWS = frozenset(("top", "bottom", "up", "down"))  # sides of which a row lies
COLUMNS = frozenset(("left", "right"))
_N = r"[(]?(?<!\d)(?P<n>[一二三四五六七八九十]{1,3}|\d{1,2})(?!\d)[)]?"
_ONE = r"[(]?(?<!\d)(?:[一二三四五六七八九十]{1,2}|1?\d)(?!\d)[)]?"
_RANGE = rf"(?P<n>{_ONE}[项点条目]?(?:至|到|-|~|—){_ONE}[项点条目]?)"
_LINK = r"[-、.→>之/]*"
_BEHIND = rf"{_LINK}第?(?P<sub>[1-8])(?![\d年月日条件个份%]|\s*[-~至到—])"
_BIG = rf"(?<![\u4e00-\u9fff])[三3]{_LINK}"
_GROUP = r"(?<![一二三四五六七八九十条第部])[(](?P<n>[一二三四五六七1-7])[)]"
_TOGETHER = "(?:相加|加|汇|合|总|和|累|求|全|统|小计)"
_THESE = r"(?:里|下面|底下)?的?[那这]?[一二两三四五六七八](?:个?小项|个?细项|[行项条点])"
_ROW_ITSELF = r"的?(?:总计|合计)(?![列栏数])"
_NUMBERED = (
    ("range", rf"{_RANGE}(?=[的各之]?{_TOGETHER})"),
    ("range", rf"(?<=[)]){_RANGE}(?=\s*{_TOGETHER})"),
    ("heading", rf"{_BIG}[(](?P<n>[一二三四五六七1-7])[)]目?{_BEHIND}"),
    ("heading", rf"(?<![一二四五六七八九十条第部])[(](?P<n>[一二三四五六七1-7])[)]目?{_BEHIND}"),
    ("heading", rf"{_BIG}[(](?P<n>[一二三四五六七1-7])[)]"),
    ("heading", r"[(](?P<n>[一二三四五六七])[)](?=\s*\d\s*[-~至到—])"),
    ("heading", rf"第{_N}目{_BEHIND}"),
    ("heading", r"第[(](?P<n>[一二三四五六七])[)][项目类]"),
    ("heading", r"^(?P<n>[三四五六])[-.]?(?P<sub>[1-8])(?=[\s,，、的])"),
    ("point", rf"(?P<side>倒数)第?{_N}个?(?=.{{0,5}}(?:理由|情形|原因))"),
    ("heading", rf"(?<!第){_N}目"),
    ("point", rf"(?:[细小子]项|小点|理由|原因|情形|序号)(?:为|是)?{_N}(?![件个份条种])的?(?:小?项)?"),
    ("point", rf"排在?第{_N}的?那?一?[条项种点类]"),
    ("cell", rf"里的?第{_N}个(?![小子细])"),
    ("paren", rf"{_GROUP}(?!\s*\S)"),
    ("paren", rf"{_GROUP}(?={_THESE}|{_ROW_ITSELF})"),
)
GROUP = re.compile(_GROUP)
_FILL = "[的那这一个,， ]"
_ALONE = (
    r"(?![往到至向朝数起])(?![^,，。?？)]{0,6}?(?:第|\d))"  # a side that nothing is counted from behind it
)
_NTH = rf"{_N}{_FILL}{{0,2}}?"
_Made = tuple[str, str, dict[str, str]]


class Naming(NamedTuple):
    """A way to name a place: its pattern, the sides by their words, and what it is a position of."""

    kind: str
    pattern: re.Pattern[str]
    sides: dict[str, str]


def counted_from(text: str, end: int) -> bool:
    """Whether what stands there is counted from a side (倒数第二项 is no second item)."""
    return _from_side().search(text, 0, end) is not None


@cache
def _from_side() -> re.Pattern[str]:
    return re.compile(rf"(?:{_one_of(_by_word(load('positions.toml')['from']))}){_led()}$")


def _led() -> str:
    """What may stand between a side and the number that is counted from it."""
    return rf"(?:数据|{_one_of(load('positions.toml')['counting']['words'])}|{_FILL})*?"


def led_by(text: str, start: int) -> int:
    """Where the words start that only say how near a step is (紧挨着的|下一行)."""
    hit = _closely().search(text, 0, start)
    return hit.start() if hit else start


@cache
def _closely() -> re.Pattern[str]:
    return re.compile(rf"(?:的|排在|{_one_of(load('positions.toml')['close']['words'])})+$")


@cache
def namings() -> tuple[Naming, ...]:
    """Every way to name a place, the closest first."""
    made: list[_Made] = [(kind, pattern, {"倒数": "end"}) for kind, pattern in _NUMBERED]
    made += [*_between(), *_counted(), *_beside()]
    return tuple(Naming(kind, re.compile(pattern), sides) for kind, pattern, sides in made)


def _between() -> list[_Made]:
    """What lies between two: 夹在…当中的那格, …之间那行, …之后、…之前那行."""
    words = load("positions.toml")["between"]
    opens, closes, first, second = (_one_of(words[name]) for name in ("opens", "closes", "first", "second"))
    seen = [unit for unit, level in units().items() if level in ("row", "column", "cell", "item")]
    ahead = rf"(?=[^。?？]{{2,16}}(?:{second}){_near()}(?:{_one_of(seen)}))"
    return [
        ("open", rf"(?:{opens})(?=[^,，。?？]{{2,24}}?(?:{closes}))", {}),
        ("between", rf"(?:{closes}){_FILL}{{0,4}}?(?P<unit>{_one_of(units())})", {}),
        ("after", rf"的?(?:{first})[、,，和]?{ahead}", {}),
    ]


def _counted() -> list[_Made]:
    """What is counted from a side: 右起第二格, 打左边数第三个, 倒数第二行."""
    sides = _by_word(load("positions.toml")["from"])
    led = rf"{_led()}第?"
    return [
        ("counted", rf"(?P<side>{_one_of(sides)}){led}{_NTH}(?P<unit>{_one_of(units())})", sides),
        ("counted", rf"(?P<side>{_seen(sides)}){led}{_N}个?(?![名位家年月日件份])", sides),
    ]


def _beside() -> list[_Made]:
    """What is counted in order, stands at an edge, or beside what is named: 第三行, 垫底那条, 右边那列."""
    words, every = load("positions.toml"), _one_of(units())
    sides, edges, halves, steps = (_by_word(words[name]) for name in ("from", "edge", "half", "step"))
    step = rf"(?P<side>{_one_of(steps)})"
    further = r"(?:(?<=往[上下左右前后])数?(?P<n>[一二两三四五六]))?个?"
    block = _one_of(words["unit"]["block"])
    return [
        ("below", rf"{step}(?:数|的)*第{_NTH}(?P<unit>{_fine()})", steps),
        (
            "counted",
            rf"第{_NTH}(?P<unit>{_fine()})(?:[(,，]?(?P<side>{_seen(sides)}){_led()}{_ALONE}[)]?)?",
            sides,
        ),
        ("edge", rf"(?P<side>{_one_of(edges)})(?:数据)?[的那这一]{{0,3}}个??(?P<unit>{every})", edges),
        (
            "edge",
            rf"(?P<unit>{_fine()})(?:里头|里面|里|当中|中)的?(?P<side>{_one_of(edges)})(?=[的那是]|$)",
            edges,
        ),
        ("edge", rf"(?<=[块组边截拉分])的?(?P<side>{_one_of(edges)})一?个(?=$|[,，?？])", edges),
        ("edge", rf"(?P<side>{_one_of(halves)})[的那这一]{{0,2}}(?P<unit>{block})", halves),
        ("step", rf"{step}{_near()}{further}(?P<unit>{every})", steps),
    ]


def _near() -> str:
    """What may stand between a step and its unit."""
    return rf"(?:{_one_of(load('positions.toml')['close']['words'])}|[的那这一个, ]){{0,4}}?"


def _fine() -> str:
    """The units that count by themselves."""
    return _one_of(unit for unit, level in units().items() if level != "lone")


def _seen(sides: dict[str, str]) -> str:
    """The sides that tell rows from columns."""
    return _one_of(word for word, side in sides.items() if side in ROWS | COLUMNS)


def _one_of(words: Iterable[str]) -> str:
    """A pattern that takes any of the words, the longest that fits, with what they share written once."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[:1], []).append(word[1:])
    ends = "" in rests
    parts = [re.escape(char) + _one_of(rest) for char, rest in rests.items() if char]
    body = f"(?:{'|'.join(parts)})" if len(parts) > 1 or ends else "".join(parts)
    return f"{body}?" if ends and parts else body if parts else ""


def _by_word(says: dict[str, list[str]]) -> dict[str, str]:
    return {word: side for side, words in says.items() for word in words}


@cache
def units() -> dict[str, str]:
    """The level that each unit counts."""
    return _by_word(load("positions.toml")["unit"])
