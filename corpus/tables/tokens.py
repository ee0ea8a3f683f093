"""A printed cell or line as tokens: labels, values, blanks, other text, told apart where glued."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from corpus.fold import fold, without_notes, without_number
from corpus.numerals import CellValue, parse_cell
from corpus.tables.labels import WHOLE_TABLE, cut_behind_a_value, known, labels_inside, misnumbered, word
from corpus.tables.shapes import shapes
from corpus.types import Span, Status

_LONGEST_KEPT = 200  # characters; longer texts hardly come again
_KEPT = 1 << 14
_LONGEST_NUMBER = 14  # digits; more are the fifteen cells of table 四 without a gap
_NOTHING = re.compile(r"[\s.、,，:：;；|｜│┃║︱∣¦（）()]*")
_CLOSING = "”’\"'」》）)]】、，,:："
PAGE_NUMBER = re.compile(
    r"[-—–－·\s]+\d+[-—–－·\s]+|[-—–－·\s]*第\s*\d+\s*页[，,/／\s]*(?:共\s*\d+\s*页)?[-—–－·\s]*"
    r"|[Pp]age\s*\d+(?:\s*(?:of|/)\s*\d+)?|\d+\s+[/／]\s+\d+"
)
_PAGE_HEAD = re.compile(
    r".*20\d\d\s*年.*信息公开.*(?:报告|年报)\s*"
)  # a report's title, printed on its pages
_ORDINAL = re.compile(r"\d{1,2}\s*[.、．]\s*$")
_NUMERAL_BEFORE = re.compile(r"(?:[（(][一二三四五六七八九十][）)]|(?<=\s)[一二三四五六七八九十][、.．])\s*$")
_FIGURED = re.compile(r"[\d（()）]")
_ROUGH = re.compile(r"(?:约|近|将近|大约|超|超过|逾|不足)\s*\d[\d,.]*\s*[余多]?万?[件条项次]?")
_WORDS = re.compile(r"[^\W\d_]")
_GLUED_UNITS = (None, "元", "万元")
_ROW_END = re.compile(r"(?P<label>.*?[^\W\d]\S*)\s+(?P<digits>\d[\d.,]*(?:\s+\d[\d.,]*){2,})")
_TRAILING = re.compile(r"(?P<label>.*[^\W\d].*?)(?<![.,．，\d])(?<!\d[-/:：])(?P<digits>\d+)")


class Kind(Enum):
    """What a token is to a table."""

    LABEL = "label"
    VALUE = "value"
    DIGITS = "digits"  # values printed without anything between them
    BLANK = "blank"
    TEXT = "text"
    BREAK = "break"


class Token(NamedTuple):
    """A printed piece: `key` is the folded label, `row` tells rows apart, `heading` is its section's."""

    kind: Kind
    text: str
    span: Span
    key: str = ""
    value: CellValue | None = None
    numbered: bool = False
    row: int = 0
    page: int | None = None
    heading: str = ""
    whole: bool = True  # False for a part of a line whose cells were not told apart
    covered: bool = False  # a blank that may be part of the merged cell before it
    loose: bool = False  # such a blank in a table in which others may have vanished
    spacer: bool = False  # a blank in a column in which no text begins

    @property
    def unspaced(self) -> str:
        """The text without the blanks that spread a short word over its cell (单　位)."""
        return "".join(self.text.split())


def is_of_page(text: str) -> bool:
    """Whether a text is what pages print above and below a table: their number or the report's title."""
    return (PAGE_NUMBER.fullmatch(text) or _PAGE_HEAD.fullmatch(text)) is not None


def read_cell(text: str, *, alone: bool = True) -> Sequence[Token]:
    """The tokens of one cell or line, their spans counted from its first character that is no blank.

    `alone` is False for one of several cells of a row: no value is glued to a text there.
    """
    raw = text.strip()
    return _kept(raw, alone) if len(raw) <= _LONGEST_KEPT else _read(raw, alone)


def _read(raw: str, alone: bool) -> Sequence[Token]:
    """The tokens of a text without blanks around it, as if it stood alone."""
    span = Span(0, len(raw))
    value = parse_cell(raw)
    if raw.isdecimal() and (value is None or len(raw) > _LONGEST_NUMBER):
        return [Token(Kind.DIGITS, raw, span, whole=False)]
    if value is not None:
        return [_value(raw, span, value)]
    if (key := known(raw)) is not None:
        return [Token(Kind.LABEL, raw, span, key, numbered=without_number(raw) != raw)]
    if cut_behind_a_value(raw):
        return _behind_an_open_note(raw) or [Token(Kind.TEXT, raw, span)]
    if PAGE_NUMBER.fullmatch(raw) or _ROUGH.fullmatch(raw):
        return [Token(Kind.TEXT, raw, span)]
    return _glued(raw, alone=alone) or [Token(Kind.TEXT, raw, span)]


_kept = lru_cache(_KEPT)(_read)  # labels and small figures come again in every report


def _value(raw: str, span: Span, value: CellValue) -> Token:
    return Token(Kind.BLANK if value.status is Status.BLANK else Kind.VALUE, raw, span, value=value)


