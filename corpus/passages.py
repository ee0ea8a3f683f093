"""Passages: the paragraphs of the narrative that a reader may be shown, each under its headings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from corpus.narrative_wording import wording
from corpus.structure import Paragraph
from corpus.types import Citation, Passage, Span

_APART = 2  # characters between two lines that follow each other
_SUB_HEADING = 2  # headings, its own the last


def passages(paragraphs: Iterable[Paragraph], title: str | None) -> tuple[Passage, ...]:
    """Every paragraph with text of its own, without the title's lines and page furniture."""
    return tuple(
        _passage(paragraph)
        for paragraph in _with_bare_items(list(paragraphs))
        if not paragraph.is_heading and not _idle(paragraph, title)
    )


def _with_bare_items(paragraphs: Sequence[Paragraph]) -> Iterable[Paragraph]:
    """The paragraphs; a sub-heading that the next line leaves without any text is an item of a list."""
    for paragraph, after in zip_longest(paragraphs, paragraphs[1:]):
        depth = len(paragraph.headings)
        if not paragraph.is_heading or depth < _SUB_HEADING:
            yield paragraph
            continue
        told = after and after.headings[:depth] == paragraph.headings
        beside = after is None or after.span.start - paragraph.span.end <= _APART
        if beside and not told:
            yield paragraph._replace(headings=paragraph.headings[:-1], body=0)
        else:
            yield paragraph


def _idle(paragraph: Paragraph, title: str | None) -> bool:
    if paragraph.number:
        return False
    bare = "".join(paragraph.text.split()).strip("《》")
    return bool(title and bare in title) or wording().has("furniture", paragraph.text)


def _passage(paragraph: Paragraph) -> Passage:
    text = paragraph.text[paragraph.body :].strip()
    start = paragraph.span.start + paragraph.text.index(text, paragraph.body)
    locator = " › ".join(paragraph.headings[1:])
    citation = Citation(paragraph.section, locator, Span(start, start + len(text)), text, paragraph.page)
    return Passage(paragraph.headings, citation, paragraph.number)
