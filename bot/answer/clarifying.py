"""Asks back when a question has several readings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answer.cells import Item
from bot.answer.choosing import Choice
from bot.answer.items import items_of
from bot.answer.over_index import meant
from bot.answer.phrases import say
from bot.answer.refusing import target_label
from bot.answer.rows import how_many
from bot.library import Library, Opened
from bot.types import Answer, Kind
from bot.understand.joining import COUNTED
from bot.understand.leaning import counts_people, unread
from bot.understand.metrics import Target, candidates
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.several_meant import meanings
from bot.understand.vocabulary import load, terms
from corpus.regions import by_name
from corpus.vocabulary import metrics

_SHOWN = 8
_BRIEF = 12  # characters of a question that a weak word may be all of
_USUAL = ("行政许可", "行政处罚", "行政强制", "行政事业性收费", "本年新收政府信息公开申请数量")
_APPLIED = ("新收", "予以公开", "办理结果", "结转下年")  # what may be asked of those who apply
_THAT = re.compile(r"[那这]个?(局|厅|乡镇|镇|乡|街道|县|区|市)")
_TOGETHER = ("compare", "most", "least", "difference", "rank")  # which need more than one body


@dataclass(frozen=True, slots=True)
class AskBack:
    """A clarification with its choices."""

    answer: Answer
    choices: tuple[Choice, ...]


def answer_of(made: Answer | AskBack) -> Answer:
    """The answer itself, or that of a question back."""
    return made.answer if isinstance(made, AskBack) else made


def ask_back(query: Query, parsed: Parsed, library: Library) -> AskBack | None:
    """A question back when body or figure is not clear; None when the query can be answered."""
    back = _place(query, parsed, library) or _body(query, parsed, library)
    return back or (None if query.picking else _figure(query, parsed, library))


def ask_measure(query: Query, reports: Sequence[Opened]) -> AskBack | None:
    """Which of several figures of one row is to be compared, when the words name the row alone."""
    if len(query.targets) != 1 or query.applicants:
        return None
    found = (items_of(query.targets[0], report, query.applicants) for report in reports)
    several: list[Item] = []
    for items in found:
        if len(items) == 1:
            return None
        several = several or items
    if not several:
        return None
    made = [_measured(query.targets[0], item.fact.metric) for item in several]
    return targets_asked(query, list(dict.fromkeys(made)))


def _measured(target: Target, metric: str) -> Target:
    """The target narrowed to the column of one metric, under the names that every form gives it."""
    last = metric.rsplit("/", 1)[-1]
    named = (term.kinds["measure"] for term in terms().values() if set(term.kinds) == {"measure"})
    return Target.of(
        {**target.as_dict(), "measure": next((parts for parts in named if last in parts), (last,))}
    )


def _asked(phrase: str, choices: Sequence[Choice], of: int = 0, **parts: object) -> AskBack:
    """The question with its choices, as many as are shown `of` all there are."""
    text = say(phrase, **parts)
    shown = tuple(choices[:_SHOWN])
    labels = tuple(choice.label for choice in shown)
    more = say("clarify.more", all=how_many(of), shown=how_many(len(shown))) if of > len(shown) else ""
    notes = (more,) if more else ()
    return AskBack(Answer(Kind.CLARIFY, text, notes=notes, options=labels, spoken=text + more), shown)


def _with_report(query: Query, agencies: Sequence[str], library: Library) -> Sequence[str]:
    """The bodies that have a report of a year said; all where no year was said or none has one."""
    years = set(query.years) if query.years_from is Origin.SAID else set()
    return [agency for agency in agencies if years & set(library.years(agency))] or agencies


def _bodies(query: Query, agencies: Sequence[str]) -> list[Choice]:
    """The query for each of the bodies, of as many as are shown."""
    said = query._replace(agencies_from=Origin.SAID, unknown_bodies=())
    return [Choice(agency, said._replace(agencies=(agency,))) for agency in agencies[:_SHOWN]]


def _place(query: Query, parsed: Parsed, library: Library) -> AskBack | None:
    """A short place name that is also another place's, of which there is no report."""
    clear = len(parsed.bodies) != 1 or query.targets_from is Origin.CARRIED or len(query.agencies) > 1
    for mention in parsed.bodies if (query.targets or query.topics) and not clear else ():
        others = library.bodies.ambiguous_place(mention)
        if others and len(mention.agencies) == 1:
            return _asked(
                "clarify.place",
                _bodies(query, mention.agencies),
                said=mention.text,
                other="、".join(others),
                known=mention.agencies[0],
            )
    return None


def ask_near(query: Query, library: Library) -> AskBack | None:
    """The bodies in a place that is named without its level and has no report of its own."""
    said = query.unknown_bodies[0]
    near = library.bodies.near(said.text)
    short = any(region.short == said.text for region in by_name().get(said.text, ()))  # 福州
    if not near or (said.text[-1] in "省市县区州盟旗镇乡府局委厅办室" and not short):
        return None
    return _asked("clarify.near", _bodies(query, near), len(near), body=said.text)


