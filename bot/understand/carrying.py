"""Applications that one year leaves to the next: the row that is meant, and the report that prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.understand.likeness import likeliest, visible
from bot.understand.parse import Parsed
from bot.understand.vocabulary import Term, terms, words

# With two years said (2022年结转到2023年) it is the later report's 上年结转.
_CARRIED = {"上年结转", "结转下年", "结转"}
_EITHER = "结转"
_ENDS = {"新收": "上年结转", "办理结果": "结转下年"}  # which 结转 is meant beside a row of table 三
_LIKE = 0.4  # by how much a message is more like 结转 than like any other row
_TAKEN_UP = re.compile("(?:接|衔接|续|对|承接)(?:得|不|没)?上了?(?:吗|没|么|不)|接没接上|衔接得?(?:上|起来)")
_YEAR_BEFORE = re.compile("年?度?的?[从由自]?(?:上|前)一?年")  # 2022年上年结转下来的 came from 2021
_RELATIVE = ("去", "前", "上")
_LISTED = frozenset(("、", "和", "与", "及", "跟", "同"))
_HELD = ("比", "较", "相比", "对比")
_NEAR = 6  # characters behind a year in which it is said that something comes from it


def meant_by(names: Iterable[str]) -> dict[str, Term]:
    """The terms by their names; 结转 alone is what came in or what goes out, by the rows beside it."""
    known, said = terms(), dict.fromkeys(names)
    end = next((end for name, end in _ENDS.items() if name in said), _EITHER)
    return {name: known[end if name == _EITHER else name] for name in said}


def left_over(
    said: tuple[int, ...], parsed: Parsed, have: set[int]
) -> tuple[tuple[str, ...], tuple[int, ...]] | None:
    """The rows, and the years whose reports print them, of applications that one year left to the next."""
    first, last = min(said, default=0), max(said, default=0)
    following = len(said) == 2 and last == first + 1 and len(parsed.years) > 1
    pair = following and len(parsed.bodies) < 2 and not (_held_together(parsed) or _beside(parsed))
    if pair and _carries(parsed) and {first, last} <= have and _TAKEN_UP.search(parsed.text):
        return ("结转下年", "上年结转"), (first, last)
    if pair and _carries(parsed):
        of_first = first in have and last not in have
        return (("结转下年",), (first,)) if of_first else (("上年结转",), (last,))
    one = len(said) == 1 and first not in have
    if one and first - 1 in have and (_moved(parsed) or _beside_year(parsed, "to")):
        return ("结转下年",), (first - 1,)  # 去年没办完挪到今年的
    before = "上年结转" in parsed.ids("term") and _before_this(parsed)  # 前一年悬着转进来的
    later = one and first + 1 in have and (before or _beside_year(parsed, "from"))
    return (("上年结转",), (first + 1,)) if later else None


def _beside(parsed: Parsed) -> bool:
    """Whether the two years are set side by side, each with its own figure (2024年结转的比2023年, 两年的)."""
    between = parsed.text[parsed.years[0].end : parsed.years[1].start].strip("年度")
    listed = between == "," or between.removeprefix("的") in _LISTED  # but not 转进2024的，去年底
    return listed or between.endswith(_HELD)


def _moved(parsed: Parsed) -> bool:
    """Whether applications are spoken of that the one year left to the next."""
    return {"上年结转", "结转下年"} <= set(parsed.ids("term"))


def _held_together(parsed: Parsed) -> bool:
    """Whether what one year left is held against what the next took over (转下去的和接过来的对得上吗)."""
    compared = any(parsed.says("operation", name) for name in ("compare", "difference"))
    return _moved(parsed) and (compared or parsed.says("cue", "check") or parsed.says("cue", "equal"))


def _carries(parsed: Parsed) -> bool:
    """Whether applications are carried from the one year to the other (2022年拖到2023年的)."""
    between = parsed.text[parsed.years[0].end : parsed.years[1].start]
    carried = any(word in between for word in words()["carrying"]["to"]) or _beside_year(parsed, "from")
    return carried or bool(set(parsed.ids("term")) & _CARRIED) or _like_carried(parsed)


def _like_carried(parsed: Parsed) -> bool:
    """Whether words of their own are clearly most like applications carried over (拖过年的)."""
    ranked = likeliest(visible(parsed))
    other = next(one.score for one in ranked if one.reading.name not in _CARRIED)
    return ranked[0].score - other >= _LIKE


def _before_this(parsed: Parsed) -> bool:
    """Whether the year is the one before (去年, 前一年), and no year by its number."""
    return any(parsed.text.startswith(_RELATIVE, year.start) for year in parsed.years)


def _beside_year(parsed: Parsed, way: str) -> bool:
    """Whether applications are carried `to` a year said (留到26年的) or come `from` one (从前年带过来)."""
    said = words()["carrying"][way]
    if way == "to":
        return any(parsed.text[: year.start].endswith(tuple(said)) for year in parsed.years)
    behind = (parsed.text[year.end : year.end + _NEAR] for year in parsed.years)
    return any(word in text for text in behind for word in said if not _YEAR_BEFORE.match(text))
