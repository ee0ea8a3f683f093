"""What a table cell says: a number, a sign without a number, nothing, or that nothing applies."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from corpus.fold import unit_in_note
from corpus.types import Status, Value

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?:0|[1-9]\d*)(?:\.\d+)?"
_UNIT = r"亿元|万元|元|件次|件|起|宗|份|例|项|条|次|个|篇|人次|人"
_CELL = re.compile(
    rf"(?P<sign>[+-]|增加|增|减少|减)?\s*(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})?\s*(?:\([^()]*\))?"
)
_COUNT = re.compile("0|[1-9][0-9]{0,17}")  # as most cells print it
_NOT_APPLICABLE = re.compile(
    r"/|\\|\\?-{1,2}|—{1,2}|–|无|不适用|不涉及|未涉及|无此项|n/a|\\?\*", re.IGNORECASE
)
_SIGN_ALONE = re.compile(r"增|减|增加|减少|[+-]?\d+/[+-]?\d+")
_NO_CHANGE = re.compile(r"[+-]?0/[+-]?0")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")  # characters without a width
_REST = re.compile(r"[.．,，]\d|\d+\s+\D")
_MINUS = str.maketrans({"−": "-", "﹣": "-", "－": "-", "＋": "+", "﹢": "+"})


@dataclass(frozen=True, slots=True)
class CellValue:
    """A cell understood; `unit` is the one printed in the cell, `value` None unless a number is printed."""

    value: Value | None
    raw: str
    unit: str | None
    status: Status


def parse_cell(text: str) -> CellValue | None:
    """The value of a whole cell, None when it is anything else; 增98 is 98, 减4 is -4, 0/0 is 0."""
    raw = text.strip()
    return CellValue(int(raw), raw, None, Status.REPORTED) if _COUNT.fullmatch(raw) else _understood(raw)


def is_change(value: CellValue) -> bool:
    """Whether a cell prints how much was added and taken away without a figure of its own: 增, 3/2."""
    return value.value is None and value.status is Status.REPORTED


def ends_number(text: str) -> bool:
    """Whether a text, no number itself, begins with what one may end with: `.5万元`, `7 行政强制`."""
    return parse_cell(text) is None and _REST.match(text) is not None


def _understood(raw: str) -> CellValue | None:
    shown = html.unescape(raw) if "&" in raw else raw
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", shown.translate(_MINUS))).strip()
    if not plain:
        return CellValue(None, "", None, Status.BLANK)
    if _NOT_APPLICABLE.fullmatch(plain):
        return CellValue(None, raw, None, Status.NOT_APPLICABLE)
    if _NO_CHANGE.fullmatch(plain):
        return CellValue(0, raw, None, Status.REPORTED)
    if _SIGN_ALONE.fullmatch(plain):
        return CellValue(None, raw, None, Status.REPORTED)
    found = _CELL.fullmatch(plain)
    if not found:
        return None
    number = _number(found["number"])
    if found["sign"] and found["sign"][0] in "-减":
        number = -number
    return CellValue(number, raw, found["unit"] or unit_in_note(plain), Status.REPORTED)


def _number(text: str) -> Value:
    digits = text.replace(",", "")
    return Decimal(digits) if "." in digits else int(digits)
