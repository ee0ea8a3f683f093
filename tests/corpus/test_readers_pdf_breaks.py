"""Rows that a page break divides: the figures stay on one page, their label goes to the other."""

from __future__ import annotations

import pytest

from tests.corpus.test_readers_pdf import broken, rows

NEW, KEPT = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"


def test_figures_before_the_break_belong_to_the_label_behind_it() -> None:
    above = [["规章", "1", "0", "9"], ["", "3", "0", "7"]]
    document = broken(above, [[NEW, "", "", ""], [KEPT, "1", "", ""]], label=200)
    assert rows(document) == [["规章", "1", "0", "9"], [NEW, "3", "0", "7"], [KEPT, "1", "", ""]]


def test_figures_behind_the_break_belong_to_the_label_before_it() -> None:
    above = [["规章", "1", "0", "9"], [NEW, "", "", ""]]
    document = broken(above, [["", "3", "0", "7"], [KEPT, "1", "", ""]], label=200)
    assert rows(document) == [["规章", "1", "0", "9"], [NEW, "3", "0", "7"], [KEPT, "1", "", ""]]


def test_a_group_that_begins_with_such_a_row_begins_before_the_break() -> None:
    document = broken(
        [["（四）无法", "1.不掌握", "1", "2"], ["", "", "8", "0"]],
        [["（五）不予", "1.信访举报投诉", "", ""], ["^", "2.重复申请", "4", "5"]],
    )
    assert rows(document)[1:] == [["（五）不予", "1.信访举报投诉", "8", "0"], ["2.重复申请", "4", "5"]]


def test_a_label_cut_behind_its_number_is_one() -> None:
    above = [["规章", "1", "0", "9"], ["二、", "3", "0", "7"]]
    document = broken(above, [[KEPT[2:], "", "", ""]], label=200)
    assert rows(document)[1:] == [[KEPT, "3", "0", "7"]]


@pytest.mark.parametrize("above", [["", "", "", ""], ["规章", "1", "0", "9"], ["合计", "3", "0", "7"]])
def test_a_row_of_blanks_below_the_break_stays_one(above: list[str]) -> None:
    document = broken([["规章", "1", "0", "9"], above], [["规范性文件", "", "", ""]], label=100)
    assert rows(document)[-1] == ["规范性文件", "", "", ""]
