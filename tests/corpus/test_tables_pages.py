"""What a page prints between the rows of a table (its number, the report's title) moves no figure."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from corpus.types import Format
from tests.corpus import layouts
from tests.corpus.factory import Style, make
from tests.corpus.layouts import Layout, report_text
from tests.corpus.test_tables_layouts import differences, printed, read_back
from tests.corpus.test_tables_oddities import tables

TITLE = "某县2023年政府信息公开工作年度报告"
AROUND = partial(layouts.piped, border="| ")


def _between(text: str, every: int, furniture: Callable[[int], str]) -> str:
    """The text with a line between its lines wherever a page would end."""
    found: list[str] = []
    for at, line in enumerate(text.split("\n")):
        found.append(line)
        found += [furniture(at // every)] if at > every and not at % every else []
    return "\n".join(found)


@pytest.mark.parametrize("bar", ["|", "｜", "︱", "¦", "∣"])
@pytest.mark.parametrize("seed", range(4))
def test_a_page_number_between_barred_rows_is_no_cell(seed: int, bar: str) -> None:
    report = make(Format.F2021, Style(), seed, blanks=seed % 2 > 0, largest=999)
    text = _between(report_text(report, AROUND).replace("|", bar), 9, str)
    found, expected = read_back(text), printed(report)
    assert differences(found, {key: expected[key] for key in found}) == {}
    assert len(found) > len(expected) * 0.8


@pytest.mark.parametrize("layout", [layouts.cell_a_line, layouts.single_spaced, AROUND])
@pytest.mark.parametrize("seed", range(3))
def test_the_title_printed_on_every_page_names_no_row(seed: int, layout: Layout) -> None:
    report = make(Format.F2019, Style(), seed, blanks=False, largest=99)
    text = _between(report_text(report, layout), 11, lambda page: f"- {page} -\n{TITLE}")
    assert differences(read_back(text), printed(report)) == {}


UPRIGHT = """四、政府信息公开行政复议、行政诉讼情况
行政复议 行政诉讼
未经复议直接起诉 复议后起诉
结 结 其 尚
果 果 他 未 总计 结 结 其 尚 总 结 结 其 尚 总
总计 果 果 他 未 计 果 果 他 未 计
维 纠 结 审
持 正 果 结
"""


@pytest.mark.parametrize(
    ("line", "read"), [("4 0 1 2 7 0 3 0 0 3 1 1 0 0 2", 15), ("4 0 1 2 7 0 3 0 3 1 1 0 2", 0)]
)
def test_headers_of_table_four_in_lines_of_single_characters_are_no_rows(line: str, read: int) -> None:
    found = [fact.value for fact in tables(f"{UPRIGHT}{line}\n五、存在的主要问题\n").facts]
    assert len(found) == read
    assert found in ([], list(map(int, line.split())))
