"""Figures and sentences of the narrative."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer.cells import Item
from bot.answer.compose import assumptions, one
from bot.answer.contradictions import warned
from bot.answer.metrics import average
from bot.answer.phrases import say
from bot.library import Opened
from bot.types import Answer, AnswerFact, Kind, Source
from bot.understand.content import cover, holds, pieces, plain_words
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.vocabulary import topics
from corpus.types import Citation, Figure, Passage, Span, Status

_SENTENCE = re.compile(r"[^。；！？!?\n]+[。；！？!?]?[”》）)]*")
_GENERIC = ("件", "个", "次", "项", "条", "份", "起")
_FLOOR = 0.75  # share of a question's content words that a passage must hold
_LONGEST = 6  # sentences quoted at most


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence of a passage with its place in the canonical text."""

    text: str
    span: Span
    passage: Passage


def figure_item(opened: Opened, figure: Figure) -> Item:
    """A figure of the narrative as an item; an approximate one says so."""
    fact = AnswerFact(
        opened.agency,
        opened.year,
        f"正文/{figure.label}",
        None,
        figure.value,
        figure.unit,
        figure.raw,
        Status.REPORTED,
    )
    notes = (say("value.approximate", raw=figure.raw),) if figure.approximate else ()
    about = warned(opened, {f"正文/{figure.label}"}, figure.value)
    sources = (Source(opened.title, figure.citation, opened.info.url), *about.sources)
    return Item(figure.label, fact, (fact,), sources, (*notes, *about.notes), about.facts)


def find_figures(parsed: Parsed, opened: Opened, *, percent: bool = False) -> list[Figure]:
    """The figures that count exactly what is asked: every content word stands in label or sentence."""
    said = pieces(parsed)
    if not said:
        return []
    units = {m.text for m in parsed.matches if m.kind == "unit"} | {
        m.text[-1] for m in parsed.matches if m.kind == "question"
    }
    found = []
    for figure in opened.report.figures:
        before = opened.report.text[figure.citation.span.start : figure.span.end]
        if not all(holds(figure.label + before, piece) for piece in said):
            continue
        clash = {u for u in units if u in "篇期场人页字"} - {figure.unit}
        if clash or figure.period != "current" or (percent and figure.unit != "%"):
            continue
        exact = sum(holds(figure.label, piece) for piece in said) + (figure.unit in units)
        found.append((exact, figure))
    best = max((score for score, _ in found), default=0)
    return [figure for score, figure in found if score == best and best]


def answer_figures(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The narrative figure asked for; several equally good ones of different value are no answer."""
    found = find_figures(parsed, opened, percent=query.operation in ("share", "growth"))
    if not found or len({(figure.value, figure.unit) for figure in found}) > 1:
        return None
    item = figure_item(opened, found[0])
    averaged = average(query, opened, parsed, [item]) if query.operation == "average" else None
    return averaged or one(query, opened, item)


def sentences(opened: Opened, passage: Passage) -> list[Quoted]:
    """The sentences of a passage, each at its place."""
    start = passage.citation.span.start
    found = []
    for hit in _SENTENCE.finditer(passage.citation.quote):
        text = hit[0].strip()
        if text:
            offset = start + hit.start() + hit[0].index(text)
            found.append(Quoted(text, Span(offset, offset + len(text)), passage))
    return found


def quote_answer(query: Query, opened: Opened, quoted: Sequence[Quoted]) -> Answer:
    """The sentences word for word, in order, each with its place."""
    ordered = sorted(dict.fromkeys(quoted), key=lambda q: q.span.start)[:_LONGEST]
    sources = tuple(
        Source(
            opened.title,
            Citation(
                q.passage.citation.section,
                " › ".join(q.passage.headings) or q.passage.citation.locator,
                q.span,
                q.text,
                q.passage.citation.page,
            ),
            opened.info.url,
        )
        for q in ordered
    )
    head, *rest = (q.text for q in ordered)
    place = opened.agency.removesuffix("人民政府")
    return Answer(
        kind=Kind.PASSAGE,
        headline=head,
        lines=tuple(rest),
        sources=sources,
        assumed=assumptions(query, opened),
        spoken=f"{place}{opened.year}年的报告写道：" + "".join(q.text for q in ordered[:2]),
    )


def answer_topics(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """What the report says about the subjects asked for."""
    quoted: list[Quoted] = []
    for name in query.topics:
        entry = topics()[name]
        among = [p for p in opened.report.passages if p.number in entry["sections"]] or list(
            opened.report.passages
        )
        if entry["mode"] == "signature":
            quoted += _signature(opened)
        elif entry["mode"] == "all":
            quoted += _under(opened, among, entry.get("headings", ()))
        else:
            quoted += _holding(opened, among, entry["cues"]) or _holding(
                opened, opened.report.passages, entry["cues"]
            )
    return quote_answer(query, opened, quoted) if quoted else None


def _under(opened: Opened, among: Sequence[Passage], headings: Sequence[str]) -> list[Quoted]:
    """The first sentences of the paragraphs under a sub-heading; of all when no heading is asked for."""
    deepest = [p for p in among if headings and any(word in h for h in p.headings[1:] for word in headings)]
    chosen = deepest or [
        p for p in among if not headings or any(word in h for h in p.headings for word in headings)
    ]
    if len(chosen) == 1:
        return sentences(opened, chosen[0])[:4]
    return [
        quoted for passage in chosen for quoted in sentences(opened, passage)[: 2 if len(chosen) < 4 else 1]
    ]


def _holding(opened: Opened, among: Sequence[Passage], cues: Sequence[str]) -> list[Quoted]:
    """The sentences that hold a cue word; those of the earliest cue first."""
    every = [quoted for passage in among for quoted in sentences(opened, passage)]
    for cue in cues:
        hits = [quoted for quoted in every if cue in quoted.text]
        if hits:
            return hits[:3]
    return []


def _signature(opened: Opened) -> list[Quoted]:
    """The lines that close the report: who signed it and when."""
    last = [p for p in opened.report.passages if p.number in (6, 7, 0)]
    lines = [quoted for passage in last for quoted in sentences(opened, passage)]
    dated = [
        q
        for q in lines
        if re.search(r"\d{4}\s*[年-]\s*\d{1,2}\s*[月-]\s*\d{1,2}", q.text) and len(q.text) < 40
    ]
    signed = [q for q in lines if len(q.text) < 30 and re.search(r"(?:政府|办公室|办公厅|[局委厅])$", q.text)]
    return (signed[-1:] + dated[-1:]) if dated else signed[-1:]


def search_passages(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The sentences that hold most of the question's content words; None below the floor."""
    said = [piece for piece in pieces(parsed) if len(piece) > 1]
    if not set(said) - plain_words():
        return None
    weights = {piece: 0.3 if piece in plain_words() else 1.0 for piece in said}
    ranked = []
    for passage in opened.report.passages:
        heading = "".join(passage.headings)
        for quoted in sentences(opened, passage):
            score = sum(cover(heading + quoted.text, piece) * weights[piece] for piece in said) / sum(
                weights.values()
            )
            ranked.append((score + 0.01 * sum(holds(quoted.text, p) for p in said), quoted))
    best = max((score for score, _ in ranked), default=0.0)
    if best < _FLOOR:
        return None
    return quote_answer(query, opened, [quoted for score, quoted in ranked if score >= best - 0.005][:3])
