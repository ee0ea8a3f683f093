"""Figures of a text as the narrative reader finds them."""

from __future__ import annotations

from corpus.narrative import figures
from corpus.structure import outline
from corpus.types import Block, Document, Figure, Source, Span


def found(text: str, year: int = 2023) -> tuple[Figure, ...]:
    blocks, start = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(line, Span(start, start + len(line))))
        start += len(line) + 1
    document = Document(Source("x.txt", "", "text/plain"), text, tuple(blocks))
    return figures(outline(document).paragraphs, year)
