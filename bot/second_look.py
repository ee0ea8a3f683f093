"""What the rules do not understand: the reading it is most like, if that is clear, or a question back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bot.answer.clarifying import AskBack, targets_asked
from bot.answer.explaining import explain
from bot.answer.narrative_units import asked_units
from bot.answer.refusing import no, not_understood
from bot.deciding import decide
from bot.library import Library
from bot.told_elsewhere import told_otherwise
from bot.types import Answer, Kind
from bot.understand.content import akin, holds, names_told, pieces, says_more
from bot.understand.counted import foreign_words, strangers, things_counted
from bot.understand.denied import leaves_denial_out
from bot.understand.likeness import Likely, Reading, likeliest, visible
from bot.understand.metrics import Target, candidates
from bot.understand.open_ended import framed_topics, hardly_says, open_ended, points_at_text
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.totals import is_total, rows_of
from bot.understand.years import find_parts
from bot.weighing import CLEAR, LIKELY, OTHER_UNITS, as_understood, is_outcome, reread, same_table
from index.segment import names

_CELL = re.compile("[栏列格].*[填空0零]")
_UNLIKE = 0.4  # by how much less a message is like the total that the rules read
_ODD = 0.1  # the same where words stay unexplained
_DOUBT = 0.3  # the lead of no reading at all over what the rules read
_PLAIN = 0.8  # the lead that needs no word of the row itself
_STRANGE = 0.5  # the lead of a row beside words for what no form tells apart
_AGREED = 0.1  # the lead of a row that the rules read, too
_TOPIC = 0.3  # the lead of what is answered with a sentence
_OWN, _OWN_LEAD = 0.85, 0.5  # likeness and lead over no reading of the row that the rules read
_BEHIND = 0.3  # by how much another row may be likelier
_OFFERED = 3
_TOLD = (Kind.FIGURE, Kind.PASSAGE, Kind.DEFINITION)


def second_look(query: Query, parsed: Parsed, library: Library) -> Answer | AskBack | None:
    """The answer to the likeliest reading, a question back with likely ones, or None when neither fits."""
    other_topic = parsed.says("social", "offtopic") and foreign_words(query, parsed)  # 离婚申请
    if hardly_says(parsed) or parsed.says("social", "absent") or other_topic:
        return None
    ranked: Sequence[Likely] = likeliest(visible(parsed))
    strayed = query.strayed and not parsed.says("cue", "follow")
    if strayed:
        ranked = [one for one in ranked if one.reading.kind in ("topic", "none")]
    elif open_ended(parsed):
        ranked = [one for one in ranked if one.reading.kind not in ("figure", "prose")]
        if framed := framed_topics(ranked):
            return decide(query._replace(targets=(), topics=framed), _plain(parsed), library)
    best, lead = ranked[0], ranked[0].score - ranked[1].score
    fitting = _fits(best.reading, query, parsed) and (
        best.score >= LIKELY or bool(query.targets or query.conflict)
    )
    named = parsed.bodies and {match.kind for match in parsed.matches} <= {"neutral"}
    other = asked_units(parsed) & OTHER_UNITS or parsed.says("cue", "source")
    other = other or (parsed.says("question", "yesno") and any(not n.unit for n in parsed.numbers))
    if best.reading.kind == "figure" and (named or other):
        return None
    told = best.reading.kind == "topic" and parsed.says("cue", "told")  # asked for in so many words
    clear = fitting and lead >= (_TOPIC / 2 if told else _needed(best.reading, query, parsed))
    if likely := _own(query, parsed, ranked) or (best.reading if clear else None):
        return _answered(likely, query, parsed, library)
    if best.reading.kind == "none" and lead >= _PLAIN and parsed.says("question", "quantity"):
        return None if query.targets else not_understood("no.not_told")
    return _offered(ranked, query)


def elsewhere(query: Query, parsed: Parsed, library: Library) -> Answer | AskBack | None:
    """What else answers: sentences that clearly speak of it, a likely reading, or other sentences."""
    pointed = points_at_text(parsed)
    unclear = parsed.says("question", "yesno") and not pointed
    told = None if unclear else told_otherwise(query, parsed, library, clearly=not pointed)
    return told or second_look(query, parsed, library) or told_otherwise(query, parsed, library)


def _own(query: Query, parsed: Parsed, ranked: Sequence[Likely]) -> Reading | None:
    """The reading of the one row that the rules read, if the message is far more like it than like none.

    Then the words that would narrow it describe it, or tell a story (看的是案卷, 说不能给). Of decisions,
    of all applications or cases every word may tell a part, and so do parts of the year.
    """
    if len(query.targets) != 1 or query.conflict or query.operation != "value" or find_parts(parsed.spoken):
        return None
    read = rows_of(query.targets[0])
    if len(read) != 1 or not is_outcome(query.targets[0]) or is_total(query.targets[0]):
        return None
    rows = (one for one in ranked if one.reading.kind == "figure" and rows_of(one.reading.target) == read)
    none = next(one.score for one in ranked if one.reading.kind == "none")
    own = next(rows, None)
    led = none + _OWN_LEAD, ranked[0].score - _BEHIND
    return own.reading if own and own.score >= max(_OWN, *led) else None


def _needed(reading: Reading, query: Query, parsed: Parsed) -> float:
    """The lead that a reading must have: less where no figure may go wrong or the rules read it, too."""
    strange = any(map(names, parsed.leftover))
    if reading.kind == "figure" and names_told(parsed):
        return _PLAIN  # 政协提案答复了多少件
    if _agrees(reading, query) and not strange:
        return _AGREED
    return (_STRANGE if strange else CLEAR) if reading.kind == "figure" else _TOPIC


def doubted(query: Query, parsed: Parsed) -> AskBack | Answer | None:
    """A question back, or a no, where the message is rather like something else than the rules read.

    Of a total it asks back; of decisions in unknown words it says that the form has no such figure.
    """
    plain = query.operation == "value" and query.targets_from is not Origin.CARRIED and not query.conflict
    explained = parsed.says("definition") and not parsed.says("question", "quantity")
    if len(query.targets) != 1 or not plain or explained:
        return None
    whole = query.targets[0]
    numbered = parsed.references or parsed.positions
    older = not rows_of(whole)  # the narrative may count it
    column = query.applicants and _CELL.search(parsed.spoken)  # 企业那一列填了没有
    if older or column or (not parsed.strange and (numbered or not is_total(whole))):
        return None
    ranked = likeliest(visible(parsed))
    odd = [word for word in parsed.strange if not akin(word, parsed.spoken, query.targets)]
    best, lead = ranked[0], ranked[0].score - ranked[1].score
    if best.reading.kind == "none" and lead >= _DOUBT and odd and not is_outcome(whole):
        return not_understood("no.qualifier", what="、".join(odd))
    row = (
        best.reading.kind == "figure"
        and is_outcome(best.reading.target)
        and not is_total(best.reading.target)
    )
    if not row or best.score < LIKELY or not is_total(whole):
        return None
    own = max((one.score for one in ranked if _names(one.reading, whole)), default=0.0)
    unlike = says_more(parsed) and best.score - own >= (_ODD if odd else _UNLIKE)
    if not ((odd and lead >= _AGREED) or unlike):
        return None
    near = [one.reading.target for one in ranked[:_OFFERED] if one.reading.kind == "figure"]
    return targets_asked(query, near)


def not_kept(query: Query, parsed: Parsed) -> Answer | None:
    """The answer where people or secrets are to be counted, or cases of another kind than the forms keep."""
    if thing := things_counted(query, parsed):
        return no("no.counted", what=thing)
    if others := strangers(query, parsed):
        return no("no.qualifier", what="、".join(others))
    foreign = foreign_words(query, parsed)
    return not_understood("no.qualifier", what="、".join(foreign)) if foreign else None


@cache
def _names(reading: Reading, target: Target) -> bool:
    return reading.kind == "figure" and set(candidates(target)) <= set(candidates(reading.target))


def _fits(reading: Reading, query: Query, parsed: Parsed) -> bool:
    """Whether the reading may be what was meant beside what the rules did read."""
    unknown = parsed.says("question", "yesno") and any(map(names, parsed.leftover))
    if reading.kind in ("none", "prose") or (reading.kind == "topic" and unknown):  # 兵团有没有数据
        return False
    if query.conflict:
        table = reading.kind == "figure" and (is_outcome(reading.target) or is_total(reading.target))
        return table and not leaves_denial_out(reading.target, parsed)
    if not query.targets:
        return True
    if reading.kind != "figure":
        return False
    outcome = is_outcome(reading.target)
    return _agrees(reading, query) or all(
        _below(reading.target, whole) or (outcome and same_table(reading.target, whole))
        for whole in query.targets
    )


def _agrees(reading: Reading, query: Query) -> bool:
    """Whether the rules read the same row of table 三 or 四, which are hardly narrowed further."""
    table = reading.kind == "figure" and (is_outcome(reading.target) or is_total(reading.target))
    return table and query.targets == (reading.target,)


def _below(target: Target, whole: Target) -> bool:
    """Whether the target names rows below those of the whole."""
    inside, outside = set(candidates(target)), set(candidates(whole))
    return bool(inside) and inside < outside


def _answered(reading: Reading, query: Query, parsed: Parsed, library: Library) -> Answer | AskBack | None:
    if reading.kind == "definition":
        return explain(reading.name)
    plain = _plain(parsed)
    read = query._replace(targets=(), topics=(), conflict=())
    if reading.kind == "topic":
        read = read._replace(topics=(reading.name,))
    else:
        read = reread(read._replace(targets_from=Origin.DEFAULT), reading.target, parsed)
    made = decide(read, plain, library)
    if isinstance(made, AskBack):
        return made
    if made.kind not in _TOLD or (made.kind is Kind.FIGURE and not _speaks_of(made, reading, parsed)):
        return None
    if made.kind is Kind.PASSAGE and _elsewhere(made, query, parsed, library):
        return None
    return as_understood(made, reading.target) if reading.kind == "figure" else made


def _speaks_of(made: Answer, reading: Reading, parsed: Parsed) -> bool:
    """Whether the sentence of a figure that a subject led to says what the message asked for."""
    quote = made.sources[0].citation.quote if made.sources else ""
    return reading.kind != "topic" or all(holds(quote, piece) for piece in pieces(parsed))


def _elsewhere(made: Answer, query: Query, parsed: Parsed, library: Library) -> bool:
    """Whether a thing that the message names is spoken of in the report, and not in what is quoted."""
    year = query.years[-1] if query.years else None
    infos = [info for agency in query.agencies[:1] if (info := library.info(agency, year))]
    opened = library.open(query.agencies[0], infos[0].year or 0) if infos else None
    quoted = "".join(source.citation.quote for source in made.sources)
    things = [word for word in parsed.strange if len(word) > 1 and names(word) and word not in quoted]
    return opened is not None and any(word in opened.report.text for word in things)


def _plain(parsed: Parsed) -> Parsed:
    """The message without the words that the reading explains."""
    kept = tuple(match for match in parsed.matches if match.kind not in ("content", "social", "topic"))
    return replace(parsed, leftover=(), strange=(), matches=kept)


def _offered(ranked: Sequence[Likely], query: Query) -> AskBack | None:
    """The likeliest rows to choose from; None when the message is as much like none of them."""
    near = [one for one in ranked[:_OFFERED] if one.score >= LIKELY]
    rows = [one.reading.target for one in near if one.reading.kind == "figure"]
    if len(rows) < len(near) or len(rows) < 2 or query.targets or query.conflict or query.topics:
        return None
    return targets_asked(query, rows)
