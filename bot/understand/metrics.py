"""From words to metrics: words of different kinds narrow each other, of one kind stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from bot.understand.positions import Beyond
from bot.understand.vocabulary import Term, definitions, terms
from corpus.vocabulary import Metric, metrics

APPLICATIONS = "§申请"
_TABLES = {"第二十条": "§表二", "三、收到": "§表三", "四、政府": "§表四"}
DECISIONS = ("本年处理决定数量", "处理决定数量")
_SUMMABLE = ("不予公开", "无法提供", "不予处理", "其他处理", "行政诉讼")


@dataclass(frozen=True, slots=True)
class Target:
    """What one figure is asked for: for every kind said, the path segments allowed."""

    kinds: tuple[tuple[str, tuple[str, ...]], ...]

    @classmethod
    def of(cls, kinds: dict[str, tuple[str, ...]]) -> Target:
        """A target from a dictionary, in a fixed order."""
        return cls(tuple(sorted(kinds.items())))

    def as_dict(self) -> dict[str, tuple[str, ...]]:
        """The constraints by kind."""
        return dict(self.kinds)


@dataclass(frozen=True, slots=True)
class Selection:
    """The metrics a target stands for in one report, and whether they are to be summed or listed."""

    metrics: tuple[Metric, ...]
    summed: bool = False

    @property
    def name(self) -> str:
        """A path for the whole: the common leading segments, then the common last one."""
        paths = [metric.segments for metric in self.metrics]
        lead = []
        for parts in zip(*paths, strict=False):
            if len(set(parts)) > 1:
                break
            lead.append(parts[0])
        last = {path[-1] for path in paths}
        if len(last) == 1 and tuple(lead) != paths[0]:
            lead.append(last.pop())
        return "/".join(lead)


@cache
def facets(metric: Metric) -> frozenset[str]:
    """Everything a word may name a metric by: path segments, clause, table, that it counts applications."""
    marks = {mark for start, mark in _TABLES.items() if metric.section.startswith(start)}
    if metric.by_applicant or metric.section == "三、依申请公开情况":
        marks.add(APPLICATIONS)
    return frozenset(metric.segments) | marks | {metric.section}


def candidates(target: Target, among: Iterable[Metric] | None = None) -> tuple[Metric, ...]:
    """The metrics of any form (or of `among`) that satisfy every kind of the target."""
    return _everywhere(target) if among is None else _among(target, tuple(among))


@lru_cache(maxsize=4096)
def _among(target: Target, rows: tuple[Metric, ...]) -> tuple[Metric, ...]:
    chosen = set(_everywhere(target))
    return tuple(metric for metric in rows if metric in chosen)


@lru_cache(maxsize=4096)
def _everywhere(target: Target) -> tuple[Metric, ...]:
    wanted = [set(parts) for _, parts in target.kinds]
    return tuple(metric for metric in metrics().values() if all(parts & facets(metric) for parts in wanted))


@dataclass(frozen=True, slots=True)
class Reading:
    """The targets that the terms of a message make; `conflict` names terms that exclude each other.

    `beyond` is a place said that the form lacks.
    """

    targets: tuple[Target, ...] = ()
    conflict: tuple[str, ...] = ()
    beyond: Beyond | None = None


def read_terms(strong: Sequence[Term], weak: Sequence[Term] = ()) -> Reading:
    """Combines terms to targets; a weak term counts only if it narrows what the others say."""
    reading = _combine(strong)
    for term in weak:
        added = _unsaid(term, strong)
        trial = _combine([*strong, added])
        narrowed = all(any(_within(target, whole) for whole in reading.targets) for target in trial.targets)
        if trial.targets and not trial.conflict and narrowed and _adds(added, strong):
            strong, reading = [*strong, added], trial
    if not strong and len(weak) > 1:
        trial = _combine(weak)
        kinds = {kind for term in weak for kind in term.kinds}
        if trial.targets and not trial.conflict and len(kinds) > 1:
            return trial
    return reading


def _unsaid(term: Term, strong: Sequence[Term]) -> Term:
    """The term without the kinds of which the others say the same."""
    said = {kind: parts for other in strong for kind, parts in other.kinds.items()}
    kinds = {kind: parts for kind, parts in term.kinds.items() if not set(parts) & set(said.get(kind, ()))}
    return Term(term.id, kinds)


def _within(target: Target, whole: Target) -> bool:
    return all(target.as_dict().get(kind) == parts for kind, parts in whole.kinds)


def _adds(term: Term, strong: Sequence[Term]) -> bool:
    said = {kind for other in strong for kind in other.kinds}
    return bool(strong) and any(kind not in said for kind in term.kinds)


def _combine(terms: Sequence[Term]) -> Reading:
    if not terms:
        return Reading()
    options: dict[str, list[tuple[str, ...]]] = {}
    precise = _specific(terms)
    for term in precise:
        for kind, parts in term.kinds.items():
            if parts not in options.setdefault(kind, []):
                options[kind].append(parts)
    kinds = sorted(options)
    made = [
        Target.of(dict(zip(kinds, choice, strict=True))) for choice in product(*(options[k] for k in kinds))
    ]
    targets = [target for target in made if candidates(target) and _said(target, precise)]
    if not targets:
        return Reading(conflict=tuple(term.id for term in terms))
    unused = [term for term in precise if not any(_uses(target, term) for target in targets)]
    if any("subject" not in term.kinds for term in unused):
        return Reading(tuple(targets), tuple(term.id for term in unused))
    targets += [Target.of(term.kinds) for term in unused]
    in_order = sorted(dict.fromkeys(targets), key=lambda target: _places(target, precise))
    return Reading(tuple(in_order))


def _places(target: Target, terms: Sequence[Term]) -> list[int]:
    """Where the terms that make a target stand among all (部分公开 before 重复申请, as they are said)."""
    return [place for place, term in enumerate(terms) if _uses(target, term)]


def _said(target: Target, terms: Sequence[Term]) -> bool:
    """Whether the reason of a target is said by a term that it holds whole (办理结果 has none of its own)."""
    reason = target.as_dict().get("reason")
    return reason is None or any(term.kinds.get("reason") == reason and _uses(target, term) for term in terms)


def _uses(target: Target, term: Term) -> bool:
    said = target.as_dict()
    return all(said.get(kind) == parts for kind, parts in term.kinds.items())


def _specific(terms: Sequence[Term]) -> list[Term]:
    """Without terms that another says more precisely (申请 beside 新收, 不予公开 beside 国家秘密)."""
    return [
        term for term in terms if not any(other is not term and says_less(term, other) for other in terms)
    ]


def says_less(term: Term, other: Term) -> bool:
    """Whether the other says all that the term says, and more (国家秘密 beside 不予公开)."""
    held = (set(other.kinds.get(kind, ("",))) <= set(parts) for kind, parts in term.kinds.items())
    return len(other.kinds) > len(term.kinds) and all(held)


def select(target: Target, among: Iterable[Metric], *, wide: bool = False) -> Selection | None:
    """The metrics of one report that the target asks for (`wide`: no defaults to totals); None if none."""
    return _selected(target, tuple(among), wide)


@lru_cache(maxsize=4096)
def _selected(target: Target, among: tuple[Metric, ...], wide: bool) -> Selection | None:
    found = candidates(target, among)
    if not found:
        return None
    if wide:
        return Selection(found)
    said = target.as_dict()
    every = {part for parts in said.values() for part in parts}
    whole = set(said) == {"clause"}  # a place of the form with nothing said of its rows
    if set(said) == {"subject"} and said["subject"] == (APPLICATIONS,):
        found = tuple(m for m in found if m.segments[0].startswith(("本年新收", "收到申请数")))[:1] or found
    ending = tuple(metric for metric in found if metric.segments[-1] in every)
    if ending and "measure" not in said and not whole:
        found = ending
    if "measure" not in said and not whole:
        found = tuple(m for m in found if m.segments[-1] in DECISIONS) or found
    if "result" not in said and not whole:
        totals = tuple(
            m for m in found if m.segments[-1] == "总计" and m.segments[0] in ("行政复议", "行政诉讼")
        )
        found = totals or found
    summed = len(found) > 1 and any(all(name in m.segments for m in found) for name in _SUMMABLE)
    return Selection(found, summed)


def definition_of(target: Target) -> str | None:
    """The id of the definition of a row (那是什么意思 of what was said before); None where it has none."""
    named = {term.id for term in terms().values() if Target.of(term.kinds) == target}
    return next((name for name, one in definitions().items() if named & set(one.get("terms", ()))), None)
