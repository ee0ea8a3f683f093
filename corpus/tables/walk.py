"""Walks the tokens of all tables: a row label opens a record, values join it, the next label closes it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.fold import fold, without_notes, without_number
from corpus.numerals import ends_number
from corpus.tables.labels import heads_disputes, is_of_table, word
from corpus.tables.records import Record, counts_rows
from corpus.tables.shapes import CLAUSE, DISPUTES, Row, Word, shapes
from corpus.tables.tokens import Kind, Token, is_of_page

_CELLS = (Kind.VALUE, Kind.DIGITS, Kind.BLANK)
_DIGIT = re.compile(r"\d")
_FRAGMENT = 2  # characters of an upright group name that stand alone on a line


class Walk:
    """The state between two tokens: the header run, the clause, the last row and the open record."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.counted = False  # whether figures were compared with the numbers of rows
        self._headers: list[Token] = []
        self._in_headers = False
        self._clause = ""
        self._section = ""
        self._table = 0
        self._stretch = 0
        self._numbered = False
        self._ordinal = 0  # of a list's last row, where the list numbers its rows
        self._open: Record | None = None
        self._blanks: list[Token] = []  # since the last token that is none, and that one's row
        self._row = 0
        self._heading: Token | None = None  # of table 四, while none of its values was seen

    def records_of(self, tokens: Iterable[Token]) -> list[Record]:
        """Every record with a label of the forms, and every other one that holds values."""
        for token in tokens:
            self._step(token)
        self._close()
        self._blank_row(-1)
        return self.records

    def _step(self, token: Token) -> None:
        if self._blanks and token.kind is not Kind.BLANK:
            self._blank_row(token.row)
        if token.kind in _CELLS:
            self._cell(token)
        elif token.kind is Kind.LABEL:
            self._label(token)
        elif token.kind is Kind.TEXT:
            self._text(token)
        else:
            self._close()
            self._headers, self._in_headers, self._section, self._clause = [], False, "", ""
            self._table += 1
            self._stretch += 1
            self._heading = token if heads_disputes(token.text) else None
        if token.kind is not Kind.BLANK:
            self._blanks, self._row = [], token.row

    def _label(self, token: Token) -> None:
        meaning = word(token.key)
        if meaning.ignored:
            return
        clause = CLAUSE.fullmatch(token.key)
        if clause:
            self._close()
            self._in_headers = False
            self._clause = f"第二十条第（{clause[1]}）项"
        elif self._is_header(token, meaning) and not self._names_local_row(token):
            self._header(token)
        elif meaning.rows and self._open is not None and self._open.repeated_by(token):
            return
        elif meaning.rows:
            self._close()
            self._in_headers = False
            self._section = meaning.rows[0].section
            self._start(token, tuple(meaning.rows))
        else:
            self._close()
            self._in_headers = False
            if self._lists():
                self._start(token, ())

    def _lists(self) -> bool:
        """True below the headers of a list."""
        return any(header.key in shapes().lists.headers for header in self._headers)

    def _names_local_row(self, token: Token) -> bool:
        """True for 行政复议 and the like below the headers of a list: there they are rows, one value each."""
        return token.key in shapes().dispute_words and self._lists()

    def _is_header(self, token: Token, meaning: Word) -> bool:
        if not meaning.header or (token.numbered and meaning.rows):
            return False
        if not meaning.rows or self._in_headers:
            return True
        return self._section != meaning.rows[0].section

    def _header(self, token: Token) -> None:
        self._close()
        if not self._in_headers:
            self._headers, self._in_headers, self._ordinal = [], True, 0
        if token.key in shapes().dispute_words:
            self._section = DISPUTES
        self._headers.append(token)

    def _text(self, token: Token) -> None:
        opened = self._open
        if opened is not None and opened.cells and opened.cells[-1].row < token.row:
            opened.overrun = opened.overrun or ends_number(token.text) or opened.may_own(token)
        if opened is not None and opened.denied_by(token):
            self._close()
            return
        unit = token.unspaced.strip("（）()")
        own = opened if opened is not None and token.row == opened.label.row and opened.bounded else None
        if opened is not None and unit in shapes().lists.units and not (opened.cells and opened.unit):
            opened.unit = unit
            if own and not opened.cut and not re.match(r"\d+\s", opened.label.text):  # the unit ends it
                opened.label = opened.label._replace(whole=True)
        elif not (own and own.owns(token.unspaced)) and self._is_noise(token, opened, beside=own is not None):
            return
        elif own and own.takes(token.text):
            if not (own.filled and own.remarked):
                own.cells.append(token)
        elif self._in_headers and not self._below_headers(token) and not is_of_table(token.text):
            self._headers.append(token)
        else:
            cut = opened is not None and not (opened.filled or opened.rows or self._in_headers)
            self._close()
            self._in_headers = False
            self._start(token, ()).cut = cut and without_number(token.text) == token.text

    def _below_headers(self, token: Token) -> bool:
        """True for the label of a list's first row: it is numbered, or the row of the headers has ended."""
        if not self._lists():
            return False
        one_row = len(self._headers) > 1 and len({header.row for header in self._headers}) == 1
        return without_number(token.text) != token.text or (one_row and token.row != self._headers[0].row)

    def _is_noise(self, token: Token, opened: Record | None, *, beside: bool) -> bool:
        """True for a text that is no cell; signs alone `beside` a row's label are one that cannot be read."""
        text = fold(token.text)
        if is_of_page(token.text) or not fold(without_notes(token.text)):
            return bool(text) or not beside
        listed = self._in_headers and self._lists()
        groups = (key for key, each in shapes().words.items() if each.group)
        if len(text) <= _FRAGMENT and not listed and any(text in key for key in groups):
            return True
        return opened is not None and any(
            text in spelling for row in opened.rows for spelling in row.spellings
        )

    def _cell(self, token: Token) -> None:
        if self._numbers_a_row(token):
            self._close()
            return
        if self._open is not None and self._ends_before(self._open, token):
            self._close()
        if self._open is None and token.kind is not Kind.BLANK:
            self._label_above(token)
        if self._open is not None:
            self._open.cells.append(token)
            return
        self._blanks.append(token)
        if self.records and self.records[-1].table == self._table and token.kind is not Kind.BLANK:
            self.records[-1].overrun = True

    def _numbers_a_row(self, token: Token) -> bool:
        """True for the number before a label in a list whose first column counts its rows."""
        if not counts_rows(self._headers):
            return False
        self.counted = True
        if token.text != str(self._ordinal + 1):
            return False
        opened = self._open if self._open is not None and not self._open.grouping else None
        here = opened.filled if opened is not None else not (self._in_headers and self._ordinal)
        self._ordinal += here
        self._numbered = self._numbered or here
        return here

    @staticmethod
    def _ends_before(record: Record, token: Token) -> bool:
        if record.grouping and token.row != record.label.row:
            return True
        first = record.cells[0] if record.cells else None
        return first is not None and first.row == record.label.row and token.row != first.row

    def _blank_row(self, following: int) -> None:
        """Keeps the one row of table 四 when every cell below its headers is blank."""
        labels = [header for header in self._headers if header.kind is Kind.LABEL]
        rows = {blank.row for blank in self._blanks} - {following, *(header.row for header in labels)}
        if self._in_headers and labels and self._section == DISPUTES and len(rows) == 1:
            blanks = [blank for blank in self._blanks if blank.row in rows]
            record = Record(labels[-1], (shapes().disputes,), tuple(labels), "", self._table, cells=blanks)
            if len(blanks) > 1:
                self.records.append(record)
                self._in_headers = False

    def _label_above(self, token: Token) -> None:
        """Opens the record of a value that stands below headers: their last text was its label."""
        labels = [header for header in self._headers if header.kind is Kind.LABEL]
        above = labels[-1] if self._in_headers and labels and self._section == DISPUTES else self._heading
        if above is not None:
            self._headers = labels
            self._start(above, (shapes().disputes,)).cells += self._blanks_before(token)
        elif self._in_headers and self._headers[-1].kind is Kind.LABEL and not self._lists():
            self._start(self._headers[-1]._replace(kind=Kind.TEXT, whole=False), ())  # its own is gone
        elif self._in_headers:
            self._first_of_list(token)
        self._in_headers = False

    def _blanks_before(self, token: Token) -> list[Token]:
        """The blanks of the token's row, or those on the lines above it where each cell is a line."""
        lines = [token.row - back for back in range(len(self._blanks), 0, -1)]
        if [blank.row for blank in self._blanks] == lines and self._row not in lines:
            return self._blanks
        return [blank for blank in self._blanks if blank.row == token.row]

    def _first_of_list(self, token: Token) -> None:
        """Opens the record of a label, and perhaps its unit, that were taken for the last headers."""
        below = [header for header in self._headers if header.row == token.row] or self._headers[-2:]
        printed = [header for header in below if header.kind is Kind.TEXT and below[-1].kind is Kind.TEXT]
        unit = (
            printed.pop().unspaced
            if len(printed) > 1 and printed[-1].unspaced in shapes().lists.units
            else None
        )
        if printed:
            self._headers = self._headers[: self._headers.index(printed[-1])]
            self._start(printed[-1], ()).unit = unit

    def _start(self, label: Token, rows: tuple[Row, ...]) -> Record:
        self._open = Record(label, rows, tuple(self._headers), self._clause, self._table, self._stretch)
        self._open.numbered, self._numbered = self._numbered, False
        self._heading = None
        return self._open

    def _close(self) -> None:
        record, self._open = self._open, None
        if record is None:
            return
        if record.rows or record.filled:
            self.records.append(record)
        elif _DIGIT.search(record.label.text):
            self._stretch += 1
