"""Made reports: random figures that satisfy the forms' identities, under the labels of the forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from corpus.types import Format
from corpus.vocabulary import APPLICANTS, Metric, metrics

Key = tuple[str, str | None]
Cell = tuple[str, int]  # what is printed, and how many columns it covers
Row = list[Cell]
Change = Callable[[list[Row]], list[Row]]
LOCAL_ROW = "其他主动公开文件"
WIDTH = 5  # columns of table 二, wider than its rows need, as in real pages


@dataclass(frozen=True, slots=True)
class Style:
    """How a body prints labels: brackets, numbering, line breaks and blanks inside words."""

    numbering: str = "."
    half_width: bool = False
    broken_headers: bool = False
    blanks_inside: bool = False
    placeholders: bool = False  # a blank cell under a merged one
    old_name: bool = False  # 规范性文件 in the 2021 form
    page_numbers: bool = False


@dataclass(slots=True)
class Made:
    """A made report: its three tables row by row, and the printed text of every cell of the form."""

    form: Format
    style: Style
    cells: dict[Key, str] = field(default_factory=dict)
    merged: set[str] = field(default_factory=set)  # metrics of rows that print one 0 over all columns
    local: list[str] = field(default_factory=list)  # values of a row that the body added to the first clause
    changes: list[Change] = field(default_factory=list)

    @property
    def tables(self) -> tuple[list[Row], list[Row], list[Row]]:
        """Tables 二, 三 and 四."""
        return (
            self._changed(self._proactive()),
            self._changed(self._requests()),
            self._changed(self._disputes()),
        )

    @property
    def printed(self) -> dict[Key, str]:
        """The text of every cell that a reader can tell: all but those under a merged one."""
        cells = self.cells.items()
        found = {key: _restyled(text, self.style).strip() for key, text in cells if key[0] not in self.merged}
        columns = [path.split("/")[-1] for path, _ in found if path.startswith("规章/")]
        local = zip(columns, self.local, strict=False)
        return found | {(f"其他/{LOCAL_ROW}/{column}", None): text for column, text in local}

    def is_value(self, text: str) -> bool:
        """Whether a text is what some cell prints."""
        return text in self.cells.values()

    def _changed(self, rows: Iterable[Row]) -> list[Row]:
        found = [[(_restyled(text, self.style), span) for text, span in row] for row in rows]
        for change in self.changes:
            found = change(found)
        return found

    def _values(self, keys: list[Key]) -> Row:
        if keys[0][0] in self.merged:
            return [("0", len(keys))]
        return [(self.cells[key], 1) for key in keys]

    def _proactive(self) -> Iterator[Row]:
        chosen = [metric for metric in metrics().values() if (metric.path, None) in self.cells]
        chosen = [metric for metric in chosen if metric.section.startswith("第二十条")]
        chosen.sort(key=lambda metric: "一五六八九".index(metric.section[-3]))
        for section, entries in groupby(chosen, lambda metric: metric.section):
            yield [(section, WIDTH)]
            rows = [list(same) for _, same in groupby(entries, lambda metric: metric.segments[0])]
            yield _padded([("信息内容", 1), *((entry.label.split(" › ")[1], 1) for entry in rows[0])])
            for row in rows:
                name = (
                    row[0]
                    .segments[0]
                    .removeprefix("行政" if self.style.old_name and "规范" in row[0].path else "")
                )
                yield _padded([(name, 1), *self._values([(entry.path, None) for entry in row])])
            if self.local and section.endswith("（一）项"):
                yield _padded([(LOCAL_ROW, 1), *((text, 1) for text in self.local)])

    def _requests(self) -> Iterator[Row]:
        yield [("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3), ("申请人情况", 7)]
        yield [("自然人", 1), ("法人或其他组织", 5), ("总计", 1)]
        yield [(name, 1) for name in APPLICANTS[1:-1]]
        above: tuple[str, ...] = ()
        for metric in request_rows():
            if (metric.path, APPLICANTS[0]) not in self.cells:
                continue
            parts = tuple(re.sub("（一行.*", "", part) for part in metric.label.split(" › "))
            fresh = [part for place, part in enumerate(parts) if parts[: place + 1] != above[: place + 1]]
            left: Row = [(part, 1) for part in fresh]
            if self.style.placeholders:
                left = [("", 1)] * (len(parts) - len(fresh)) + left
            left[-1] = (parts[-1], 4 - len(parts))
            above = parts
            yield left + self._values([(metric.path, name) for name in APPLICANTS])

    def _disputes(self) -> Iterator[Row]:
        results = [("结果维持", 1), ("结果纠正", 1), ("其他结果", 1), ("尚未审结", 1), ("总计", 1)]
        yield [("行政复议", 5), ("行政诉讼", 10)]
        yield [*results, ("未经复议直接起诉", 5), ("复议后起诉", 5)]
        yield results * 2
        yield [(self.cells[metric.path, None], 1) for metric in dispute_cells()]


def _padded(row: Row) -> Row:
    return [*row[:-1], (row[-1][0], WIDTH - len(row) + 1)]


def _restyled(text: str, style: Style) -> str:
    text = re.sub(r"^(\d)\.(?!\d)", rf"\1{style.numbering}", text)
    if style.blanks_inside:
        text = text.replace("大量反复申请", "大量反复 申请").replace("第二十条第", "第二十条 第")
    return text.translate(str.maketrans("（），：", "(),:")) if style.half_width else text


def request_rows(form: Format | None = None) -> list[Metric]:
    """The rows of table 三 in their printed order, of one form or of both."""
    rows = [
        metric for metric in metrics().values() if metric.by_applicant and form in (None, *metric.formats)
    ]
    rows.sort(key=lambda metric: metric.path in ("办理结果/总计", "结转下年度继续办理"))
    return rows


def dispute_cells() -> list[Metric]:
    """The fifteen cells of table 四."""
    return [metric for metric in metrics().values() if metric.path.startswith(("行政复议/", "行政诉讼/"))]


def make(form: Format, style: Style, seed: int, *, blanks: bool, largest: int) -> Made:
    """A report with figures up to `largest`; `blanks` lets some cells be empty or not applicable."""
    report = Made(form, style)
    chance = Random(seed)
    for metric in metrics().values():
        if form in metric.formats and metric.section.startswith("第二十条"):
            blank = blanks and chance.random() < 0.2
            text = chance.choice(("", "", "/", "-")) if blank else proactive(metric, chance, largest)
            report.cells[metric.path, None] = text
    _fill_requests(chance, report, min(largest, 999))
    for _, group in groupby(dispute_cells(), lambda metric: metric.segments[:-1]):
        paths = [metric.path for metric in group]
        values = [_count(chance, min(largest, 30)) for _ in paths[1:]]
        report.cells |= {(path, None): str(n) for path, n in zip(paths, [*values, sum(values)], strict=True)}
    if blanks and chance.random() < 0.5:
        report.cells = {key: "" if text == "0" else text for key, text in report.cells.items()}
    return report


def made(*, blanks: bool = True, largest: int = 12_345_678) -> SearchStrategy[Made]:
    """Reports of both forms in any style."""
    flags = [st.booleans() for _ in range(6)]
    return st.builds(
        partial(make, blanks=blanks, largest=largest),
        st.sampled_from((Format.F2021, Format.F2019)),
        st.builds(Style, st.sampled_from(".、．"), *flags),
        st.integers(0, 2**32),
    )


def _count(chance: Random, largest: int) -> int:
    return chance.choice((0, chance.randint(0, min(largest, 9)), chance.randint(0, largest)))


def proactive(metric: Metric, chance: Random, largest: int) -> str:
    """What a cell of table 二 may print."""
    count = str(_count(chance, largest))
    if largest and metric.unit == "万元":
        return chance.choice((count, f"{chance.randint(0, 99_999)}.{chance.randint(0, 99):02}"))
    if largest and metric.path.endswith("采购总金额"):
        return chance.choice((count, f"{count}元", f"{chance.randint(0, 99)}.5万元"))
    if largest and metric.path.endswith("本年增减"):
        return chance.choice((count, f"+{chance.randint(1, 99)}", f"减{chance.randint(1, 99)}", "增", "0/0"))
    return count


def _fill_requests(chance: Random, report: Made, largest: int) -> None:
    new, last, *results, total, carried = (metric.path for metric in request_rows(report.form))
    for name in APPLICANTS[:-1]:
        values = {path: _count(chance, largest) for path in (*results, carried)}
        values[total] = sum(values[path] for path in results)
        handled = values[total] + values[carried]
        values[last] = chance.randint(0, handled)
        values[new] = handled - values[last]
        report.cells |= {(path, name): str(value) for path, value in values.items()}
    for path in (new, last, *results, total, carried):
        report.cells[path, APPLICANTS[-1]] = str(
            sum(int(report.cells[path, name]) for name in APPLICANTS[:-1])
        )
