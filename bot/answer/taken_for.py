"""What a number is that is taken for another row's (748万元是罚款吗)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.answer.cells import Item, shown
from bot.answer.checking import printing
from bot.answer.compose import one
from bot.answer.phrases import say
from bot.answer.refusing import target_label
from bot.library import Opened
from bot.types import Answer, Told
from bot.understand.metrics import candidates
from bot.understand.numbers import NumberMention
from bot.understand.parse import Parsed
from bot.understand.query import Query

_MONEY, _OF_MONEY = ("元", "万元"), ("万", "万元", "万块", "元", "块", "块钱", "亿")
_IS = r"(?:是不是|算不算|是|算|属于)(?!多少|什么|几|哪|谁|不|太|很|有点|挺)"
_NUMBER = re.compile(rf"(?:万?元|块钱?)?(?:这?个?数字?|这笔钱?|[这那]些)?(?:都|全)?{_IS}")
_ALONE = re.compile(
    rf"[那这它都全也]*(?:个|些|笔)?(?:数|数字|钱)?{_IS}[^,，。;；几多哪什]{{2,8}}?(?:[吗么吧不嘛]+)[?？]?"
)


def taken_for(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The one row that prints the number said, and that it is not the row that it is taken for; or None."""
    rows_from = max((m.start for m in parsed.matches if m.kind == "term"), default=0)
    said = [n for n in parsed.numbers if n.unit and _NUMBER.match(parsed.text, n.end) and n.end <= rows_from]
    if not said or len(query.targets) != 1 or query.operation != "value":
        return None
    found = _printed(opened, said)
    rows = {metric.path for metric in candidates(query.targets[0])}
    if len(found) != 1 or found[0].fact.metric in rows or found[0].fact.metric.startswith("正文/"):
        return None
    answer = one(query, opened, found[0])
    note = say("value.taken_for", row=target_label(query.targets[0]))
    return replace(answer, notes=(note, *answer.notes))


def _printed(opened: Opened, said: Sequence[NumberMention]) -> list[Item]:
    """The cells and sentences that print one of the numbers, or a figure as near as they are meant to be."""
    values = {Decimal(fact.value) for fact in opened.report.facts if fact.value is not None}
    money = {Decimal(f.value) for f in opened.report.facts if f.value is not None and f.unit in _MONEY}
    about = [(n, money if n.unit in _OF_MONEY else values - money) for n in said if n.about]
    near = {value for n, among in about for value in among if n.holds_of(value)}
    return printing(opened, {n.value for n in said} | {n.scaled for n in said} | near)


def taken_on(parsed: Parsed, last: Told | None) -> str:
    """The message with the figure told last where it takes it for another row's (是罚款吗), else empty."""
    asks = parsed.says("term") and not (parsed.numbers or parsed.bodies or parsed.years)
    return f"{shown(last.fact)}{parsed.text}" if last and asks and _ALONE.fullmatch(parsed.text) else ""
