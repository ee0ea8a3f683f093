"""When the rules do not understand a message: the reading it is most like, if that is clear, or a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answer import rules
from bot.answer.clarifying import AskBack, targets_asked
from bot.answer.phrases import say
from bot.answer.refusing import target_label
from bot.deciding import decide
from bot.library import Library
from bot.types import Answer, Kind
from bot.understand.likeness import Likely, Reading, model, visible
from bot.understand.metrics import Target, candidates, select
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from corpus.vocabulary import metrics

_CLEAR = 0.4  # the lead over the next reading that is enough to answer
_LIKELY = 0.2  # the likeness that makes a reading worth offering
_OFFERED = 3
_TOTALS = frozenset(
    (
        "本年新收政府信息公开申请数量",
        "办理结果/总计",
        "行政复议/总计",
        "行政诉讼/未经复议直接起诉/总计",
        "行政诉讼/复议后起诉/总计",
    )
)
_TOLD = (Kind.FIGURE, Kind.PASSAGE, Kind.DEFINITION)


def second_look(query: Query, parsed: Parsed, library: Library) -> Answer | AskBack | None:
    """The answer to the likeliest reading, a question back with the likely ones, or None when neither fits."""
    ranked = model().rank(visible(parsed))
    best, lead = ranked[0], ranked[0].score - ranked[1].score
    fitting = _fits(best.reading, query)
    if fitting and lead >= _CLEAR:
        return _answered(best.reading, query, parsed, library)
    return _offered(ranked, query)


def overlooked(query: Query, parsed: Parsed) -> Query:
    """The query with a row below the total that the rules read, where the message is clearly like that row."""
    whole = query.targets[0] if len(query.targets) == 1 and query.operation == "value" else None
    if whole is None or query.conflict or query.topics or not _is_total(whole):
        return query
    best, after, *_ = model().rank(visible(parsed))
    row = best.reading.target if best.reading.kind == "figure" else whole
    clear = best.score - after.score >= _CLEAR and not _is_total(row) and _outcome(row)
    return replace(query, targets=(row,)) if clear and _same_table(row, whole) else query


def _is_total(target: Target) -> bool:
    """Whether the target is all applications, all results, or all cases of review or litigation."""
    chosen = select(target, metrics().values())
    return chosen is not None and all(m.path in _TOTALS for m in chosen.metrics if "F2021" in m.formats)


def _outcome(target: Target) -> bool:
    return bool({"outcome", "result"} & set(target.as_dict()))


def _same_table(row: Target, whole: Target) -> bool:
    return {m.section for m in candidates(row)} <= {m.section for m in candidates(whole)}


def _fits(reading: Reading, query: Query) -> bool:
    """Whether the reading may be what was meant beside what the rules did read."""
    if reading.kind == "none":
        return False
    if query.conflict:
        return reading.kind == "figure" and _outcome(reading.target)
    if not query.targets:
        return True
    return reading.kind == "figure" and all(_below(reading.target, target) for target in query.targets)


def _below(target: Target, whole: Target) -> bool:
    """Whether the target names rows below those of the whole, or the very row if that is one of several."""
    inside, outside = set(candidates(target)), set(candidates(whole))
    return bool(inside) and (inside < outside or (inside == outside and _outcome(target)))


def _answered(reading: Reading, query: Query, parsed: Parsed, library: Library) -> Answer | AskBack | None:
    if reading.kind == "definition":
        return rules.explain(reading.name)
    kept = tuple(match for match in parsed.matches if match.kind not in ("content", "social", "topic"))
    plain = replace(parsed, leftover=(), strange=(), matches=kept)
    read = replace(query, targets=(), topics=(), conflict=())
    if reading.kind == "topic":
        read = replace(read, topics=(reading.name,))
    else:
        read = replace(read, targets=(reading.target,), targets_from=Origin.DEFAULT)
    made = decide(read, plain, library)
    if isinstance(made, AskBack):
        return made
    if made.kind not in _TOLD:
        return None
    understood = say("value.understood", what=target_label(reading.target)) if reading.kind == "figure" else ""
    return replace(made, assumed=(*filter(None, (understood,)), *made.assumed))


def _offered(ranked: Sequence[Likely], query: Query) -> AskBack | None:
    """The likeliest rows to choose from; None when the message is as much like none of them."""
    near = [one for one in ranked[:_OFFERED] if one.score >= _LIKELY]
    rows = [one.reading.target for one in near if one.reading.kind == "figure"]
    if len(rows) < len(near) or not rows or query.targets:
        return None
    return targets_asked(query, rows)
