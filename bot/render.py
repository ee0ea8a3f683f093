"""An answer as a person reads it: plain text, and the HTML that Telegram takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape
from itertools import groupby
from typing import NamedTuple

from bot.phrases import phrases
from bot.types import Answer, Kind, Source

TELEGRAM_LIMIT = 4096
_TAGS_ROOM = 64
_A_SENTENCE = 8
_QUOTED = "《[^》]*》|“[^”]*”"
_PLAIN_HEADLINES = {Kind.PASSAGE, Kind.CHAT}


Tone = Callable[[str], str]


class _Line(NamedTuple):
    """One line of a message, already markup; `quoted` lines stand in the expandable quotation."""

    markup: str
    quoted: bool = False


def units(text: str) -> int:
    """The length of a text as Telegram counts it, in UTF-16 code units."""
    return len(text) + sum(char > "\uffff" for char in text)


def body(answer: Answer) -> str:
    """The answer in plain text without its sources."""
    said = phrases("answer")
    return "\n".join(
        [
            answer.headline,
            *answer.lines,
            *_asides(answer),
            *(said["option"].format(text=text) for text in answer.options),
        ]
    )


def text(answer: Answer) -> str:
    """The answer in plain text, its sources last."""
    sources = list(_source_lines(answer))
    if not sources:
        return body(answer)
    return "\n".join([body(answer), "", phrases("answer")["source"], *(line for line, _ in sources)])


def html_pages(
    answer: Answer, limit: int = TELEGRAM_LIMIT, tone: Tone = str, *, unfolded: bool = False
) -> tuple[str, ...]:
    """The answer as messages in Telegram's HTML, each of at most `limit` UTF-16 units, cut at line ends.

    `tone` is how our own words are written (traditional characters); what a report prints stays as printed.
    `unfolded`: the sources, which are folded else, were asked for.
    """
    room = limit - _TAGS_ROOM
    pages: list[list[_Line]] = [[]]
    used = 0
    for one in _html_lines(_toned(answer, tone), room, tone):
        line = one._replace(quoted=one.quoted and not unfolded)
        size = units(line.markup) + 1
        if used + size > room and used:
            pages.append([])
            used = 0
        if line.markup or pages[-1]:
            pages[-1].append(line)
            used += size
    return tuple(_page(page) for page in pages)


def _page(lines: list[_Line]) -> str:
    parts = []
    for quoted, group in groupby(lines, key=lambda line: line.quoted):
        part = "\n".join(line.markup for line in group)
        parts.append(f"<blockquote expandable>{part}</blockquote>" if quoted else part)
    return "\n".join(parts).rstrip()


def _html_lines(answer: Answer, room: int, tone: Tone) -> Iterator[_Line]:
    said = phrases("answer")
    bold = answer.kind not in _PLAIN_HEADLINES
    for line in answer.headline.split("\n"):
        for piece in _pieces(line, room):
            yield _Line(f"<b>{piece}</b>" if bold and piece else piece)
    for block in (answer.lines, _asides(answer, tone)):
        for line in (part for text in block for part in text.split("\n")):
            yield from map(_Line, _pieces(line, room))
    if answer.sources:
        yield _Line("")
        yield _Line(tone(said["source"]), quoted=True)
    for line, url in _source_lines(answer):
        for piece in _pieces(line, room - units(escape(url or ""))):
            yield _Line(f'<a href="{escape(url)}">{piece}</a>' if url else piece, quoted=True)


def _toned(answer: Answer, tone: Tone) -> Answer:
    """The answer with our own words in `tone`; what quotes a source is left."""
    quotes = {one.citation.quote for one in answer.sources if len(one.citation.quote) >= _A_SENTENCE}
    longest_first = sorted(quotes, key=len, reverse=True)
    printed = re.compile("(" + "|".join([*map(re.escape, longest_first), _QUOTED]) + ")")

    def own(text: str) -> str:
        if any(text in quote for quote in quotes):
            return text
        return "".join(part if n % 2 else tone(part) for n, part in enumerate(printed.split(text)))

    return replace(
        answer,
        headline=own(answer.headline),
        lines=tuple(map(own, answer.lines)),
        notes=tuple(map(own, answer.notes)),
        assumed=tuple(map(tone, answer.assumed)),
        options=tuple(map(tone, answer.options)),
    )


def _asides(answer: Answer, tone: Tone = str) -> list[str]:
    """What was assumed, in one line, then the notes."""
    said = phrases("answer")
    assumed = [said["assumed"].format(text="".join(answer.assumed))] if answer.assumed else []
    plain = tone(said["heed"])
    return [*assumed, *(t if t.startswith(plain) else said["note"].format(text=t) for t in answer.notes)]


def _source_lines(answer: Answer) -> Iterator[tuple[str, str | None]]:
    """The sources line by line with the address a line links to; what was just said is not said again."""
    said = phrases("answer")
    shown = "\n".join((answer.headline, *answer.lines))
    report: tuple[str, str | None] | None = None
    section = ""
    for source in dict.fromkeys(answer.sources):
        if report != (source.report, source.url):
            report, section = (source.report, source.url), ""
            yield said["report"].format(text=source.report), _web(source)
        if source.citation.section not in ("", section):
            section = source.citation.section
            yield section, None
        locator = source.citation.locator.removeprefix(section).removeprefix(" › ")
        quote = "" if source.citation.quote in shown else " ".join(source.citation.quote.split())
        if locator and quote and len(quote) < _A_SENTENCE:
            yield f"{locator}：{quote}", None
        else:
            yield from (
                (line, None) for line in (locator, quote and said["quote"].format(text=quote)) if line
            )


def _web(source: Source) -> str | None:
    return source.url if source.url and source.url.startswith(("https://", "http://")) else None


def _pieces(line: str, room: int) -> Iterator[str]:
    """A line escaped, in pieces of at most `room` units; no piece ends inside an entity."""
    piece: list[str] = []
    used = 0
    for char in line:
        mark = escape(char)
        size = units(mark)
        if used + size > room:
            yield "".join(piece)
            piece, used = [], 0
        piece.append(mark)
        used += size
    yield "".join(piece)


def citation(answer: Answer, limit: int) -> str:
    """The answer with its first place in one paragraph to copy, of at most `limit` units; '' when too long.

    The figure, what it is and the report come first; section and row are added while there is room.
    """
    if not answer.sources:
        return ""
    source = answer.sources[0]
    told = "；".join(line.rstrip("。") for line in answer.lines if line)
    head = answer.headline.rstrip("。") + (f"（{told}）" if told else "")
    place = f"《{source.report}》"
    text = f"{head}——{place}" if units(f"{head}——{place}") <= limit else ""
    for part in (source.citation.section, source.citation.locator):
        if text and part and units(f"{text} {part}") <= limit:
            text = f"{text} {part}"
    return text
