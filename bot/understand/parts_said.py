"""Parts of a whole that a message says (九成五, 过半, 三分之一), and whether a figure is held against one."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.understand.conditions import Condition, find_condition
from bot.understand.lexicon import Match
from bot.understand.numbers import han_value
from bot.understand.parse import Parsed

_ONE = "[一二两三四五六七八九]"
_TENTHS = rf"(?P<tenths>{_ONE})成(?P<more>半|{_ONE})?(?![都立员功果本为品绩交年])"
_BARE_HALF = "(?<=[过超够到足满达])半(?=[吗么吧没了的呢?？,，。]|$|以)"
_HALF = rf"(?P<half>(?<![各年月])(?:一?半数|一半儿?|{_BARE_HALF})(?!年|天|夜|小时|个?月|路))"
_PER_CENT = r"百分之(?P<cent>\d+(?:\.\d+)?|[一二两三四五六七八九十]+)"
_FRACTION = rf"(?P<of>{_ONE}|十|\d)分之(?P<part>{_ONE}|\d)"
_PART = re.compile("|".join((_TENTHS, _HALF, _PER_CENT, _FRACTION, r"(?P<sign>\d+(?:\.\d+)?)%")))
_EITHER = re.compile(r"([\u4e00-\u9fff])[没不]\1|有没有|是不是|是否")  # 到没到两成, 有没有破千
_DONE = re.compile(r"(?<=[到过占超够满达])了(?=[\d.]+%)")
_MORE = re.compile(r"(?<=%)(?:还要?多|都多|出头|往上|有余|挂零)")  # 一半还多
_HAVING = re.compile(r"(?:有|占[^,，。?？到足过超于满够]{0,12}?的?)(?=[\d.]+%)")  # 有三成吗, 占无法提供的九成
_CHANGED = re.compile(
    r"(?:[增涨升降跌]|(?<!至)[多少](?!于)|提高|减少)(?:[加长幅了出]|超过|不到|达到?|至少)*[\d.]+%"
)
# Nothing is said but that a part is reached: the figure was spoken of before (够不够九成五).
_REACHED = r"(?:过|到|达到|超过|够|足|满|占|占到|有)"
_BARE = re.compile(
    rf"(?:那|这|它|有没有|是不是|是否|能不能)*(?:{_REACHED}|(?P<verb>[过到够足满超])[没不](?P=verb))(?:了|得了)?"
    rf"(?:{_PART.pattern})(?:[吗么吧没了呢]|没有|以上)*"
)
_KINDS = ("above", "below", "between")
_OTHERS = ("growth", "difference", "ratio", "average", "list", "most", "least")


def in_per_cent(text: str) -> str:
    """The text with the parts of a whole that it says in per cent."""
    return _PART.sub(lambda hit: f"{_per_cent(hit)}%", text)


def _per_cent(hit: re.Match[str]) -> str:
    if hit["half"]:
        return "50"
    if hit["of"]:
        return f"{100 * _number(hit['part']) / _number(hit['of']):.2f}"
    if hit["tenths"]:
        more = hit["more"] or ""
        return str(10 * han_value(hit["tenths"]) + (5 if more == "半" else han_value(more) if more else 0))
    return hit["sign"] or str(_number(hit["cent"]))


def _number(text: str) -> Decimal:
    return Decimal(text) if text[0].isdigit() else Decimal(han_value(text))


def parts_said(parsed: Parsed) -> list[Match]:
    """Where parts of a whole are said, as words that ask for a share."""
    return [Match(*hit.span(), "operation", "share", hit[0]) for hit in _PART.finditer(parsed.spoken)]


def condition_on_rate(parsed: Parsed) -> Condition | None:
    """What a rate is held against: above, below or between parts of its whole; None where it is not."""
    text = _EITHER.sub(lambda hit: (hit[1] or "").replace("有", "达到"), parsed.spoken)
    text = _MORE.sub("以上", in_per_cent(text))
    return _condition(parsed, _HAVING.sub("达到", _DONE.sub("", text)))


def condition_on_figure(parsed: Parsed) -> Condition | None:
    """What a figure is held against: above, below or between numbers, and no parts; None where it is not."""
    text = _EITHER.sub(lambda hit: hit[1] or "", parsed.spoken[_behind_story(parsed) :])
    return None if _PART.search(text) else _condition(parsed, text)


def _behind_story(parsed: Parsed) -> int:
    """Where the first clause begins that asks."""
    return parsed.asking[0][0] if parsed.asking else 0


def condition_on_bodies(parsed: Parsed, span: tuple[int, int], meant: str) -> Condition | None:
    """The condition on bodies in general, which stand at the span: on the rate of each, or on its figure."""
    return condition_on_rate(parsed) if held_to_part(parsed) else find_condition(parsed, *span, meant)


def _condition(parsed: Parsed, text: str) -> Condition | None:
    condition = find_condition(replace(parsed, spoken=text), 0, 0, "")
    return condition if condition and condition.kind in _KINDS else None


def held_to_part(parsed: Parsed) -> bool:
    """Whether a figure is held against a part of its whole (个人申请够不够九成五)."""
    others = any(parsed.says("operation", name) for name in _OTHERS)
    asked = _PART.search(parsed.spoken, _behind_story(parsed)) is not None
    if others or not asked or not (parsed.says("term") or _BARE.fullmatch(parsed.spoken.strip("\0?？。 "))):
        return False
    changed = _CHANGED.search(in_per_cent(parsed.spoken)) is not None
    return not changed and condition_on_rate(parsed) is not None
