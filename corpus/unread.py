"""What a report holds and no reader could read: notes of the reader, tables that are pictures or missing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from corpus.readers.ocr import is_installed
from corpus.sentences import says_nothing_to_list
from corpus.structure import Outline
from corpus.tables.labels import is_of_table
from corpus.types import Document, Finding, Format, Section, Severity
from corpus.vocabulary import Metric, metrics

_TABLES = {
    2: "表二（主动公开政府信息情况）",
    3: "表三（收到和处理政府信息公开申请情况）",
    4: "表四（行政复议、行政诉讼情况）",
}
_ANNEX = re.compile(r"(?:统计指标|指标名称)\W*(?:计量)?单位")  # the headers of a list of one value a row
_NUMERALS = {"三": 3, "四": 4}


def unread(
    document: Document, parts: Outline, form: Format, printed: Mapping[str, bool], told: Collection[str]
) -> Iterator[Finding]:
    """A warning for each note and for each of the form's three tables that is not there or was not read.

    `printed` are the metrics that tables print, and whether a cell of them was read, `told` those that
    sentences state in place of a table.
    """
    for note in document.notes:
        yield Finding("not-read", Severity.WARNING, note)
    if form not in (Format.F2019, Format.F2021):
        if not printed and _ANNEX.search(document.text):
            yield Finding("table-unreadable", Severity.WARNING, "附表（统计表）的数字没有读出来，没有采用。")
        return
    seen, read, replaced = _tables(printed), _tables(name for name in printed if printed[name]), _tables(told)
    for number, name in _TABLES.items():
        section = next((each for each in parts.sections if each.number == number), None)
        if number in read or (number in seen and _is_told(number, form, printed)):
            continue
        if number in seen:
            message = f"{name}没有一行能与列名逐一对应，这部分数字没有采用。"
            yield Finding("table-unreadable", Severity.WARNING, message)
        elif section is not None:
            yield from _unreadable(document, parts, section, name, told=number in replaced)
        elif number not in replaced:
            message = f"文件里没有找到{name}，这部分数字查不到。"
            yield Finding("table-missing", Severity.WARNING, message)


def _tables(names: Iterable[str]) -> set[int]:
    return {_table(metrics()[name]) for name in names if name in metrics()}


def _table(metric: Metric) -> int:
    return _NUMERALS.get(metric.section[0], 2)


def _is_told(number: int, form: Format, printed: Collection[str]) -> bool:
    """Whether each cell of a table is printed, that is told of where none could be read."""
    own = [each for each in metrics().values() if form in each.formats and _table(each) == number]
    return all(each.path in printed for each in own)


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
