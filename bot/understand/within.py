"""Two figures of every body, added up or held against each other, and two places of an order."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from bot.understand.order_said import find_limit, numeral
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.vocabulary import load

_EACH = re.compile("各|分别|谁|哪|比")
_ALONE = re.compile("分别合计|各合计|分别加总|各自合计")  # of every row by itself
_MARK = re.compile("[,，。;；?？]")
_TOTAL = re.compile(r"[这那]?[两二三俩]?[项样个类者]?的?(?:总数|总和|总量|合计|之和|加总|总计|合起来|加起来)")
_PLACE = re.compile(r"第([一二三四五六七八九十]|\d{1,2})[名位多少高低大小]?")


def adds_up(parsed: Parsed) -> bool:
    """Whether bodies are put in order, or named, by figures added up (许可和处罚加起来最多的)."""
    ordered = any(parsed.says("operation", name) for name in ("most", "least", "rank"))
    return (ordered and parsed.says("operation", "sum")) or _of_several(parsed)


def _of_several(parsed: Parsed) -> bool:
    """Whether rows of several bodies named are added up (甲市和乙市的许可加处罚), each row not by itself."""
    named = {agency for body in parsed.bodies for agency in body.agencies}
    rows = [match for match in parsed.matches if match.kind == "term"]
    if len(named) < 2 or len(rows) < 2 or _ALONE.search(parsed.spoken):
        return False
    between = parsed.spoken[rows[0].end : rows[-1].start]
    apart = _MARK.search(between) or any(rows[0].end <= b.start < rows[-1].start for b in parsed.bodies)
    together = _TOTAL.match(parsed.spoken, rows[-1].end) or parsed.says("operation", "sum")
    return bool(together) and not apart


def of_each_added(query: Query, parsed: Parsed) -> Query:
    """The query that holds the sums of several bodies against each other, where it asks for each of them."""
    if not query.added or query.operation != "sum" or not _of_several(parsed):
        return query
    differs = parsed.says("operation", "difference")
    asked = "difference" if differs else "compare" if _EACH.search(parsed.spoken) else "sum"
    return query._replace(operation=asked)


def holds_over(parsed: Parsed) -> str:
    """`above` or `below` where a body's one row is held against another (处罚比许可多), else ''."""
    rows = [match for match in parsed.matches if match.kind == "term"]
    for one, other in pairwise(rows):
        behind = _behind().match(parsed.spoken, other.end)
        if behind and _THAN.fullmatch(parsed.spoken, one.end, other.start):
            return "above" if behind[1] else "below"
        compared = _compared().fullmatch(parsed.spoken, one.end, other.start)
        if compared:
            return "above" if compared[1] else "below"
    return ""


_THAN = re.compile(r"(?:件数|数量|数)?(?:都|还|要)?比(?:本年|自己的|它的)?")


@cache
def _behind() -> re.Pattern[str]:
    data = load("scope.toml")["against"]
    more, less = ("|".join(map(re.escape, data[name])) for name in ("more", "less"))
    return re.compile(rf"(?:件数|数量|数)?(?:都|还|更|要)*(?:({more})|({less}))")


@cache
def _compared() -> re.Pattern[str]:
    data = load("scope.toml")["against"]
    over, under = ("|".join(map(re.escape, data[name])) for name in ("over", "under"))
    return re.compile(rf"(?:件数|数量|数)?(?:都|还|也)?(?:({over})|({under}))")


def find_gap(parsed: Parsed) -> tuple[int, int] | None:
    """Two places of a ranking whose difference is asked for (前两名差多少, 第一名比第三名多多少)."""
    if not parsed.says("operation", "difference"):
        return None
    places = [numeral(hit[1]) for hit in _PLACE.finditer(parsed.spoken)]
    if len(places) == 2 and places[0] != places[1]:
        return min(places), max(places)
    limit = find_limit(parsed)
    return (1, limit) if limit > 1 else None
