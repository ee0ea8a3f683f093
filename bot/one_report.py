"""The answer to a query within one report: table figures, narrative figures, sentences, or an honest no."""

from __future__ import annotations

import re

from bot.answer import checking, narrative, passages, rules
from bot.answer.as_told import as_told
from bot.answer.basis import row_basis
from bot.answer.blanks import blank_cells
from bot.answer.checks_asked import checks_added, checks_row
from bot.answer.explaining import explain
from bot.answer.local import local_row
from bot.answer.made import OF_SEVERAL
from bot.answer.metrics import answer_targets, per_item
from bot.answer.mixed import mixed
from bot.answer.narrative_units import asked_units
from bot.answer.numbered import by_number
from bot.answer.older_rows import older_row
from bot.answer.orders import ordered
from bot.answer.paraphrased import paraphrased
from bot.answer.parted import parted
from bot.answer.phrases import say
from bot.answer.picked import picked
from bot.answer.refusing import conflict, no, not_understood, off_subject, target_label, unmentioned
from bot.answer.said_sums import sums_said
from bot.answer.sources import with_places
from bot.answer.stock import with_change
from bot.answer.taken_for import taken_for
from bot.answer.told_against_table import told_against_table
from bot.answer.told_first import (
    asks_contact,
    may_count,
    narrowing,
    of_another_matter,
    of_prose,
    other_unit,
    said_weakly,
)
from bot.answer.told_names import told_name
from bot.answer.told_reasons import told_reason
from bot.answer.told_together import told_together
from bot.library import Opened
from bot.told_elsewhere import in_other_words, speaks_of
from bot.types import Answer
from bot.understand.content import akin, pieces
from bot.understand.leaning import asks_leave, unread
from bot.understand.looking_up import stands_for
from bot.understand.metrics import candidates
from bot.understand.open_ended import asks_which, names_number
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.told_parts import asked_apart
from bot.understand.vocabulary import topics, words

_PERCENT = re.compile("百分|几成")
_WHY = ("为什么", "原因是", "什么原因")


def answer_in(query: Query, opened: Opened, parsed: Parsed) -> Answer:
    """The answer that this report gives to the query."""
    found = blank_cells(query, opened, parsed) or picked(query, opened)
    if found := found or by_number(query, opened, parsed):
        return found
    if found := _checked(query, opened, parsed) or _printed(query, opened, parsed):
        return found
    of_rows = (make(query, opened, parsed) for make in (narrative.apart, local_row, older_row, row_basis))
    if found := next(filter(None, of_rows), None):
        return found
    if parsed.says("cue", "mention") and not parsed.says("question", "quantity"):
        return _mentioned(query, opened, parsed)
    if query.conflict:
        return narrative.told_instead(query, opened, parsed) or conflict(query.conflict)
    asks = (
        any(number.unit != "倍" for number in parsed.numbers)
        or parsed.says("question", "quantity")
        or parsed.says("operation")
        or parsed.says("question", "yesno")
    )
    named = any(m.kind == "term" and len(m.text) > 3 for m in parsed.matches)
    asks = asks or named or not query.topics or parsed.says("cue", "source")
    of_tables = query.targets and asks and not asks_contact(parsed)
    called = None if of_tables else told_name(query, opened, parsed)
    return called or (_figures if of_tables else _narrative)(query, opened, parsed)


