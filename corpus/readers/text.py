"""Plain text and Markdown: the file's own text, its paragraphs, and the tables that became lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from math import gcd

from corpus.readers import limits
from corpus.readers.barred import barred_cells, cell_of, filled_to_rule
from corpus.readers.charset import decode, without_readings
from corpus.readers.drawn import wrapped_cells, wrapped_rows
from corpus.readers.opened import without_openings
from corpus.readers.separated import with_tabs
from corpus.readers.spanned import heading_level, without_invisible
from corpus.readers.text_lines import BARS, CELLS, RULE, Line, Printed, lines, may_precede_blanks, row_sizes
from corpus.script import in_simplified, with_printed
from corpus.types import Block, Cell, Document, Grid, Source, Span

_WORDED = re.compile(rf"[^\s{BARS}]")
_PRINTED = (Line.ANCHOR, Line.VALUE)
_ENOUGH_ROWS = 8  # of one table, to tell what its empty lines are
_MERGED = 2  # blank cells in front of a row's label, below those of its groups
_STEPS = (1, 2)  # lines from a cell to the next, where nothing is blank
_DISPUTE_CELLS = 15  # of table 四
_PAGE = re.compile(r"(\d{1,3})(?:\s*[/／]\s*\d{1,3})?")
_ROWS_A_PAGE = 4  # at the least
_RUN = re.compile(f"[{BARS}]+")
_TABS = re.compile("\t+")  # some print several between cells
_HEADING_MARK = re.compile(r"^#{1,6}\s+")


def read(data: bytes, source: Source) -> Document:
    """The document; spans count characters of the decoded file, line ends made one, invisible ones gone."""
    limits.check_bytes(data)
    decoded, encoding = decode(data)
    text = without_readings(without_invisible(decoded.replace("\r\n", "\n").replace("\r", "\n")))
    limits.check_text(text)
    shown = with_tabs(in_simplified(text))
    blocks = _blocks(shown) if shown is text else with_printed(_blocks(shown), text)
    return Document(replace(source, encoding=encoding), text, tuple(blocks))


def holds_table(text: str) -> bool:
    """Whether any lines of a text are a statutory table."""
    return any(region for _, region, _ in _runs(in_simplified(text)))


def _blocks(text: str) -> Iterator[Block | Grid]:
    runs = list(_runs(text))
    regions = without_openings([region for _, region, _ in runs])
    runs = [(before, region, behind) for (before, _, behind), region in zip(runs, regions, strict=True)]
    step = next(filter(None, (_step(region) for _, region, _ in runs)), 0)
    for before, region, behind in runs:
        yield from _paragraphs(before)
        if region:
            yield _grid(_with_last_blanks(region, behind, step), step)
        yield from _paragraphs(behind)


def _runs(text: str) -> Iterator[tuple[Sequence[Printed], Sequence[Printed], Sequence[Printed]]]:
    """The lines of a table, if there is one, between those before and behind it; prose stands alone."""
    run: list[Printed] = []
    for line in [*lines(text), Printed(Line.PROSE, False, 0, "", len(text))]:
        if line.kind is not Line.PROSE:
            run.append(line)
            continue
        if run:
            begin, end = _table(run)
            yield run[:begin], run[begin:end], run[end:]
            run = []
        yield [line], [], []


def _table(run: Sequence[Printed]) -> tuple[int, int]:
    """Where the table among lines that are not prose stands: from its first label to its last value."""
    values = [place for place, line in enumerate(run) if line.values or line.columns]
    anchors = [place for place, line in enumerate(run) if line.kind is Line.ANCHOR]
    if not anchors and values and _is_nameless(run):
        anchors = values[:1]
    if not anchors or not values or values[-1] < anchors[0]:
        return 0, 0
    begin, end = anchors[0], max(anchors[-1], values[-1]) + 1
    if begin > 1 and RULE.fullmatch(run[begin - 1].text) and run[begin - 2].pipes:
        begin -= 2  # the headers, perhaps blank, above the rule of a Markdown table
    while end < len(run) and run[end].kind is Line.EMPTY and "\t" in run[end].text:
        end += 1
    return begin, end


def _with_last_blanks(region: Sequence[Printed], behind: Sequence[Printed], step: int) -> Sequence[Printed]:
    """The region with the empty lines behind it that are blank cells of its last row."""
    empty = list(takewhile(_is_empty, behind))
    return [*region, *empty] if step == _STEPS[-1] and len(empty) % step else region


def _is_empty(line: Printed) -> bool:
    return line.kind is Line.EMPTY


def _is_nameless(run: Sequence[Printed]) -> bool:
    """Whether the lines hold as many values as table 四, which may have lost its headers."""
    return any(map(_is_dispute_row, run)) or sum(line.values for line in run) >= _DISPUTE_CELLS


def _is_dispute_row(line: Printed) -> bool:
    return line.values > 0 and len(CELLS.split(line.text.strip(BARS))) == _DISPUTE_CELLS


def _paragraphs(printed: Sequence[Printed]) -> Iterator[Block]:
    for line in printed:
        bare = line.text.strip()
        if bare[:1] == "#":
            bare = _HEADING_MARK.sub("", bare)
        if bare:
            begin = line.start + line.text.index(bare)
            yield Block(bare, Span(begin, begin + len(bare)), heading_level(bare.replace("**", "")))


def _grid(region: Sequence[Printed], step: int) -> Grid:
    printed = [line for line in region if line.kind is not Line.EMPTY]
    if any(line.columns for line in printed):
        region = _without_page_numbers(region)
    if any(line.pipes for line in printed):
        return _barred_grid(region)
    if any(line.columns for line in printed):
        cells = tuple(_tabbed_columns([line for line in region if line.text.strip(" ")]))
        known = _several_in_a_row(cells)
        return Grid(cells, _around(cells), rows_known=known, merges_known=_is_rectangular(cells))
    if sum(line.tabbed for line in printed) > len(printed) * 0.8:
        cells = tuple(_tabbed_cells(region))
        known = any(not line.text for line in region)
        return Grid(cells, _around(cells), rows_known=known, merges_known=_is_rectangular(cells))
    if step and _step(region, known=True) == step:
        return Grid(cells := tuple(_spaced_cells(region, step)), _around(cells), False, False, False)
    cells = tuple(cell_of(line.text, line.start, row) for row, line in enumerate(printed))
    return Grid(cells, _around(cells), rows_known=False, blanks_known=False)


def _step(region: Sequence[Printed], *, known: bool = False) -> int:
    """How many lines a cell takes in a table whose blank cells left their lines empty; 0 when that is open.

    Every gap is then a number of such steps, wide ones stand behind row labels and values only, and some rows
    end without one: empty lines between the rows would stand behind each. `known` is what another table told.
    """
    worded = [place for place, line in enumerate(region) if line.kind is not Line.EMPTY]
    gaps = [after - before for before, after in pairwise(worded)]
    step = min(gaps, default=0)
    even = max(gaps, default=0) == step and not known
    if step not in _STEPS or even or any(gap % step for gap in gaps):
        return 0
    closed = known
    for before, after in pairwise(worded):
        value = region[before].kind is Line.VALUE
        if after - before == step:
            closed = closed or (value and region[after].kind is Line.ANCHOR)
        elif not value and not may_precede_blanks(region[before].text):
            return 0
    full = _full_rows(region, worded, step)
    return step if closed and full is not None and (known or full >= _ENOUGH_ROWS) else 0


def _full_rows(region: Sequence[Printed], worded: Sequence[int], step: int) -> int | None:
    """How many rows have the cells of their form, empty lines counted as blank ones; None if one has not."""
    full = 0
    for at, place in enumerate(worded):
        sizes = row_sizes(region[place].text)
        behind = next((end for end in worded[at + 1 :] if region[end].kind is not Line.VALUE), None)
        cells = (behind - place) // step - 1 if behind is not None else 0
        if sizes and cells and not any(size <= cells <= size + _MERGED for size in sizes):
            return None
        full += bool(sizes and cells)
    return full


def _spaced_cells(region: Sequence[Printed], step: int) -> Iterator[Cell]:
    """The lines as cells, and a blank cell for every further step of empty lines behind one."""
    last = 0
    for place, line in enumerate(region):
        if line.kind is not Line.EMPTY:
            yield cell_of(line.text, line.start, place)
            last = place
        elif place > last + step - 1 and not (place - last) % step:
            yield Cell("", Span(line.start, line.start), place, 0)


def _barred_grid(region: Sequence[Printed]) -> Grid:
    """A table with bars; where only some lines open and only some end with one, blank cells are not known."""
    if all(run == "||" for line in region for run in _RUN.findall(line.text)):  # each bar is printed twice
        region = [line._replace(text=line.text.replace("||", " |")) for line in region]
    if wrapped := tuple(wrapped_cells(wrapped_rows(region))):
        return Grid(wrapped, _around(wrapped), merges_known=False)
    cells, ruled = filled_to_rule(region, barred_cells(region))
    printed = [line for line in region if line.kind in _PRINTED and _WORDED.search(line.text)]
    worded = [line.text.strip() for line in printed]
    opened = {text[0] in BARS for text in worded}
    ended = {text[-1] in BARS for text in worded}
    if ruled or len(opened) == 1 or len(ended) == 1:
        return Grid(cells, _around(cells), _several_in_a_row(cells), blanks_known=ruled, merges_known=False)
    cells = tuple(cell for cell in cells if cell.text)
    return Grid(cells, _around(cells), rows_known=False, blanks_known=False)


def _without_page_numbers(region: Sequence[Printed]) -> Sequence[Printed]:
    """The region without small ascending numbers on lines of their own where all others hold rows."""
    printed = [line for line in region if line.kind in _PRINTED and _WORDED.search(line.text)]
    alone = [line for line in printed if not line.columns]
    pages = [int(found[1]) for line in alone if (found := _PAGE.fullmatch(line.text.strip()))]
    if not 0 < len(pages) == len(alone):
        return region
    rows = [line for line in printed if len(list(filter(str.strip, CELLS.split(line.text)))) > 1]
    few = len(pages) * _ROWS_A_PAGE <= len(rows)
    ascending = 0 not in pages and all(before < after for before, after in pairwise(pages))
    return [line for line in region if line not in alone] if few and ascending else region


def _several_in_a_row(cells: Sequence[Cell]) -> bool:
    rows = [cell.row for cell in cells if cell.text]
    return len(set(rows)) < len(rows)


def _is_rectangular(cells: Sequence[Cell]) -> bool:
    """Whether all rows end in the same column, so that cells of one column stand above each other."""
    return len(set({cell.row: cell.column for cell in cells}.values())) == 1


def _around(cells: Sequence[Cell]) -> Span:
    return Span(cells[0].span.start, cells[-1].span.end)


def _tabbed_columns(printed: Sequence[Printed]) -> Iterator[Cell]:
    tabs = "\t" * gcd(*(len(run) for line in printed for run in _TABS.findall(line.text)))
    for row, line in enumerate(printed):
        at = line.start
        for column, piece in enumerate(line.text.split(tabs)):
            yield cell_of(piece, at, row, column)
            at += len(piece) + len(tabs)


def _tabbed_cells(region: Sequence[Printed]) -> Iterator[Cell]:
    """Cells that stand on lines of their own behind a tab, their rows parted by empty lines."""
    row = column = 0
    for line in region:
        if not line.text.strip(" "):
            row, column = row + 1, 0
            continue
        yield cell_of(line.text, line.start, row, column)
        column += 1
