"""Figures of the narrative: every number that counts something, with what it counts and its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from corpus.narrative_context import Around
from corpus.narrative_labels import name
from corpus.narrative_numbers import Count, counts, may_count
from corpus.narrative_shares import SHARES
from corpus.narrative_wording import wording
from corpus.structure import Paragraph
from corpus.types import Citation, Figure, Span

_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]*[”’）)]*")
_NUMBERING = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]+\s*")
_NOTED = re.compile(r"[)）][\u4e00-\u9fff]")  # a note ends inside a clause (网站（1个）发布…)
_LEANING = re.compile(r"\s*(?:其中|累计|共)")  # a sentence that goes on in the time of the one before it
_OPENING = re.compile(r"[^，,。；;、截自从较比]{0,20}?(20\d\d)\s*年度?[，,]")
_NEXT = re.compile(r"[、，,][^，,。；;：:增减升降共合总较比同环本今全去上前\d]{2,14}")
_YEAR = re.compile(r"(20\d\d)\s*年(?!度?以来)")


class Context(NamedTuple):
    """What stands in front of a sentence: the last figure, the report's year, the sentence before it."""

    before: Figure | None
    year: int | None
    frame: str  # "" in front of the first of a paragraph


def sentences(paragraph: Paragraph) -> Iterator[tuple[str, Span]]:
    """The sentences of a paragraph with their spans, blanks at the ends left out.

    A heading in front of a colon belongs to its sentence, any other does not.
    """
    apart = paragraph.text[: paragraph.body].rstrip()[-1:] not in (":", "：")
    for match in _SENTENCE.finditer(paragraph.text, paragraph.body if apart else 0):
        text = match[0].strip()
        if text:
            start = paragraph.span.start + match.start() + match[0].index(text[0])
            yield text, Span(start, start + len(text))


def figures(paragraphs: Sequence[Paragraph], year: int | None) -> tuple[Figure, ...]:
    """Every counting number of the paragraphs, in reading order."""
    found: list[Figure] = []
    for paragraph in paragraphs:
        if not may_count(paragraph.text):
            continue
        if wording().has("footer" if paragraph.number else "furniture", paragraph.text):
            continue
        frame = ""
        for sentence, span in sentences(paragraph):
            if counted := counts(sentence):
                citation = _cited(sentence, span, paragraph)
                context = Context(found[-1] if found else None, year, frame)
                found += _in_sentence(citation, counted, paragraph, context)
            frame = sentence
    return tuple(found)


def _cited(sentence: str, span: Span, paragraph: Paragraph) -> Citation:
    return Citation(paragraph.section, " › ".join(paragraph.headings[1:]), span, sentence, paragraph.page)


def _in_sentence(
    citation: Citation,
    counted: Sequence[Count],
    paragraph: Paragraph,
    context: Context,
) -> Iterable[Figure]:
    """The figures counted in a sentence."""
    before = context.before
    sentence, span = citation.quote, citation.span
    heading = _NUMBERING.sub("", paragraph.headings[-1]) if paragraph.headings else ""
    last = before.label if before else ""
    near = before is not None and paragraph.span.start <= before.span.start
    around = Around(heading, "".join((*paragraph.headings, sentence, last)), last if near else "")
    floor, resumed, previous, outer, told = 0, 0, None, None, None
    for count in counted:
        opened = _depth(sentence[floor : count.start])
        previous, outer = (
            (outer or previous, outer) if opened < 0 else (previous, previous if opened else outer)
        )
        resumed = floor if opened > 0 else resumed
        start = resumed if opened < 0 and _NOTED.match(sentence, floor) else floor
        given = name(sentence, count, start, previous, around)
        period = _period(sentence, start, count, context)
        if told and period == "current" and _goes_on(told, count.unit, sentence[floor : count.start]):
            period = told.period
        told = Figure(
            label=given.label,
            value=count.value,
            raw=sentence[count.start : count.end].replace("\n", ""),
            unit=count.unit,
            citation=citation,
            span=Span(span.start + count.start, span.start + count.end),
            approximate=count.approximate,
            period=period,
        )
        yield told
        floor = count.end + given.consumed
        previous = given


def _goes_on(told: Figure, unit: str, between: str) -> bool:
    """Whether a figure is only the next thing in the list of the one before it, and so of its time."""
    return told.unit == unit and bool(_NEXT.fullmatch(between)) and not wording().verb.search(between)


def _depth(between: str) -> int:
    """Above 0 where a bracket opens between two figures, below where one closes."""
    return sum(map(between.count, "（(")) - sum(map(between.count, "）)"))


def _period(sentence: str, floor: int, count: Count, context: Context) -> str:
    words, year = wording(), context.year
    before = words.patterns["basis"].sub("", sentence[floor : count.start])
    years = [int(found) for found in _YEAR.findall(before)]
    always = words.patterns["all_years"].search(before)
    if always and (not year or set(years) != {year} or always[0] == "历年"):
        return "cumulative"
    former = words.has("formerly", before) and words.has("becoming", sentence[count.end :])
    former = former or _opened_before(sentence, count, year)
    earlier = bool(year and years and years[-1] < year) or words.has("previous", before)
    change = words.has("compared", before) and (count.unit in SHARES or words.has("differing", before))
    if former or (earlier and not change and not words.has("carried", before)):
        return "previous"
    told = (context.frame if _LEANING.match(sentence) else "") + sentence[: count.start]
    if words.has("cumulative", before) and not words.has("this_year", told):
        return "cumulative"
    return "current"


def _opened_before(sentence: str, count: Count, year: int | None) -> bool:
    """Whether a sentence opens with an earlier year and no other one stands in front of the figure."""
    opening = _OPENING.match(sentence)
    if not opening or not year or int(opening[1]) >= year or wording().has("compared", sentence):
        return False
    between = sentence[opening.end() : count.start]
    return not _YEAR.search(between) and not wording().has("this_year", between)
