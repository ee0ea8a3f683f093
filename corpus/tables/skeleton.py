"""A document's tables without their figures: all that the alignment of cells with columns depends on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from corpus.numerals import is_change, parse_cell
from corpus.tables.labels import heads_disputes, known
from corpus.tables.tokens import PAGE_NUMBER, Kind, read_cell
from corpus.types import Block, Document, Grid, Span

_LONGEST_LABEL = 80  # characters, notes and all
_SMALL_PRINT = 12  # characters; a page number between two halves of a table is shorter, a sentence longer
_KEPT = 1 << 14


class Figure(NamedTuple):
    """Stands for any cell that prints one value with this unit."""

    unit: str | None


Piece = str | Figure


class Between(NamedTuple):
    """A heading or paragraph: a label or text of a table, or what parts two tables; None is a page number."""

    kind: Kind | None
    text: str
    key: str = ""


class Table(NamedTuple):
    """A grid: its cells without their figures and where they stand."""

    pieces: tuple[Piece, ...]
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    rows_known: bool
    blanks_known: bool
    merges_known: bool


Skeleton = tuple[Between | Table, ...]


def room(piece: Piece) -> int:
    """How many places a piece takes in a skeleton: those of its text, the one behind it, and a gap."""
    return 2 if isinstance(piece, Figure) else len(piece) + 2


@dataclass(slots=True)
class Places:
    """What a skeleton leaves out: for each piece the printed text, its span, page and section heading."""

    texts: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    pages: list[int | None] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)

    def add(self, heading: str, texts: tuple[str, ...], spans: tuple[Span, ...]) -> None:
        """Adds pieces below a heading."""
        self.texts += texts
        self.spans += spans
        self.headings += (heading,) * len(texts)


def skeleton_of(document: Document, *, blind: bool = True) -> tuple[Skeleton, Places]:
    """The tables and what stands between them; of what parts two tables the last piece alone.

    Not `blind`, it holds the figures as printed.
    """
    parts: list[Between | Table] = []
    places = Places()
    for heading, block in _worth_a_look(document):
        if isinstance(block, Block):
            parts.append(_between(block.text, block.level))
            places.add(heading, (block.text,), (block.span,))
            places.pages.append(None)
        elif block.cells:
            texts, spans, rows, columns, *_, pages = zip(*block.cells, strict=True)
            pieces = tuple(map(_piece, texts)) if blind else texts
            known = block.rows_known, block.blanks_known, block.merges_known
            parts.append(Table(pieces, rows, columns, *known))
            places.add(heading, texts, spans)
            places.pages += pages
    return tuple(parts), places


def _worth_a_look(document: Document) -> Iterator[tuple[str, Block | Grid]]:
    """The blocks with the heading that they stand below, of those that part two tables only the last."""
    heading = ""
    parting: tuple[str, Block] | None = None
    for block in document.blocks:
        if isinstance(block, Block):
            heading = block.text if block.level == 1 else heading
            if _parts(block):
                parting = heading, block
                continue
        if parting is not None:
            yield parting
            parting = None
        yield heading, block
    if parting is not None:
        yield parting


def _parts(block: Block) -> bool:
    long = len(block.text) > _LONGEST_LABEL
    return long or _between(block.text, block.level).kind is Kind.BREAK


@lru_cache(_KEPT)
def _between(text: str, level: int) -> Between:
    small = not level and len(text) <= _LONGEST_LABEL
    if small and (key := known(text)) is not None:
        return Between(Kind.LABEL, text, key)
    numbers_page = PAGE_NUMBER.fullmatch(text) is not None
    heads = heads_disputes(text)
    lost_cell = not numbers_page and parse_cell(text) is not None
    if level or len(text) > _SMALL_PRINT or heads or lost_cell:
        return Between(Kind.BREAK, text if heads else "")
    return Between(None, "") if numbers_page else Between(Kind.TEXT, text)


@lru_cache(_KEPT)
def _piece(text: str) -> Piece:
    """What the alignment depends on in a cell."""
    tokens = read_cell(text)
    value = tokens[0].value if len(tokens) == 1 and tokens[0].kind is Kind.VALUE else None
    if value is None or tokens[0].text != text or is_change(value):
        return text
    return Figure(value.unit)
