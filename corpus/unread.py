"""What a report holds and no reader could read: notes of the reader, tables that are pictures or missing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from corpus.fold import fold, without_number
from corpus.readers.ocr import is_installed
from corpus.sentences import says_nothing_to_list
from corpus.structure import Outline
from corpus.tables import Tables
from corpus.tables.labels import is_of_table, labels_inside, word
from corpus.types import Document, Finding, Format, Section, Severity
from corpus.vocabulary import Metric, metrics

_TABLES = {
    2: "表二（主动公开政府信息情况）",
    3: "表三（收到和处理政府信息公开申请情况）",
    4: "表四（行政复议、行政诉讼情况）",
}
_ANNEX = re.compile(  # the headers of a list of one value a row
    r"(?:统计指标|指标名称)\W*(?:计量)?单位|^\W*(?:序号\W*)?(?:统计指标|指标名称)", re.M
)
_COUNTED = re.compile(r"\D*\d+\s*[件项条起宗次元万]\D*")  # a sentence of one figure
_WITH_TABLES = (Format.F2019, Format.F2021)
_NUMERALS = {"三": 3, "四": 4}


@dataclass(frozen=True, slots=True)
class Printed:
    """The metrics of which the file prints a cell: those read, those refused, and those in mere lines."""

    read: set[str]
    refused: set[str]
    lost: set[str]

    @property
    def every(self) -> set[str]:
        """All of them."""
        return self.read | self.refused | self.lost


def printed(tables: Tables, parts: Outline, form: Format) -> Printed:
    """The metrics of which the file prints a cell."""
    refused = {cell.partition("@")[0] for finding in tables.findings for cell in finding.cells}
    read = {fact.metric for fact in tables.facts}
    whole = form not in _WITH_TABLES or _tables(read) >= _TABLES.keys()
    lost = set() if whole else set(_in_lines(parts))
    return Printed(read, refused, lost)


def _in_lines(parts: Outline) -> Iterator[str]:
    """The metrics of rows that stand in lines of text whose cells no reader could tell apart."""
    lines = (each.text.splitlines() for each in parts.paragraphs if not each.is_heading)
    for line in chain.from_iterable(lines):
        if is_of_table(line) and not _COUNTED.fullmatch(without_number(line)):
            for key, _, _ in labels_inside(line):
                yield from (column.metric for row in word(key).rows for column in row.columns)


def unread(
    document: Document, parts: Outline, form: Format, names: Printed, told: Collection[str]
) -> Iterator[Finding]:
    """A warning for each note and for each of the form's three tables that is not there or was not read.

    `told` are the metrics that sentences state in place of a table.
    """
    for note in document.notes:
        yield Finding("not-read", Severity.WARNING, note)
    if form not in _WITH_TABLES:
        if not (names.read or names.refused) and _ANNEX.search(document.text):
            yield Finding("table-unreadable", Severity.WARNING, "附表（统计表）的数字没有读出来，没有采用。")
        yield from _lost_of_list(document, names)
        return
    seen, read, replaced = _tables(names.every), _tables(names.read), _tables(told)
    for number, name in _TABLES.items():
        section = next((each for each in parts.sections if each.number == number), None)
        if number in read or (number in seen and _is_told(number, form, names.refused)):
            continue
        if number in seen:
            message = f"{name}没有一行能与列名逐一对应，这部分数字没有采用。"
            yield Finding("table-unreadable", Severity.WARNING, message)
        elif section is not None:
            yield from _unreadable(document, parts, section, name, told=number in replaced)
        elif number not in replaced:
            message = f"文件里没有找到{name}，这部分数字查不到。"
            yield Finding("table-missing", Severity.WARNING, message)


def _lost_of_list(document: Document, names: Printed) -> Iterator[Finding]:
    """A warning for the rows of the 2014 list that the file prints beside others and that were not read."""
    own = {path: each.label for path, each in metrics().items() if Format.F2014 in each.formats}
    told = names.read | names.refused
    if own.keys().isdisjoint(told):
        return
    text = fold(document.text)
    lost = {path: label for path, label in own.items() if path not in told and fold(label) in text}
    if lost:
        labels = "、".join(dict.fromkeys(f"“{label}”" for label in lost.values()))
        message = f"附表（统计表）没有读到 {len(lost)} 行：{labels}。"
        yield Finding("table-unreadable", Severity.WARNING, message, tuple(lost))


def _tables(names: Iterable[str]) -> set[int]:
    known = metrics()
    return {_table(known[name]) for name in names if name in known}


@cache
def _table(metric: Metric) -> int:
    return _NUMERALS.get(metric.section[0], 2)


def _is_told(number: int, form: Format, refused: Collection[str]) -> bool:
    """Whether each cell of a table is told of, as none could be read."""
    own = [each for each in metrics().values() if form in each.formats and _table(each) == number]
    return all(each.path in refused for each in own)


def _unreadable(
    document: Document, parts: Outline, section: Section, name: str, *, told: bool
) -> Iterator[Finding]:
    span = section.span
    pictures = sum(span.start < at <= span.end for at in document.pictures)
    if pictures:
        instead = "" if is_installed() else "，或装上 ocr 组件后再试"
        message = (
            f"“{section.heading}”一节没有可读的表格，只有 {pictures} 张图片；"
            f"{name}多半在图片里，没有读，请提供文字版{instead}。"
        )
        yield Finding("table-unreadable", Severity.WARNING, message)
    elif not told and not any(
        says_nothing_to_list(each) and not is_of_table(each.text)
        for each in parts.paragraphs
        if span.start <= each.span.start < span.end and not each.is_heading
    ):
        message = f"“{section.heading}”一节没有可读的{name}，这部分数字没有采用。"
        yield Finding("table-unreadable", Severity.WARNING, message)
