"""Applications by the way they came or were dealt with, which the narrative counts and no newer form does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from bot.answer import compute
from bot.answer.cells import Item
from bot.answer.compose import noted, one, several
from bot.answer.items import items_of
from bot.answer.made import OF_SEVERAL
from bot.answer.narrative_units import same_unit
from bot.answer.passages import quote_answer
from bot.answer.phrases import say
from bot.answer.premises import premise
from bot.answer.refusing import no
from bot.answer.told_figures import own_clause
from bot.answer.told_items import figure_item, headings_at
from bot.library import Opened
from bot.types import Answer
from bot.understand.metrics import Target, candidates
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.totals import rows_of
from bot.understand.vocabulary import any_of, soft_applicants, terms, words
from corpus.types import Figure
from corpus.vocabulary import APPLICANTS

_CHANNEL, _RECEIVED, _APPLIED = "channel", "本年新收政府信息公开申请数量", "申请"
_CASES = frozenset("件")
_DEALT = ("延期办结",)  # is no way in which applications came
_BREAK = re.compile(r"[,，;；。:：、()（）]")
_LEFT = 2  # characters of a clause that nothing explains
_JOINED = re.compile("的?(?:提的)?(?:和|跟|与|、|比|加|还是|占|再)")
_JOINED_TO = re.compile("(?:[和跟与、比,，;；]|加上?|还是|几[件个份]|多少)$")
_WHY = re.compile("原因|为什么|为啥|为何|因为什么|咋会")
_TOO_LATE = ("超期", "逾期", "拖期")  # is against the rules
_BY_FAX = re.compile("的?[有占共是]?(?:几|多少)[件个份]")
_ORDERS = ("most", "least", "compare")


def by_way(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """What the narrative counts of the ways asked for, or that it does not; None where the form has rows."""
    asked, every = _asked(query, parsed), asks_ways(query, parsed)
    if not (asked or every) or not _counts(query, parsed) or _narrowed(query, parsed) or _in_form(opened):
        return None
    found = {way: _counted(way, opened) for way in asked or _ways()}
    clear = {way: figures[0] for way, figures in found.items() if _same(figures)}
    items = [figure_item(opened, figure) for figure in sorted(clear.values(), key=lambda one: one.span.start)]
    if not items:
        whole = items_of(Target.of(terms()["新收"].kinds), opened, ())
        if "新收" in parsed.ids("term") and len(whole) == 1 and whole[0].value == 0:
            return one(query, opened, whole[0])  # none came at all
        silent = no("no.figure", what="、".join(asked)) if asked else None
        return _quoted(query, opened, asked) or silent
    lacking = [say("no.figure", what=way) for way in asked if way not in clear]
    return noted(_made(query, opened, parsed, items), *lacking)


def _counts(query: Query, parsed: Parsed) -> bool:
    """Whether a number is asked for, and not how one applies or why."""
    asked = any(parsed.says("question", name) for name in ("quantity", "yesno"))
    if _WHY.search(parsed.spoken):
        return False
    return asked or query.operation != "value" or not parsed.says("question")


def _narrowed(query: Query, parsed: Parsed) -> bool:
    """Whether only some kinds of applicants are asked for, and not people in general."""
    said = {match.text for match in parsed.matches if match.kind == "applicant"}
    return bool(query.applicants or set(query.conflict) & set(APPLICANTS)) and not said <= soft_applicants()


def asks_ways(query: Query, parsed: Parsed) -> bool:
    """Whether it is asked how many applications came by each of all ways."""
    counts = parsed.says("question", "quantity") or query.operation in (*_ORDERS, "share", "list")
    return counts and _of_all(query.targets) and _asking().search(parsed.spoken) is not None


def _asked(query: Query, parsed: Parsed) -> list[str]:
    """The ways that are named, or that were spoken of before."""
    told = words()["applied"]["told"]
    named = [m.id for m in parsed.matches if m.id in told and not m.text.startswith(_TOO_LATE)]
    named += ["传真申请" for m in parsed.matches if m.text == "传真" and _BY_FAX.match(parsed.spoken, m.end)]
    if not named and any(m.id in told for m in parsed.matches):
        return []  # 超期答复的
    web = [m for m in parsed.matches if m.kind == "content" and m.text in words()["applied"]["ways"]]
    if named and any(
        _JOINED.match(parsed.spoken, m.end) or _JOINED_TO.search(parsed.spoken[: m.start]) for m in web
    ):
        named.append("网络申请")  # 网上和寄信的
    channels = {part for target in query.targets for part in target.as_dict().get(_CHANNEL, ())}
    return list(dict.fromkeys(named)) or [name for name in told if channels & set(_channels(name))]


def _channels(name: str) -> Sequence[str]:
    return terms()[name].kinds[_CHANNEL]


def _ways() -> list[str]:
    return [name for name in words()["applied"]["told"] if name not in _DEALT]


def _in_form(opened: Opened) -> bool:
    """Whether the form of the report tells ways apart."""
    return any(candidates(Target.of(terms()[name].kinds), opened.metrics) for name in _ways())


def _of_all(targets: Sequence[Target]) -> bool:
    """Whether all applications are spoken of."""
    rows = frozenset().union(*map(rows_of, targets))
    return rows == {_RECEIVED}


@cache
def _asking() -> re.Pattern[str]:
    return re.compile(any_of(words()["applied"]["asking"]))


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(any_of(words()["applied"]["beside"]["words"]))


def _counted(way: str, opened: Opened) -> list[Figure]:
    """The figures of the year that count the applications of a way and nothing narrower."""
    return [figure for figure in _about(way, opened) if len(_rest(way, _clause(opened, figure))) <= _LEFT]


def _about(way: str, opened: Opened) -> list[Figure]:
    """The figures of the year whose clause, of a sentence about applications, says one way and no other."""
    told = words()["applied"]["told"]
    others = [word for name in told if name != way for word in told[name]]
    found = []
    for figure in opened.report.figures:
        if figure.period != "current" or not same_unit(_CASES, figure.unit):
            continue
        if _APPLIED not in "".join((figure.citation.quote, *headings_at(opened, figure))):
            continue
        clause = _clause(opened, figure)
        named = any(word in clause for word in told[way])
        other = any(word in clause for word in words()["applied"]["beside"]["never"])
        if named and not other and not any(word in _without(clause, told[way]) for word in others):
            found.append(figure)
    return found


def _clause(opened: Opened, figure: Figure) -> str:
    """What stands before a figure in its own clause."""
    return _BREAK.split(own_clause(opened, figure))[-1].strip()


def _rest(way: str, clause: str) -> str:
    """What a clause says beside the way and words that say no more."""
    return _beside().sub("", _without(clause, words()["applied"]["told"][way]))


def _without(text: str, said: Sequence[str]) -> str:
    return re.sub(any_of(said), "", text)


def _same(figures: Sequence[Figure]) -> bool:
    return len({figure.value for figure in figures}) == 1


def _quoted(query: Query, opened: Opened, asked: Sequence[str]) -> Answer | None:
    """The one sentence about applications that counts a way with others, or less of it."""
    told = [word for way in asked for word in words()["applied"]["told"][way]]
    hits = [
        quoted
        for quoted in opened.sentences
        if _APPLIED in quoted.text and any(word in quoted.text for word in told)
    ]
    places = [figure.span.start for way in asked for figure in _about(way, opened)]
    counted = [one for one in hits if any(one.span.start <= at < one.span.end for at in places)]
    return quote_answer(query, opened, counted) if len(counted) == 1 else None


def _made(query: Query, opened: Opened, parsed: Parsed, items: Sequence[Item]) -> Answer:
    """What is asked of the ways: each, together, which there is most of, or their part of all."""
    together = any(m.text in words()["told_parts"]["together"] for m in parsed.matches)
    operation, made = "sum" if together and query.operation == "value" else query.operation, None
    if operation == "share" and (whole := _whole(query, opened)):
        made = compute.ratios_of(query, opened, [(item, whole) for item in items])
    elif operation in OF_SEVERAL and len(items) > 1:
        order = operation in ("most", "least")
        made = (
            compute.extreme_of(query, opened, items, most=operation == "most")
            if order
            else OF_SEVERAL[operation](query, opened, items)
        )
    if made:
        return made
    if len(items) == 1:
        return one(query, opened, items[0], premise(parsed, items[0]))
    label = "、".join(item.label for item in items)
    return several(
        query, opened, items, say("value.list", agency=opened.agency, year=opened.year, label=label)
    )


def _whole(query: Query, opened: Opened) -> Item | None:
    """All applications received, as the table counts them."""
    items = items_of(Target.of(terms()["新收"].kinds), opened, ())
    return items[0] if len(items) == 1 and Decimal(items[0].value or 0) else None
