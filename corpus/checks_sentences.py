"""Arithmetic inside sentences: parts against their total, shares against their base, as warnings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from corpus.checks_changes import CHANGE, between, places, sentence, sums_and_changes
from corpus.narrative_shares import SHARES
from corpus.types import Figure, Finding, Report, Severity, Value

_PARTS = re.compile(r"其中|分别(是|为)|包括|[:：]")
_EXHAUSTIVE = re.compile(r"分别(是|为)|[:：]|包括")
_IN_PART = re.compile("其中|主要|(?<!均)含")  # what is listed behind need not be all
_OTHERS = ("其他", "其它")
_AND_SO_ON = re.compile(r"^[^，,。；;]{0,6}等")
_BREAK = re.compile(r"[；;。]|另有|另外|同时|此外|全年|共计|累计")
_NAMED_BASE = re.compile("占(?:全部|全年|本年)?(办结|答复|受理|收到|新收|主动公开)")
_LISTED = re.compile("[、，,]")
_FEWEST = 3  # counts with shares that make a list
_SHARE = re.compile(r"占比?$")
_PART_OF = re.compile("其中|构成")  # in front of a list of shares that are not called so
_NO_SHARE = re.compile("率$|度$|同比|环比|[增降升减超达]|提高|完成|覆盖|满意|好评|准确|提前|压缩|下浮|优惠")


def arithmetic(report: Report) -> Iterator[Finding]:
    """Warnings for sentences whose parts exceed or miss their total and for shares that fit no base."""
    for _, group in groupby(report.figures, key=lambda figure: figure.citation.span):
        told = list(group)
        yield from _sums(told)
        yield from sums_and_changes(told)
        yield from _overflow(told)
    for _, section in groupby(report.figures, key=lambda figure: figure.citation.section):
        yield from _shares(list(section))


def _sums(figures: Sequence[Figure]) -> Iterator[Finding]:
    counted = [figure for figure in figures if figure.unit != "%" and not CHANGE.search(figure.label)]
    for index in range(len(counted) - 1):
        total = counted[index]
        following = [figure for figure in counted[index + 1 :] if not _bracketed(total, figure)]
        lead = between(total, following[0]) if following else ")"
        if lead.lstrip().startswith(("）", ")")):  # the total stands before the bracket
            continue
        if total.approximate or not _PARTS.search(lead) or _BREAK.search(lead):
            continue
        parts = _run(total, following)
        whole = _lists_all(lead, parts) and not _mixed(parts, following)
        finding = _sum(total, parts, exhaustive=whole) if parts else None
        if finding and not _are_of_the_whole(parts, counted[: index + 1]):
            yield finding


def _are_of_the_whole(parts: Sequence[Figure], before: Sequence[Figure]) -> bool:
    """Whether parts that pass the last figure of a list may be parts of its whole (其中…，其中…)."""
    added = sum((part.value for part in parts), 0)
    return added > before[-1].value and any(
        whole.unit == before[-1].unit and whole.value >= added and _PARTS.search(between(whole, first))
        for whole, first in pairwise(before)
    )


def _lists_all(lead: str, parts: Sequence[Figure]) -> bool:
    """Whether a list behind a total is all of it: by the words in front, or as it ends with 其他."""
    if "分别" in lead or (parts and parts[-1].label.startswith(_OTHERS)):
        return True
    if not parts or _IN_PART.search(lead) or not _EXHAUSTIVE.search(lead):
        return False
    last = parts[-1]
    tail = last.citation.quote[last.span.end - last.citation.span.start :]
    return ("包括" not in lead or len(parts) >= _FEWEST) and not _AND_SO_ON.match(tail)


def _bracketed(total: Figure, figure: Figure) -> bool:
    """Whether a figure stands in a bracket that opens behind the total (46件（含上年结转2件）)."""
    told = between(total, figure)
    return len(re.findall("[（(]", told)) > len(re.findall("[）)]", told))


def _run(total: Figure, following: Sequence[Figure]) -> list[Figure]:
    """The parts behind a total: figures of its unit up to a break, or until they fill it."""
    parts: list[Figure] = []
    last = total
    for figure in following:
        filled = sum((part.value for part in parts), 0) == total.value
        if figure.unit != total.unit or (parts and (filled or _BREAK.search(between(last, figure)))):
            break
        parts.append(figure)
        last = figure
    return parts


def _mixed(parts: Sequence[Figure], following: Sequence[Figure]) -> bool:
    """Whether a list goes on with a count of another unit (工作动态3条、征集调查2期)."""
    behind = following[len(parts) :][:1]
    return any(
        figure.unit not in (part.unit, *SHARES) and _LISTED.fullmatch(between(part, figure)[:1]) is not None
        for part, figure in zip(parts[-1:], behind, strict=False)
    )


def _sum(total: Figure, parts: Sequence[Figure], *, exhaustive: bool) -> Finding | None:
    added: Value = sum((part.value for part in parts), 0)
    if any(part.approximate for part in parts) or added == total.value:
        return None
    if added < total.value and (len(parts) == 1 or not exhaustive):
        return None
    terms = "＋".join(str(part.value) for part in parts)
    gap = abs(added - total.value)
    message = f"正文“{total.label}”写 {total.raw}，所列分项 {terms}＝{added}，相差 {gap}。{sentence(total)}"
    names = tuple(f"正文/{figure.label}" for figure in (total, *parts))
    return Finding("text-sum", Severity.WARNING, message, names, total.value, added)


def _overflow(figures: Sequence[Figure]) -> Iterator[Finding]:
    """The finding when the shares of one list, each of the same whole, pass a hundred per cent."""
    for _, run in groupby(_shared(figures), key=lambda pair: pair[0]):
        shares = [share for _, share in run]
        added = sum((Decimal(share.value) for share in shares), Decimal(0))
        slack = sum((Decimal(1).scaleb(-places(share.raw)) for share in shares), Decimal(0)) / 2
        if len(shares) > 1 and added > 100 + slack:
            terms = "＋".join(share.raw for share in shares)
            message = f"正文所列占比 {terms}＝{added}%，超过 100%。{sentence(shares[0])}"
            names = tuple(f"正文/{share.label}" for share in shares)
            yield Finding("text-percent", Severity.WARNING, message, names, added, 100)


def _shared(figures: Sequence[Figure]) -> Iterator[tuple[int, Figure]]:
    """Each exact share with the number of its list: one ends where a count of another unit or 其中 comes."""
    number, unit, named = 0, figures[0].unit, False
    for before, figure in pairwise((None, *figures)):
        assert figure is not None
        lead = between(before, figure) if before else _opening(figure)
        if figure.unit != "%":
            if "其中" in lead or (unit and figure.unit != unit):
                number += 1
            unit, named = figure.unit, False
            continue
        if _PART_OF.search(lead):
            number, named = number + 1, True
        named = named and not _NO_SHARE.search(figure.label)
        called = _SHARE.search(figure.label) and (before or lead.rstrip().endswith("占"))
        if (named or called) and not figure.approximate:
            yield number, figure


def _opening(figure: Figure) -> str:
    """What its sentence says in front of a figure."""
    return figure.citation.quote[: figure.span.start - figure.citation.span.start]


def _shares(figures: Sequence[Figure]) -> Iterator[Finding]:
    """Each count followed by its share, against the base that most of the shares agree on."""
    pairs = [
        (count, share)
        for count, share in pairwise(figures)
        if share.unit == "%"
        and count.unit != "%"
        and share.citation.span == count.citation.span
        and re.fullmatch(r"[^\d；;。]{0,3}占[^\d；;。]{0,10}", between(count, share))
    ]
    base = _base(figures, pairs)
    if base is None:
        yield from _misfits(figures, pairs)
        return
    yield from _listed(base, pairs)
    for count, share in pairs:
        own = [each for each in pairs if each[0].citation.span == count.citation.span]
        apart = len(own) > 1 and not any(_fits(*each, base) for each in own)  # of another base
        if not apart and not _fits(count, share, base) and not _fits_head(count, share, figures):
            yield _misfit(count, share, base)


def _fits_head(count: Figure, share: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a share is one of the figure whose parts its own sentence lists behind 其中."""
    told = [each for each in figures if each.citation.span == count.citation.span and each is not share]
    before = pairwise(each for each in told if each.span.start <= count.span.start)
    heads = (head for head, part in before if head.value and "其中" in between(head, part))
    return any(_fits(count, share, head) for head in heads)


