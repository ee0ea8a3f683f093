"""Where a report prints the day of its publication."""

from __future__ import annotations

from bot.library import Opened
from bot.sentences import Quoted
from corpus.dates import dates_in
from corpus.types import Citation, Passage, Span

_LONG = 80  # characters of a line that is quoted whole


def published_line(opened: Opened) -> Quoted | None:
    """The line that prints the day of publication (发布日期：…); None where there is none."""
    day, text, start = opened.info.published, opened.report.text, 0
    for line in text.splitlines(keepends=True) if day else ():
        said = line.strip()
        at = start + line.find(said)
        start += len(line)
        if 0 < len(said) <= _LONG and any(found == day for found, _ in dates_in(said)):
            span = Span(at, at + len(said))
            return Quoted(said, span, Passage((), Citation("", "", span, said), 0))
    return None
