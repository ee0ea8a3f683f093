"""Puts items, notes and assumptions together into an `Answer`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answer.cells import Item, formula, listed, shown
from bot.answer.origins import supplied
from bot.answer.phrases import say
from bot.answer.spoken import sentence
from bot.library import Opened
from bot.types import Answer, AnswerFact, Kind, Source
from bot.understand.metrics import Target, candidates
from bot.understand.query import Origin, Query
from corpus.types import Status

_OF_TWO = ("share", "ratio", "difference")  # which are not tried again where they had no answer


def assumptions(query: Query, opened: Opened) -> tuple[str, ...]:
    """What the person did not say and the answer took for granted."""
    notes = list(supplied([opened.info]))
    if query.unproved:
        notes.append(say("value.unproved", agency=opened.agency, place=query.unproved))
    if query.heard:
        of_place = opened.agency.startswith(query.heard)  # 上海, of its government's office
        phrase = "value.office" if of_place else "value.heard"
        notes.append(say(phrase, agency=opened.agency, name=query.heard))
    if query.agencies_from is Origin.CARRIED:
        notes.append(say("value.carried", what=opened.agency))
    if query.years_from is Origin.UNRESOLVED:
        notes.append(say("value.latest", year=opened.year))
    elif query.years_from is Origin.CARRIED:
        notes.append(say("value.carried", what=f"{opened.year}年"))
    if query.applicants_from is Origin.CARRIED:
        notes.append(say("value.carried", what="、".join(query.applicants)))
    return tuple(notes)


def gather(items: Sequence[Item]) -> tuple[tuple[AnswerFact, ...], tuple[Source, ...]]:
    """The facts of the items (computed ones followed by their addends) and their sources, each once."""
    facts: list[AnswerFact] = []
    sources: list[Source] = []
    for item in items:
        addends = item.parts if item.fact.derived else ()  # a printed figure is its only part
        facts += (item.fact, *addends, *item.beside)
        sources += item.sources
    return tuple(dict.fromkeys(facts)), tuple(dict.fromkeys(sources))


def one(query: Query, opened: Opened, item: Item, notes: Sequence[str] = ()) -> Answer:
    """The answer that gives one figure."""
    lines = [say("value.context", agency=opened.agency, year=opened.year, label=item.label)]
    if len(item.parts) > 1:
        lines.append(say("value.formula", formula=formula(item)))
    extra = list(notes) + list(item.notes)
    if item.value == 0 and not item.fact.derived and item.fact.status is Status.REPORTED:
        extra.append(say("value.zero"))
    facts, sources = gather([item])
    return Answer(
        kind=Kind.FIGURE,
        headline=shown(item.fact),
        lines=tuple(lines),
        facts=facts,
        sources=sources,
        notes=tuple(dict.fromkeys(extra)),
        assumed=assumptions(query, opened),
        spoken=sentence(opened, item),
    )


def noted(answer: Answer, *notes: str) -> Answer:
    """The answer with further notes."""
    return replace(answer, notes=tuple(dict.fromkeys((*answer.notes, *notes)))) if notes else answer


def led_by(query: Query, answer: Answer) -> Query:
    """The query with the body, or the row of one report, that its answer puts first of several."""
    if not query.targets and answer.kind in (Kind.PASSAGE, Kind.NO_DATA, Kind.FIGURE):
        query = query._replace(recent=(), among=())  # it is the narrative that was spoken of
    if answer.kind is Kind.NO_DATA and query.operation in _OF_TWO:
        return query._replace(operation="value")
    printed = [fact for fact in answer.facts if fact.derived is None]
    if answer.kind is Kind.FIGURE and len(query.years) == 1 and (year := _other_year(query, answer)):
        query = query._replace(years=(year,))
    if answer.kind not in (Kind.RANKING, Kind.COMPARISON) or not printed:
        return query
    if len(query.targets) > 1 and len(printed) == len(answer.facts) == len(query.targets):
        return query._replace(winner=_winner(query, printed))
    first = max(printed, key=lambda fact: fact.value or 0) if answer.kind is Kind.COMPARISON else printed[0]
    return query._replace(leader=(first.agency, first.year))


def _other_year(query: Query, answer: Answer) -> int:
    """The one year that all figures are of, where it is that of a later report than asked for; else 0."""
    years = {fact.year for fact in answer.facts}
    return max(years) if len(years) == 1 and max(years) > query.years[0] else 0


def _winner(query: Query, printed: Sequence[AnswerFact]) -> Target | None:
    """The row with the figure that was asked for among several; None where two have it."""
    values = [fact.value or 0 for fact in printed]
    best = min(values) if query.operation == "least" else max(values)
    first = [fact.metric for fact, value in zip(printed, values, strict=True) if value == best]
    rows = [one for one in query.targets if first[0] in {metric.path for metric in candidates(one)}]
    return rows[0] if len(first) == len(rows) == 1 else None


def joined(answers: Sequence[Answer]) -> Answer:
    """The answers to several questions of one message as one; its kind is the first that has facts."""
    if len(answers) == 1:
        return answers[0]
    answers = list({(one.headline, one.lines): one for one in reversed(answers)}.values())[::-1]
    best = next((answer for answer in answers if answer.facts), answers[0])
    head, *rest = answers
    lines = [*head.lines]
    for answer in rest:
        lines += ["", answer.headline, *answer.lines]
    return replace(
        best,
        headline=head.headline,
        lines=tuple(lines),
        facts=tuple(dict.fromkeys(fact for answer in answers for fact in answer.facts)),
        sources=tuple(dict.fromkeys(one for answer in answers for one in answer.sources)),
        notes=tuple(dict.fromkeys(note for answer in answers for note in answer.notes)),
        assumed=tuple(dict.fromkeys(text for answer in answers for text in answer.assumed)),
        spoken="；".join(answer.spoken for answer in answers),
    )


def several(
    query: Query, opened: Opened, items: Sequence[Item], head: str, kind: Kind = Kind.FIGURE
) -> Answer:
    """The answer that lists figures of one report."""
    facts, sources = gather(items)
    notes = tuple(dict.fromkeys(note for item in items for note in item.notes))
    rows = tuple(listed(item) for item in items)
    return Answer(
        kind=kind,
        headline=head,
        lines=rows,
        facts=facts,
        sources=sources,
        notes=notes,
        assumed=assumptions(query, opened),
        spoken="；".join(sentence(opened, item) for item in items[:3]),
    )
