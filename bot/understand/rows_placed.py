"""The rows that a message names by their places, counted from what it names by words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.understand.columns import ends_of, leads_from_column
from bot.understand.excepted import denied
from bot.understand.forms import NEWEST
from bot.understand.lexicon import Match
from bot.understand.metrics import APPLICATIONS, Target, candidates
from bot.understand.parse import Parsed
from bot.understand.placing import placed
from bot.understand.positions import Beyond, Position
from bot.understand.vocabulary import Term, terms, words
from corpus.types import Format

_NEAR = 3
_PARTICLES = frozenset("的里中下面、,-: \0")
_STEPS = ("beside", "below")
_TABLE = "§表三"
_APPLIED = Term(APPLICATIONS, {"subject": (APPLICATIONS,)})
_NAMED_AFTER = tuple("(:,，即是为")  # between a place and what stands there: 下面那行（规范性文件）
_NUMERALS = "一二三四五六七八九"
_GROUPS = ("五", "六")  # which are no big items of table 三
_OWN = ("一", "二", "三", "四", "七")  # items of table 三


def by_place(
    parsed: Parsed,
    said: Sequence[Match],
    strong: Sequence[Term],
    places: Sequence[Term],
    form: Format = NEWEST,
) -> list[Term] | Beyond | None:
    """What the places name, beside terms that they do not say more precisely; None where they name nothing.

    `places` are the clauses and tables that are named by number.
    """
    counted = _counted(parsed, said)
    if not counted:
        return None
    gone = {match.id for match in said if denied(parsed.spoken[: match.start])}
    strong = [term for term in strong if term.id not in gone]
    anchors = [*strong, *places, *_clauses(parsed, counted)]
    if not strong and parsed.says("applicant") and all(_TABLE in place.kinds["clause"] for place in places):
        counted = [replace(one, level="row") if one.level == "cell" else one for one in counted]
        anchors.append(_APPLIED)
    ends = _ends(parsed, said, counted)
    anchors = [term for term in anchors if term not in ends]
    whole = any(match.text in words()["totals"]["words"] for match in parsed.matches)
    whole = whole and not any(APPLICATIONS in term.kinds.get("subject", ()) for term in strong)
    made = placed(counted, anchors, form, ends=ends, whole=whole)
    at = made.term
    if made.beyond or at is None:
        return made.beyond
    beside = bool(ends) or any(one.level in _STEPS for one in counted)
    return [
        *(term for term in [*strong, *places] if not ((beside and term in strong) or _around(term, at))),
        at,
    ]


def _clauses(parsed: Parsed, counted: Sequence[Position]) -> list[Term]:
    """The clauses that bare items name which table 三 has no item of (第六项第二行)."""
    lines = any(one.level in ("row", "column", "cell", "beside") for one in counted)
    items = [r.facet for r in parsed.references if r.kind == "item" and r.facet not in _OWN]
    return [Term(name, {"clause": (f"第二十条第（{name}）项",)}) for name in items if lines]


def _ends(parsed: Parsed, said: Sequence[Match], counted: Sequence[Position]) -> list[Term]:
    """The two rows or cells that a place lies between."""
    between = next((one for one in counted if one.level == "between"), None)
    before = [match for match in said if between and match.start < between.start][-2:]
    ends = [terms()[match.id] for match in before]
    return ends if len(ends) == 2 else []


def _counted(parsed: Parsed, said: Sequence[Match]) -> list[Position]:
    """The positions that name rows: an item behind a group (不予公开第2项) is one of its points."""
    groups = {m.end for m in said if len(candidates(Target.of(terms()[m.id].kinds))) > 1}
    deep = min((one.start for one in parsed.positions if one.level == "heading"), default=len(parsed.text))
    behind = [
        Position(r.start, r.end, "point", _NUMERALS.index(r.facet) + 1)
        for r in parsed.references
        if r.kind == "item"
        and (
            r.start > deep or any(end <= r.start and _joined(parsed.spoken[end : r.start]) for end in groups)
        )
    ]
    behind += _headings(parsed)
    bare = not said and not parsed.says("topic")
    raised = [replace(p, level="heading") if p.level == "paren" and bare else p for p in parsed.positions]
    after = any(one.level == "after" for one in raised)
    raised = [replace(p, level="between") if after and p.level == "beside" else p for p in raised]
    return [*(one for one in raised if _of_rows(parsed, one, said)), *behind]


def _headings(parsed: Parsed) -> list[Position]:
    """The groups of table 三 that are called items (表三第六项第三小项)."""
    deeper = any(one.level == "point" for one in parsed.positions)
    of_table = deeper or any(r.facet == _TABLE for r in parsed.references)
    items = (r for r in parsed.references if of_table and r.kind == "item" and r.facet in _GROUPS)
    return [Position(r.start, r.end, "heading", _NUMERALS.index(r.facet) + 1) for r in items]


def _of_rows(parsed: Parsed, one: Position, said: Sequence[Match]) -> bool:
    """Whether a position says something of rows, and what stands there is not named right behind it."""
    if one.level == "between":
        return not ends_of(parsed, one)
    if one.level in _STEPS:
        if not said and one.cell and one.axis == "row" and one.number > 0:
            return False  # 第八项底下那个格子 is its own
        named = any(_named_after(parsed.text[one.end : m.start], m) for m in said if m.start > one.end)
        applied = all(APPLICATIONS in terms()[m.id].kinds.get("subject", ()) for m in said)
        return not (named or (applied and leads_from_column(parsed, one)))
    return one.level != "range"


def _named_after(between: str, said: Match) -> bool:
    """Whether a row right behind a place tells what stands there (下面那行（规范性文件）)."""
    line = not {"measure", "result"} & set(terms()[said.id].kinds)
    mark = between.strip(" \0")
    return len(between) <= _NEAR and line and mark.startswith(_NAMED_AFTER)


def _joined(between: str) -> bool:
    return len(between) <= _NEAR and all(char in _PARTICLES for char in between)


def _around(term: Term, at: Term) -> bool:
    """Whether the term is the row, or the group of the row, that a position names."""
    inside = set(candidates(Target.of(at.kinds)))
    return bool(inside) and inside <= set(candidates(Target.of(term.kinds)))
