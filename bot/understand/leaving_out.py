"""What a question sets aside: kinds of applicants, and rows that are not to be counted in."""

from __future__ import annotations

from bot.understand.applicants import ORGANISATIONS
from bot.understand.metrics import APPLICATIONS, Target, candidates
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.rows import read_rows
from bot.understand.vocabulary import terms
from corpus.vocabulary import APPLICANTS, OTHERS, TOTAL

_KINDS = APPLICANTS[:-1]
_DECISIONS = "处理决定"
_CASES = ("行政复议", "行政诉讼")
_REST = frozenset((OTHERS, TOTAL, ORGANISATIONS))


def with_left_out(query: Query, parsed: Parsed) -> Query:
    """The query for the applicants that are left (除企业以外的申请人), with the rows that are set aside."""
    if not parsed.aside:
        return query
    if not (query.targets or query.conflict) and _DECISIONS in parsed.ids("weak"):
        query = query._replace(targets=(Target.of(terms()[_DECISIONS].kinds),), targets_from=Origin.SAID)
    rows = [_of(query, row) for row in read_rows(parsed.aside).targets]
    rest = parsed.aside.ids("weak") == (OTHERS,)
    rows += _rest_of(query) if rest and len(query.applicants) < 2 else []
    if query.operation == "difference" and len(query.targets) < 2:
        query = query._replace(operation="value")  # 去掉个人还剩多少
    query = query._replace(without=tuple(row for row in rows if row not in query.targets))
    gone = set(parsed.aside.ids("applicant"))
    gone |= {OTHERS} if rest and query.targets and not rows else set()
    gone |= set(_KINDS[1:]) if ORGANISATIONS in gone else set()
    if gone and not (query.targets or query.topics or query.conflict):
        applied = Target.of({"subject": (APPLICATIONS,)})
        query = query._replace(targets=(applied,), targets_from=Origin.DEFAULT)
    kept = [name for name in query.applicants if name not in gone | {TOTAL}]
    by_applicant = any(m.by_applicant for target in query.targets for m in candidates(target))
    if not gone or not by_applicant or set(kept) - _REST:
        return query._replace(applicants=tuple(kept)) if kept else query
    among = _KINDS[1:] if ORGANISATIONS in kept else _KINDS
    left = tuple(name for name in among if name not in gone)
    if left == _KINDS[1:]:
        left = (ORGANISATIONS,)
    operation = "sum" if query.operation == "value" and len(left) > 1 else query.operation
    return query._replace(applicants=left, applicants_from=Origin.SAID, operation=operation)


def _rest_of(query: Query) -> list[Target]:
    """The last row of the group or of the cases asked for, which is called 其他."""
    kinds = query.targets[0].as_dict() if len(query.targets) == 1 else {}
    if kinds.get("outcome") == ("其他处理",):
        return [Target.of({**kinds, "reason": (OTHERS,)})]
    return (
        [Target.of({**kinds, **terms()["其他结果"].kinds})]
        if kinds.get("subject", ("",))[0] in _CASES
        else []
    )


def _of(query: Query, row: Target) -> Target:
    """The row set aside, a bare result as that of the row asked for (复议除了尚未审结的)."""
    said, whole = row.as_dict(), query.targets[0].as_dict() if len(query.targets) == 1 else {}
    return row if "subject" in said or "subject" not in whole else Target.of({**whole, **said})
