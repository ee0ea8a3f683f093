"""Rows that have a cell too many or too few among blank ones: no figure moves into another column."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from corpus.reading import read_report
from corpus.types import Format
from tests.corpus.factory import Made, Style, make
from tests.corpus.made_files import HEADINGS, TITLE, html_file, tables
from tests.corpus.test_tables_layouts import differences, printed, read_back

SEEDS = range(6)


def odd_page(report: Made, chance: Random, change: Callable[[list[str]], None]) -> bytes:
    """The report's page, the cells of some rows of each table changed."""
    page = html_file(report).decode("gb18030")
    rows = page.split("<tr>")
    for at in chance.sample(range(len(rows)), 6):
        cells = rows[at].split("<td ")
        if len(cells) > 3:
            change(cells)
            rows[at] = "<td ".join(cells)
    return "<tr>".join(rows).encode("gb18030")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_blank_cell_too_many_moves_no_figure(seed: int) -> None:
    chance = Random(seed)
    report = make(Format.F2021, Style(), seed, blanks=True, largest=300)

    def one_more(cells: list[str]) -> None:
        cells.insert(chance.randint(2, len(cells) - 1), "></td>")

    found = read_report(odd_page(report, chance, one_more), "made.html").facts
    expected = printed(report)
    read = {(fact.metric, fact.applicant): (fact.value, fact.raw, fact.status) for fact in found}
    assert differences(read, {key: expected[key] for key in read}) == {}
    assert len(read) > len(expected) / 2


@pytest.mark.parametrize("column", range(3, 9))
def test_a_column_of_blanks_without_a_header_moves_no_figure(column: int) -> None:
    report = make(Format.F2021, Style(), column, blanks=True, largest=300)
    lines = [TITLE]
    for heading, table in zip(HEADINGS, tables(report), strict=True):
        lines += [f"<p>{heading}</p><table>"]
        for place, row in enumerate(table):
            texts = ["" if text in ("<", "^") else text for text in row]
            wider = len(row) == 10 and place > 2
            lines.append("<tr>" + "".join(
                f"<td>{text}</td>" + "<td></td>" * (wider and at == column) for at, text in enumerate(texts)
            ))  # fmt: skip
        lines.append("</table>")
    read = {
        (fact.metric, fact.applicant): (fact.value, fact.raw, fact.status)
        for fact in read_report("".join(lines).encode(), "made.html").facts
    }
    assert differences(read, {key: printed(report)[key] for key in read}) == {}


def tabbed(report: Made) -> list[str]:
    """The report's lines, cells behind tabs, merged ones blank."""
    lines = [TITLE]
    for heading, table in zip(HEADINGS, tables(report), strict=True):
        lines.append(heading)
        lines += ["\t".join("" if text in ("<", "^") else text for text in row) for row in table]
    return lines


@pytest.mark.parametrize("blanks", [True, False])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_tab_that_is_gone_moves_no_figure(seed: int, *, blanks: bool) -> None:
    """Two neighbours became one cell, and a blank one of the label's would take the place of the first."""
    chance = Random(seed)
    report = make(Format.F2021, Style(), seed, blanks=blanks, largest=9)
    lines = tabbed(report)
    for at in chance.sample([at for at, line in enumerate(lines) if line.count("\t") > 8], 4):
        tabs = [place for place, sign in enumerate(lines[at]) if sign == "\t"]
        gone = chance.choice(tabs[3:])
        lines[at] = lines[at][:gone] + lines[at][gone + 1 :]
    found, expected = read_back("\n".join(lines)), printed(report)
    assert differences(found, {key: expected[key] for key in found}) == {}
    assert len(found) > len(expected) / 2


def test_two_figures_in_one_cell_are_none_and_move_none() -> None:
    """A bar was lost: the total of the row would be taken for the column before it."""
    row = "| 2.重复申请 | 4 | 0 | 3  9 | 0 | 0 | 16 |"
    other = "| 3.要求提供公开出版物 | 4 | 0 | 3 | 9 | 0 | 0 | 16 |"
    heads = "| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |"
    rule = "| --- " * 8 + "|"
    text = "\n".join(("三、收到和处理政府信息公开申请情况", "", heads, rule, row, other))
    assert {metric for metric, _ in read_back(text)} == {"不予处理/要求提供公开出版物"}


def test_a_small_heading_of_table_four_may_stand_for_its_headers() -> None:
    numbers = "| 5 | 1 | 2 | 0 | 8 | 3 | 0 | 0 | 0 | 3 | 6 | 0 | 1 | 1 | 8 |"
    headings = "四、政府信息公开行政复议、行政诉讼情况\n### 行政复议行政诉讼"
    found = read_back(f"{headings}\n\n{numbers}\n|---|---|---|---|---|\n五、存在的主要问题及改进情况\n")
    assert found["行政复议/总计", None][0] == found["行政诉讼/复议后起诉/总计", None][0] == 8
    assert len(found) == 15
