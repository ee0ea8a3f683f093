"""The figures that a message names one after another, and where it names each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from bot.understand.carrying import meant_by
from bot.understand.lexicon import Match
from bot.understand.metrics import DECISIONS, Target, says_less
from bot.understand.parse import Parsed
from bot.understand.totals import is_figure, is_total, rows_of
from bot.understand.vocabulary import Term

_VERB = re.compile("(?:答复|回复|处理|办理)(?:为|成|说|是)?$")
_HEADED = re.compile(r"的?[这那]?")
_ALSO = re.compile("[(（]?(?:等|[这那]?[一种类样]+的?|也就是|即)?")
_AGAIN = re.compile("(?:[这那]?[个些种]?(?:相关)?(?:政府)?信息)?(?:而|就|的|被|所以)?的?")
_NARROWING = re.compile(
    r"(?:提|申请|被|结果)?[了掉]?的?(?:一[栏列类]|[这那]一?(?:些个?|[批堆摞类部拨]分?))?的?"
)


class Named(NamedTuple):
    """A figure that words standing together name, of all applicants where none is among them."""

    target: Target
    applicants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """Where a figure is named; one name may stand for several (复议诉讼)."""

    start: int
    end: int
    figures: tuple[Named, ...]
    people: tuple[str, ...] = ()  # a kind of applicants, where nothing else is named


def named_figures(parsed: Parsed, targets: Sequence[Target], applicants: Sequence[str]) -> Iterator[Said]:
    """What the message names, in order: words that narrow each other as one (复议 + 维持, 个人 + 新收)."""
    known = meant_by(parsed.ids("term"))
    again = _named_again(parsed)
    rest = [m for m in parsed.matches if m.kind == "applicant" and m.id in applicants]
    rest = sorted([*without_repeated(parsed), *rest], key=lambda match: match.start)
    rest = [m for m in rest if m.start not in again]  # 律所这类法律服务机构
    found = [Said(r.start, r.end, (Named(_clause(r.facet, r.kind)),)) for r in parsed.references]
    while rest:
        taken = [rest.pop(0)]
        while rest and _narrows(taken, rest[0], known, parsed, targets):
            taken.append(rest.pop(0))
        if _kinds(taken, known) == {("measure", DECISIONS)}:
            _head(found, taken[-1], parsed)
            continue
        figures = tuple(_meant(taken, known, targets)) or _column(taken, found)
        people = () if figures else tuple(m.id for m in taken if m.kind == "applicant")
        found.append(Said(taken[0].start, taken[-1].end, figures, people))
    yield from _without_verbs(sorted(found, key=lambda one: one.start), parsed)


def without_repeated(parsed: Parsed) -> list[Match]:
    """The rows named, without what a word says again right behind one that says more (因涉密不公开的申请)."""
    said = [match for match in parsed.matches if match.kind == "term"]
    known, kept = meant_by(parsed.ids("term")), said[:1]
    for match in said[1:]:
        last = kept[-1]
        repeats = says_less(known[match.id], known[last.id])
        if repeats and _AGAIN.fullmatch(parsed.spoken, last.end, match.start):
            kept[-1] = replace(last, end=match.end)
        else:
            kept.append(match)
    return kept


def _without_verbs(said: Sequence[Said], parsed: Parsed) -> Iterator[Said]:
    """What is named, without words for all answers right before the answer that was given (答复不掌握的)."""
    for one, other in pairwise(said):
        total = all(is_total(figure.target) for figure in one.figures) and one.figures
        inner = other.figures and not any(is_total(figure.target) for figure in other.figures)
        if not (
            total and inner and _VERB.search(parsed.spoken, one.start, one.end) and one.end == other.start
        ):
            yield one
    yield from said[-1:]


def _named_again(parsed: Parsed) -> set[int]:
    """Where a kind of applicants is called by another of its names (律所这类法律服务机构)."""
    said = [m for m in parsed.matches if m.kind == "applicant"]
    same = ((one, other) for one, other in pairwise(said) if one.id == other.id)
    return {one.start for one, other in same if _ALSO.fullmatch(parsed.spoken, one.end, other.start)}


def _column(words: Sequence[Match], before: Sequence[Said]) -> tuple[Named, ...]:
    """An applicant named by itself, in the row that is named before (涉密拒绝里公司占多少)."""
    alone = before and all(word.kind == "applicant" for word in words)
    return tuple(Named(one.target, (words[0].id,)) for one in before[-1].figures) if alone else ()


def _head(found: list[Said], column: Match, parsed: Parsed) -> None:
    """Decisions named by themselves are only what all rows before them are (许可、处罚、强制这三类决定)."""
    if found and _HEADED.fullmatch(parsed.spoken, found[-1].end, column.start):
        found[-1] = replace(found[-1], end=column.end)


def _clause(facet: str, kind: str) -> Target:
    return Target.of({"clause": (f"第二十条第（{facet}）项" if kind == "item" else facet,)})


def _narrows(
    taken: Sequence[Match], more: Match, known: dict[str, Term], parsed: Parsed, targets: Sequence[Target]
) -> bool:
    """Whether one more word narrows those taken to a figure that is asked for."""
    between = parsed.spoken[taken[-1].end : more.start]
    words = [*taken, more]
    once = len({(m.kind, m.id) for m in words}) == len(words)
    once = once and sum(m.kind == "applicant" for m in words) < 2
    fits = bool(_holding(words, known, targets))
    return once and fits and _NARROWING.fullmatch(between) is not None


def _kinds(words: Sequence[Match], known: dict[str, Term]) -> set[tuple[str, tuple[str, ...]]]:
    return {kind for m in words if m.kind == "term" for kind in known[m.id].kinds.items()}


def _holding(words: Sequence[Match], known: dict[str, Term], targets: Sequence[Target]) -> list[Target]:
    """The targets that all of the words are part of."""
    kinds = _kinds(words, known)
    return [target for target in targets if kinds <= set(target.kinds)]


def _meant(words: Sequence[Match], known: dict[str, Term], targets: Sequence[Target]) -> Iterator[Named]:
    """The figures that words name together: by themselves, else of the target that they are part of."""
    applicants = tuple(m.id for m in words if m.kind == "applicant")
    holding, own = _holding(words, known, targets), Target.of(dict(_kinds(words, known)))
    alone = "subject" in own.as_dict() and (is_figure(own) or len(holding) != 1)
    if not alone and len(holding) != 1:
        return
    for one in _apart(own if alone else holding[0]):
        yield Named(one, applicants)


@cache
def _apart(target: Target) -> tuple[Target, ...]:
    """The target, or one for every subject of the newest form that it stands for (复议诉讼)."""
    said = target.as_dict()
    each = (Target.of({**said, "subject": (part,)}) for part in said.get("subject", ()))
    fresh = tuple(one for one in each if rows_of(one))
    return fresh if len(fresh) > 1 else (target,)


def each_once(said: Sequence[Said]) -> list[Named]:
    """The figures named, each once."""
    return list(dict.fromkeys(figure for one in said for figure in one.figures))


def without_tables(said: Iterable[Said]) -> list[Said]:
    """The figures named, without the table that they stand in (表三里不予公开占多少)."""

    def table(one: Said) -> bool:
        named = (dict(figure.target.kinds) for figure in one.figures)
        return all(set(of) == {"clause"} and of["clause"][0].startswith("§") for of in named)

    return [one for one in said if not (one.figures and table(one))]
