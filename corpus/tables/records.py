"""A row as printed, before it is known which row of which form it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.tables.shapes import Row, shapes
from corpus.tables.tokens import Kind, Token


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
    numbered: bool = False  # the list's own count of its rows stood before the label
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
        return any(sign in header.text for header in self.headers for sign in signs)

    @property
    def remarked(self) -> bool:
        """True where words may stand behind the value of a list's row."""
        return self.listed and self.headers[-1].text in shapes().lists.remarks

    @property
    def grouping(self) -> bool:
        """True for the name of a group, which has a value of its own in some lists only, beside it."""
        return not self.rows and self.label.kind is Kind.LABEL

    @property
    def annotated(self) -> bool:
        """True below headers that name a column of remarks."""
        return any(header.text in shapes().lists.remarks for header in self.headers)

    def repeated_by(self, token: Token) -> bool:
        """True for the same label in the same row again: a merged cell printed in each of its columns."""
        return not self.cells and (token.key, token.row) == (self.label.key, self.label.row)

    @property
    def printed(self) -> int:
        """How many cells hold more than a blank."""
        return sum(cell.kind is not Kind.BLANK for cell in self.cells)

    @property
    def filled(self) -> bool:
        """True when any cell holds more than a blank."""
        return any(cell.kind is not Kind.BLANK for cell in self.cells)


def counts_rows(headers: Sequence[Token]) -> bool:
    """True below the headers of a list whose first column counts its rows."""
    return bool(headers) and headers[0].text in shapes().lists.counting
