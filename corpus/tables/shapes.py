"""The rows and columns of the statutory tables, and every word that is printed in them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import groupby

from corpus.fold import fold, without_notes, without_number
from corpus.types import Format
from corpus.vocabulary import APPLICANTS, TOTAL, Metric, metrics

CLAUSE = re.compile(r"第?二十条第?([一二三四五六七八九十]{1,2})项")
_NUMERALS = "一1二2三3四4五5六6七7八8"
_NUMBERED = re.compile(rf"（?([{_NUMERALS}])")
DISPUTES = "四、政府信息公开行政复议、行政诉讼情况"


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One value of a row: `header` is the official header, `spellings` all of them folded."""

    metric: str
    applicant: str | None
    header: str
    spellings: frozenset[str]
    unit: str | None
    locator: str


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of a form; `place` counts rows in the forms' order, `format` is None where two forms share it."""

    place: int
    section: str
    format: Format | None
    label: str
    columns: tuple[Column, ...]
    spellings: frozenset[str]

    @property
    def of_clause(self) -> bool:
        """True for a row of table 二."""
        return _is_clause(self.section)

    @property
    def label_merges(self) -> int:
        """How many columns more than one the label covers: their blanks may stand before the values."""
        if self.single or self.columns[0].applicant is None:
            return 2 * self.single
        return 4 - len(self.columns[0].locator.split(" › "))

    @property
    def single(self) -> bool:
        """True for a row of a list: the 2014 form and the local tables before it have one value a row."""
        return self.format in (Format.F2014, Format.F2008)


@cache
def _is_clause(section: str) -> bool:
    return CLAUSE.fullmatch(fold(section)) is not None


@dataclass(slots=True)
class Word:
    """What a folded text may stand for in a table."""

    rows: list[Row] = field(default_factory=list)
    header: bool = False
    group: bool = False
    ignored: bool = False


@dataclass(frozen=True, slots=True)
class Lists:
    """What the headers of a list say: which open one, and which columns hold no value of the year."""

    headers: frozenset[str]
    columns: frozenset[str]  # known headers of columns that hold figures
    counting: tuple[str, ...]
    not_the_year: tuple[str, ...]
    within_year: tuple[str, ...]  # beside a column of these the year's is the one of whole_year
    whole_year: tuple[str, ...]
    remarks: tuple[str, ...]
    units: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shapes:
    """All rows, the words by their folded text, and the one row of table 四."""

    rows: tuple[Row, ...]
    words: dict[str, Word]
    disputes: Row
    dispute_groups: tuple[str, ...]
    dispute_words: frozenset[str]
    lists: Lists


def variants(text: str) -> tuple[str, ...]:
    """The folded readings of a label: as printed, without notes, without numbering."""
    bare = without_notes(text)
    found = (fold(text), fold(bare), fold(without_number(text)), fold(without_number(bare)))
    return tuple(dict.fromkeys(reading for reading in found if reading))


@cache
def shapes() -> Shapes:
    """The statutory tables, from metrics.toml and tables.toml."""
    data = tomllib.loads(files("corpus").joinpath("data/tables.toml").read_text("utf-8"))
    rows = tuple(_rows(data))
    disputes = next(row for row in rows if row.section == DISPUTES)
    groups = tuple(data["disputes"]["groups"])
    words: dict[str, Word] = {}
    parent = data["disputes"]["parent"]
    both = tuple(parent + name for name in groups[1:])  # 行政诉讼（复议后起诉）
    for text in (*_plain_headers(data), *groups, *both, parent):
        _word(words, fold(text)).header = True
    for row in rows:
        for spelling in row.spellings:
            _word(words, spelling).rows.append(row)
        for column in row.columns:
            for spelling in column.spellings:
                _word(words, spelling).header = True
    for text in (*data["groups"]["labels"], *_official_groups()):
        own = words.get(fold(without_number(text)), Word()).rows  # 四、行政复议数量 has a value of its own
        for reading in variants(text):
            entry = _word(words, reading)
            entry.group = True
            entry.rows = entry.rows or [row for row in own if row.single]
    for text in data["ignored"]["labels"]:
        words[fold(text)] = Word(ignored=True)
    leaves = {fold(column.header) for column in disputes.columns}
    used = frozenset(leaves | {fold(name) for name in (*groups, *both, parent)})
    return Shapes(rows, words, disputes, groups, used, _lists(data["lists"]))


