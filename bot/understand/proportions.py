"""Shares of several figures: what is the part, what it is a part of, and whether each is asked apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from bot.understand.figures import Named, Said, each_once, named_figures, without_tables
from bot.understand.lexicon import Match
from bot.understand.metrics import APPLICATIONS, Target
from bot.understand.parse import Parsed
from bot.understand.parts_said import parts_said
from bot.understand.totals import is_total, rows_of
from bot.understand.wholes import INSIDE, turned, whole_among, without_bare

_JOINED = re.compile(r"(?:数量?|件数|的)?(?:[+加和与跟及同、]|加上|以及|还有|)")
_TOGETHER = re.compile(
    r"合计|之和|总和|加起来|加一起|加在一起|合起来|相加|一共|总共|合在一起|合|这个?数|[两二]者|[两二]项|算[到进上]|连同"
)
_ADDED = re.compile(r"[+加]")
_APART = re.compile(r"各|分别")
_LINK = re.compile(r"相当于|等于|是|为|抵|顶")
_IS = ("是", "为")
_APPLIED = Target.of({"subject": (APPLICATIONS,)})
_COMMA = re.compile(r"[,，;；。?？!！]")
_OF_TWO = ("比例", "百分比", "几分之几", "百分之几", "百分之多少", "几成", "百分率", "百分数")
_OPEN = ("占", "占总", "占到", "占的")  # behind which the whole may be named
_WHERE = re.compile("在(?:[^,，。?？()（）]{1,10}[（(])?$")  # 在三类决定（许可、处罚、强制）中


@dataclass(frozen=True, slots=True)
class Share:
    """Figures that together are a part, and those that together are what it is a part of.

    Without a base it is a part of its natural whole.
    """

    parts: tuple[Named, ...]
    base: tuple[Named, ...] = ()


def find_shares(parsed: Parsed, targets: Sequence[Target], applicants: Sequence[str]) -> tuple[Share, ...]:
    """The shares of several figures that a message asks for; () where it leaves open which is the part."""
    said = _without_heading(without_tables(named_figures(parsed, targets, applicants)))
    marks = [m for m in parsed.matches if (m.kind, m.id) == ("operation", "share")] or parts_said(parsed)
    unsaid = set(applicants) - {name for one in each_once(said) for name in one.applicants}
    clear = marks and not unsaid and not parsed.positions and all(one.figures for one in said)
    if len(each_once(said)) < 2 or not clear:
        return ()
    groups = _groups(said, marks, parsed)
    if len(groups) < 2:
        return _Clause(parsed, said, marks).shares()
    first = groups[0][0]
    among = _among(first, parsed)
    base = among if len(among) < len(first) else []
    read = [
        _Clause(parsed, [one for one in own if one not in base], asks, base).shares() for own, asks in groups
    ]
    return tuple(share for shares in read for share in shares) if all(read) else ()


def _without_heading(said: Sequence[Said]) -> Sequence[Said]:
    """What became of applications, said of those who made them (律所提的申请，办完的里面公开的比例)."""
    if len(said) > 2 and said[0].people and not any(f.applicants for one in said[1:] for f in one.figures):
        return [_of_people(one, said[0].people) for one in said[1:]]  # 律所在甲县办结的申请里
    heading = said[0].figures if len(said) > 2 else ()
    alone = len(heading) == 1 and heading[0].applicants and heading[0].target == _APPLIED
    rest = [figure for one in said[1:] for figure in one.figures]
    if not alone or any(figure.applicants not in ((), heading[0].applicants) for figure in rest):
        return said
    return [_of_people(one, heading[0].applicants) for one in said[1:]]


def _of_people(one: Said, those: tuple[str, ...]) -> Said:
    return replace(one, figures=tuple(Named(figure.target, those) for figure in one.figures))


def _groups(
    said: Sequence[Said], marks: Sequence[Match], parsed: Parsed
) -> list[tuple[list[Said], list[Match]]]:
    """What is named before each word that asks for a share (个人占多少，企业占多少), with those words."""
    groups: list[tuple[list[Said], list[Match]]] = []
    own: list[Said] = []
    for place, one in enumerate(said):
        own.append(one)
        end = said[place + 1].start if place + 1 < len(said) else len(parsed.spoken)
        asks = [m for m in marks if own[0].end <= m.start < end]
        last = asks[-1] if asks else None
        going_on = last and last.text in _OPEN and not _COMMA.search(parsed.spoken, last.end, end)
        if last and not (going_on and place + 1 < len(said)):
            groups.append((own, asks))
            own = []
    return [] if own else groups


@dataclass(frozen=True)
class _Clause:
    """What a clause that asks for a share names, the words that ask, and the base named before it."""

    parsed: Parsed
    said: Sequence[Said]
    marks: Sequence[Match]
    base: Sequence[Said] = ()

    def shares(self) -> tuple[Share, ...]:
        """The shares that the clause asks for; () where it leaves open what is the part."""
        figures, whole = each_once(self._parts), without_bare(each_once(self._behind or self._among))
        if not figures or not self._closed() or self._bare(whole):
            return ()
        alike = len({one.applicants for one in figures if one.applicants}) < 2  # 律所的办结后公开的比例
        totals = [one for one in figures if is_total(one.target) and (alike or not one.applicants)]
        if not whole and 0 < len(totals) < len(figures):
            figures, whole = [one for one in figures if one not in totals], totals
        if not whole and not self._apart and (held := whole_among(figures)):
            figures, whole = [one for one in figures if one != held], [held]  # 不予公开的，涉密占几成
        ratio = self._ratio() and not whole
        if ratio:
            figures, whole = figures[:1], figures[1:]  # 处罚和许可的比例
        linked = self._cut is not None and self.parsed.spoken[slice(*self._cut)] in _IS
        if turned(figures, whole, linked=linked, apart=ratio and not self._side_by_side()):
            figures, whole = whole, figures
        if self._apart and len(figures) == 1 < len(whole):
            return tuple(share for one in whole for share in _shares([figures], [one]))
        return _shares(self._sides(figures), whole)

    @cached_property
    def _cut(self) -> tuple[int, int] | None:
        """Where the part ends and its whole begins: at 占, or at what links two sides (是许可的百分之几)."""
        shares = (m for m in reversed(self.marks) if m.text.startswith("占") and m.text != "占比")
        if share := next(shares, None):
            return share.start, share.end
        asked = self.marks[-1].start >= self.said[-1].end
        for one, other in reversed(list(pairwise(self.said)) if asked else []):
            if link := _LINK.search(self.parsed.spoken, one.end, other.start):
                return link.span()
        return None

    @cached_property
    def _before(self) -> list[Said]:
        return [one for one in self.said if not self._cut or one.end <= self._cut[0]]

    @cached_property
    def _behind(self) -> list[Said]:
        return [one for one in self.said if one not in self._before]

    @cached_property
    def _among(self) -> Sequence[Said]:
        return self.base or _among(self._before, self.parsed)

    @cached_property
    def _parts(self) -> list[Said]:
        return [one for one in self._before if one not in self._among]

    @cached_property
    def _end(self) -> int:
        """Where the words behind the parts end that tell how they are joined."""
        return max(self._cut[1] if self._cut else 0, self.marks[-1].end)

    @cached_property
    def _apart(self) -> bool:
        """Whether each of several shares is asked for (各占, 分别是多少), and not one of each body."""
        text = self.parsed.spoken
        of_bodies = sum(bool(body.agencies) for body in self.parsed.bodies) > 1
        if of_bodies and (self._together() or _ADDED.search(text, self._parts[0].end, self._parts[-1].start)):
            return False
        return bool(
            _APART.search(text, self._parts[-1].end, self._end) or _APART.search(text, self.said[-1].end)
        )

    def _bare(self, whole: Sequence[Named]) -> bool:
        """Whether no part is named of what is said to hold it (新收加结转合计里，公开了几成)."""
        return not (self._cut or whole) and bool(INSIDE.match(self.parsed.spoken, self.said[-1].end))

    def _side_by_side(self) -> bool:
        """Whether nothing but a word that joins them stands between the two parts named."""
        return all(_JOINED.fullmatch(self.parsed.spoken, a.end, b.start) for a, b in pairwise(self._parts))

    def _closed(self) -> bool:
        """Whether all that is named behind 占 belongs to it: no comma, no other word for a share between."""
        if not self._behind or not self._cut:
            return True
        start, last, text = self._cut[1], self._behind[-1], self.parsed.spoken
        closing = next((m.start for m in self.marks if m.start >= start), len(text))
        return last.end <= closing and not _COMMA.search(text, start, last.start)

    def _ratio(self) -> bool:
        """Whether two figures are held against each other, neither said to be a part of the other."""
        alike = all(m.text in _OF_TWO for m in self.marks)
        two = len(each_once(self._parts)) == 2 and not self._cut
        return two and alike and not self._apart and not self._together()

    def _together(self) -> bool:
        """Whether the parts are added up (合计占, 加起来占)."""
        end = self._cut[0] if self._cut else self._end
        return _TOGETHER.search(self.parsed.spoken, self._parts[0].end, end) is not None

    def _sides(self, figures: Sequence[Named]) -> list[Sequence[Named]]:
        """The figures that are one part together, or each by itself; none where it is unclear which."""
        text = self.parsed.spoken
        each: list[Sequence[Named]] = [[figure] for figure in figures]
        if self._apart or len(each) < 2:
            return each
        parts = [one for one in self._parts if set(one.figures) & set(figures)]
        between = [text[one.end : other.start] for one, other in pairwise(parts)]
        added = between and all(map(_ADDED.search, between))  # 予以公开加部分公开的比例
        if added or self._together() or (self._cut and all(map(_JOINED.fullmatch, between))):
            return [figures]
        return [] if self._cut else each


def _shares(parts: Sequence[Sequence[Named]], whole: Sequence[Named]) -> tuple[Share, ...]:
    """Each of the parts with its whole; what one kind of applicant got is a part of what it applied for."""
    found = []
    for part in parts:
        alike = _rows(part) == _rows(whole)
        base = whole if alike else _of_those(whole, part)
        found.append(Share(tuple(part if alike else _of_those(part, whole)), tuple(base)))
    return tuple(one for one in found if one.parts != one.base)


def _of_those(figures: Sequence[Named], others: Sequence[Named]) -> Sequence[Named]:
    """The figures of the one kind of applicant that the others are said of, where none is said of them."""
    said = {figure.applicants for figure in others}
    bare = not any(figure.applicants for figure in figures)
    return [Named(one.target, *said) for one in figures] if bare and len(said) == 1 else figures


def _rows(figures: Sequence[Named]) -> frozenset[str]:
    return frozenset().union(*(rows_of(figure.target) for figure in figures))


def _among(before: Sequence[Said], parsed: Parsed) -> list[Said]:
    """What the part is said to be among (复议加诉讼里, 处罚和强制加起来，): all before it, or behind 在."""
    text = parsed.spoken
    gaps = list(enumerate(text[one.end : other.start] for one, other in pairwise(before)))
    for place, between in reversed(gaps):
        if _WHERE.search(between) and INSIDE.match(text, before[-1].end):
            return list(before[place + 1 :])
        known, after = each_once(before[: place + 1]), each_once(before[place + 1 :])
        again = set(after) < set(known)  # 处罚加强制这两样，强制占
        if INSIDE.match(between) or (_COMMA.search(between) and (again or _TOGETHER.search(between))):
            return list(before[: place + 1])
    return []
