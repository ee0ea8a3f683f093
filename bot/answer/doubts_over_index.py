"""Which reports of the index contradict themselves or say what is implausible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.answer.contradictions import QUOTED, UNREAD, told_of
from bot.answer.other_years import together
from bot.answer.over_index import left_out, lies_in, meant
from bot.answer.phrases import say
from bot.answer.rows import how_many
from bot.library import Library, Opened
from bot.types import Answer, Kind
from bot.understand.doubting import Doubting
from bot.understand.metrics import candidates
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.scope import find_scope
from corpus.types import Finding, Severity

_SHOWN = 20  # reports
_EACH = 3  # findings of a report that are told
_TOLD = "text-table"


class _Faulty(NamedTuple):
    """A report and what is doubted in it, broken identities first."""

    opened: Opened
    found: tuple[Finding, ...]


def doubts_over(query: Query, asked: Doubting, parsed: Parsed, library: Library) -> Answer:
    """The reports that contradict themselves in what is asked, those with broken identities first."""
    outside = left_out(query._replace(region=asked.region), find_scope(parsed), library)
    notes = (*outside, say("check.as_read"))
    faulty = sorted(_faulty(query, asked, parsed, library), key=lambda one: not _broken(one.found[0]))
    if not faulty:
        text = say("check.of_no_report")
        return Answer(Kind.NO_DATA, text, notes=notes, spoken=text)
    shown = faulty[:_SHOWN]
    warned = together(told_of(one.opened, one.found[:_EACH]) for one in shown)
    head = say("check.of_reports", count=how_many(len(faulty)))
    more = (say("over.more", shown=how_many(_SHOWN)),) if len(faulty) > _SHOWN else ()
    return Answer(
        Kind.RANKING,
        head,
        tuple(map(_line, shown)),
        warned.facts,
        warned.sources,
        (*more, *notes),
        spoken=head + "、".join(f"{one.opened.agency}{one.opened.year}年" for one in shown),
    )


def _faulty(query: Query, asked: Doubting, parsed: Parsed, library: Library) -> Iterator[_Faulty]:
    scope = find_scope(parsed)
    ends, level = (scope.ends, scope.level) if scope else ("", ())
    targets = query.targets if query.targets_from is Origin.SAID else ()
    rows = {metric.path for target in targets for metric in candidates(target)}
    years = query.years if query.years_from is Origin.SAID else ()
    for info in library.doubtful(but=UNREAD):
        opened = library.opened(info)
        inside = meant(opened.agency, ends, level) and lies_in(opened.agency, asked.region)
        if inside and (not years or opened.year in years):
            found = _of(opened, asked, rows)
            yield from [_Faulty(opened, tuple(found))] if found else []


def _of(opened: Opened, asked: Doubting, rows: set[str]) -> Sequence[Finding]:
    """The findings of a report that are asked for."""
    found = [f for f in opened.report.findings if f.rule not in UNREAD]
    if asked.identities:
        found = [f for f in found if _broken(f)]
    if asked.told:
        found = [f for f in found if f.rule == _TOLD]
    if rows:
        found = [f for f in found if rows & {cell.partition("@")[0] for cell in f.cells}]
    return sorted(found, key=lambda f: not _broken(f))


def _broken(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def _line(one: _Faulty) -> str:
    """A report with the first of what is doubted in it."""
    messages = "".join(finding.message.partition(QUOTED)[0] for finding in one.found[:_EACH])
    more = say("check.more", count=how_many(len(one.found))) if len(one.found) > _EACH else ""
    return say("check.of_report", agency=one.opened.agency, year=one.opened.year, messages=messages + more)
