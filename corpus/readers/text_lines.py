"""Lines of a text file: which of them are rows or cells of a table, and where each cell stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from corpus.fold import fold, without_number
from corpus.readers.spanned import heading_level
from corpus.tables.labels import known, word
from corpus.tables.shapes import CLAUSE, shapes
from corpus.tables.tokens import PAGE_NUMBER, Kind, Token, read_cell

BARS = "|｜│┃║︱∣¦"
RULE = re.compile(rf"[\s{BARS}:：\-—+=─-╬]*[-—=─━═]{{2}}[\s{BARS}:：\-—+=─-╬]*")
_BAR = re.compile(f"[{BARS}]")
_CORNERED = re.compile(r"\s*[+┌├└╔╠╚╭╰][-=+─-╬]{3,}\s*")  # a line drawn between two rows
CELLS = re.compile(f"[{BARS}\t]")
_MARKED = re.compile(r"#{1,6}\s")  # a heading in Markdown
_SENTENCE = re.compile(r"[，。；！？：,;!?]")
_LONGEST_LABEL = 45
_SHORT_LINE, _PIECES = 16, 6  # characters of a piece of a label, and how many more pieces there are
_SEVERAL = 3  # values behind the end of a label
_LONGEST_LINE = 150  # of a table row whose cells are joined
_LONGEST_TABLE = 3000  # on one line
_PACKED = re.compile("信息内容|申请人情况|结果维持")
_RUN_ON = 200  # characters of a line into which a page may have run with its tables
_SEAM = re.compile(  # headings of sections, and where their tables begin
    r"(?<=[\s。；;：:])(?P<heading>[一二三四五六]\s*、\s*(?:总体情况|(?:行政机关)?主动公开政府信息(?:的)?情况|收到和处理政府信息公开申请(?:的)?情况"
    r"|(?:因)?政府信息公开(?:工作)?(?:被申请)?行政复议.{0,8}诉讼(?:的)?情况|(?:政府信息公开工作)?存在的?(?:主要)?问题(?:及改进情况)?"
    r"|其他需要报告的事项))"
    r"|(?=第\s*二十条\s*第[（(]一[）)]项)|(?=[（(]本列数据的勾稽关系)|(?=行政复议\s+行政诉讼\s+结果维持)"
)
_VALUES = (Kind.VALUE, Kind.DIGITS)


class Line(Enum):
    """What a line may be to a table."""

    EMPTY = "empty"
    ANCHOR = "anchor"  # a row label, column header or clause of the forms
    VALUE = "value"
    BETWEEN = "between"  # group names, parts of split labels, local rows, page numbers
    PROSE = "prose"


Sorted = tuple[Line, bool, int]


class Printed(NamedTuple):
    """A line with its kind; `columns` is True where tabs or bars tell its cells apart.

    `values` counts the values in it.
    """

    kind: Line
    columns: bool
    values: int
    text: str
    start: int

    @property
    def pipes(self) -> bool:
        """True when the line holds a vertical bar."""
        return self.columns and _BAR.search(self.text) is not None

    @property
    def tabbed(self) -> bool:
        """True when the line is one cell that begins with a tab."""
        return self.text.startswith("\t") and "\t" not in self.text.strip()


def is_drawn(line: Printed) -> bool:
    """Whether a line is drawn from corner to corner between two rows."""
    return _CORNERED.fullmatch(line.text) is not None


def lines(text: str) -> list[Printed]:
    """Every line of the canonical text."""
    found: list[Printed] = []
    start, new = 0, tuple.__new__  # twice as fast as to call the kind of tuple, of which there are hundreds
    for line in text.split("\n"):
        for begin, end in pairwise(_seams(line)) if len(line) > _RUN_ON else ((0, len(line)),):
            printed = line[begin:end]
            found.append(new(Printed, (*_classified(printed), printed, start + begin)))
        start += len(line) + 1
    worded = [place for place, line in enumerate(found) if line.kind is not Line.EMPTY]
    for place, following in pairwise(worded):
        first, second = found[place], found[following]
        if Line.PROSE not in (first.kind, second.kind) or len(first.text) > _LONGEST_LABEL:
            continue
        if _is_row_label(first, second):
            found[place] = first._replace(kind=Line.BETWEEN)
        if _is_split_label(first, second):
            found[place] = first._replace(kind=Line.ANCHOR)
            found[following] = second._replace(kind=Line.ANCHOR)
    for at, place in enumerate(worded):
        if found[place].kind is Line.PROSE and len(found[place].text) <= _SHORT_LINE:
            for piece in _label_around(found, worded, at):
                found[piece] = found[piece]._replace(kind=Line.ANCHOR)
    return found


def _seams(line: str) -> list[int]:
    """Where a long line begins and ends, and where tables that stand in it with their sections do."""
    if _BAR.search(line) or not _PACKED.search(line):
        return [0, len(line)]
    places = {place for seam in _SEAM.finditer(line) for place in seam.span()}
    return sorted(places | {0, len(line)})


def _label_around(found: Sequence[Printed], worded: Sequence[int], at: int) -> Sequence[int]:
    """The lines that are a row's label broken into pieces, one of which, short as it is, looks like prose."""
    if found[worded[at]].values:
        return ()
    low = high = at
    while low > max(at - _PIECES, 0) and not _holds_cells(found[worded[low - 1]]):
        low -= 1
    while high < min(at + _PIECES, len(worded) - 1) and not _holds_cells(found[worded[high + 1]]):
        high += 1
    texts = [found[place].text for place in worded[low : high + 1]]
    for first in range(low, at + 1):
        for last in range(max(at, first + 1), high + 1):
            pieces = texts[first - low : last + 1 - low]
            if sum(map(len, pieces)) > _LONGEST_LABEL:
                break
            key = known("".join(map(str.strip, pieces)))
            if key is not None and word(key).rows:
                return worded[first : last + 1]
    return ()


