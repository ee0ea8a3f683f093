"""Lines that a file breaks inside a sentence put together, and sections run into one line set apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from corpus.sections import heading_of, level_of
from corpus.types import Block, Span

_WIDEST = 60  # characters of a line in a file that is wrapped at a width
_INNER = re.compile(
    r"[一二三四五六](?<=[\s。；;：:].)(?=\s*、\s*(?:总体情况|(?:行政机关)?主动公开政府信息|收到和处理|(?:因)?政府信息公开(?:工作)?(?:被申请)?"
    r"行政复议|(?:政府信息公开工作)?存在的?(?:主要)?问题|其他需要报告))"
)
_SHORTEST = 6  # characters of a line of prose in front of a number on a line of its own
_SENTENCE = 20  # characters of a line that a mark divides and none ends: it is no heading and no signature
_SLACK = 5  # characters that a full line may be shorter than the widest
_ENDED = re.compile(r"[。！？!?；;：:|\t]\s*$")
_OPEN = re.compile(r"[，,、（(]\s*$")
_DIGIT = re.compile(r"(?<!\d[:：]\d)\d$")  # no time of day
_MARKED = re.compile("[。，,；;、]")
_NUMBER = re.compile(r"\d[\d.,]*\s*[余多万]*\s*[\u4e00-\u9fff%％]*$")
_BEHIND = re.compile("[,，;；。、）)%％]")  # begins no line of its own
_UNIT = re.compile(
    r"(?!名\s*[称录]|条例|项目|次数|日期|期限|场所|人民|起草|年度报告|号召)[年月日号条个次项份篇期场人名起元万余多]"
)
_COUNT = re.compile(r"\d[\d.,]*\s*[余多万]*\s*[\u4e00-\u9fff%][^\n]*[。，,；;]")


def parted(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, one that runs on into further statutory sections cut before each of their headings."""
    apart: list[Block] = []
    for block in blocks:
        ends = [match.start() for match in _INNER.finditer(block.text)] if len(block.text) > _WIDEST else []
        if not ends:
            apart.append(block)
            continue
        for start, end in pairwise([0, *ends, len(block.text)]):
            text = block.text[start:end].strip()
            at = block.span.start + block.text.index(text, start)
            apart.append(replace(block, text=text, span=Span(at, at + len(text))))
    return apart


def unwrapped(blocks: Sequence[Block], text: str) -> list[Block]:
    """The blocks, a line that goes on in the next one joined with it; spans and text stay the document's."""
    width = max((len(block.text) for block in blocks), default=0)
    joined: list[Block] = []
    last = ""
    for block, after in zip_longest(blocks, blocks[1:]):
        full = len(last) >= width - _SLACK and width <= _WIDEST
        if joined and _goes_on(joined[-1], block, after, text, full=full):
            span = Span(joined[-1].span.start, block.span.end)
            joined[-1] = replace(joined[-1], text=text[span.start : span.end], span=span)
        else:
            joined.append(block)
        last = block.text
    return joined


def _goes_on(line: Block, block: Block, after: Block | None, text: str, *, full: bool) -> bool:
    """Whether a line's sentence goes on in `block`: it is open or full, or a number stands apart."""
    gap = text[line.span.end : block.span.start]
    if gap not in ("\n", "\r\n") or line.level or block.level or _ENDED.search(line.text):
        return False
    if _BEHIND.match(block.text) or (_DIGIT.search(line.text) and _UNIT.match(block.text)):
        return True
    if heading_of(block.text) or level_of(block.text) or _whole_heading(line.text):
        return False
    if _OPEN.search(line.text) or _COUNT.match(block.text):
        return True
    if _NUMBER.match(block.text) and after is not None:
        prose = len(line.text) >= _SHORTEST and not _DIGIT.search(line.text)
        return prose and (_BEHIND.match(after.text) or _UNIT.match(after.text)) is not None
    full = full or (len(line.text) >= _SENTENCE and _MARKED.search(line.text) is not None)
    return full and _MARKED.search(block.text) is not None


def _whole_heading(text: str) -> bool:
    heading = heading_of(text)
    return heading is not None and heading.end >= len(text)
