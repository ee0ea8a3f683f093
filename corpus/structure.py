"""Sections and paragraphs: a document's narrative in order, each paragraph with the headings above it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.sections import Heading, heading_of, level_of
from corpus.types import Block, Document, Section, Span
from corpus.wrapping import parted, unwrapped


class Paragraph(NamedTuple):
    """A paragraph outside the tables; `body` is where the text behind its own heading begins."""

    text: str
    span: Span
    headings: tuple[str, ...]
    number: int
    body: int
    page: int | None = None

    @property
    def section(self) -> str:
        """The heading of the section as printed, '' before the first."""
        return self.headings[0] if self.headings else ""

    @property
    def is_heading(self) -> bool:
        """Whether nothing stands behind the heading."""
        return self.body >= len(self.text)


@dataclass(frozen=True, slots=True)
class Outline:
    """The statutory sections found and all paragraphs of the narrative in reading order."""

    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]


@dataclass(slots=True)
class _Walk:
    """Where the reading stands: open headings by level, statutory number, top headings seen."""

    numbered: frozenset[int]  # statutory numbers that some heading of the document prints with an ordinal
    path: dict[int, str] = field(default_factory=dict)
    number: int = 0
    last: str | None = None
    tops: list[tuple[int, str, int]] = field(default_factory=list)


_ORDINALS = "一二三四五六七八九十"


def outline(document: Document, table_spans: Sequence[Span] = ()) -> Outline:
    """The document's sections and narrative paragraphs; blocks inside `table_spans` are left out."""
    blocks = parted(list(_narrative(document, table_spans)))
    if document.source.media_type in ("text/plain", "text/markdown", "application/pdf"):
        blocks = unwrapped(blocks, document.text)
    heads = [heading_of(block.text) for block in blocks]
    skipped = _contents(heads)
    walk = _Walk(numbered=frozenset(head.number for head in heads if head and head.ordinal))
    paragraphs = tuple(
        _paragraph(block, head, walk)
        for index, (block, head) in enumerate(zip(blocks, heads, strict=True))
        if index not in skipped
    )
    return Outline(_sections(walk.tops, len(document.text)), paragraphs)


def _narrative(document: Document, table_spans: Sequence[Span]) -> Iterable[Block]:
    tables = sorted(table_spans)
    for block in document.blocks:
        if isinstance(block, Block) and block.text.strip() and not _inside(block.span, tables):
            yield block


def _inside(span: Span, tables: Sequence[Span]) -> bool:
    return any(table.start < span.end and span.start < table.end for table in tables)


def _contents(heads: Sequence[Heading | None]) -> set[int]:
    """The lines of a table of contents: top headings in a row that come again further down."""
    tops = {index: head for index, head in enumerate(heads) if head and head.level == 1}
    return {
        index
        for index, head in tops.items()
        if index + 1 in tops and any(later.text == head.text for at, later in tops.items() if at > index)
    }


def _paragraph(block: Block, heading: Heading | None, walk: _Walk) -> Paragraph:
    body = 0
    if heading is not None:
        body = heading.end
        _descend(heading, block, walk)
    elif level := level_of(block.text):
        walk.path = {key: text for key, text in walk.path.items() if key < level}
    path = tuple(walk.path[level] for level in sorted(walk.path))
    return Paragraph(block.text, block.span, path, walk.number, body, block.page)


def _descend(heading: Heading, block: Block, walk: _Walk) -> None:
    if heading.level == 1 and _opens_section(heading, walk):
        walk.number = heading.number
        walk.last = heading.ordinal or walk.last
        walk.tops.append((heading.number, heading.text, block.span.start))
        walk.path = {1: heading.text}
        return
    level = heading.level if heading.level > 1 else 2
    walk.path = {key: text for key, text in walk.path.items() if key < level} | {level: heading.text}


def _opens_section(heading: Heading, walk: _Walk) -> bool:
    """A statutory heading opens its section; another one only where the count at the top level goes on."""
    if heading.number:
        seen = any(number == heading.number for number, _, _ in walk.tops)
        return not seen and (heading.ordinal is not None or heading.number not in walk.numbered)
    if heading.ordinal is None:
        return False
    return _place(heading.ordinal) == _place(walk.last) + 1


def _place(ordinal: str | None) -> int:
    return _ORDINALS.find(ordinal) + 1 if ordinal and len(ordinal) == 1 else 0


def _sections(tops: Sequence[tuple[int, str, int]], end: int) -> tuple[Section, ...]:
    ends = [*(start for _, _, start in tops), end][1:]
    return tuple(
        Section(number, heading, Span(start, stop))
        for (number, heading, start), stop in zip(tops, ends, strict=False)
        if number
    )