def _checked(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """Whether figures add up, or what a number of the question stands for; None when neither is asked."""
    of_row = checking.row_check(query, opened) if checks_row(query, opened, parsed) else None
    found = sums_said(query, opened, parsed) or told_against_table(query, opened, parsed) or of_row
    if found := found or taken_for(query, opened, parsed):
        return found
    doubted = parsed.says("cue", "check") and parsed.numbers
    if doubted and (told := checking.told_check(query, opened, parsed)):
        return told
    both = checking.told_row_check(query, opened) if parsed.says("cue", "prose") else None
    if parsed.says("cue", "check") and (told := both or checking.doubted_row(query, opened)):
        return told
    if checks_added(query, parsed):
        return checking.check_answer(query, opened)
    numbers = [n for n in parsed.numbers if n.unit != "倍" and not (query.targets and n.unit in ("个", "项"))]
    if numbers and stands_for(query, parsed):
        return checking.reverse_answer(query, opened, parsed)
    checks = parsed.says("cue", "check") and not query.targets
    return checking.told_check(query, opened, parsed) if checks else None


def _printed(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The sentence that prints the digits said, where they count nothing and no amount is asked for."""
    counts = any(number.unit for number in parsed.numbers) or parsed.says("question", "quantity")
    return None if query.targets or counts else passages.printing(query, opened, parsed)


def _mentioned(query: Query, opened: Opened, parsed: Parsed) -> Answer:
    """Whether the report speaks of something: the sentences that do."""
    told = passages.answer_topics(query, opened, parsed) if query.topics else None
    unknown = any(word not in opened.report.text for word in parsed.leftover)  # 网站的点击榜
    found = told or (None if unknown else passages.search(query, opened, parsed, shortest=2))
    return found or unmentioned(parsed, opened)


def _figures(query: Query, opened: Opened, parsed: Parsed) -> Answer:
    if made := parted(query, opened, parsed) or ordered(query, opened, parsed):
        return made
    if made := _instead(query, opened, parsed):
        return made
    unexplained = [word for word in parsed.leftover if not akin(word, parsed.spoken, query.targets)]
    unexplained += [*of_another_matter(query, opened, parsed), *narrowing(parsed)]
    unexplained += [*([unread(parsed)] if asks_leave(parsed) else [])]
    covered = any(candidates(target, opened.metrics) for target in query.targets)
    first = (
        of_prose(parsed)
        or said_weakly(query, opened, parsed)
        or (covered and other_unit(query, opened, parsed))
    )
    units = {m.unit for target in query.targets for m in candidates(target, opened.metrics)}
    first = first or narrative.named(opened, units, parsed) or narrative.own_label(parsed, opened)
    found = mixed(query, opened, parsed) if unexplained else None
    found = found or _counted(query, opened, parsed, first=bool(first or unexplained), covered=covered)
    counted = parsed.says("question", "quantity") or any(m.text.startswith("多少") for m in parsed.matches)
    searched = (unexplained or asks_which(parsed)) and not counted
    if not found and searched and speaks_of(parsed, opened):
        found = passages.search(query, opened, parsed)
    if found:
        return found
    if unexplained:
        return not_understood("no.qualifier", what="、".join(unexplained))
    if asks_which(parsed) and not all(set(target.as_dict()) == {"clause"} for target in query.targets):
        name = rules.defined(parsed)
        return explain(name) if name and rules.enumerates(parsed) else no("no.detail", what=_labels(query))
    answer = answer_targets(query, opened, parsed)
    return with_places(answer) if parsed.says("cue", "source") and answer.sources else answer


def _counted(query: Query, opened: Opened, parsed: Parsed, *, first: bool, covered: bool) -> Answer | None:
    """What the narrative counts of it, where it comes first or the report has no such row."""
    told = parsed if covered else as_told(parsed, opened)
    anew = told is not parsed
    found = told_together(query, opened, parsed) if anew else None
    places = all(set(target.as_dict()) == {"clause"} for target in query.targets)  # 表二给我调出来
    if not found and (first or not (covered or places)):
        found = narrative.answer_figures(query, opened, told, exactly=anew)
    return found or (narrative.told_about(query, opened, told) if anew else None)


def _instead(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The answer where who, why or how much each is asked for, and not the figure itself."""
    reason = any(m.text in _WHY for m in parsed.matches)
    why = parsed.numbers and reason
    alone = len(query.targets) == 1 and reason and parsed.says("cue", "check")
    doubted = query._replace(operation="value") if alone else None
    if now := doubted or with_change(query, opened, parsed):  # 规范性文件为什么对不上
        return answer_targets(now, opened, parsed)
    detail = query.operation == "detail"
    if detail and (told := _wrong_premise(query, opened, parsed) or told_reason(query, opened)):
        return told
    if query.operation in ("average", "per") and (made := per_item(query, opened)):
        return made
    if query.operation == "per" and not why:
        return no("no.per_item")
    if query.operation == "detail" and parsed.says("cue", "check") and len(query.targets) == 2:
        return answer_targets(query._replace(operation="compare"), opened, parsed)
    asked = query.operation == "detail" and not why
    return no("no.reason" if reason else "no.detail", what=_labels(query)) if asked else None


def _labels(query: Query) -> str:
    return "、".join(target_label(target) for target in query.targets)


def _wrong_premise(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The figure where more is asked about another number than the one printed (哪三部规章)."""
    if not any(number.unit for number in parsed.numbers) or parsed.leftover:
        return None
    answer = answer_targets(query._replace(operation="value"), opened, parsed)
    return answer if say("value.premise") in answer.notes else None


def _narrative(query: Query, opened: Opened, parsed: Parsed) -> Answer:
    priced = parsed.says("term", "金额") or parsed.says("fee_cue")
    loose = ("一共", "总共", "共") if parsed.numbers else ()  # 一共三条
    asking = (m.text for m in parsed.matches if m.id == "quantity")
    written = query.topics and all(text.endswith("什么") or text in loose for text in asking)
    counted = parsed.says("question", "quantity") and not written
    counted = counted or priced or names_number(parsed) or query.operation in ("average", "count_bodies")
    counted = counted or (query.operation == "growth" and bool(asked_units(parsed)))
    joined = parsed.says("content") and bool(asked_apart(parsed))
    counted = counted or (query.operation in OF_SEVERAL and joined)
    counted = counted or (query.operation == "share" and _PERCENT.search(parsed.text) is not None)
    asks = narrative.answer_figures if may_count(query, parsed, counted) else narrative.compared
    found = asks(query, opened, parsed)
    countable = any(topics()[name].get("countable", False) for name in query.topics)
    found = found or (narrative.told_about(query, opened, parsed) if counted else None)
    if found is None and counted and parsed.says("social", "absent"):
        return no("no.figure", what="、".join(pieces(parsed)))
    listed = parsed.says("question", "what") or parsed.says("cue", "meaning") or query.operation == "list"
    if found is None and query.topics and (not counted or countable or listed):
        asked = [topics()[name] for name in query.topics]
        more = parsed.leftover or any(match.kind == "content" for match in parsed.matches)
        vague = more and all(one["mode"] == "best" or one.get("frame") for one in asked)
        precise = paraphrased(query, opened, parsed, clearly=True) if vague else None
        found = precise or passages.answer_topics(query, opened, parsed)
    unexplained = parsed.leftover or parsed.says("social", "absent")
    if found is None and not counted and parsed.numbers and not unexplained:
        found = passages.around(query, opened, parsed)
    if found is None and not counted and speaks_of(parsed, opened):
        found = in_other_words(query, opened, parsed) or passages.search(query, opened, parsed)
    if found:
        return found
    said = query.years_from is Origin.SAID or query.agencies_from is Origin.SAID
    said = said or any(word in parsed.text for word in words()["subject"]["words"])
    about = counted and not parsed.says("fee_cue")  # 多少钱一公斤 is asked of anything
    further = parsed.says("content") or (query.strayed and parsed.says("cue", "follow"))  # 微信呢
    if said or about or further or query.topics or parsed.says("social", "absent"):
        return _untold(parsed) if counted else unmentioned(parsed, opened)
    return off_subject()


def _untold(parsed: Parsed) -> Answer:
    """That the report prints no number of what is asked."""
    what = "、".join(pieces(parsed))
    return not_understood("no.figure", what=what) if what else not_understood("no.not_told")
