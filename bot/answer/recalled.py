"""Arithmetic over the figures answered last: 这两个加起来, 差多少, 谁多."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.answer.cells import key, shown
from bot.answer.comparing import canonical, ruled_out
from bot.answer.computed_told import computed
from bot.answer.refusing import no
from bot.types import Answer, AnswerFact, Kind, Told
from bot.understand.numbers import han_value
from bot.understand.order_said import find_nth
from bot.understand.pairing import sets_beside
from bot.understand.parse import Parsed
from bot.understand.scope import find_scope
from bot.understand.vocabulary import any_of, load
from corpus.vocabulary import TOTAL

_OPERATIONS = ("difference", "ratio", "share", "average", "sum", "most", "least", "compare")
_NAMING = ("term", "topic", "definition", "applicant", "content", "social", "level", "weak")
_COUNT = re.compile(r"([两二三四五六2-6])(?=[个项家年笔组样数者])")
_AGAIN = re.compile("刚才|前面|上面|先前|之前|那[个笔项条]|它|[高多少低超]出|[高多少低]于|超过")
_MORE = re.compile(
    "(?:那么?)?(?:一共)?[多少](?:出来?)?了?(?:几|多少)[个次件条期场人份名篇回起]?(?:人次)?[呢啊呀?？]*"
)
_REASONS = re.compile("原因|理由|情形|缘由")
_FIRST_OF_ALL = "最"  # of all that were told, unlike 哪个多
_ALL = re.compile("全部|所有|都|这些|统统|通通")
_LOST = (Kind.NO_DATA, Kind.PASSAGE)  # after which two figures are none of those told before
_TOLD = "正文/"
_PIECES = "条"
_PAIR = 2
KEPT = 6


def told_by(answer: Answer) -> Told | None:
    """The one figure that an answer gives; None when it gives several or none."""
    if answer.kind is not Kind.FIGURE or not answer.facts or answer.facts[0].value is None:
        return None
    first, *rest = answer.facts
    alone = answer.headline == shown(first)
    return Told(first, tuple(rest), answer.sources, answer.notes) if alone else None


def remembered(told: Sequence[Told], answer: Answer) -> tuple[Told, ...]:
    """The figures spoken of last, with those of a new answer.

    What is compared, or leads another ranking than the one before, is spoken of instead of them.
    """
    if answer.facts and not answer.facts[0].year and not answer.sides:
        return ()  # what bodies in general come to
    figure = told_by(answer)
    new = (figure,) if figure else answer.sides[-KEPT:]
    if not new:
        return tuple(told)
    if len(new) > 1 or (not figure and any(_about(one) != _about(new[0]) for one in told)):
        return new
    return (*(one for one in told if one.fact != new[0].fact), *new)[-KEPT:]


def _about(one: Told) -> tuple[str, str | None, str | None]:
    return canonical(one.fact.metric), one.fact.applicant, one.fact.unit


def recalled(parsed: Parsed, told: Sequence[Told], last: Answer | None = None) -> Answer | None:
    """What is computed from the figures answered last; None when the message asks for something else.

    Figures of one body, year and applicant are left to the rows of that report. `last`: what was answered
    last; where that is a comparison, the larger figure is held against the smaller (是几倍).
    """
    asked = next((name for name in _OPERATIONS if parsed.says("operation", name)), "")
    asked = asked or ("difference" if _MORE.fullmatch(parsed.text) else "")
    asked = "ratio" if asked == "difference" and parsed.says("operation", "ratio") else asked  # 多几倍
    if not asked:
        return None
    returned = _returned_to(parsed, told)
    used = returned or _computed_with(last, told) or pointed_at(parsed, told)
    named = _names(parsed, but_bodies=bool(returned)) or (last is not None and last.kind in _LOST)
    unlike = asked == "share" and not _of_whole([one.fact for one in used])
    if named or len(used) < 2 or unlike or _left_elsewhere(parsed, used):
        return None
    reasons = [ruled_out({one.fact.metric}, {other.fact.metric}) for one in used for other in used]
    if any(reasons):
        return no("value.not_together", reason=next(filter(None, reasons)))
    if len({_unit(one.fact) for one in used}) > 1:
        return no("value.units_differ")
    if asked == "sum" and _unit(used[0].fact) == "%":
        return no("value.shares_apart")
    held = any(word in parsed.text for word in load("words.toml")["of_two"]["held"])
    falling = asked == "ratio" and _compares(last) and not held
    return computed(asked, _falling(used) if falling else _in_order(parsed, used, asked))


def _returned_to(parsed: Parsed, told: Sequence[Told]) -> list[Told]:
    """The figure told of the one body that is named again, and the one told last (比刚才乙县的多多少)."""
    named = {agency for body in parsed.bodies for agency in body.agencies}
    years = {year for mention in parsed.years for year in mention.years}
    own = [one for one in told if one.fact.agency in named and (not years or one.fact.year in years)]
    if len(named) != 1 or not own or own[-1] == told[-1]:
        return []
    alike = sets_beside(parsed) and _about(own[-1]) == _about(told[-1])
    return [told[-1], own[-1]] if alike or _AGAIN.search(parsed.spoken) else []


def _names(parsed: Parsed, *, but_bodies: bool) -> bool:
    """Whether a message names figures of its own, or numbers that do not count those told."""
    counted = [hit.span(1) for hit in _COUNT.finditer(parsed.spoken)]
    others = [n for n in parsed.numbers if not any(start <= n.start < end for start, end in counted)]
    apart = (parsed.bodies or parsed.years) and not but_bodies
    named = apart or parsed.references or parsed.leftover or others
    ordered = find_nth(parsed) or find_scope(parsed) or _REASONS.search(parsed.text)  # 最主要的理由
    return bool(named or ordered) or any(parsed.says(kind) for kind in _NAMING)


def _falling(used: Sequence[Told]) -> Sequence[Told]:
    return sorted(used, key=lambda one: one.fact.value or 0, reverse=True)


def _computed_with(last: Answer | None, told: Sequence[Told]) -> list[Told]:
    """The figures, three and more, of which the last answer told what they come to."""
    made = last.facts[0].derived if last and last.facts else None
    of = {name.rpartition(":")[2] for name in made.of} if made else set()
    used = [one for one in told if key(one.fact.metric, one.fact.applicant) in of]
    return used if len(used) > _PAIR else []


def _compares(answer: Answer | None) -> bool:
    """Whether an answer told how figures of several bodies compare, or by how much two differ."""
    made = answer.facts[0].derived if answer and answer.facts else None
    return bool(answer and answer.sides) or (made is not None and made.op == "difference")


def pointed_at(parsed: Parsed, told: Sequence[Told]) -> Sequence[Told]:
    """The figures told last of which a message speaks: so many, all, or else two."""
    return told[-_how_many(parsed, len(told)) :]


def _left_elsewhere(parsed: Parsed, used: Sequence[Told]) -> bool:
    """Whether figures of one body, year and applicant are left to the rows, or to the last of them alone.

    Of the narrative's those in one unit are computed with, and no mean but of figures that are counted.
    """
    if len({one.whose for one in used}) > 1:
        return False
    apart = len({_unit(one.fact) for one in used}) > 1
    of_one = parsed.says("operation", "average") and not _COUNT.search(parsed.spoken)
    return apart or of_one or any(_of_tables(one.fact) for one in used)


def _of_tables(fact: AnswerFact) -> bool:
    """Whether a figure stands in a table, or is the sum of such."""
    rate = fact.derived is not None and fact.derived.op in ("ratio", "growth")
    return not (rate or fact.metric.startswith(_TOLD))


def _unit(fact: AnswerFact) -> str | None:
    """The unit of a figure, one for all in which the narrative counts things that are published (条, 件)."""
    pieces = fact.metric.startswith(_TOLD) and fact.unit in load("words.toml")["of_pieces"]["units"]
    return _PIECES if pieces else fact.unit


def _of_whole(facts: Sequence[AnswerFact]) -> bool:
    """Whether one row is told of several bodies or years, or of all applicants and a part of them."""
    one_report = len({(fact.agency, fact.year) for fact in facts}) == 1
    whole = any(fact.applicant == TOTAL for fact in facts)
    return len({fact.metric for fact in facts}) == 1 and (whole or not one_report)


def _how_many(parsed: Parsed, told: int) -> int:
    """Of how many of the last figures is spoken: those that are counted, all, else two."""
    hit = _COUNT.search(parsed.spoken)
    if hit:
        return int(hit[1]) if hit[1].isdigit() else han_value(hit[1])
    return told if _ALL.search(parsed.spoken) or _FIRST_OF_ALL in parsed.spoken else _PAIR


def _in_order(parsed: Parsed, used: Sequence[Told], operation: str) -> Sequence[Told]:
    """The figures in the order that they are held against each other in (后者是前者几倍, 多的是少的几倍)."""
    if len(used) == 2 and (hit := _turn().search(parsed.spoken)):
        rising = sorted(used, key=lambda one: one.fact.value or 0)
        return used[::-1] if hit["turned"] else rising if hit["rising"] else rising[::-1]
    return _part_first(used) if operation == "share" else used


@cache
def _turn() -> re.Pattern[str]:
    """One of two figures held against the other by its place or by its size."""
    said = {name: any_of(words) for name, words in load("words.toml")["of_two"].items()}
    return re.compile(
        rf"(?P<turned>(?:{said['latter']}).*(?:{said['former']}))"
        rf"|(?P<rising>(?:{said['less']})的?.{{0,6}}(?:{said['more']})的)"
        rf"|(?:{said['more']})的.{{0,6}}(?:{said['less']})的"
    )


def _part_first(used: Sequence[Told]) -> Sequence[Told]:
    """Two figures with that of one applicant before the total of the same row."""
    facts = [one.fact for one in used]
    same = len({(fact.agency, fact.year, fact.metric) for fact in facts}) == 1
    return used[::-1] if same and len(used) == 2 and facts[0].applicant == TOTAL else used
