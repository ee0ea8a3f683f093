"""The rows of the forms that a message names by words and by their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from bot.understand.carrying import meant_by
from bot.understand.content import plain_words
from bot.understand.contexts import without_matter
from bot.understand.denied import denial_of
from bot.understand.every_body import doubts_all
from bot.understand.examples import examples
from bot.understand.for_so_many import for_so_many
from bot.understand.forms import NEWEST
from bot.understand.held_over import asks_over
from bot.understand.lexicon import Match
from bot.understand.metrics import APPLICATIONS, Reading, read_terms
from bot.understand.parse import Parsed
from bot.understand.positions import Beyond
from bot.understand.rows_placed import by_place
from bot.understand.scope import asks_none, find_scope, over_bodies
from bot.understand.sides import OF_TWO, other_sides
from bot.understand.vocabulary import Term, terms, topics, words
from bot.understand.whole_cells import named_whole
from corpus.types import Format

_MESSAGES = 256  # of which the rows are kept, for all bodies that they are asked of
_PERMIT = "行政许可"
_NEAR = 3
_WHOLE = "办理结果"
_AMONG = ("里头", "里面", "里边", "当中", "之中", "其中")
_HEADING = frozenset("里头面中当的下类之,:口径项说称是为由”\0 ")
_GROUPS = frozenset(("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"))
_APPLIED = "申请"
_WITHIN = ("里", "中", "当中")
_RECEIVED = frozenset(("新收", "上年结转"))  # what the outcomes are found among (新收的申请里不予公开的)
_INSIDE = re.compile(r"[那这的些]*(?:申请|件)?(?:里[头面边]?|[当之其]?中(?!的?[止断]))")
_HOW = ("多少", "几")
_BRACKETS = re.compile(r"[^（(]{0,4}[（(]([^()（）]+)[)）]")
_HOW_MANY = re.compile(r"[了过]?(?:多少|几)[件个起份宗]?")  # 处理了几件信访类的
_DENIALS = frozenset("没不未非")
_EITHER = re.compile(r"([\u4e00-\u9fff])([没不])\1")  # 吃没吃官司
_DIVIDED = re.compile(r"(?:除以|÷)\s*\d")
_ITEMS = {
    "三": "办理结果",
    "一": "本年新收政府信息公开申请数量",
    "二": "上年结转政府信息公开申请数量",
    "四": "结转下年度继续办理",
    "七": "办理结果",
}


def read_rows(parsed: Parsed, form: Format = NEWEST) -> Reading:
    """The targets of the whole message; where its words exclude each other, those of the clauses that ask.

    Places are counted on the form.
    """
    return _read(parsed.words or parsed, parsed.says("weak") and over_bodies(parsed), form)


@lru_cache(maxsize=_MESSAGES)
def _read(parsed: Parsed, wide: bool, form: Format) -> Reading:
    """The targets of the words, said of many bodies or (not `wide`) of some by name."""
    rows = [match for match in parsed.matches if match.kind == "term"]
    whole = _reading(parsed, rows, wide, form)
    asked = [match for match in rows if parsed.asks_at(match.start)]
    for narrower in (asked, without_matter(parsed.spoken, rows)) if whole.conflict else ():
        reading = _reading(parsed, narrower, wide, form)
        if reading.targets and not reading.conflict:
            return reading
    return whole


def _reading(parsed: Parsed, said: Sequence[Match], wide: bool, form: Format) -> Reading:
    excluded = {name for topic in parsed.ids("topic") for name in topics()[topic].get("excludes", ())}
    excluded |= examples(parsed)
    known = terms()
    said = sorted((*said, *_asked_apart(parsed, said)), key=lambda match: match.start)
    said = [match for match in said if match.id not in excluded]
    if any(match.id == _PERMIT for match in said):
        said = [match for match in said if match.text not in words()["agreeing"]["words"]]
    said = _without_wholes(parsed, said)
    said = sorted((*said, *other_sides(parsed, said)), key=lambda match: match.start)
    strong = list(meant_by(match.id for match in said).values())
    if _denied(parsed.spoken) or (any(map(denial_of, said)) and (asks_none(parsed) or doubts_all(parsed))):
        strong = [_affirmed(term) for term in strong]
    loose = _unconnected(parsed, said) or _turned(parsed, said)
    if loose:
        return Reading(conflict=loose)
    if apart := named_whole(parsed, said):
        return apart
    named = excluded | {match.id for match in said if match.kind == "weak"}
    weak = [known[name] for name in parsed.ids("weak") if name not in named]
    if not strong and len(weak) == 1 and _called_weakly(parsed, wide):
        strong, weak = weak, []
    clause = any(r.kind == "clause" for r in parsed.references)
    items = [r.facet for r in parsed.references if r.kind == "item"]
    facets = [r.facet for r in parsed.references if r.kind != "item" and not (clause and r.facet == "§表二")]
    places = [Term(facet, {"clause": (facet,)}) for facet in facets]
    at = by_place(parsed, said, strong, places, form) if parsed.positions or items else None
    if isinstance(at, Beyond):
        return Reading(beyond=at)
    if at is not None:
        return read_terms(at, weak)
    places += [_item(facet, bool(strong) and not clause, clause) for facet in items]
    return read_terms([*strong, *(place for place in places if place.kinds)], weak)


def _asked_apart(parsed: Parsed, said: Sequence[Match]) -> list[Match]:
    """The weak words of applications with a question of their own, beside others (收到申请几件，公开几件)."""
    asked = {m.start for m in parsed.matches if m.id == "quantity" and m.text.startswith(_HOW)}
    weak = [m for m in parsed.matches if m.kind == "weak" and _APPLIED in m.text and m.end in asked]
    return weak if said and len(asked) > 1 else []


def _called_weakly(parsed: Parsed, wide: bool) -> bool:
    """Whether a weak word alone calls a row: the figure of many bodies, or 收到的申请."""
    plain = wide or any(m.kind == "weak" and _APPLIED in m.text for m in parsed.matches)
    narrow = any(m.kind == "content" and m.text not in plain_words() for m in parsed.matches)
    return plain and not (parsed.says("topic") or parsed.leftover or narrow)


def _without_wholes(parsed: Parsed, said: Sequence[Match]) -> list[Match]:
    """Without the heading that a row is named under (办理结果“不予处理”), and a loose word for another group.

    What is refused because nothing is at hand (没现成资料就不给) is not refused to be published.
    """
    known, beside = terms(), any(parsed.says("operation", name) for name in ("share", "compare", *OF_TWO))
    reasons = {part for m in said if "reason" in known[m.id].kinds for part in known[m.id].kinds["outcome"]}
    kept = []
    for place, match in enumerate(said):
        kinds = known[match.id].kinds
        others = [one for one in said if one.id != match.id and "outcome" in known[one.id].kinds]
        following = said[place + 1] if place + 1 < len(said) else None
        under = following in others and following and _under(parsed.spoken[match.end : following.start])
        under = under or bool(following in others and following and _done(parsed, match, following))
        before = said[place - 1] if place else None
        under = under or bool(before in others and before and _under(parsed.spoken[before.end : match.start]))
        under = under or bool(others and parsed.spoken.startswith(_AMONG, match.end))
        among = bool(others) and match.id in _RECEIVED and _INSIDE.match(parsed.spoken, match.end)
        under = under or _explained(parsed, match, others)
        heading = (among or (match.id == _WHOLE and under)) and not beside
        loose = (
            set(kinds) == {"subject", "outcome"}
            and match.id in _GROUPS
            and not match.text.startswith(match.id)
        )
        if not heading and not (loose and reasons and not reasons & set(kinds["outcome"])):
            kept.append(match)
    return kept


def _under(between: str) -> bool:
    return len(between) <= _NEAR and all(char in _HEADING for char in between)


def _explained(parsed: Parsed, match: Match, others: Sequence[Match]) -> bool:
    """Whether several others in brackets right behind say what it is (要处理的申请（新收的连同结转的）)."""
    hit = _BRACKETS.match(parsed.spoken, match.end)
    return hit is not None and sum(hit.start(1) <= one.start < hit.end(1) for one in others) > 1


def _done(parsed: Parsed, match: Match, following: Match) -> bool:
    """Whether the one only tells what was done with so many of the other (处理了几件信访类的)."""
    again = any(m.kind == "question" and m.start >= following.end for m in parsed.matches)
    return not again and _HOW_MANY.fullmatch(parsed.spoken, match.end, following.start) is not None


def _denied(text: str) -> bool:
    """Whether a denial asks (一件都没批吗): the row itself is meant, not its opposite."""
    return _denials().search(text) is not None


@cache
def _denials() -> re.Pattern[str]:
    return re.compile("|".join(word.replace("~", ".{0,6}?") for word in words()["denied"]["words"]))


def _affirmed(term: Term) -> Term:
    """The row of a denied term (没批 → 许可), any other term itself."""
    if term.kinds.get("measure") != ("§不予",):
        return term
    return Term(term.id, {"subject": term.kinds["subject"]})


def _turned(parsed: Parsed, said: Sequence[Match]) -> tuple[str, ...]:
    """A row right behind a denial (没维持): no row counts its opposite; of bodies it asks for none."""
    known = {place for m in parsed.matches if m.text not in _DENIALS for place in range(m.start, m.end)}
    denials = {at + 1 for at, char in enumerate(parsed.spoken) if char in _DENIALS and at not in known}
    turned = [match for match in said if match.start in denials]
    if not turned or _denied(parsed.spoken) or parsed.says("operation", "count_bodies"):
        return ()
    if find_scope(parsed) or doubts_all(parsed) or asks_over(parsed):  # 批得没罚得多吧
        return ()
    said_twice = {hit.start(2) + 1 for hit in _EITHER.finditer(parsed.spoken)}
    return tuple(match.id for match in turned if match.start not in said_twice)[:1]


def _unconnected(parsed: Parsed, said: Sequence[Match]) -> tuple[str, ...]:
    """Two rows named without a word that joins them (吊销执照的处罚): one only describes the other."""
    known = terms()
    rows = [match for match in said if _row(known[match.id])]
    of_two = any(parsed.says("operation", name) for name in OF_TWO) and not _DIVIDED.search(parsed.spoken)
    of_two = of_two or for_so_many(parsed).number > 0 or bool(asks_over(parsed))
    if len({match.id for match in rows}) == 2 and of_two:
        return ()  # 许可顶处罚的几倍
    for one, other in pairwise(rows):
        if set(_row(known[one.id])) & set(_row(known[other.id])):
            continue
        between = parsed.spoken[one.end : other.start]
        if any(one.end <= number.start < other.start for number in parsed.numbers):
            continue  # 强制42件处罚1件
        if between.startswith(_WITHIN) and _table(known[one.id]) != _table(known[other.id]):
            return (one.id, other.id)
        asked_twice = any(m.kind == "question" and m.start >= other.end for m in parsed.matches)
        joining = words()["joining"]["words"] + (words()["question"]["quantity"] if asked_twice else [])
        if between and not any(word in between for word in joining):
            return (one.id, other.id)
    return ()


def _table(term: Term) -> bool:
    """Whether the term is of table 三."""
    return APPLICATIONS in _row(term)


def _row(term: Term) -> tuple[str, ...]:
    return term.kinds.get("subject", ())


def _item(numeral: str, said_more: bool, clause: bool) -> Term:
    """What a bare `第七项` names: an item of table 三, or (also beside one) a clause of 第二十条."""
    kinds: dict[str, tuple[str, ...]] = {"clause": (f"第二十条第（{numeral}）项",)}
    if numeral in _ITEMS and not clause:
        kinds = {"subject": (APPLICATIONS,), "outcome": (_ITEMS[numeral],)}
    return Term(f"第{numeral}项", {} if said_more else kinds)
