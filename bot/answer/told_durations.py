"""How long something takes on average, as the narrative prints it (网民留言平均几天能办完)."""

from __future__ import annotations

import re

from bot.answer.compose import one
from bot.answer.told_items import figure_item, headings_at
from bot.answer.told_suits import DURATIONS, asks_duration
from bot.library import Opened
from bot.types import Answer
from bot.understand.content import holds, plain_words
from bot.understand.parse import Parsed
from bot.understand.query import Query
from corpus.types import Figure

_APPLIED = "申请"
_NAMING = ("content", "topic", "applicant")
_SILENT = ("办理", "处理", "时间", "时长", "平均", "工作日", "多久", "能办", "用时", "周期")
_MEAN = ("平均", "均")
_END = re.compile("[。；;]")


def by_duration(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The duration whose clauses say all that is named; None where none, or more than one, does."""
    if not asks_duration(parsed):
        return None
    said = _named(parsed)
    headed = {f: "".join((_before(f, opened), *headings_at(opened, f))) for f in _durations(opened)}
    found = [f for f, text in headed.items() if all(holds(text, word) for word in said)]
    found = [f for f in found if _averaged(f, opened)] or found
    clear = len({(figure.value, figure.unit) for figure in found}) == 1
    return one(query, opened, figure_item(opened, found[0])) if said and clear else None


def _named(parsed: Parsed) -> list[str]:
    """The things of which a duration is asked for, and words that nothing explains."""
    named = [m.text for m in parsed.matches if m.kind in _NAMING and m.text not in plain_words()]
    named += [_APPLIED for m in parsed.matches if m.kind in ("term", "weak") and _APPLIED in m.text]
    named += [word for word in parsed.strange if len(word) > 1]
    return [word for word in dict.fromkeys(named) if not any(part in word for part in _SILENT)]


def _durations(opened: Opened) -> list[Figure]:
    return [f for f in opened.report.figures if f.unit in DURATIONS and f.period == "current"]


def _averaged(figure: Figure, opened: Opened) -> bool:
    """Whether a duration is a mean."""
    return any(word in _before(figure, opened) for word in _MEAN)


def _before(figure: Figure, opened: Opened) -> str:
    """What stands before a duration, from the one before it in its sentence, or a semicolon, on."""
    ends = [f.span.end for f in _durations(opened) if f.span.end <= figure.span.start]
    start = max([figure.citation.span.start, *ends])
    return _END.split(opened.report.text[start : figure.span.start])[-1] + figure.label
