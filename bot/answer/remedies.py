"""The two sides of the section on problems: what is wanting, and what is done about each of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.library import Opened
from bot.sentences import Quoted, sentences
from bot.understand.numbers import han_value
from bot.understand.parse import Parsed
from bot.understand.vocabulary import any_of, topics, words

_SECTION = 5
_PROBLEMS, _REMEDIES = "问题", "改进"  # subjects of the narrative
_MOST = 4  # sentences of the other side that are quoted where none is told to belong
_HAN = "一二三四五六七八九"
_NUMBERED = re.compile(
    rf"^(?:[^:：。]{{0,24}}[:：,，])?\s*(?:[(（]?([{_HAN}])[)）、是]|其([{_HAN}])|[(（]?(\d)[)）.．、]|([①-⑨]))"
)
_TURNS = re.compile(
    r"^(?:[一二三]、|[(（][一二三][)）])?(?:针对|对此|为此|对于?以上|改进|整改|下一步|下步|今后|来年|下一年|明年|采取|工作措施|应对)"
)

Sides = tuple[list[Quoted], list[Quoted]]


def side_of(name: str, opened: Opened) -> list[Quoted]:
    """The sentences of the side that a subject stands for; [] where the section does not tell them apart."""
    problems, remedies = sides(opened)
    if not problems or not remedies:
        return []
    return problems if name == _PROBLEMS else remedies if name == _REMEDIES else []


def with_remedies(parsed: Parsed, opened: Opened, quoted: Sequence[Quoted]) -> list[Quoted]:
    """The sentences, each problem among them with what is done about it, where that is asked for."""
    problems, remedies = sides(opened)
    told = [one for one in quoted if one in problems]
    if not told or not asks_remedy(parsed) or any(one in remedies for one in quoted):
        return list(quoted)
    return [*told, *dict.fromkeys(one for each in told for one in _answering(each, problems, remedies))]


def asks_remedy(parsed: Parsed) -> bool:
    """Whether it is asked what is done about something (怎么改的, 后来改了没有)."""
    return parsed.says("topic", _REMEDIES) or _remedy().search(parsed.spoken) is not None


@cache
def _remedy() -> re.Pattern[str]:
    return re.compile(any_of(words()["remedy"]["asked"]))


def sides(opened: Opened) -> Sides:
    """The sentences of the section on problems: those on what is wanting, and those on what is done."""
    return opened.keep("sides", lambda: _sides(opened))


def _sides(opened: Opened) -> Sides:
    """See `sides`: by the headings, else from the first sentence on that turns to what is done."""
    found: Sides = ([], [])
    turned = False
    for passage in opened.report.passages:
        if passage.number != _SECTION:
            continue
        headed = _headed(passage.headings[1:])
        for quoted in sentences(passage):
            turned = turned or _TURNS.match(quoted.text) is not None
            found[turned if headed is None else headed].append(quoted)
    return found


def _headed(headings: Sequence[str]) -> bool | None:
    """Whether the headings are of what is done; None where they are of both sides or of neither."""
    for heading in reversed(headings):
        problem = any(word in heading for word in topics()[_PROBLEMS]["headings"])
        remedy = any(word in heading for word in topics()[_REMEDIES]["headings"])
        if problem is not remedy:
            return remedy
    return None


def _answering(problem: Quoted, problems: Sequence[Quoted], remedies: Sequence[Quoted]) -> Sequence[Quoted]:
    """What is done about a problem: the remedy of its number or place, else the first few of all."""
    number = _number(problem)
    numbers = [_number(one) for one in remedies]
    if number and set(filter(None, numbers)) == {n for one in problems if (n := _number(one))}:
        return [one for one, other in zip(remedies, numbers, strict=True) if other == number]
    if len(problems) == len(remedies) and not any(numbers):
        return [remedies[problems.index(problem)]]
    return remedies[:_MOST]


def _number(quoted: Quoted) -> int:
    """The number of a point, at its start or else that of the heading it stands under; 0 without one."""
    below = quoted.passage.headings[2:]
    hit = _NUMBERED.match(quoted.text) or (_NUMBERED.match(below[-1]) if below else None)
    if hit is None:
        return 0
    said = hit[1] or hit[2]
    return han_value(said) if said else int(hit[3]) if hit[3] else ord(hit[4]) - ord("①") + 1
