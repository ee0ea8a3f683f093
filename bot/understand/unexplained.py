"""The words of a message that nothing explains: what they name or narrow no form tells apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understand.lexicon import Match
from bot.understand.normal import blank
from bot.understand.numbers import NumberMention
from bot.understand.years import find_parts
from index.segment import in_word, things

_MEASURE = re.compile(r"[岁亩吨米里户天年后前楼路级等星期]")
FILLER = frozenset(
    "的了吗呢啊吧呀嘛么是在有和与及或就都也还又再把被给从到对向为之其这那哪个些只才并且而但所以于由以则即若如"
)
_EITHER = re.compile(r"([\u4e00-\u9fff])[没不]\1")  # 超没超, 多不多
_HEADED = re.compile(r"([\u4e00-\u9fff]{2})的(?:有)?(?:几|多少)")
# The word before is what is counted (查封的有几次), or a field that narrows (食品安全方面).
_HEAD = re.compile(
    r"的(?:有)?(?:几|多少)|的?(?:这个?|那个?|一)?(?:方面|领域|行业|系统|战线)|类的?(?:案|[许处罚收])"
)
_EXAMPLE = re.compile(r"(?:、[^,，。、]{1,6})*(?:这些|这类|这种)(?:都|也)?(?:算|属于|归)")  # 寺庙这些算其他
# What describes a row as a whole in front of its name (这类政府直接动手的行政强制, 不跟人商量的那种行政强制).
_DESCRIBED = re.compile(r"[这那此]一?[类种样][^,，。]{2,12}的$")
_DESCRIBED_FIRST = re.compile(r"[^,，。]{2,16}的[这那此]一?[类种样]$")
# What is said to be meant by a row right behind its name (红头文件（就那种管大家的规矩）).
_BRACKETS = re.compile(r"[(（][^()（）,，]{0,20}[那这]一?[种类][^()（）]{0,10}[)）]")
_ENDS = (",", "，", "。", "?", "？", "!", "！", ";", "；")
_COUNTING = frozenset("几少数每一二三四五六七八九十百千万亿两半这那某整多0123456789\0 ")
_SURNAMES = frozenset("张项段章")  # measure words that people are called by, too
_NAMED = re.compile(r"[\u4e00-\u9fff]{1,2}(?=[收被挨罚申交办批的]|$)")
_OFFICIAL = ("行政", "规范性")  # first words of rows' own names
_PARTICLES = re.compile("[的了被地得过]*[(（]?")
_LEADING = re.compile("[的了被地得过]*(?:的[,，])?")  # 酒驾的，罚了几件
_LOOSE = frozenset(("neutral", "unit", "question", "content", "weak"))
_HAN = re.compile(r"[\u4e00-\u9fff]+|[a-z]{2,}")


def year_parts(text: str, matches: Sequence[Match], numbers: Sequence[NumberMention]) -> list[str]:
    """Parts of the year, and numbers of something that the forms do not count (18岁)."""
    averaged = any(match.kind == "operation" and match.id == "average" for match in matches)
    measured = [n for n in numbers if not n.unit and _MEASURE.match(text, n.end)]
    return [] if averaged else [*find_parts(text), *(text[n.start : n.end + 1] for n in measured)]


def unexplained(
    text: str, matches: Sequence[Match], numbers: Sequence[NumberMention], asking: Sequence[tuple[int, int]]
) -> list[tuple[str, bool]]:
    """The unexplained words of the asking clauses; one narrows if it names something or touches a term.

    A short filler may be part of such a word (公务 + 员).
    """
    firm = [(m.start, m.end) for m in matches if m.kind not in _LOOSE or m.end - m.start > 2]
    firm += [(n.start, n.end) for n in numbers]
    firm += [hit.span() for hit in _EITHER.finditer(text)]
    known = [char in FILLER for char in text]
    for start, end in (*firm, *((m.start, m.end) for m in matches if not _part_of_name(text, m))):
        known[start:end] = [True] * (end - start)
    rest = blank(text, firm)
    described = [span for m in matches if m.kind == "term" and (span := _described(text, m))]
    beside = [edge for m in matches if m.kind == "term" for edge in (m.start, m.end)]
    found: list[tuple[str, bool]] = []
    for start, end in asking:
        inside: list[tuple[str, bool]] = []
        for hit in _HAN.finditer(rest, start, end):
            if hit[0].isascii():
                inside += [] if all(known[hit.start() : hit.end()]) else [(hit[0], True)]
                continue
            for word, offset, names in things(hit[0], known[hit.start() : hit.end()]):
                at = hit.start() + offset
                asked = _HEAD.match(text, at + len(word)) is not None
                narrows = names or asked or _touches(text, at, at + len(word), beside)
                narrows = narrows and not any(a <= at < b for a, b in described)
                inside.append((word, narrows and not _EXAMPLE.match(text, at + len(word))))
        topic = "".join(word for word, _ in inside) == text[:end].rstrip("".join(_ENDS)).lstrip("\0")
        found += [(word, True) for word, _ in inside] if topic and len(asking) > 1 else inside  # 占道摆摊，
    return found + [(word, True) for word in _heads(text, matches, numbers)]


def _part_of_name(text: str, match: Match) -> bool:
    """Whether a measure word counts nothing and begins another word (张 of 张伟)."""
    counts = match.start > 0 and text[match.start - 1] in _COUNTING
    return (
        match.kind == "unit"
        and match.text in _SURNAMES
        and not counts
        and _NAMED.match(text, match.end) is not None
    )


def _described(text: str, row: Match) -> tuple[int, int] | None:
    """Where words say what kind of thing a row is: before its name, behind a clause on it, in brackets."""
    if brackets := _BRACKETS.match(text, row.end):
        return brackets.span()
    before = text[: row.start].removesuffix("行政")
    official = text.startswith(_OFFICIAL, len(before))
    hit = _DESCRIBED.search(before) or (_DESCRIBED_FIRST.search(before) if official else None)
    anew = hit is not None and text[: hit.start()].endswith(_ENDS)
    return hit.span() if hit and (official or anew) else None


def _heads(text: str, matches: Sequence[Match], numbers: Sequence[NumberMention]) -> list[str]:
    """Words made of fillers that are what is counted (查封的有几次)."""
    whole = [(m.start, m.end) for m in matches if m.end - m.start > 1]
    whole += [(n.start, n.end) for n in numbers]
    return [
        hit[1]
        for hit in _HEADED.finditer(text)
        if in_word(hit[1], 0) and not any(a < hit.end(1) and hit.start(1) < b for a, b in whole)
    ]


def _touches(text: str, start: int, end: int, edges: Sequence[int]) -> bool:
    """Whether only particles stand between the word and the start or end of another."""
    return any(
        _LEADING.fullmatch(text, end, edge) if edge >= end else _PARTICLES.fullmatch(text, edge, start)
        for edge in edges
        if edge >= end or edge <= start
    )