def _misfit(count: Figure, share: Figure, base: Figure) -> Finding:
    right = (Decimal(count.value) * 100 / Decimal(base.value)).quantize(Decimal("0.1"))
    message = (
        f"正文“{count.label}”{count.raw}，占“{base.label}”{base.raw}的 {right}%，"
        f"而所写占比为 {share.raw}。{sentence(share)}"
    )
    names = (f"正文/{count.label}", f"正文/{share.label}", f"正文/{base.label}")
    return Finding("text-percent", Severity.WARNING, message, names, share.value, right)


def _misfits(figures: Sequence[Figure], pairs: Sequence[tuple[Figure, Figure]]) -> Iterator[Finding]:
    """The finding for a share that says of what it is one and fits neither that nor any count around."""
    for count, share in pairs:
        named = _NAMED_BASE.search(between(count, share))
        counts = [each for each in figures if each.unit == count.unit and each.value and each is not count]
        bases = [each for each in counts if named and named[1] in each.label and each.value >= count.value]
        if bases and not share.approximate and not any(_fits(count, share, each) for each in counts):
            yield _misfit(count, share, bases[0])


def _listed(base: Figure, pairs: Sequence[tuple[Figure, Figure]]) -> Iterator[Finding]:
    """The finding when the counts of a list with shares pass their base, or end with 其他 and miss it."""
    for _, run in groupby(pairs, key=lambda pair: pair[0].citation.span):
        told = list(run)
        parts = [count for count, share in told if count.unit == base.unit and count is not base]
        fitting = sum(_fits(*pair, base) for pair in told)
        added: Value = sum((part.value for part in parts), 0)
        if len(parts) < _FEWEST or len(parts) < len(told) or fitting * 2 <= len(told):
            continue
        whole = added > base.value or parts[-1].label.startswith(_OTHERS)
        if whole and (finding := _sum(base, parts, exhaustive=True)):
            yield finding


def _base(figures: Sequence[Figure], pairs: Sequence[tuple[Figure, Figure]]) -> Figure | None:
    """The one count of the section that at least two shares and more than half of them are of."""
    counts = [figure for figure in figures if figure.unit != "%" and figure.value]
    fitting = [(sum(_fits(*pair, base) for pair in pairs), base) for base in counts]
    best = max(fitting, key=lambda entry: entry[0], default=(0, None))
    return best[1] if best[0] >= 2 and best[0] * 2 > len(pairs) else None


def _fits(count: Figure, share: Figure, base: Figure) -> bool:
    printed = Decimal(share.value)
    step = Decimal(1).scaleb(min(places(share.raw), 2) * -1)
    return abs(printed - Decimal(count.value) * 100 / Decimal(base.value)) <= step
