"""How the printed column headers agree with a row of a form: which value belongs to which column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache, lru_cache

from corpus.fold import fold, without_notes
from corpus.tables.shapes import APPLICANTS, Column, Row, shapes
from corpus.tables.tokens import Kind, Token

_ALIKE = 0.7
_PREFIX = 3
_ORGANISATIONS = APPLICANTS[1:-1]
_FLAT = APPLICANTS
_TWO_LEVELS = (APPLICANTS[0], APPLICANTS[-1], *_ORGANISATIONS)


@dataclass(frozen=True, slots=True)
class Alignment:
    """The columns in printed order (None: of no form), how much the headers say so, and the headers."""

    columns: tuple[Column | None, ...]
    strength: float
    headers: tuple[Token | None, ...]
    sure: bool


def align(row: Row, headers: Sequence[Token], beside: int = 0) -> Alignment | None:
    """The printed order of the row's columns; None when a header contradicts it.

    `beside` is the number of cells in the label's own printed row where all of them stand there.
    """
    if row is shapes().disputes:
        return _disputes(headers)
    if row.single:
        return _listed(row, headers)
    if row.columns[0].applicant:
        return _applicants(row, headers, beside)
    return _columns(
        row, [token for token in headers if token.kind is Kind.TEXT or token.key in _column_words()]
    )


@cache
def _column_words() -> frozenset[str]:
    return frozenset(word for row in shapes().rows for column in row.columns for word in column.spellings)


def _listed(row: Row, headers: Sequence[Token]) -> Alignment | None:
    """The one column that is the year's; None when no header, or more than one, may be its."""
    words = shapes().lists
    named = [token for token in headers if token.kind is Kind.TEXT or token.key in words.columns]
    if named and named[0] is headers[0]:  # numbers of the rows, printed before their labels
        named = named[1:]
    named = [token for token in named if token.unspaced not in words.remarks]
    whole = [any(sign in token.unspaced for sign in words.whole_year) for token in named]
    parts = [any(sign in token.unspaced for sign in words.within_year) for token in named]
    if not (any(whole) and any(parts)):
        whole = [not any(sign in each.unspaced for sign in words.not_the_year) for each in named]
    of_year = [
        own and not any(sign in each.unspaced for sign in words.counting)
        for own, each in zip(whole, named, strict=True)
    ]
    if not named:
        return Alignment(row.columns, 0.5, (None,), True)
    if sum(of_year) != 1:
        return None
    columns = tuple(row.columns[0] if own else None for own in of_year)
    return Alignment(columns, 1, tuple(named), True)


def _unchanged(row: Row, strength: float, *, sure: bool) -> Alignment:
    return Alignment(row.columns, strength, (None,) * len(row.columns), sure)


def _columns(row: Row, headers: list[Token]) -> Alignment | None:
    end = len(headers)
    while end > len(row.columns) and _repeats(headers, end - 1):
        end -= 1  # the last header is merged and printed in each of its columns
    found = _below(row, headers[:end])
    if found is None or end == len(headers):
        return found
    merged = (None,) * (len(headers) - end)
    return replace(found, columns=(*found.columns, *merged), headers=(*found.headers, *merged))


def _below(row: Row, headers: list[Token]) -> Alignment | None:
    if not headers:
        return _unchanged(row, 0, sure=False)
    exact = [_exact(token, row.columns) for token in headers]
    if Counter(filter(None, exact)) == Counter(row.columns):
        return Alignment(tuple(exact), len(row.columns), tuple(headers), True)
    if len(headers) == len(row.columns):
        return _by_position(row, headers, exact)
    return _vanished(row, headers)


def _repeats(headers: Sequence[Token], place: int) -> bool:
    before, token = headers[place - 1], headers[place]
    return place > 0 and (before.text, before.row) == (token.text, token.row)


def _by_position(row: Row, headers: list[Token], exact: list[Column | None]) -> Alignment | None:
    strength = 0.0
    for column, token, found in zip(row.columns, headers, exact, strict=True):
        misprinted = found is not None and found is not column and exact[row.columns.index(found)] is found
        if found is column:
            strength += 1
        elif misprinted or (found is None and _alike(token, column, row)):
            strength += 0.5
        else:
            return None
    return Alignment(row.columns, strength, tuple(headers), strength >= 1)


