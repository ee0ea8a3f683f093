"""Figures of the narrative: every number that counts something, with what it counts and its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.narrative_context import Around
from corpus.narrative_labels import SHARES, name
from corpus.narrative_numbers import Count, counts, may_count
from corpus.narrative_wording import wording
from corpus.structure import Paragraph
from corpus.types import Citation, Figure, Span

_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]*[”’）)]*")
_NUMBERING = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]+\s*")
_YEAR = re.compile(r"(20\d\d)\s*年(?!度?以来)")


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
        for sentence, span in sentences(paragraph):
            if counted := counts(sentence):
                citation = _cited(sentence, span, paragraph)
                found += _in_sentence(citation, counted, paragraph, (found[-1] if found else None, year))
    return tuple(found)


def _cited(sentence: str, span: Span, paragraph: Paragraph) -> Citation:
    return Citation(paragraph.section, " › ".join(paragraph.headings[1:]), span, sentence, paragraph.page)


def _in_sentence(
    citation: Citation,
    counted: Sequence[Count],
    paragraph: Paragraph,
    context: tuple[Figure | None, int | None],
) -> Iterable[Figure]:
    """The figures counted in a sentence; `context`: the last figure before it, the report's year."""
    before, year = context
    sentence, span = citation.quote, citation.span
    heading = _NUMBERING.sub("", paragraph.headings[-1]) if paragraph.headings else ""
    last = before.label if before else ""
    near = before is not None and paragraph.span.start <= before.span.start
    around = Around(heading, "".join((*paragraph.headings, sentence, last)), last if near else "")
    floor, previous, outer = 0, None, None
    for count in counted:
        opened = _depth(sentence[floor : count.start])
        previous, outer = (
            (outer or previous, outer) if opened < 0 else (previous, previous if opened else outer)
        )
        given = name(sentence, count, floor, previous, around)
        yield Figure(
            label=given.label,
            value=count.value,
            raw=sentence[count.start : count.end].replace("\n", ""),
            unit=count.unit,
            citation=citation,
            span=Span(span.start + count.start, span.start + count.end),
            approximate=count.approximate,
            period=_period(sentence, floor, count, year),
        )
        floor = count.end + given.consumed
        previous = given


def _depth(between: str) -> int:
    """Above 0 where a bracket opens between two figures, below where one closes."""
    return sum(map(between.count, "（(")) - sum(map(between.count, "）)"))


def _period(sentence: str, floor: int, count: Count, year: int | None) -> str:
    words = wording()
    before = words.patterns["basis"].sub("", sentence[floor : count.start])
    years = [int(found) for found in _YEAR.findall(before)]
    if words.has("all_years", before) and (not year or set(years) != {year}):
        return "cumulative"
    former = words.has("formerly", before) and words.has("becoming", sentence[count.end :])
    earlier = bool(year and years and years[-1] < year) or words.has("previous", before)
    change = words.has("compared", before) and (count.unit in SHARES or words.has("differing", before))
    if former or (earlier and not change and not words.has("carried", before)):
        return "previous"
    if words.has("cumulative", before) and not words.has("this_year", sentence[: count.start]):
        return "cumulative"
    return "current"