def _glued(text: str, *, alone: bool) -> list[Token] | None:
    if not _WORDS.search(text) or all(parse_cell(each) is not None for each in text.split()):
        return _gap(text, 0, adjacent=False) if alone else None
    places = labels_inside(text)
    found = _split_at(text, places) if places else None
    if found is not None or not alone:
        return found
    ending = _ROW_END.fullmatch(text) or _unit_end().fullmatch(text)
    ending = ending or (None if places else _TRAILING.fullmatch(text))
    if ending is None:
        return None
    label = ending["label"].rstrip()
    digits = _gap(ending["digits"], ending.start("digits"), adjacent=ending.re is _TRAILING) or ()
    return [*_label_and_unit(label), *digits]


def _behind_an_open_note(text: str) -> list[Token] | None:
    """The label and values of a row whose label has a note that goes on in the next line; None of others."""
    ending = _ROW_END.fullmatch(text)
    places = labels_inside(ending["label"]) if ending else []
    if ending is None or len(places) != 1 or not word(places[0][0]).rows:
        return None
    label = _split_at(ending["label"], places)
    digits = _gap(ending["digits"], ending.start("digits"), adjacent=False)
    return [*label, *digits] if label and digits else None


@cache
def _unit_and_value() -> re.Pattern[str]:
    """A unit and the value behind it, printed without a gap behind their label."""
    return re.compile(rf"({_units()})(\d[\d.,]*)")


@cache
def _units() -> str:
    return "|".join(sorted(shapes().lists.units, key=len, reverse=True))


@cache
def _unit_end() -> re.Pattern[str]:
    """A line of a list: label, unit and value, blanks between."""
    return re.compile(rf"(?P<label>.*[^\W\d]\S*\s+(?:{_units()}))\s+(?P<digits>\d[\d.,]*)")


def _label_and_unit(text: str) -> Iterator[Token]:
    """The text in front of a line's value, a unit at its end set apart."""
    words = text.rsplit(None, 1)
    unit = words[-1] if len(words) > 1 and words[-1] in shapes().lists.units else ""
    label = text.removesuffix(unit).rstrip()
    yield Token(Kind.TEXT, label, Span(0, len(label)), whole=False)
    if unit:
        yield Token(Kind.TEXT, unit, Span(len(text) - len(unit), len(text)), whole=False)


def _split_at(text: str, places: Sequence[tuple[str, int, int]]) -> list[Token] | None:
    """The labels at their places and the values between them, None when anything else is there."""
    tokens: list[Token] = []
    at = 0
    for key, first, end in [*places, ("", len(text), len(text))]:
        counted = at == 0 and without_number(text[:first] + key) == key
        numbered_at = _NUMERAL_BEFORE.search(text, at, first)
        begin = 0 if counted else numbered_at.start() if numbered_at else first
        if counted and misnumbered(text[:end]):
            return None
        passed = not without_notes(text[at:begin]).strip() or (at == 0 and _ends_a_group(text[:begin]))
        gap = [] if passed else _gap(text[at:begin], at, adjacent=at > 0)
        if gap is None and len(places) >= WHOLE_TABLE:
            gap = _pieces(text[at:begin], at)
        if gap is None:
            return None
        tokens += gap
        if key:
            raw = text[begin:end]
            numbered = without_number(raw) != raw
            tokens.append(Token(Kind.LABEL, raw, Span(begin, end), key, None, numbered, whole=False))
        at = end
    return tokens


@lru_cache(1 << 8)
def _ends_a_group(text: str) -> bool:
    """True for a piece of a group's upright name in front of a row's label, which it may number."""
    piece = fold(_ORDINAL.sub("", text))
    return bool(piece) and any(piece in key for key, each in shapes().words.items() if each.group)


def _pieces(text: str, start: int) -> list[Token] | None:
    """The words and values between two labels of a table on one line; None where a word holds a figure."""
    tokens: list[Token] = []
    for found in re.finditer(r"\S+", text):
        value = parse_cell(found[0])
        if value is None and _FIGURED.search(found[0]):
            return None
        span = Span(start + found.start(), start + found.end())
        token = _value(found[0], span, value) if value else Token(Kind.TEXT, found[0], span)
        tokens.append(token._replace(whole=False))
    return tokens


def _gap(text: str, start: int, *, adjacent: bool) -> list[Token] | None:
    tokens: list[Token] = []
    closing = len(text) - len(text.lstrip(_CLOSING))
    for found in re.finditer(r"\S+", text[closing:]):
        raw = found[0]
        span = Span(start + closing + found.start(), start + closing + found.end())
        touching = adjacent and not found.start()
        value = parse_cell(raw)
        unit = _unit_and_value().fullmatch(raw) if touching else None
        if unit:
            parts = [Span(span.start, span.start + unit.end(1)), Span(span.start + unit.end(1), span.end)]
            tokens.append(Token(Kind.TEXT, unit[1], parts[0], whole=False))
            tokens += _gap(unit[2], parts[1].start, adjacent=False) or ()
        elif touching and raw.isdigit() and len(raw) > 1:
            tokens.append(Token(Kind.DIGITS, raw, span, whole=False))
        elif value is not None and (value.unit in _GLUED_UNITS or not touching) and "(" not in raw:
            tokens.append(_value(raw, span, value)._replace(whole=False))
        elif raw.isdigit():
            tokens.append(Token(Kind.DIGITS, raw, span, whole=False))
        elif raw in shapes().lists.units and not touching:
            tokens.append(Token(Kind.TEXT, raw, span, whole=False))
        elif not _NOTHING.fullmatch(raw):
            return None
    return tokens
