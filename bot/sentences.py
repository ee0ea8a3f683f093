"""The sentences of a report's narrative, each at its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from corpus.types import Passage, Span

_SENTENCE = re.compile(r"[^。；;！？!?\n]+[。；;！？!?]?[”》）)]*")
_POINTS = re.compile("[。；;](?:二是|[（(]二[)）]|2[.．、]|②)")
_WHOLE = 80  # characters of a paragraph that is quoted undivided


@dataclass(frozen=True)
class Quoted:
    """A sentence of a passage with its place in the canonical text."""

    text: str
    span: Span
    passage: Passage

    @cached_property
    def headed(self) -> str:
        """The sentence behind the headings above it."""
        return "".join(self.passage.headings) + self.text


def counts_points(passage: Passage) -> bool:
    """Whether the paragraph counts what it says (一是…；二是…)."""
    return _POINTS.search(passage.citation.quote) is not None


def sentences(passage: Passage, *, whole: int = _WHOLE) -> list[Quoted]:
    """The sentences of a passage, each at its place.

    A paragraph of `whole` characters or less is one, unless it counts its points.
    """
    quote, start = passage.citation.quote, passage.citation.span.start
    if len(quote) <= whole and "\n" not in quote and not counts_points(passage):
        return [Quoted(quote, passage.citation.span, passage)]
    found = []
    for hit in _SENTENCE.finditer(quote):
        text = hit[0].strip()
        if text:
            offset = start + hit.start() + hit[0].index(text)
            found.append(Quoted(text, Span(offset, offset + len(text)), passage))
    return found
