"""Messages that ask what a report says, or that hardly say anything."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.understand.likeness import Likely
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.vocabulary import any_of, topics, words

_WHETHER = re.compile("(?:没|没有)[?？。]*$")  # 立了什么规章没
_NEAR = 0.1  # the lead of the second subject over what is no subject of the two
_LOOSE = frozenset(("weak", "question", "neutral", "unit", "cue"))
_ASKING = frozenset(("question", "unit", "cue", "operation", "applicant"))
_SHARE = re.compile("百分|几成|多少|占|比例|比重")
_NUMBER = re.compile("多少|几")
_TURNING = frozenset(("cue", "applicant", "neutral"))
_MANNER = frozenset(("怎么", "怎样", "如何", "为什么", "怎么办", "什么原因"))
_TOLD = frozenset(("value", "compare", "detail"))  # operations that the words of open questions stand for
_CLEAR = 0.15  # the lead of the first
_LIKELY = 0.45  # the likeness of either

_COUNTED = re.compile(
    "(?:人次|件次|条数|篇数|场次|期数|人数|(?:访问|点击|浏览|阅读)(?:总)?[数量])[呢啊呀?？。]*$"
)


def open_ended(parsed: Parsed) -> bool:
    """Whether it is asked what the report says, and no number."""
    closed = parsed.says("question", "quantity") or parsed.says("question", "yesno") or parsed.says("term")
    return not closed and (parsed.says("question", "what") or parsed.says("cue", "told"))


def asks_which(parsed: Parsed) -> bool:
    """Whether the question wants to know who, what or which, and no number."""
    if not parsed.says("question", "what"):
        return False
    closed = any(parsed.says("question", name) for name in ("quantity", "yesno", "state"))
    other = parsed.says("operation") or parsed.says("cue") or bool(parsed.numbers)
    return not (closed or other or _WHETHER.search(parsed.text))


def only_turns(parsed: Parsed) -> bool:
    """Whether nothing is said but what the question before is turned to (换成企业看看)."""
    if parsed.says("cue", "same"):
        return not parsed.says("term")  # 2024年同一项
    turned = parsed.says("cue", "follow") and parsed.says("applicant") and not parsed.strange
    return turned and all(m.kind in _TURNING for m in parsed.matches)


def points_at_text(parsed: Parsed) -> bool:
    """Whether a sentence of the report is asked for by what it speaks of (提到新疆哪个会的那句)."""
    counted = parsed.says("question", "quantity") or parsed.says("term")
    pointed = any(word in parsed.text for word in words()["pointing"]["words"])
    return not counted and (pointed or parsed.says("topic", "编制依据"))


def asks_manner(parsed: Parsed) -> bool:
    """Whether it is asked how or why something is done."""
    return any(m.kind in ("question", "operation") and m.text in _MANNER for m in parsed.matches)


def asks_way(parsed: Parsed) -> bool:
    """Whether it is asked how something is brought about (怎么保证答复不出错), which no number tells."""
    return _way().search(parsed.spoken) is not None and not parsed.says("question", "quantity")


@cache
def _way() -> re.Pattern[str]:
    return re.compile(any_of(words()["way_asked"]["words"]))


def counts(query: Query, parsed: Parsed) -> bool:
    """Whether a number is asked for, or what is made of numbers."""
    counted = parsed.says("question", "quantity") or query.operation not in _TOLD
    if query.operation == "list" and parsed.says("question", "what") and not query.targets:
        counted = False  # 让各部门公开哪些内容
    if query.operation == "share" and not _SHARE.search(parsed.text):
        counted = False  # 知晓率怎么样
    counted = counted or names_number(parsed)
    counted = counted or any(m.id in ("absent", "金额") and _NUMBER.search(m.text) for m in parsed.matches)
    return counted or parsed.says("fee_cue") or any(number.unit for number in parsed.numbers)


def names_number(parsed: Parsed) -> bool:
    """Whether a message is the name of a number (网站全年的访问人次)."""
    return not parsed.says("question") and _COUNTED.search(parsed.spoken) is not None


def framed_topics(ranked: Sequence[Likely]) -> tuple[str, ...]:
    """A subject and the sub-headings it is asked for under, where both are likelier than anything else."""
    first, second, third, *_ = ranked
    names = tuple(one.reading.name for one in (first, second) if one.reading.kind == "topic")
    frames = [name for name in names if topics()[name].get("frame")]
    clear = second.score - third.score >= _NEAR and first.score - third.score >= _CLEAR
    clear = clear and second.score >= max(_LIKELY, first.score / 2)
    return names if len(names) == 2 and len(frames) == 1 and clear else ()


def hardly_says(parsed: Parsed) -> bool:
    """Whether nothing is said, or nothing but words that may mean many rows (处理了几件)."""
    said = (m for m in parsed.matches if m.kind not in _ASKING and "几" not in m.text)
    if not parsed.strange and all(m.kind == "neutral" and len(m.text) == 1 for m in said):
        return True  # 五加七等于几
    weak = parsed.says("weak") and {match.kind for match in parsed.matches} <= _LOOSE
    weak = weak and not parsed.says("question", "what")
    weak = weak and all(len(match.text) == 1 for match in parsed.matches if match.kind == "neutral")
    covered = sum(match.end - match.start for match in parsed.matches)
    return weak and covered >= len(parsed.spoken.strip("\0? ")) - parsed.spoken.count("\0")
