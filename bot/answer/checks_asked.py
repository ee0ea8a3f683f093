"""Whether a message asks if the figures of a report, or the columns of a row, add up."""

from __future__ import annotations

import re

from bot.answer.phrases import say
from bot.library import Opened
from bot.understand.ellipsis import checks_report
from bot.understand.metrics import candidates
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from corpus.vocabulary import APPLICANTS, TOTAL

_ADDED_UP = re.compile(r"总计.{0,12}(?:加|之和|合)|(?:加|之和|合).{0,8}总计")
_ENDS = "?？。呢啊呀的"
_SUMS = ("之和", "相加", "加起来", "加总")


def checks_added(query: Query, parsed: Parsed) -> bool:
    """Whether it is asked if the figures of the form add up."""
    asked = parsed.says("cue", "check") or (query.operation == "sum" and parsed.says("cue", "equal"))
    if not asked or query.topics:
        return False
    named = parsed.says("definition", "勾稽关系") or any(r.kind == "table" for r in parsed.references)
    named = named or (query.targets_from is Origin.CARRIED and not parsed.numbers and _of_applications(query))
    spoken_of = any(word in parsed.text for word in ("表", "报告", "年报", "数字", "数据"))
    alone = not (parsed.leftover or parsed.numbers or parsed.says("content"))  # 2023年为什么加不起来
    whole = not query.targets and (spoken_of or alone)
    several = len(query.targets) > 2 or whole
    added = parsed.says("operation", "sum") and parsed.says("question", "yesno")
    rows = all(number.unit in ("个", "项") for number in parsed.numbers)
    several = several or (rows and (added or any(word in parsed.text for word in _SUMS)))
    return named or several


def checked_alike(parsed: Parsed, asked: Parsed) -> str:
    """The message in full, where it turns the check asked for to another report (那乙县的呢); or ''."""
    said = {(m.kind, m.id) for m in parsed.matches if m.kind != "neutral"}
    turned = parsed.bodies and said <= {("cue", "follow")} and not parsed.strange
    return say("again.checked", what=parsed.text.rstrip(_ENDS)) if turned and checks_report(asked) else ""


def _of_applications(query: Query) -> bool:
    """Whether rows of table 三 were spoken of, which must add up."""
    rows = [metric for target in query.targets for metric in candidates(target)]
    return bool(rows) and any(metric.by_applicant for metric in rows)


def checks_row(query: Query, opened: Opened, parsed: Parsed) -> bool:
    """Whether it is asked if the columns of one row of table 三 add up to its total."""
    doubted = parsed.says("cue", "check") or parsed.says("cue", "equal") or parsed.says("question", "yesno")
    columns = {name for name in query.applicants if name != TOTAL}
    doubted = doubted or (parsed.says("operation", "difference") and len(columns) in (0, len(APPLICANTS) - 1))
    if len(query.targets) != 1 or not doubted or not _ADDED_UP.search(parsed.text):
        return False
    rows = candidates(query.targets[0], opened.metrics)
    return bool(rows) and all(metric.by_applicant for metric in rows)
