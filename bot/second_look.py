"""What the rules do not understand: the reading it is most like, if that is clear, or a question back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bot.answer import rules
from bot.answer.clarifying import AskBack, targets_asked
from bot.answer.narrative_units import asked_units
from bot.answer.phrases import say
from bot.answer.refusing import no, not_understood, target_label
from bot.deciding import decide
from bot.library import Library
from bot.types import Answer, Kind
from bot.understand.content import akin, says_more
from bot.understand.likeness import Likely, Reading, likeliest, visible
from bot.understand.metrics import Target, candidates, select
from bot.understand.open_ended import framed_topics, hardly_says, open_ended
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.vocabulary import words
from corpus.types import Format
from corpus.vocabulary import metrics
from index.segment import names

import os
_ROW = float(os.environ.get("P_ROW", "0.3"))
_OWN = float(os.environ.get("P_OWN", "0.6"))
_OWN_GROUP = float(os.environ.get("P_OWNG", "0.4"))
_WEIGHED = 12
_APART = float(os.environ.get("P_APART", "0.5"))
_CLEAR = float(os.environ.get("P_CLEAR","0.3"))  # the lead over the next reading that is enough to answer
_DOUBT = 0.3  # the lead of no reading at all over what the rules read
_PLAIN = 0.8  # the lead that needs no word of the row itself
_AGREED = 0.1  # the lead of a row that the rules read, too
_TOPIC = 0.3  # the lead of what is answered with a sentence
_LIKELY = 0.6  # the likeness that makes a reading worth offering
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
_OTHER_UNITS = frozenset("期场篇字")  # in which no row of the forms counts
_TOLD = (Kind.FIGURE, Kind.PASSAGE, Kind.DEFINITION)


def second_look(query: Query, parsed: Parsed, library: Library) -> Answer | AskBack | None:
    """The answer to the likeliest reading, a question back with likely ones, or None when neither fits."""
    if hardly_says(parsed) or parsed.says("social", "absent"):
        return None
    ranked: Sequence[Likely] = likeliest(visible(parsed))
    if open_ended(parsed):
        ranked = [one for one in ranked if one.reading.kind not in ("figure", "prose")]
        if framed := framed_topics(ranked):
            return decide(replace(query, targets=(), topics=framed), _plain(parsed), library)
    best, lead = ranked[0], ranked[0].score - ranked[1].score
    fitting = _fits(best.reading, query) and (best.score >= _LIKELY or bool(query.targets or query.conflict))
    named = parsed.bodies and {match.kind for match in parsed.matches} <= {"neutral"}
    other = asked_units(parsed) & _OTHER_UNITS or parsed.says("cue", "source")
    if best.reading.kind == "figure" and (named or other):
        return None
    told = best.reading.kind == "topic" and parsed.says("cue", "told")  # asked for in so many words
    if fitting and lead >= (_TOPIC / 2 if told else _needed(best.reading, query, parsed)):
        return _answered(best.reading, query, parsed, library)
    if best.reading.kind == "none" and lead >= _PLAIN and parsed.says("question", "quantity"):
        return None if query.targets else no("no.not_told")
    return _offered(ranked, query)


def _needed(reading: Reading, query: Query, parsed: Parsed) -> float:
    """The lead that a reading must have: less where no figure may go wrong or the rules read it, too."""
    if _agrees(reading, query) and not any(map(names, parsed.leftover)):
        return _AGREED
    return _CLEAR if reading.kind == "figure" else _TOPIC


def doubted(query: Query, parsed: Parsed) -> AskBack | Answer | None:
    """A question back, or a no, where the message is rather like something else than the rules read.

    Of a total it asks back; of decisions in unknown words it says that the form has no such figure.
    """
    plain = query.operation == "value" and query.targets_from is Origin.SAID and not query.conflict
    if len(query.targets) != 1 or not plain:
        return None
    whole = query.targets[0]
    numbered = parsed.references or parsed.positions
    if not parsed.strange and (numbered or not _is_total(whole)):
        return None
    ranked = likeliest(visible(parsed))
    odd = [word for word in parsed.strange if not akin(word, parsed.spoken, query.targets)]
    best, lead = ranked[0], ranked[0].score - ranked[1].score
    if best.reading.kind == "none" and lead >= _DOUBT and odd and not _outcome(whole):
        return not_understood("no.qualifier", what="、".join(odd))
    row = (
        best.reading.kind == "figure" and _outcome(best.reading.target) and not _is_total(best.reading.target)
    )
    if not row or best.score < _LIKELY or not _is_total(whole):
        return None
    own = max((one.score for one in ranked if _names(one.reading, whole)), default=0.0)
    if not ((odd and lead >= _AGREED) or best.score - own >= _CLEAR):
        return None
    near = [one.reading.target for one in ranked[:_OFFERED] if one.reading.kind == "figure"]
    return targets_asked(query, near)


@cache
def _names(reading: Reading, target: Target) -> bool:
    return reading.kind == "figure" and set(candidates(target)) <= set(candidates(reading.target))


def overlooked(query: Query, parsed: Parsed) -> Query:
    """The query with the row that the message is clearly like, where the rules read another, a whole or nothing."""
    added = query.operation == "sum" and query.targets_from is not Origin.CARRIED  # 全部加起来呢 names no row
    if query.conflict or query.topics or not (added or query.operation == "value"):
        return query
    bare = bool(query.targets) and set(query.targets[0].as_dict()) == {"result"}  # 维持: of which case
    if parsed.says("cue", "source") or parsed.references or parsed.positions or bare:
        return query
    if parsed.says("social", "absent") or asked_units(parsed) & _OTHER_UNITS:
        return query
    ranked = likeliest(visible(parsed))
    if not query.targets:
        return _found(query, parsed, ranked)
    if query.operation == "sum" and query.targets_from is not Origin.SAID:
        return query
    row = _clearer(query, parsed, ranked)
    return replace(query, targets=(row,)) if row else query


def _found(query: Query, parsed: Parsed, ranked: Sequence[Likely]) -> Query:
    """The query with the reading that a message without a row is clearly like."""
    best, after = ranked[:2]
    asked = (
        query.operation == "value"
        and not hardly_says(parsed)
        and (parsed.says("question", "quantity") or parsed.says("question", "yesno"))
        and not parsed.leftover
        and not parsed.says("applicant")
        and not query.applicants
    )
    clear = best.reading.kind == "figure" and best.score - after.score >= _CLEAR
    return replace(query, targets=(best.reading.target,)) if asked and clear else query


def _clearer(query: Query, parsed: Parsed, ranked: Sequence[Likely]) -> Target | None:
    """The row of table 三 or 四 that the message is so much more like than what the rules read."""
    read = frozenset().union(*map(_paths, query.targets))
    single = len(query.targets) == 1
    total = single and _is_total(query.targets[0])
    own = 0.0 if total or not single else _OWN if len(read) == 1 else _OWN_GROUP
    weighed = [(one.score + own * (single and _reads(one.reading, read)), one) for one in ranked[:_WEIGHED]]
    (best, one), (after, _) = sorted(weighed, key=lambda pair: -pair[0])[:2]
    if one.reading.kind != "figure" or _reads(one.reading, read):
        return None
    row, lead = one.reading.target, best - after
    wider = any(_same_table(row, whole) for whole in query.targets)
    if not (_outcome(row) or _is_total(row)) or read < _paths(row):
        return None
    if single and (total or len(read) > 1):
        fits = wider or lead >= _APART
    elif single:
        fits = query.targets_from is Origin.SAID and not _is_total(row)
    else:
        fits = _one_of_several(query, parsed, row, lead) 
    return row if fits and lead >= _ROW else None


def _one_of_several(query: Query, parsed: Parsed, row: Target, lead: float) -> bool:
    """Whether a row is meant by words that the rules took for several."""
    read = frozenset().union(*map(_paths, query.targets))
    listed = any(word in parsed.spoken for word in words()["side_by_side"]["words"])
    named = any(_paths(row) == _paths(whole) for whole in query.targets)
    if not says_more(parsed) or (listed and named):
        return False
    inside = _paths(row) < read and not listed
    return inside or lead >= (_APART if listed else _CLEAR)


def _reads(reading: Reading, rows: frozenset[str]) -> bool:
    return reading.kind == "figure" and _paths(reading.target) == rows


@cache
def _is_total(target: Target) -> bool:
    """Whether the target is all applications, all results, or all cases of review or litigation."""
    return bool(_paths(target)) and _paths(target) <= _TOTALS


@cache
def _paths(target: Target) -> frozenset[str]:
    """The rows of the newest form that a target asks for."""
    chosen = select(target, [metric for metric in metrics().values() if Format.F2021 in metric.formats])
    return frozenset(metric.path for metric in chosen.metrics) if chosen else frozenset()


def _outcome(target: Target) -> bool:
    return bool({"outcome", "result"} & set(target.as_dict()))


def _same_table(row: Target, whole: Target) -> bool:
    return {m.section for m in candidates(row)} <= {m.section for m in candidates(whole)}


def _fits(reading: Reading, query: Query) -> bool:
    """Whether the reading may be what was meant beside what the rules did read."""
    if reading.kind in ("none", "prose"):
        return False
    if query.conflict:
        return reading.kind == "figure" and (_outcome(reading.target) or _is_total(reading.target))
    if not query.targets:
        return True
    if reading.kind != "figure":
        return False
    outcome = _outcome(reading.target)
    return _agrees(reading, query) or all(
        _below(reading.target, whole) or (outcome and _same_table(reading.target, whole))
        for whole in query.targets
    )


def _agrees(reading: Reading, query: Query) -> bool:
    """Whether the rules read the same row of table 三 or 四, which are hardly narrowed further."""
    table = reading.kind == "figure" and (_outcome(reading.target) or _is_total(reading.target))
    return table and query.targets == (reading.target,)


def _below(target: Target, whole: Target) -> bool:
    """Whether the target names rows below those of the whole."""
    inside, outside = set(candidates(target)), set(candidates(whole))
    return bool(inside) and inside < outside


def _answered(reading: Reading, query: Query, parsed: Parsed, library: Library) -> Answer | AskBack | None:
    if reading.kind == "definition":
        return rules.explain(reading.name)
    plain = _plain(parsed)
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
    understood = (
        say("value.understood", what=target_label(reading.target)) if reading.kind == "figure" else ""
    )
    return replace(made, assumed=(*filter(None, (understood,)), *made.assumed))


def _plain(parsed: Parsed) -> Parsed:
    """The message without the words that the reading explains."""
    kept = tuple(match for match in parsed.matches if match.kind not in ("content", "social", "topic"))
    return replace(parsed, leftover=(), strange=(), matches=kept)


def _offered(ranked: Sequence[Likely], query: Query) -> AskBack | None:
    """The likeliest rows to choose from; None when the message is as much like none of them."""
    near = [one for one in ranked[:_OFFERED] if one.score >= _LIKELY]
    rows = [one.reading.target for one in near if one.reading.kind == "figure"]
    if len(rows) < len(near) or len(rows) < 2 or query.targets or query.conflict:
        return None
    return targets_asked(query, rows)
