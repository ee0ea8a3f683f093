"""Cells that print no number: whatever they print, no other figure stands in their column unnoticed."""

from __future__ import annotations

import pytest

from corpus.reading import read_report
from corpus.types import Report

ROW = "结转下年度继续办理"
HEAD = """清河县2023年政府信息公开工作年度报告
一、总体情况
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
"""
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
FIGURES = {
    "一、本年新收政府信息公开申请数量": (9, 2, 3, 4, 5, 6, 29),
    "二、上年结转政府信息公开申请数量": (1, 0, 0, 0, 0, 0, 1),
    "（七）总计": (3, 1, 1, 2, 2, 5, 14),
    "四、结转下年度继续办理": (7, 1, 2, 2, 3, 1, 16),
}
ODD = ("七", "[2]", "(5)", "若干", "√", "约50", "5-", "≥5", "1.234.567", "10%", "同上", "N", "几件")


def barred(rows: list[list[str]]) -> str:
    return "\n".join(" | ".join((label, "", "", *cells)) + " |" for label, *cells in rows)


def paged(rows: list[list[str]]) -> str:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>{cells}</table>"


def lined(rows: list[list[str]]) -> str:
    return "\n\n".join(cell for row in rows for cell in row)


def read(layout: str, column: int, odd: str) -> Report:
    rows = [["申请人情况", *COLUMNS], *([label, *map(str, row)] for label, row in FIGURES.items())]
    rows[4][column + 1] = odd
    if layout == "html":
        head = "".join(f"<p>{line}</p>" for line in HEAD.splitlines())
        return read_report(f"{head}{paged(rows)}".encode(), "x.html")
    return read_report(f"{HEAD}\n{(barred if layout == 'bars' else lined)(rows)}\n".encode(), "x.txt")


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("column", [0, 1, 5, 6])
@pytest.mark.parametrize("layout", ["bars", "html", "lines"])
def test_no_figure_moves_into_its_place_and_the_cell_is_told(layout: str, column: int, odd: str) -> None:
    if layout == "lines" and odd in ("七", "(5)"):
        pytest.skip("a line of its own that numbers what follows looks the same")
    found = read(layout, column, odd)
    true = dict(zip(COLUMNS, FIGURES["四、结转下年度继续办理"], strict=True))
    printed = {fact.applicant: fact.value for fact in found.facts if fact.metric == ROW}
    for applicant, value in printed.items():
        assert applicant != COLUMNS[column], value
        assert value == true[str(applicant)]
    told = {cell.partition("@")[0] for finding in found.findings for cell in finding.cells}
    assert ROW in told
