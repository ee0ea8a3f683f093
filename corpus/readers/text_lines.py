"""Lines of a text file: which of them are rows or cells of a table, and where each cell stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from corpus.fold import fold
from corpus.readers.spanned import heading_level
from corpus.tables.shapes import CLAUSE, shapes
from corpus.tables.tokens import PAGE_NUMBER, Kind, Token, known, read_cell, word
from corpus.types import Span

_PIPE = re.compile(r"[|｜]")
_RULE = re.compile(r"[\s|｜:：\-—+=]*[-—=]{2}[\s|｜:：\-—+=]*")
_SENTENCE = re.compile(r"[，。；！？：,;!?]")
_LONGEST_LABEL = 45
_LONGEST_LINE = 150  # of a table row whose cells are joined
_VALUES = (Kind.VALUE, Kind.DIGITS)


class Line(Enum):
    """What a line may be to a table."""

    EMPTY = "empty"
    ANCHOR = "anchor"  # a row label, column header or clause of the forms
    VALUE = "value"
    BETWEEN = "between"  # group names, parts of split labels, local rows, page numbers
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Printed:
    """A line with its kind; `columns` is True where tabs or pipes tell its cells apart.

    `values` counts the values in it.
    """

    kind: Line
    text: str
    start: int
    columns: bool = False
    values: int = 0

    @property
    def pipes(self) -> bool:
        """True when the line holds a vertical bar."""
        return _PIPE.search(self.text) is not None

    @property
    def tabbed(self) -> bool:
        """True when the line is one cell that begins with a tab."""
        return self.text.startswith("\t") and "\t" not in self.text.strip()

    @property
    def stripped(self) -> Span:
        """The span without the blanks around it."""
        left = len(self.text) - len(self.text.lstrip())
        return Span(self.start + left, self.start + max(left, len(self.text.rstrip())))


def lines(text: str) -> list[Printed]:
    """Every line of the canonical text."""
    found: list[Printed] = []
    start = 0
    for line in text.split("\n"):
        found.append(_classified(line, start))
        start += len(line) + 1
    worded = [place for place, line in enumerate(found) if line.kind is not Line.EMPTY]
    for place, following in pairwise(worded):
        if _is_row_label(found[place], found[following]):
            found[place] = replace(found[place], kind=Line.BETWEEN)
        if _is_split_label(found[place], found[following]):
            found[place] = replace(found[place], kind=Line.ANCHOR)
            found[following] = replace(found[following], kind=Line.ANCHOR)
    return found


def _is_row_label(line: Printed, following: Printed) -> bool:
    """True for a line that looks like a heading or a sentence but stands above a value or a unit."""
    if (
        line.kind is not Line.PROSE
        or len(line.text) > _LONGEST_LABEL
        or heading_level(line.text.strip()) == 1
    ):
        return False
    return following.kind is Line.VALUE or following.text.strip() in shapes().lists.units


def _is_split_label(line: Printed, following: Printed) -> bool:
    """True for a row label that looks like a heading because its rest is on the next line."""
    if (
        Line.PROSE not in (line.kind, following.kind)
        or max(len(line.text), len(following.text)) > _LONGEST_LABEL
    ):
        return False
    key = known(line.text.strip() + following.text.strip())
    return key is not None and bool(word(key).rows)


def _classified(line: str, start: int) -> Printed:
    if not line.strip():
        return Printed(Line.EMPTY, line, start)
    if _RULE.fullmatch(line) and _PIPE.search(line):
        return Printed(Line.BETWEEN, line, start, columns=True)
    columns = bool(_PIPE.search(line)) or "\t" in line.strip()
    if not columns and ("。" in line or len(line) > _LONGEST_LINE):
        return Printed(Line.PROSE, line, start)
    parts = [part for part in re.split(r"[|｜\t]", line) if part.strip()]
    tokens = [token for part in parts for token in read_cell(part)]
    values = sum(token.kind in _VALUES for token in tokens)
    return Printed(_kind(line, tokens, columns=columns), line, start, columns, values)


def _kind(line: str, tokens: list[Token], *, columns: bool) -> Line:
    if any(_anchors(token) for token in tokens):
        return Line.ANCHOR
    if all(token.kind in _VALUES for token in tokens):
        return Line.VALUE
    if any(token.kind is Kind.LABEL for token in tokens) or columns or PAGE_NUMBER.fullmatch(line):
        return Line.BETWEEN
    bare = line.strip()
    noted = bare[0] in "（(" and bare[-1] in "）)"
    short = len(fold(bare)) <= _LONGEST_LABEL and not _SENTENCE.search(bare)
    if noted or (short and not heading_level(bare)):
        return Line.BETWEEN
    return Line.PROSE


def _anchors(token: Token) -> bool:
    if token.kind is not Kind.LABEL:
        return False
    meaning = word(token.key)
    return bool(meaning.rows) or meaning.header or CLAUSE.fullmatch(token.key) is not None
