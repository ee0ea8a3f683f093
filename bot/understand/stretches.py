"""Whole tables, columns and groups of which it is asked whether all rows are so, or which of them are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.understand.metrics import APPLICATIONS, Target
from bot.understand.parse import Parsed
from bot.understand.vocabulary import any_of, load

_APPLIED = Target.of({"subject": (APPLICATIONS,)})
_CELL = re.compile(r"[列栏][^,，。?？]{0,4}?(?:最|哪)[^,，。?？]{0,5}?[数项行格]")
_CASES = ("行政复议", "行政诉讼")


def is_stretch(parsed: Parsed, targets: Sequence[Target]) -> bool:
    """Whether several rows are named, or one place of the forms that has several."""
    return len(targets) > 1 or (
        len(targets) == 1 and (_has_rows(targets[0]) or column_named(parsed, targets))
    )


def column_named(parsed: Parsed, targets: Sequence[Target]) -> bool:
    """Whether all cells of one kind of applicants are meant (商业企业一栏), and no row of theirs."""
    return tuple(targets) == (_APPLIED,) and len(parsed.ids("applicant")) == 1 and not parsed.says("term")


def _has_rows(target: Target) -> bool:
    """Whether a target is a table, a group of reasons, or the results of reviews or lawsuits."""
    kinds = target.as_dict()
    if set(kinds) == {"clause"}:
        return kinds["clause"][0].startswith("§")
    grouped = has_reasons(target) or (set(kinds) == {"subject"} and kinds["subject"][0] in _CASES)
    return grouped or kinds.get("outcome", ("",))[0] == "办理结果"


def has_reasons(target: Target) -> bool:
    """Whether a target is a group of reasons, none of which is named."""
    kinds = target.as_dict()
    return (
        "reason" not in kinds and kinds.get("outcome", ("",))[0] in load("picking.toml")["groups"]["reasons"]
    )


def asks_all(text: str) -> re.Match[str] | None:
    """Where it is asked whether all are so (全是零吗, 是不是都过了百件)."""
    return _asking()[0].search(text)


def asks_which_bare(text: str) -> re.Match[str] | None:
    """Where it is asked which are so, without a word for what they are (哪些不是零, 过百件的有哪些)."""
    return _asking()[1].search(text)


def asks_cell(parsed: Parsed) -> bool:
    """Whether one cell of a column is asked for by its size (自然人那一栏里最大的数)."""
    return _CELL.search(parsed.spoken) is not None


def asks_reasons(parsed: Parsed) -> bool:
    """Whether it is asked for what reasons a body did something (都是什么原因), or which it used."""
    hit = _asking()[2].search(parsed.spoken)
    return hit is not None and bool(hit["used"] or parsed.bodies or parsed.years)


@cache
def _asking() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = load("picking.toml")
    said = {part: any_of(words) for part, words in data["every"].items()}
    zero, some = (any_of(data[name]["words"]) for name in ("none", "used"))
    why = {part: any_of(words) for part, words in data["reasons"].items()}
    reasons = rf"(?:{why['all']})?(?:{why['link']})?了?(?:{why['which']})(?:{why['names']})"
    reasons += rf"|(?:{why['all']})(?:是)?因为?了?(?:{why['which']})"
    reasons += rf"|(?P<used>(?:{why['names']})(?:都|分别|一共|总共)*(?:{why['used']})了?(?:{why['which']}))"
    figure = rf"(?:(?:了|有)?(?:{zero}|{some})|[^,，。?？的]{{0,4}}?(?:{said['held']}))"
    every = (
        rf"(?:{said['words']})(?:{said['between']})*{figure}[^,，。?？]{{0,8}}?(?:{said['ends']})[?？。!\s]*$"
    )
    turned = rf"(?:{said['turned']})(?:{said['words']})(?:{said['between']})*{figure}"
    which = rf"(?:{said['which']})"
    of_number = rf"[^,，。?？的]{{0,3}}?(?:{said['held']})[^,，。?？]*的"  # 有没有过百的
    bare = rf"{which}(?=(?:都|还|才|格|数|填)?的?(?:{zero}|{some})|{of_number})"
    bare += rf"|的(?:都|一共|分别)?(?:有|是){which}[?？。\s]*$"
    nouns = any_of(data["nouns"]["rows"])
    bare += rf"|的(?:{nouns}|数|行)?[,，]?(?:{said['words']})?(?:{said['picked']})"
    return re.compile(f"{every}|{turned}"), re.compile(bare), re.compile(reasons)