def _vanished(row: Row, headers: list[Token]) -> Alignment | None:
    at = 0
    strength = 0.0
    if len(headers) > len(row.columns):
        return None
    for token in headers:
        while at < len(row.columns) and not _agrees(token, row.columns[at], row):
            at += 1
        if at == len(row.columns):
            return None
        strength += 0.5
        at += 1
    return _unchanged(row, strength, sure=False)


def _agrees(token: Token, column: Column, row: Row) -> bool:
    return _exact(token, row.columns) is column or _alike(token, column, row)


def _exact(token: Token, columns: Sequence[Column]) -> Column | None:
    readings = (token.key, _bare(token.text))
    return next((column for column in columns if not column.spellings.isdisjoint(readings)), None)


@lru_cache(1 << 10)
def _bare(text: str) -> str:
    return fold(without_notes(text))


def _alike(token: Token, column: Column, row: Row) -> bool:
    """Whether the header is a cut or misspelt form of the column's, and of no other column's more."""
    text = _bare(token.text)
    if token.key and not any(token.key in spelling for spelling in column.spellings):
        return False
    if len(text) >= _PREFIX and any(spelling.startswith(text) for spelling in column.spellings):
        return True
    scores = {other.metric: _similarity(text, other) for other in row.columns}
    return scores[column.metric] >= _ALIKE and scores[column.metric] == max(scores.values())


def _similarity(text: str, column: Column) -> float:
    return max(SequenceMatcher(None, text, spelling, autojunk=False).ratio() for spelling in column.spellings)


@cache
def _applicant_names() -> dict[str, str]:
    row = next(row for row in shapes().rows if row.columns[0].applicant)
    return {spelling: column.header for column in row.columns for spelling in column.spellings}


def _last_row(headers: Sequence[Token]) -> list[Token]:
    """The headers right above the values: the last row, which a merged cell is printed in again."""
    return [token for token in headers if token.row == headers[-1].row]


def _applicants(row: Row, headers: Sequence[Token], beside: int) -> Alignment | None:
    printed = _named(headers)
    if tuple(printed) == _FLAT[:-1] and beside == len(printed):  # a table without totals
        return Alignment(row.columns[:-1], len(printed), (None,) * len(printed), True)
    if tuple(_named(_last_row(headers))) == _FLAT or tuple(printed) in (_FLAT, _TWO_LEVELS):
        return _unchanged(row, len(_FLAT), sure=True)
    if not printed:
        return _unchanged(row, 0, sure=False)
    if len(set(printed)) < len(printed):
        return _unchanged(row, 1, sure=False)
    for order in (_FLAT, _TWO_LEVELS):
        if [name for name in order if name in printed] == printed:
            return _unchanged(row, len(printed), sure=False)
    return None


def _named(headers: Sequence[Token]) -> list[str]:
    names = _applicant_names()
    return [name for token in headers if (name := names.get(token.key) or names.get(_bare(token.text)))]


def _disputes(headers: Sequence[Token]) -> Alignment | None:
    form = shapes()
    row = form.disputes
    leaves = {fold(column.header) for column in row.columns}
    last = _last_row(headers)
    headers = last if sum(token.key in leaves for token in last) == len(row.columns) else headers
    printed = [token.key for token in headers if token.key in form.dispute_words]
    names = [key for key in printed if key in leaves]
    size = len(leaves)
    order = [fold(column.header) for column in row.columns[:size]]
    if any(name != order[place % size] for place, name in enumerate(names)) and len(names) % size == 0:
        return None
    if len(names) == size:
        groups = [fold(name) for name in form.dispute_groups]
        named = list(dict.fromkeys(name for name in groups for key in printed if key.endswith(name)))
        if len(named) == 1:
            begin = groups.index(named[0]) * size
            return Alignment(row.columns[begin : begin + size], size, (None,) * size, True)
    return _unchanged(row, len(names), sure=len(names) == len(row.columns))
