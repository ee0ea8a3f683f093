"""What the rules read, held against what the message is most like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bot.answer.narrative_units import asked_units
from bot.answer.phrases import say
from bot.answer.refusing import target_label
from bot.types import Answer, Kind
from bot.understand.applicants import with_applicants
from bot.understand.content import composed, only_names, says_more
from bot.understand.likeness import Likely, Reading, likeliest, visible
from bot.understand.metrics import Target, candidates
from bot.understand.open_ended import hardly_says
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.totals import is_total, rows_of
from bot.understand.vocabulary import terms, words
from corpus.vocabulary import APPLICANTS

LIKELY = 0.6  # the likeness that makes a reading worth offering
CLEAR = 0.3  # the lead over the next reading that is enough to answer
_FOUND = 0.4  # the same where the rules read nothing
_ROW = 0.3  # the lead of a row over what the rules read
_APART = 0.5  # the same where the rules read rows of another table, or listed ones
_CERTAIN = 0.8  # the lead of a total over what the rules read of it
_OWN = 0.6  # what is added for the row that the rules read
_OWN_GROUP = 0.4  # and for the group of rows
_WEIGHED = 12  # of the likeliest readings
_CARRIED = frozenset(("上年结转政府信息公开申请数量", "结转下年度继续办理"))
OTHER_UNITS = frozenset("期场篇字")  # in which no row of the forms counts


def overlooked(query: Query, parsed: Parsed) -> Query:
    """The query with the row that the message is clearly like, whatever else the rules read."""
    added = query.operation == "sum" and query.targets_from is not Origin.CARRIED  # 全部加起来呢 names no row
    bare = bool(query.targets) and set(query.targets[0].as_dict()) == {"result"}  # 维持: of which case
    placed = parsed.says("cue", "source") or parsed.references or parsed.positions
    kinds = len(query.applicants) > 1 and not (parsed.strange or query.conflict)  # 律所和企业是不是都没申请
    questions = [m for m in parsed.matches if m.id == "quantity" and m.text.startswith(("多少", "几"))]
    each = len(questions) >= len(query.targets) > 1  # 收到申请几件，其中公开几件
    plain = query.operation == "value" or added
    if query.topics or query.picking or query.without or not plain or bare or placed or kinds or each:
        return query
    if len(query.targets) == 1 and (not says_more(parsed) or composed(query.targets[0], parsed)):
        return query
    if parsed.says("social", "absent") or asked_units(parsed) & OTHER_UNITS:
        return query
    if query.conflict:
        return _by_applicant(query, parsed)
    ranked = likeliest(visible(parsed))
    if not query.targets:
        return _found(query, parsed, ranked)
    row = _clearer(query, parsed, ranked) if query.operation == "value" or _said(query) else None
    return reread(query, row, parsed) if row else query


def reread(query: Query, row: Target, parsed: Parsed) -> Query:
    """The query with the row in place of what the rules read, by the applicants named."""
    return with_applicants(query._replace(targets=(row,), conflict=()), parsed, None)


def as_understood(answer: Answer, target: Target) -> Answer:
    """The answer; a figure with the row that the message was taken to ask for."""
    if answer.kind is not Kind.FIGURE or answer.facts[0].metric.startswith("正文/"):
        return answer
    return replace(answer, assumed=(say("value.understood", what=target_label(target)), *answer.assumed))


def _said(query: Query) -> bool:
    return query.targets_from is Origin.SAID


def _by_applicant(query: Query, parsed: Parsed) -> Query:
    """The query with a row of table 三 in place of one that is not kept by the applicants named."""
    if not query.targets or not set(query.conflict) <= set(APPLICANTS):
        return query
    row = _clearer(query, parsed, likeliest(visible(parsed)))
    kept = row is not None and all(metric.by_applicant for metric in candidates(row))
    return reread(query, row, parsed) if row and kept else query


def _found(query: Query, parsed: Parsed, ranked: Sequence[Likely]) -> Query:
    """The query with the reading that a message without a row is clearly like."""
    best, after = ranked[:2]
    asked = (
        query.operation == "value"
        and not hardly_says(parsed)
        and (parsed.says("question", "quantity") or parsed.says("question", "yesno"))
        and not (parsed.leftover or parsed.numbers)
        and not parsed.says("applicant")
        and not query.applicants
    )
    clear = best.reading.kind == "figure" and best.score - after.score >= _FOUND
    clear = clear and bool(rows_of(best.reading.target))  # a row of the form of today
    return reread(query, best.reading.target, parsed) if asked and clear else query


def _clearer(query: Query, parsed: Parsed, ranked: Sequence[Likely]) -> Target | None:
    """The row of table 三 or 四 that the message is so much more like than what the rules read."""
    read = frozenset().union(*map(rows_of, query.targets))
    single = len(query.targets) == 1
    total = single and is_total(query.targets[0])
    own = 0.0 if total or not single else _OWN if len(read) == 1 else _OWN_GROUP
    weighed = [
        (one.score + (own if own and _reads(one.reading, read) else 0.0), one) for one in ranked[:_WEIGHED]
    ]
    (best, one), (after, _) = sorted(weighed, key=lambda pair: -pair[0])[:2]
    if one.reading.kind != "figure" or one.score < LIKELY or _reads(one.reading, read):
        return None
    row, lead = one.reading.target, best - after
    wider = any(same_table(row, whole) for whole in query.targets)
    bare = total and "route" in query.targets[0].as_dict() and only_names(parsed)  # of no result
    dated = len(parsed.years) > 1 and read | rows_of(row) <= _CARRIED  # which of the two the years tell
    finer = single and _loses_a_part(query.targets[0], row) and best - after < _CERTAIN
    finer = finer or (query.operation == "sum" and rows_of(row) < read)  # 其他处理三小项合计
    if dated or finer or bare or not (is_outcome(row) or is_total(row)) or read < rows_of(row):
        return None
    if single and _leaves(query.targets[0], row, parsed):
        return None
    if single and (total or len(read) > 1):
        fits = wider or lead >= _APART
    elif single:
        fits = _said(query) and query.operation == "value" and not is_total(row)
    else:
        fits = _one_of_several(query, read, parsed, row, lead)
    return row if fits and lead >= (_ROW if _said(query) else _APART) else None


def _loses_a_part(read: Target, row: Target) -> bool:
    """Whether the row is the total of an outcome that was read, or one route of cases with a result."""
    one_route = {"subject", "result"} <= set(read.as_dict()) and rows_of(row) < rows_of(read)
    return is_outcome(read) and (is_total(row) or one_route)


def _leaves(read: Target, row: Target, parsed: Parsed) -> bool:
    """Whether a result belongs to the cases spoken of before (其中被纠正的), and the row to others."""
    subject = read.as_dict().get("subject", ())
    said = any(subject == terms()[name].kinds.get("subject") for name in parsed.ids("term"))
    carried = bool(subject) and "result" in read.as_dict() and not said
    return carried and not rows_of(row) <= rows_of(Target.of({"subject": subject}))


def _one_of_several(query: Query, read: frozenset[str], parsed: Parsed, row: Target, lead: float) -> bool:
    """Whether a row is meant by words that the rules took for several."""
    listed = any(word in parsed.spoken for word in words()["side_by_side"]["words"])
    named = any(rows_of(row) == rows_of(whole) for whole in query.targets)
    if not says_more(parsed) or (listed and named):
        return False
    inside = rows_of(row) < read and not (listed or named)
    return inside or lead >= (_APART if listed or named else CLEAR)


def _reads(reading: Reading, rows: frozenset[str]) -> bool:
    return reading.kind == "figure" and _rows_read(reading) == rows


@cache
def _rows_read(reading: Reading) -> frozenset[str]:
    return rows_of(reading.target)


def is_outcome(target: Target) -> bool:
    return bool({"outcome", "result"} & set(target.as_dict()))


def same_table(row: Target, whole: Target) -> bool:
    return {m.section for m in candidates(row)} <= {m.section for m in candidates(whole)}
