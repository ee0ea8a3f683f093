"""Questions about the answer before: where a figure stands, whose it is."""

from __future__ import annotations

from dataclasses import replace

from bot.answer.phrases import say
from bot.types import Answer, Source
from bot.understand.order_said import place_said
from bot.understand.parse import Parsed


def where(parsed: Parsed, before: Answer | None) -> Answer | None:
    """The answer before, with its place spelled out, when the message asks for nothing but its source."""
    if before is None:
        return None
    asks = parsed.says("cue", "source") or (parsed.says("cue", "whose") and not parsed.says("cue", "check"))
    other = parsed.says("term") or parsed.says("topic") or parsed.years or parsed.bodies or parsed.numbers
    if not asks or other or not before.sources or place_said(parsed) >= 0:  # 企业排第几
        return None
    return with_places(before)


def with_places(answer: Answer) -> Answer:
    """The answer with a line for every place it is printed."""
    return replace(answer, lines=(*answer.lines, *_places(answer)))


def without_places(answer: Answer) -> Answer:
    """The answer without the lines of its places, for who is shown them in another way."""
    places = _places(answer)
    return replace(answer, lines=tuple(line for line in answer.lines if line not in places))


def _places(answer: Answer) -> dict[str, None]:
    return dict.fromkeys(_place(one) for one in answer.sources)


def _place(one: Source) -> str:
    """Where a source stands: its cell, or the sentence itself."""
    told = {"report": one.report, "section": one.citation.section}
    if one.citation.locator:
        return say("source.place", **told, locator=one.citation.locator)
    return say("source.sentence", **told, quote=one.citation.quote)
