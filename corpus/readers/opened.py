"""Tables of a cell a line in which a bar opens every row, alone or before a text: it is no blank cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.fold import fold
from corpus.readers.text_lines import BARS, Line, Printed

_FIRST = frozenset(map(fold, ("信息内容", "自然人")))  # what rows of headers begin with
_LAST = tuple(map(fold, ("尚未审结", "总计")))  # headers above the one row without a label
_FEWEST = 2  # rows of headers
_BAR = re.compile(f"[{BARS}]")
_BARS = frozenset(BARS)

Region = Sequence[Printed]


def without_openings(regions: Sequence[Region]) -> list[Region]:
    """The tables without the bars that open their rows, if each row of headers has one in front."""
    if not any(_is_alone(line) for region in regions for line in region):
        return list(regions)
    tables = [[line for line in region if line.kind is not Line.EMPTY] for region in regions]
    heads = [
        (before, line)
        for table in tables
        for before, line in pairwise(table)
        if fold(line.text.strip(BARS)) in _FIRST
    ]
    if len(heads) < _FEWEST:
        return list(regions)
    if all(_is_alone(before) and _is_closed(line) for before, line in heads):
        return [list(_closed(table)) for table in tables]
    if all(map(_is_opened, (line for _, line in heads))):
        return [list(_unopened(table)) for table in tables]
    return list(regions)


def _unopened(table: Sequence[Printed]) -> Iterator[Printed]:
    """The lines with a blank for a bar in front of their text; the text stays where it is."""
    for line in table:
        yield line._replace(text=_BAR.sub(" ", line.text, count=1)) if _is_opened(line) else line


def _closed(table: Sequence[Printed]) -> Iterator[Printed]:
    worded: list[str] = []  # what the lines so far print between their bars
    for before, line, following in zip([None, *table], table, [*table[1:], None], strict=False):
        labels = following is not None and _is_worded(following) and not following.values
        ends_headers = tuple(worded[-2:]) == _LAST and not _is_alone(before)
        if not (_is_alone(line) and (labels or ends_headers)):
            yield line
        worded += [fold(line.text.strip(BARS))] if _is_worded(line) else []


def _is_alone(line: Printed | None) -> bool:
    return line is not None and line.columns and line.text.strip() in _BARS


def _is_closed(line: Printed) -> bool:
    """Whether a text has its bar behind it on its own line, and none in front."""
    text = line.text.strip()
    return text[-1] in BARS and text[0] not in BARS


def _is_opened(line: Printed) -> bool:
    """Whether a text has a bar in front of it on its own line, and none behind."""
    text = line.text.strip()
    return len(text) > 1 and text[0] in BARS and not _BAR.search(text[1:])


def _is_worded(line: Printed) -> bool:
    return bool(line.text.strip(f"{BARS} \t"))