def _body(query: Query, parsed: Parsed, library: Library) -> AskBack | None:
    said = [mention for mention in parsed.bodies if len(mention.agencies) > 1]
    if said and len(parsed.bodies) == 1 and not _all_meant(query, parsed):
        named = _with_report(query, said[0].agencies, library)
        return _asked("clarify.body", _bodies(query, named), len(named))
    wide = query.scope or query.wide
    if not query.agencies and not wide and (query.targets or query.topics):
        kinds = _kinds(parsed)
        near = [agency for agency in library.agencies if meant(agency, kinds)] if kinds else ()
        offered = _with_report(query, near or library.agencies, library)
        return _asked("clarify.body_missing", _bodies(query, offered), len(offered))
    return None


def _kinds(parsed: Parsed) -> str:
    """How the names of the bodies end that one is to be chosen from (那个镇, 镇上); '' for any."""
    hit = _THAT.search(parsed.text)
    level = hit[1] if hit else next((match.id for match in parsed.matches if match.kind == "level"), "")
    ends: str = load("scope.toml")["nouns"].get(level, level)
    return ends


def _all_meant(query: Query, parsed: Parsed) -> bool:
    """Whether all bodies of one name are meant (两个民政局谁罚得多), not one of them."""
    said, before = parsed.bodies[0], parsed.text[: parsed.bodies[0].start]
    first = parsed.says("operation", "most") or parsed.says("operation", "least")
    counted = COUNTED.search(said.text) or before.endswith(tuple(load("scope.toml")["all"]["words"]))
    return bool(first or counted) or query.operation in _TOGETHER


def _figure(query: Query, parsed: Parsed, library: Library) -> AskBack | None:
    """A result without its procedure (维持), a figure without a name (多少件?)."""
    if query.targets:
        return _incomplete(query, parsed, query.targets[0], library)
    content = {match.text for match in parsed.matches if match.kind == "content"}
    other = parsed.says("applicant") or parsed.leftover or query.topics or query.operation == "share"
    counted = len(parsed.text) <= _BRIEF and parsed.says("question", "quantity")
    if not other and (counted or not content) and (named := meanings(parsed)):
        return targets_asked(query, named)
    if _applicant_alone(query, parsed):
        return targets_asked(query, [Target.of(terms()[name].kinds) for name in _APPLIED])
    known = query.topics or query.conflict or parsed.leftover or parsed.numbers
    other = bool(content) or parsed.says("cue") or parsed.says("social")
    bare = parsed.says("question", "state") or not parsed.says("question")
    placed = query.years_from is Origin.SAID or query.agencies_from is Origin.SAID or parsed.says("weak")
    other = other or counts_people(parsed)  # of whom no row counts any
    if known or other or not (parsed.says("question", "quantity") or (bare and placed)):
        return None
    return _unsure(targets_asked(query, [Target.of({"subject": (name,)}) for name in _USUAL]))


def _applicant_alone(query: Query, parsed: Parsed) -> bool:
    """Whether nothing but those who may have applied is spoken of (科研院所？)."""
    silent = ("applicant", "neutral", "question")
    said = all(match.kind in silent for match in parsed.matches) and not counts_people(parsed)
    return bool(query.applicants) and said and not (parsed.numbers or unread(parsed))


def _incomplete(query: Query, parsed: Parsed, target: Target, library: Library) -> AskBack | None:
    kinds = set(target.as_dict())
    narrowed = kinds & {"outcome", "result", "measure", "clause"}
    if parsed.strange and query.operation == "value" and not narrowed:
        return _narrower(query, target, library)
    if kinds != {"result"}:
        return None
    subjects = (("行政复议",), ("行政诉讼",))
    return targets_asked(query, [Target.of({**target.as_dict(), "subject": subject}) for subject in subjects])


def _narrower(query: Query, target: Target, library: Library) -> AskBack | None:
    """The rows below a total, when words that nothing explains may name one of them."""
    year = query.years[-1] if query.years else None
    infos = [info for agency in query.agencies[:1] if (info := library.info(agency, year))]
    found = candidates(target, [m for m in metrics().values() if not infos or infos[0].format in m.formats])
    if not found or not (found[0].by_applicant or found[0].segments[0] in ("行政复议", "行政诉讼")):
        return None
    kind = "outcome" if found[0].by_applicant else "result"
    names = dict.fromkeys(m.segments[0] if found[0].by_applicant else m.segments[-1] for m in found)
    return _unsure(targets_asked(query, [Target.of({**target.as_dict(), kind: (name,)}) for name in names]))


def _unsure(asked: AskBack) -> AskBack:
    """The question back, to be asked only if no reading is clearly likelier."""
    return replace(asked, answer=replace(asked.answer, lost=True))


def targets_asked(query: Query, targets: Sequence[Target]) -> AskBack:
    """Which of several rows is meant."""
    usable = [target for target in targets if candidates(target)]
    choices = [
        Choice(target_label(target), query._replace(targets=(target,), targets_from=Origin.SAID))
        for target in usable
    ]
    return _asked("clarify.which", choices)
