"""A row as printed, before it is known which row of which form it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from corpus.fold import fold, without_number
from corpus.tables.labels import begins_label
from corpus.tables.shapes import Row, shapes
from corpus.tables.tokens import Kind, Token, is_of_page

_ORGANISATIONS = fold("法人或其他组织")
_NUMBER = re.compile(r"\W?[\d〇零一二三四五六七八九十百]+\W?")
_STRAY = re.compile(
    r"(?=.*[\w√×∞])[^\u4e00-\u9fff]{1,12}|若干|不详|同上|少量|[多几]件"
    r"|[约近超过逾将大]{1,2}\d[\d,.]*[余多]?[件条项次]?"
    "|[约近]?[〇零一二三四五六七八九十百千万]{2,6}[多余]?[件条项]?"
)
_ROW_NUMBER = re.compile("[一二四][、.．]|[（(][一二七][）)]")  # no group of rows has one of these
_CORNER = 5  # blanks, more than the next row of headers may begin with


@dataclass(slots=True)
class Record:
    """A row as printed: its label, the rows of the forms that it may be, its cells, the headers above."""

    label: Token
    rows: tuple[Row, ...]
    headers: tuple[Token, ...]
    clause: str
    table: int = 0  # tables are told apart by the headings and paragraphs between them
    stretch: int = 0  # also told apart by lines that could not be read
    cells: list[Token] = field(default_factory=list)
    unit: str | None = None
    cut: bool = False  # its label may go on from a line above
    overrun: bool = False  # values that are no other row's stand below it: they may be its own
    below_strays: bool = False  # values that are no other row's stand above it
    numbered: bool = False  # the list's own count of its rows stood before the label
    pads_trail: bool | None = None  # blanks for merged cells stand at the ends of rows, none behind a label
    surplus: int = 0  # columns of table 四 beyond its own where its rows are filled up with blanks
    single: bool = field(init=False)  # the label is that of a row of the 2014 form
    listed: bool = field(init=False)  # below the headers of a list

    def __post_init__(self) -> None:
        self.single = any(row.single for row in self.rows)
        self.listed = any(header.key in shapes().lists.headers for header in self.headers)

    @property
    def bounded(self) -> bool:
        """True when all cells stand in the label's own printed row."""
        return all(cell.row == self.label.row for cell in self.cells)

    @property
    def counted(self) -> bool:
        """True in a list whose first column counts its rows."""
        return counts_rows(self.headers)

    @property
    def cumulative(self) -> bool:
        """True below headers that name another period beside the year."""
        signs = shapes().lists.not_the_year
        return any(sign in header.unspaced for header in self.headers for sign in signs)

    @property
    def remarked(self) -> bool:
        """True where words may stand behind the value of a list's row."""
        return self.listed and self.headers[-1].unspaced in shapes().lists.remarks

    @property
    def grouping(self) -> bool:
        """True for the name of a group, which has a value of its own in some lists only, beside it."""
        return not self.rows and self.label.kind is Kind.LABEL

    @property
    def annotated(self) -> bool:
        """True below headers that name a column of remarks."""
        return any(header.unspaced in shapes().lists.remarks for header in self.headers)

    def overlong(self, row: Row) -> bool:
        """True where blanks may stand for further columns of the label, as it has more cells than the row."""
        return bool(row.label_merges and row.columns[0].applicant) and len(self.cells) > len(row.columns)

    def repeated_by(self, token: Token) -> bool:
        """True for the same label in the same row again: a merged cell printed in each of its columns."""
        return not self.cells and (token.key, token.row) == (self.label.key, self.label.row)

    def takes(self, text: str) -> bool:
        """Whether words beside the label are one of its cells, and not the label of a row."""
        return bool(self.cells or (self.rows and not begins_label(text)))

    def owns(self, text: str) -> bool:
        """Whether words in the row's own line are a cell of it: behind a figure, or a number themselves."""
        known = self.rows and not self.listed
        return bool(known and (self.filled or _NUMBER.fullmatch(text)))

    def may_own(self, below: Token) -> bool:
        """Whether what stands in the line below its last cell may be one more: signs or a rough number."""
        text, near = below.unspaced, bool(self.cells) and below.row == self.cells[-1].row + 1
        numbers = without_number(text + "_") != text + "_" or is_of_page(below.text)
        known = bool(self.rows) and not self.listed and near and not numbers
        return known and _STRAY.fullmatch(text) is not None

    def denied_by(self, token: Token) -> bool:
        """Whether the number of a row stands below the label alone: the figures behind it are that row's."""
        return bool(self.rows) and not self.cells and _ROW_NUMBER.fullmatch(token.unspaced) is not None

    @property
    def printed(self) -> int:
        """How many cells hold more than a blank."""
        return sum(cell.kind is not Kind.BLANK for cell in self.cells)

    @property
    def filled(self) -> bool:
        """True when any cell holds more than a blank."""
        return any(cell.kind is not Kind.BLANK for cell in self.cells)


def pads_trail(stream: Sequence[Token], records: Sequence[Record]) -> bool | None:
    """Whether rows are filled up with blanks at their ends, and none stand behind a label or a header.

    That is so where one is whose label covers several columns, or the row of the organisations' header; it is
    not known (None) where there is no such row.
    """
    organised = [at for at, token in enumerate(stream) if token.key == _ORGANISATIONS]
    behind = [[token.kind for token in stream[at + 1 : at + 2 + _CORNER]] for at in organised]
    if [Kind.LABEL] + [Kind.BLANK] * _CORNER in behind:
        return True
    wide = [each.cells for each in records if each.filled and any(map(each.overlong, each.rows))]
    if not any(row.label_merges and row.columns[0].applicant for record in records for row in record.rows):
        return None
    return any(cells[0].kind is not Kind.BLANK for cells in wide) and not any(
        cells[0].kind is Kind.BLANK for cells in wide
    )


def surplus(stream: Sequence[Token]) -> int:
    """How many columns table 四 has beyond its own, as the blanks that fill up its headers' rows tell."""
    words = shapes().dispute_words
    runs = [(kind, len(list(run))) for kind, run in groupby(stream, key=lambda token: _part(token, words))]
    rows = zip(runs, runs[1:], runs[2:], strict=False)
    widths = [
        labels + blanks
        for (first, labels), (second, blanks), (third, _) in rows
        if first is third is Kind.LABEL and second is Kind.BLANK and labels > 1
    ]
    return max((width - len(shapes().disputes.columns) for width in widths), default=0)


def _part(token: Token, words: Collection[str]) -> Kind | None:
    """Whether a token is a header of table 四 or a blank."""
    return Kind.LABEL if token.key in words else Kind.BLANK if token.kind is Kind.BLANK else None


def counts_rows(headers: Sequence[Token]) -> bool:
    """True below the headers of a list whose first column counts its rows."""
    return bool(headers) and headers[0].unspaced in shapes().lists.counting
