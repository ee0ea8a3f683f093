"""What stands beside the row or column spoken of before (下面那行呢, 右边那格呢)."""

from __future__ import annotations

from bot.understand.columns import counted_column
from bot.understand.forms import rows_of
from bot.understand.metrics import Target, read_terms, select
from bot.understand.parse import Parsed
from bot.understand.placing import placed
from bot.understand.positions import Beyond, Position
from bot.understand.query import Origin, Query
from bot.understand.vocabulary import Term, terms
from corpus.types import Format
from corpus.vocabulary import APPLICANTS, TOTAL, Metric

_STEPS = ("beside", "below")


def stepped_on(query: Query, parsed: Parsed, before: Query | None, form: Format) -> Query:
    """The query of the row or column that a step leads to from the one spoken of before."""
    named = query.targets or query.beyond or query.conflict or parsed.says("term") or parsed.references
    if named or not before or not parsed.positions or len(before.targets) != 1:
        return query
    target = before.targets[0]
    chosen = select(target, rows_of(form))
    step = next((one for one in parsed.positions if one.level in _STEPS), None)
    if chosen is None:
        return query
    if chosen.metrics[0].by_applicant and (column := _column(parsed, step, before)):
        if isinstance(column, Beyond):
            return query._replace(beyond=column)
        made = query._replace(targets=before.targets, targets_from=Origin.CARRIED)
        return made._replace(applicants=(column,), applicants_from=Origin.SAID)
    return _on(query, step, _anchor(chosen.metrics, target), form) if step else query


def _on(query: Query, step: Position, anchor: Term, form: Format) -> Query:
    found = placed([step], [anchor], form)
    if found.beyond:
        return query._replace(beyond=found.beyond)
    targets = read_terms([found.term]).targets if found.term else ()
    return query._replace(targets=targets, targets_from=Origin.SAID) if targets else query


def _anchor(rows: tuple[Metric, ...], target: Target) -> Term:
    """What is stepped on from: the one row answered, or all that was asked for."""
    return terms()[rows[0].path] if len(rows) == 1 else Term("", target.as_dict())


def _column(parsed: Parsed, step: Position | None, before: Query) -> str | Beyond:
    """The column of table 三 that is named by number, or beside the one before; '' where a row is."""
    if step is None or step.axis != "column":
        return "" if step else counted_column(parsed)
    last = before.applicants[0] if len(before.applicants) == 1 else TOTAL
    place = APPLICANTS.index(last) + step.number if last in APPLICANTS else -1
    return APPLICANTS[place] if 0 <= place < len(APPLICANTS) else Beyond(step.start, step.end, "edge", last)
