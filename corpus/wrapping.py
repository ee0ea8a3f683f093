"""Lines that a text file breaks inside a sentence, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.sections import heading_of, level_of
from corpus.types import Block, Span

_WIDEST = 60  # characters of a line in a file that is wrapped at a width
_SLACK = 5  # characters that a full line may be shorter than the widest
_ENDED = re.compile(r"[。！？!?；;：:|\t]\s*$")
_OPEN = re.compile(r"[，,、（(]\s*$")
_MARKED = re.compile("[。，,；;、]")
_COUNT = re.compile(r"\d[\d.,]*\s*[余多万]*\s*[\u4e00-\u9fff%][^\n]*[。，,；;]")


def unwrapped(blocks: Sequence[Block], text: str) -> list[Block]:
    """The blocks, a line that goes on in the next one joined with it; spans and text stay the document's."""
    width = max((len(block.text) for block in blocks), default=0)
    joined: list[Block] = []
    last = ""
    for block in blocks:
        if joined and _goes_on(joined[-1], block, text, len(last) >= width - _SLACK and width <= _WIDEST):
            span = Span(joined[-1].span.start, block.span.end)
            joined[-1] = replace(joined[-1], text=text[span.start : span.end], span=span)
        else:
            joined.append(block)
        last = block.text
    return joined


def _goes_on(block: Block, after: Block, text: str, full: bool) -> bool:
    """Whether a line's sentence goes on in the next: it ends in a comma, is full, or a count stands next."""
    gap = text[block.span.end : after.span.start]
    if gap not in ("\n", "\r\n") or block.level or after.level or _ENDED.search(block.text):
        return False
    if heading_of(after.text) or level_of(after.text):
        return False
    heading = heading_of(block.text)
    if heading and heading.end >= len(block.text):
        return False
    if _OPEN.search(block.text) or _COUNT.match(after.text):
        return True
    return full and _MARKED.search(after.text) is not None
