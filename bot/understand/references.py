"""Clauses, tables and items of the form named by number (`第二十条第（八）项`, `表四`, `20条8项`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understand.place_words import counted_from

_NEEDED = frozenset("条表第")  # every reference has one of these
_NUMERALS = "一二三四五六七八九十"
_CLAUSE = re.compile(
    r"(?:条例)?第?(?:二十|20|廿)条\s*(?:的)?\s*第?\s*[(]?\s*(1[0-5]|十[一二三四五]?|[一二三四五六七八九]|[1-9])\s*[)]?\s*(?:项|款)?(?:[这那]?一?栏目?)?"
)
_MORE = re.compile(
    r"(?:[、,和及与]?第?[(]([一二三四五六七八九十]{1,2}|1?\d)[)]|[、和及与]第?([一二三四五六七八九十]{1,2})(?=[、和及与项]))"
)
_ITEM = re.compile(r"(?:第\s*[(]?\s*|^(?=[五六八]项第))([一二三四五六七八九]|[1-9])\s*[)]?\s*项")
_NAMED = re.compile(
    r"(主动公开|依?申请(?:公开)?|复议(?:和?诉讼)?|诉讼)(?:情况)?(?:的?那|的?这)?张?表(?!示|达|明)"
)
_NAMES = {"主": "二", "依": "三", "申": "三", "复": "四", "诉": "四"}
_TABLE = re.compile(
    r"(?:第[二三四]张表|表格?[二三四234]|第[二三四234](?:大?部分|节|章|大块)(?:的?表)?|第[二三四234]个表|[二三四234]号表)"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A place of the form said at [start, end): `kind` clause, table or item; `facet` as in facets()."""

    start: int
    end: int
    kind: str
    facet: str


def _numeral(text: str) -> str:
    if not text.isdigit():
        return text
    tens, ones = divmod(int(text), 10)
    return "十" * tens + _NUMERALS[ones - 1 : ones] if tens else _NUMERALS[ones - 1]


def _clauses(text: str, hit: re.Match[str]) -> list[Reference]:
    """The clause said, and those named with it (第二十条第（五）（六）项)."""
    found = [Reference(hit.start(), hit.end(), "clause", f"第二十条第（{_numeral(hit[1])}）项")]
    while more := _MORE.match(text, found[-1].end):
        end = more.end() + (text[more.end() : more.end() + 1] in tuple("项款"))
        facet = f"第二十条第（{_numeral(more[1] or more[2])}）项"
        found.append(Reference(more.start(), end, "clause", facet))
    return found


def find_references(text: str) -> list[Reference]:
    """Every reference in order; a bare `第七项` is an item, whose table the other words decide."""
    if _NEEDED.isdisjoint(text):
        return []
    found = [clause for hit in _CLAUSE.finditer(text) for clause in _clauses(text, hit)]
    taken = [(r.start, r.end) for r in found]
    for hit in _TABLE.finditer(text):
        digit = next(char for char in hit[0] if char in "二三四234")
        found.append(Reference(hit.start(), hit.end(), "table", f"§表{_numeral(digit)}"))
    found += [
        Reference(hit.start(), hit.end(), "table", f"§表{_NAMES[hit[0][0]]}") for hit in _NAMED.finditer(text)
    ]
    of_third = any(one.facet == "§表三" for one in found)
    for hit in _ITEM.finditer(text):
        within = any(start <= hit.start() < end for start, end in taken) or (_is_group(hit) and of_third)
        if not (within or counted_from(text, hit.start())):
            found.append(Reference(hit.start(), hit.end(), "item", _numeral(hit[1])))
    if any(one.facet == "§表二" for one in found):  # whose items are those of the article
        found = [_of_article(one) if one.kind == "item" else one for one in found]
    return sorted(found, key=lambda r: r.start)


def _is_group(item: re.Match[str]) -> bool:
    """Whether an item is a group of table 三, if it is of that table (第（六）项)."""
    return "(" in item[0] and ")" in item[0] and item[1] in _NUMERALS[:7]


def _of_article(item: Reference) -> Reference:
    return Reference(item.start, item.end, "clause", f"第二十条第（{item.facet}）项")
