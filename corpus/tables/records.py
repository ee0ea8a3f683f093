"""Walks the tokens of all tables: a row label opens a record, values join it, the next label closes it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.fold import fold, without_notes
from corpus.tables.shapes import CLAUSE, DISPUTES, Row, Word, shapes
from corpus.tables.tokens import PAGE_NUMBER, Kind, Token, word

_CELLS = (Kind.VALUE, Kind.DIGITS, Kind.BLANK)
_UNITS = frozenset(("件", "条", "次", "篇", "个", "项", "人", "人次", "元", "万元", "份", "件次"))
_DISPUTES_HEADING = re.compile(r"复议.{0,12}诉讼.{0,8}$")
_FRAGMENT = 2  # characters of an upright group name that stand alone on a line


@dataclass(slots=True)
class Record:
    """A row as printed: its label, the rows of the forms that it may be, its cells, the headers above."""

    label: Token
    rows: tuple[Row, ...]
    headers: tuple[Token, ...]
    clause: str
    cells: list[Token] = field(default_factory=list)
    unit: str | None = None

    @property
    def bounded(self) -> bool:
        """True when all cells stand in the label's own printed row."""
        return all(cell.row == self.label.row for cell in self.cells)

    @property
    def filled(self) -> bool:
        """True when any cell holds more than a blank."""
        return any(cell.kind is not Kind.BLANK for cell in self.cells)


class Walk:
    """The state between two tokens: the header run, the clause, the last row and the open record."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self._headers: list[Token] = []
        self._in_headers = False
        self._clause = ""
        self._section = ""
        self._open: Record | None = None
        self._blanks: list[Token] = []
        self._heading: Token | None = None  # of table 四, while none of its values was seen

    def records_of(self, tokens: Iterable[Token]) -> list[Record]:
        """Every record with a label of the forms, and every other one that holds values."""
        for token in tokens:
            self._step(token)
        self._close()
        return self.records

    def _step(self, token: Token) -> None:
        if token.kind in _CELLS:
            self._cell(token)
        elif token.kind is Kind.LABEL:
            self._label(token)
        elif token.kind is Kind.TEXT:
            self._text(token)
        else:
            self._close()
            self._headers, self._in_headers, self._section, self._clause = [], False, "", ""
            self._heading = token if _DISPUTES_HEADING.search(fold(token.text)) else None
        if token.kind is not Kind.BLANK:
            self._blanks = []

    def _label(self, token: Token) -> None:
        meaning = word(token.key)
        if meaning.ignored:
            return
        clause = CLAUSE.fullmatch(token.key)
        if clause:
            self._close()
            self._in_headers = False
            self._clause = f"第二十条第（{clause[1]}）项"
        elif self._is_header(token, meaning):
            self._header(token)
        elif meaning.rows:
            self._close()
            self._in_headers = False
            self._section = meaning.rows[0].section
            self._start(token, tuple(meaning.rows))
        else:
            self._close()
            self._in_headers = False

    def _is_header(self, token: Token, meaning: Word) -> bool:
        if not meaning.header or (token.numbered and meaning.rows):
            return False
        if not meaning.rows or self._in_headers:
            return True
        return self._section != meaning.rows[0].section

    def _header(self, token: Token) -> None:
        self._close()
        if not self._in_headers:
            self._headers, self._in_headers = [], True
        if token.key in shapes().dispute_words:
            self._section = DISPUTES
        self._headers.append(token)

    def _text(self, token: Token) -> None:
        opened = self._open
        if self._is_noise(token, opened):
            return
        beside = opened is not None and token.row == opened.label.row and opened.bounded
        unit = token.text.strip("（）() ")
        if opened is not None and not opened.cells and unit in _UNITS:
            opened.unit = unit
        elif opened is not None and beside and (opened.cells or opened.rows):
            opened.cells.append(token)
        elif self._in_headers:
            self._headers.append(token)
        else:
            self._close()
            self._start(token, ())

    def _is_noise(self, token: Token, opened: Record | None) -> bool:
        text = fold(token.text)
        if not fold(without_notes(token.text)) or PAGE_NUMBER.fullmatch(token.text):
            return True
        if len(text) <= _FRAGMENT and any(text in key for key, each in shapes().words.items() if each.group):
            return True
        return opened is not None and any(
            text in spelling for row in opened.rows for spelling in row.spellings
        )

    def _cell(self, token: Token) -> None:
        if self._open is not None and self._ends_before(self._open, token):
            self._close()
        if self._open is None and token.kind is not Kind.BLANK:
            self._label_above(token)
        if self._open is not None:
            self._open.cells.append(token)
        else:
            self._blanks.append(token)

    @staticmethod
    def _ends_before(record: Record, token: Token) -> bool:
        first = record.cells[0] if record.cells else None
        return first is not None and first.row == record.label.row and token.row != first.row

    def _label_above(self, token: Token) -> None:
        """Opens the record of a value that stands below headers: their last text was its label."""
        labels = [header for header in self._headers if header.kind is Kind.LABEL]
        above = labels[-1] if self._in_headers and labels and self._section == DISPUTES else self._heading
        if above is not None:
            self._headers = labels
            blanks = [blank for blank in self._blanks if blank.row == token.row]
            self._start(above, (shapes().disputes,)).cells += blanks
        elif self._in_headers and self._headers[-1].kind is Kind.TEXT:
            self._start(self._headers.pop(), ())
        self._in_headers = False

    def _start(self, label: Token, rows: tuple[Row, ...]) -> Record:
        self._open = Record(label, rows, tuple(self._headers), self._clause)
        self._heading = None
        return self._open

    def _close(self) -> None:
        record, self._open = self._open, None
        if record is not None and not record.filled and not record.bounded:
            record.cells.clear()
        if record is not None and (record.rows or record.filled):
            self.records.append(record)
