"""An answer as a person reads it: plain text, and the HTML that Telegram takes."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import NamedTuple

from bot.phrases import phrases
from bot.types import Answer, Kind, Source

TELEGRAM_LIMIT = 4096
_TAGS_ROOM = 64
_PLAIN_HEADLINES = {Kind.PASSAGE, Kind.CHAT}


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


def html_pages(answer: Answer, limit: int = TELEGRAM_LIMIT) -> tuple[str, ...]:
    """The answer as messages in Telegram's HTML, each of at most `limit` UTF-16 units, cut at line ends."""
    room = limit - _TAGS_ROOM
    pages: list[list[_Line]] = [[]]
    used = 0
    for line in _html_lines(answer, room):
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


def _html_lines(answer: Answer, room: int) -> Iterator[_Line]:
    said = phrases("answer")
    bold = answer.kind not in _PLAIN_HEADLINES
    for line in answer.headline.split("\n"):
        for piece in _pieces(line, room):
            yield _Line(f"<b>{piece}</b>" if bold and piece else piece)
    for block in (answer.lines, _asides(answer)):
        for line in (part for text in block for part in text.split("\n")):
            yield from map(_Line, _pieces(line, room))
    if answer.sources:
        yield _Line("")
        yield _Line(said["source"], quoted=True)
    for line, url in _source_lines(answer):
        for piece in _pieces(line, room - units(escape(url or ""))):
            yield _Line(f'<a href="{escape(url)}">{piece}</a>' if url else piece, quoted=True)


def _asides(answer: Answer) -> list[str]:
    """What was assumed, in one line, then the notes."""
    said = phrases("answer")
    assumed = [said["assumed"].format(text="".join(answer.assumed))] if answer.assumed else []
    return [*assumed, *(said["note"].format(text=text) for text in answer.notes)]


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
        if locator:
            yield locator, None
        if source.citation.quote not in shown:
            yield said["quote"].format(text=" ".join(source.citation.quote.split())), None


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
