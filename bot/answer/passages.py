"""What the narrative says: sentences quoted word for word, by subject or by the words of the question."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.answer.compose import assumptions
from bot.answer.nth_quoted import nth_of_subject
from bot.answer.published import published_line
from bot.answer.refusing import no
from bot.answer.remedies import side_of, with_remedies
from bot.library import Opened
from bot.sentences import Quoted, sentences
from bot.types import Answer, Kind, Source
from bot.understand.content import asked_words, holding, holds, plain_words, spaceless
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.vocabulary import topics
from corpus.types import Citation, Passage
from index.segment import names

_DATED = re.compile(r"\d{4}\s*[年-]\s*\d{1,2}\s*[月-]\s*\d{1,2}")
_SIGNED = re.compile(r"(?:政府|办公室|办公厅|[局委厅院])$")
_PERIOD = "统计"  # of the year, not the day of publication
_FLOOR = 0.5  # share of the question's words, weighted by rarity, that a sentence must hold
_MENTIONED = 0.34  # the same where it is asked whether the report speaks of something
_PROBLEMS = 5  # the section on problems
_LONGEST = 6  # sentences quoted at most
_LOOSE = 2  # characters of a word that may stand anywhere
# At the start of a sentence that belongs to the one before.
_GOES_ON = ("同时", "此外", "另外", "并且", "其次")


def quote_answer(query: Query, opened: Opened, quoted: Sequence[Quoted]) -> Answer:
    """The sentences word for word, in order, each with its place."""
    ordered = sorted(dict.fromkeys(quoted), key=lambda q: q.span.start)[:_LONGEST]
    head, *rest = (q.text for q in ordered)
    place = opened.agency.removesuffix("人民政府")
    return Answer(
        kind=Kind.PASSAGE,
        headline=head,
        lines=tuple(rest),
        sources=tuple(Source(opened.title, _citation(q), opened.info.url) for q in ordered),
        assumed=assumptions(query, opened),
        spoken=f"{place}{opened.year}年的报告写道：" + "".join(q.text for q in ordered[:2]),
    )


def _citation(quoted: Quoted) -> Citation:
    whole = quoted.passage.citation
    locator = " › ".join(quoted.passage.headings) or whole.locator
    return Citation(whole.section, locator, quoted.span, quoted.text, whole.page)


def answer_topics(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """What the report says about the subjects asked for; further words of the question pick sentences."""
    frames = [name for name in query.topics if topics()[name].get("frame")]
    subjects = [name for name in query.topics if name not in frames] or frames
    quoted: list[Quoted] = []
    for name in subjects:
        entry = topics()[name]
        among = _among(
            opened, entry["sections"], [topics()[frame] for frame in frames if frame not in subjects]
        )
        if entry["mode"] == "signature":
            quoted += _signature(opened) or _holding(among, entry["cues"])
        elif entry["mode"] == "all":
            quoted += side_of(name, opened) or (_under(among, entry.get("headings", ())) if among else [])
        else:
            quoted += _holding(among, entry["cues"]) or _holding(opened.report.passages, entry["cues"])
    said = [
        word
        for word in asked_words(parsed)
        if not any(word in say for n in query.topics for say in topics()[n]["say"])
    ]
    tells = any(word not in plain_words() for word in said)
    inside = set() if _told_elsewhere(quoted, opened, parsed) else {q.passage for q in quoted}
    precise = _ranked(opened, said, inside) if tells else []
    unspoken = [topics()[name]["called"] for name in frames if not _speaks_of(opened, topics()[name])]
    if unspoken and not precise:
        return no("no.subject", agency=opened.agency, year=opened.year, what="、".join(unspoken))
    cues = _datum(subjects)
    if cues:
        precise = [one for one in precise if one in quoted or any(cue in one.text for cue in cues)]
    chosen = [] if _of_something_else(query, opened, parsed) else _continued(precise) or quoted
    if not chosen:
        return None
    told = quote_answer(query, opened, with_remedies(parsed, opened, chosen))
    return nth_of_subject(parsed, told) or told


def _told_elsewhere(quoted: Sequence[Quoted], opened: Opened, parsed: Parsed) -> bool:
    """Whether the things named, some of them unknown, stand in the report and none in the passages quoted."""
    named = [m.text for m in parsed.matches if m.kind == "content" and m.text not in plain_words()]
    told = [w for w in (*named, *parsed.leftover) if len(w) > 1 and w in opened.report.text]
    clear = len(told) > 1 or any(len(word) > _LOOSE for word in told)  # 关系 and 办法 stand anywhere
    unknown = clear and not set(told).isdisjoint(parsed.leftover)
    return unknown and not any(word in q.passage.citation.quote for word in told for q in quoted)


def _speaks_of(opened: Opened, entry: Mapping[str, Any]) -> bool:
    """Whether the report has the section of a subject, or a sentence with a sign of it."""
    said = any(sign in quoted.headed for quoted in opened.sentences for sign in entry["signs"])
    return said or any(passage.number in entry["sections"] for passage in opened.report.passages)


def _continued(chosen: Sequence[Quoted]) -> list[Quoted]:
    """A sentence that is quoted alone, with the next of its passage where that goes on from it (同时…)."""
    if len(chosen) != 1:
        return list(chosen)
    every = sentences(chosen[0].passage)
    after = every[every.index(chosen[0]) + 1 :][:1]
    return [*chosen, *(one for one in after if one.text.startswith(_GOES_ON))]


def _datum(subjects: Sequence[str]) -> list[str]:
    """The words of sentences that tell the one datum asked for (an address); none where more is asked."""
    entries = [topics()[name] for name in subjects]
    one = all(entry.get("countable") and entry["mode"] == "best" for entry in entries)
    return [cue for entry in entries for cue in entry["cues"]] if one else []


def _of_something_else(query: Query, opened: Opened, parsed: Parsed) -> bool:
    """Whether the problems asked for are those of something that the report does not speak of (供暖问题)."""
    framed = [m for m in parsed.matches if m.kind == "topic" and topics()[m.id].get("frame")]
    said = parsed.strange if parsed.says("question", "yesno") else parsed.leftover
    unknown = [word for word in said if word not in opened.report.text]
    before = (parsed.spoken[: match.start].removesuffix("的") for match in framed)
    alone = all(topics()[name].get("frame") for name in query.topics)
    return alone and any(text.endswith(word) for text in before for word in unknown)


def _among(opened: Opened, sections: Sequence[int], frames: Sequence[dict[str, list[str]]]) -> list[Passage]:
    """The passages of the sections, narrowed to the sub-headings, or the section, that frame the subject."""
    found = [p for p in opened.report.passages if p.number in sections] or list(opened.report.passages)
    words = [word for frame in frames for word in frame.get("headings", ())]
    framed = [p for p in opened.report.passages if any(word in h for h in p.headings[1:] for word in words)]
    problems = [p for p in opened.report.passages if p.number == _PROBLEMS] if frames else []
    return framed or problems or found


def _under(among: Sequence[Passage], headings: Sequence[str]) -> list[Quoted]:
    """The first sentences of the paragraphs under a sub-heading; of all when no heading is asked for."""
    deepest = [p for p in among if headings and any(word in h for h in p.headings[1:] for word in headings)]
    named = [p for p in among if not headings or any(word in h for h in p.headings for word in headings)]
    chosen = deepest or named
    if len(chosen) == 1:
        return sentences(chosen[0])[:4]
    most = 2 if len(chosen) < 4 else 1
    return [quoted for passage in chosen for quoted in sentences(passage)[:most]]


def _holding(among: Iterable[Passage], cues: Sequence[str]) -> list[Quoted]:
    """The sentences that hold a cue word; those of the earliest cue first."""
    every = [quoted for passage in among for quoted in sentences(passage)]
    for cue in cues:
        hits = [quoted for quoted in every if cue in quoted.text]
        if len(hits) == 1:
            place = every.index(hits[0])
            return [one for one in every[place : place + 2] if one.passage == hits[0].passage]
        if hits:
            return hits[:3]
    return []


def _signature(opened: Opened) -> list[Quoted]:
    """The lines that close the report: who signed it and when; the day stands above it in some."""
    lines = [q for p in opened.report.passages if p.number in (6, 7, 0) for q in sentences(p)]
    dated = [q for q in lines if _DATED.search(q.text) and len(q.text) < 40 and _PERIOD not in q.text]
    signed = [q for q in lines if _SIGNED.search(q.text) and len(q.text) < 30]
    above = None if dated else published_line(opened)
    return signed[-1:] + (dated[-1:] or ([above] if above else []))


def _ranked(opened: Opened, said: Sequence[str], among: set[Passage], floor: float = _FLOOR) -> list[Quoted]:
    """The sentences that hold enough of the words, rare ones counting more; only of `among` if any."""
    texts = opened.keep("texts", lambda: [spaceless(quoted.headed) for quoted in opened.sentences])
    pairs = zip(opened.sentences, texts, strict=True)
    chosen = [(quoted, text) for quoted, text in pairs if not among or quoted.passage in among]
    scores, total = _scores([text for _, text in chosen], said)
    best = max(scores, default=0.0) / total if total else 0.0
    if best < _FLOOR:
        return []
    likely = [one for (one, _), score in zip(chosen, scores, strict=True) if score / total >= best - 0.01]
    inside = [sum(holds(quoted.text, word) for word in said) for quoted in likely]
    most = max(inside)
    return [quoted for quoted, count in zip(likely, inside, strict=True) if count == most][:3]


def _scores(texts: Sequence[tuple[str, str]], said: Sequence[str]) -> tuple[list[float], float]:
    """What the words that each text holds weigh together, and what all of them weigh."""
    scores, total = [0.0] * len(texts), 0.0
    for word in said:
        found = holding(texts, word)
        weight = _weight(word, len(found), len(texts))
        total += weight
        for place in found:
            scores[place] += weight
    return scores, total


def _weight(word: str, found: int, every: int) -> float:
    """How much a word tells: the rarer the more; half for one that names nothing and stands nowhere."""
    return math.log(1 + every / (1 + found)) * (1.0 if found or names(word) else 0.5)


def around(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The sentence that prints a number of the question."""
    wanted = {n.value for n in parsed.numbers} | {n.scaled for n in parsed.numbers}
    spans = [f.citation.span for f in opened.report.figures if f.value in wanted]
    hits = [q for q in opened.sentences if any(q.span.start <= span.start < q.span.end for span in spans)]
    return quote_answer(query, opened, hits[:1]) if hits else None


def printing(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The sentence that prints the digits of a number as they were said (a telephone number)."""
    said = re.findall(r"\d{5,}", parsed.text)
    every = opened.sentences if said else ()
    hits = [quoted for quoted in every if any(digits in quoted.text for digits in said)]
    return quote_answer(query, opened, hits[:1]) if hits else None


def search(query: Query, opened: Opened, parsed: Parsed, *, shortest: int = 3) -> Answer | None:
    """The sentences that hold most of the question's words; None below the floor.

    A word alone must have `shortest` characters.
    """
    said = asked_words(parsed)
    telling = [word for word in said if word not in plain_words()]
    if not telling or (len(said) < 2 and len(said[0]) < shortest):
        return None
    found = _ranked(opened, said, set(), _MENTIONED if parsed.says("cue", "mention") else _FLOOR)
    told = [
        quoted for quoted in found if quoted.passage.number
    ] or found  # before what the report is built on
    return quote_answer(query, opened, with_remedies(parsed, opened, told)) if told else None