def _holds_cells(line: Printed) -> bool:
    return line.columns or line.values > 0


def _is_row_label(line: Printed, following: Printed) -> bool:
    """True for a line that looks like a heading or a sentence but stands above a value or a unit."""
    if line.kind is not Line.PROSE or heading_level(line.text.strip()) == 1:
        return False
    return following.kind is Line.VALUE or following.text.strip() in shapes().lists.units


def _is_split_label(line: Printed, following: Printed) -> bool:
    """True for a row label that looks like a heading because its rest is on the next line."""
    rest = CELLS.split(following.text.strip())[0]
    if len(rest) > _LONGEST_LABEL or line.columns:
        return False
    key = known(line.text.strip() + rest.strip())
    return key is not None and bool(word(key).rows)


def _classified(line: str) -> Sorted:
    """The line's kind, whether tabs or bars tell its cells apart, and how many values it holds."""
    return _short_line(line) if len(line) <= _LONGEST_LINE else _line(line)


def _line(line: str) -> Sorted:
    columns = (_BAR.search(line) or _CORNERED.fullmatch(line)) is not None or "\t" in line.strip()
    if not columns and ("。" in line or _is_long(line)):
        return Line.PROSE, False, 0
    return _sorted(line, columns=columns)


_short_line = lru_cache(1 << 14)(_line)  # labels and small figures come again in every report


def _is_long(line: str) -> bool:
    longest = _LONGEST_TABLE if _PACKED.search(line) else _LONGEST_LINE
    return len(line) > longest and len(" ".join(line.split())) > longest


def _sorted(line: str, *, columns: bool) -> Sorted:
    if not line.strip():
        return Line.EMPTY, False, 0
    if RULE.fullmatch(line) and columns:
        return Line.BETWEEN, True, 0
    parts = [part for part in CELLS.split(line) if part.strip()]
    tokens = [token for part in parts for token in read_cell(part)]
    return _kind(line, tokens, columns=columns), columns, sum(token.kind in _VALUES for token in tokens)


def _kind(line: str, tokens: list[Token], *, columns: bool) -> Line:
    if any(_anchors(token) for token in tokens):
        return Line.ANCHOR
    if all(token.kind in _VALUES for token in tokens):
        return Line.VALUE
    if any(token.kind is Kind.LABEL for token in tokens) or columns or PAGE_NUMBER.fullmatch(line):
        return Line.BETWEEN
    if sum(token.kind in _VALUES for token in tokens) >= _SEVERAL:
        return Line.BETWEEN
    bare = line.strip()
    noted = bare[0] in "（(" and bare[-1] in "）)"
    short = len(fold(bare)) <= _LONGEST_LABEL and not _SENTENCE.search(without_number(bare))
    if noted or (short and not heading_level(bare) and not _MARKED.match(bare)):
        return Line.BETWEEN
    return Line.PROSE


def _anchors(token: Token) -> bool:
    if token.kind is not Kind.LABEL:
        return False
    meaning = word(token.key)
    return bool(meaning.rows) or meaning.header or CLAUSE.fullmatch(token.key) is not None


def may_precede_blanks(line: str) -> bool:
    """Whether a line is the label of a row, what such a label ends with, or above the one row of table 四."""
    tokens = read_cell(line)
    last = tokens[-1] if tokens else None
    if last is None or last.kind is Kind.TEXT:
        return last is not None
    return last.key in shapes().dispute_words or bool(last.key and word(last.key).rows)


def row_sizes(line: str) -> frozenset[int]:
    """How many cells the rows have whose label a line is; none for what may be a column's header."""
    tokens = read_cell(line)
    meaning = word(tokens[-1].key) if tokens and tokens[-1].key else None
    rows = meaning.rows if meaning is not None and not meaning.header else []
    return frozenset(len(row.columns) for row in rows)