def _plain_headers(data: dict[str, dict[str, list[str]]]) -> Iterator[str]:
    yield from data["headers"]["plain"]
    for kind in ("headers", "values", "counting"):
        yield from data["lists"][kind]


def _lists(data: dict[str, list[str]]) -> Lists:
    return Lists(
        headers=frozenset(map(fold, data["headers"])),
        columns=frozenset(map(fold, (*data["counting"], *data["values"]))),
        counting=tuple(data["counting"]),
        not_the_year=tuple(data["not_the_year"]),
        within_year=tuple(data["within_year"]),
        whole_year=tuple(data["whole_year"]),
        remarks=tuple(data["remarks"]),
        units=frozenset(data["units"]),
    )


def _word(words: dict[str, Word], text: str) -> Word:
    return words.setdefault(text, Word())


def _official_groups() -> Iterator[str]:
    for metric in metrics().values():
        if Format.F2014 in metric.formats:
            yield metric.section
        elif metric.by_applicant:
            yield from metric.label.split(" › ")[:-1]


def _rows(data: dict[str, dict[str, list[str]]]) -> Iterator[Row]:
    sections = list(dict.fromkeys(metric.section for metric in metrics().values()))
    ordered = sorted(
        metrics().values(), key=lambda metric: (sections.index(metric.section), _numbers(metric))
    )
    for place, (key, entries) in enumerate(groupby(ordered, _row_key)):
        section, form, label = key
        columns = tuple(column for entry in entries for column in _columns(entry, data["columns"]))
        yield Row(place, section, form, label, columns, frozenset(_spellings(label, data["rows"])))


def _numbers(metric: Metric) -> tuple[int, ...]:
    """The numbering of an applicants' row, outermost first; other rows stand in the order of the file."""
    parts = metric.label.split(" › ") if metric.by_applicant else ()
    return tuple(_NUMERALS.index(found[1]) for part in parts if (found := _NUMBERED.match(part)))


def _row_key(metric: Metric) -> tuple[str, Format | None, str]:
    form = metric.formats[0] if len(metric.formats) == 1 else None
    if metric.section == DISPUTES:
        return metric.section, form, ""
    parts = metric.label.split(" › ")
    if CLAUSE.fullmatch(fold(metric.section)):
        return metric.section, form, parts[0]
    return metric.section, form, without_notes(parts[-1]) if metric.label.endswith("）") else parts[-1]


def _columns(metric: Metric, spelled: dict[str, list[str]]) -> Iterator[Column]:
    parts = metric.label.split(" › ")
    if metric.by_applicant:
        for applicant in APPLICANTS:
            locator = " › ".join((*(without_notes(part) for part in parts), applicant))
            yield Column(
                metric.path, applicant, applicant, _readings(applicant, spelled), metric.unit, locator
            )
        return
    single = Format.F2014 in metric.formats
    header = "" if single else without_notes(parts[-1])
    locator = " › ".join((*(() if metric.section == DISPUTES else (metric.section,)), *parts[:-1], header))
    if single:
        locator = f"{metric.section} › {metric.label}"
    yield Column(metric.path, None, header, _readings(header, spelled), metric.unit, locator)


def _readings(header: str, spelled: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(filter(None, map(fold, (header, *spelled.get(header, ())))))


def _spellings(label: str, spelled: dict[str, list[str]]) -> Iterator[str]:
    if not label:
        return
    further: Iterable[str] = spelled.get(without_number(label), ())
    yield from variants(label)
    yield from map(fold, further)


__all__ = ["APPLICANTS", "CLAUSE", "TOTAL", "Column", "Row", "Shapes", "Word", "shapes", "variants"]
