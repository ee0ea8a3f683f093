"""What converters make of tables: parts set apart, remarks, wrapped labels, everything on one line."""

from __future__ import annotations

from corpus.types import Status
from tests.corpus.test_tables_oddities import DISPUTES, FIRST, REQUESTS, RESULTS, tables, values


def test_each_group_of_table_four_may_be_a_table_of_its_own() -> None:
    leaves = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |"
    printed = {"行政复议": "3 | 0 | 1 | 0 | 4 |", "行政诉讼（未经复议直接起诉）": "0 | 2 | 0 | 0 | 2 |"}
    printed |= {"行政诉讼（复议后起诉）": "1 | 0 | 0 | 5 | 6 |"}
    text = "\n\n".join(f"{name} |||||\n{leaves}\n{row}" for name, row in printed.items())
    found = values("四、政府信息公开行政复议、行政诉讼情况\n" + text)
    assert found["行政复议/总计"] == 4
    assert found["行政诉讼/未经复议直接起诉/结果纠正"] == 2
    assert found["行政诉讼/复议后起诉/尚未审结"] == 5
    assert len(found) == 15


def test_a_table_on_one_line_may_number_its_groups_before_words_of_their_own() -> None:
    zeros = "0 0 0 0 0"
    line = "自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他"
    line += f" 一、本年新收政府信息公开申请数量 3 {zeros} 3"
    line += f" 二、上年结转政府信息公开申请数量 1 {zeros} 1 三、本年度办理结束 （一）予以公开 2 {zeros} 2"
    found = values("三、收到和处理政府信息公开申请情况\n（一行）申请人情况 " + line)
    assert found == {"本年新收政府信息公开申请数量": 3, "上年结转政府信息公开申请数量": 1, "予以公开": 2}


def test_a_remark_behind_a_row_is_no_cell_of_it() -> None:
    head = REQUESTS.replace("申请人情况 |", "申请人情况 | 备注 |")
    rows = "一、本年新收政府信息公开申请数量 | 4 | 1 | 0 | 0 | 0 | 2 | 7 | 同一人2件 |\n"
    rows += "二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | |\n"
    found = tables(head + rows)
    assert [fact.value for fact in found.facts] == [4, 1, 0, 0, 0, 2, 7, 1, 0, 0, 0, 0, 0, 1]


def test_words_in_a_row_without_its_remark_move_no_cell() -> None:
    head = REQUESTS.replace("申请人情况 |", "申请人情况 | 备注 |")
    rows = "一、本年新收政府信息公开申请数量 | 4 | 见附件 | 0 | 0 | 0 | 2 | 7 |\n"
    found = {fact.applicant: fact.value for fact in tables(head + rows).facts}
    assert found == {"自然人": 4, "科研机构": 0, "社会公益组织": 0, "法律服务机构": 0, "其他": 2, "总计": 7}


def test_a_blank_behind_the_headers_of_table_four_is_no_cell_of_its_row() -> None:
    leaves = RESULTS.strip() + " 未经复议直接起诉 | 复议后起诉 |\n"
    rest = "维持 | 持 | 正 | 果 | |\n" + "1 | 0 | 0 | 2 | 3 | " * 3 + "\n"
    found = values(DISPUTES + "行政复议 | 行政诉讼 |\n" + leaves + RESULTS.strip() + " " + RESULTS + rest)
    assert len(found) == 15
    assert [value for name, value in found.items() if name.endswith("总计")] == [3, 3, 3]


def test_a_label_that_goes_on_in_the_next_row_has_its_cells_there() -> None:
    blank, zeros = "| | | | | | | |\n", "0 | 0 | 0 | 0 | 0 |"
    rows = f"1.申请人无正当理由逾期不补正 {blank}、行政机关不再处理其政府信息 | 4 | {zeros} 4 |\n"
    rows += f"公开申请 {blank}2.申请人逾期未按收费通知要求缴纳费用 {blank}"
    rows += f"、行政机关不再处理其政府信息公开申请 | 1 | {zeros} 1 |\n"
    found = tables(REQUESTS + rows).facts
    assert [fact.value for fact in found if fact.applicant == "自然人"] == [4, 1]
    assert all(fact.status is Status.REPORTED for fact in found)


def test_a_word_too_short_to_stand_alone_needs_its_number() -> None:
    zeros = "0 | 0 | 0 | 0 | 0 |"
    assert values(f"{REQUESTS}2.其他 | 1 | {zeros} 1 |\n") == {}
    assert values(f"{REQUESTS}3.其他 | 1 | {zeros} 1 |\n") == {"其他处理/其他": 1}


def test_the_pieces_of_a_label_may_look_like_prose() -> None:
    rows = "（一）予以公开\n6\n0\n0\n0\n0\n0\n6\n"
    rows += "（二）部分公开\n（区分处理的，只\n计这一情形，不计\n其他情形）\n"
    rows += "2\n0\n0\n0\n0\n1\n3\n（三）\n不予公开\n1.属于\n国家秘\n密\n" + "0\n" * 7
    lines = REQUESTS.replace(" | ", "\n").replace(" |", "") + rows
    assert values(lines) == {"予以公开": 6, "部分公开": 2, "不予公开/属于国家秘密": 0}


def test_cells_of_a_row_that_went_on_a_line_of_their_own_leave_its_blanks_in_doubt() -> None:
    row = "一、本年新收政府信息公开申请数量 | | | 20 | 17 | 40 | 15 | 21 |\n"
    assert values(REQUESTS + row + "| 2 | 115 |\n") == {}


def test_a_blank_row_above_one_of_a_label_that_is_none_may_be_its_beginning() -> None:
    rows = "（一）予以公开 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n（二） | 部分公开（区分处理 | | | | | | | |\n"
    rest = "的，只他情形 | 计这一情形，不计其） | 17 | 0 | 0 | 0 | 0 | 0 | 17 |\n"
    assert values(REQUESTS + rows + rest) == {"予以公开": 3}


def test_lines_drawn_from_corner_to_corner_part_rows_of_any_height() -> None:
    rule = "+----+----+----+----+\n"
    header = "| 信 | 本 | 本 | 现 |\n| 息 | 年 | 年 | 行 |\n| 内 | 制 | 废 | 有 |\n| 容 | 发 | 止 | 效 |\n"
    header += "|    | 件 | 件 | 件 |\n|    | 数 | 数 | 数 |\n"
    row = "| 规 | 1  | 2  | 3  |\n| 章 |    |    |    |\n"
    more = "".join(
        f"| {part} | {first:2} | {first:2} | {first:2} |\n"
        for part, first in zip("行政规范性文件  ", "4        ", strict=True)
    )
    found = values(FIRST + rule + header + rule + row + rule + more + rule)
    assert list(found.values()) == [1, 2, 3, 4, 4, 4]


def test_bars_between_which_no_row_has_cells_alike_are_no_drawn_table() -> None:
    rows = "|----|\n| 规章 |\n| 1 | 2 |\n|----|\n| 总计 |\n| 3 | 4 |\n|----|\n| 其他 |\n| 5 | 6 |\n|----|\n"
    assert values(rows) == {}


def test_characters_without_a_width_are_no_cells() -> None:
    rows = "一、本年新收政府信息公开申请数量 | 1 | \u200b0 | 0 | 0 | 0 | 2\ufeff | 3 |\n"
    lines = (REQUESTS + rows).replace(" |\n", "\n\u200b\n\n").replace(" | ", "\n\n")
    assert [fact.raw for fact in tables(lines).facts] == ["1", "0", "0", "0", "0", "2", "3"]


def test_words_among_more_cells_than_a_row_has_leave_it_out() -> None:
    rows = "（一）予以公开 | 3 | 0 | 0 | 0 | 见附件 | 0 | 3 |\n"
    rows += "（二）部分公开 | 3 | 0 | 0 | 网站 4 | 0 | 0 | 0 | |\n"
    assert values(REQUESTS + rows) == {"予以公开": 3}


def test_a_figure_that_may_go_on_in_the_next_line_is_left_out() -> None:
    header = "第二十条第（九）项 |\n信息内容 | 采购项目数量 | 采购总金额 |\n政府集中采购 | 536 | 712"
    assert values(header + "\n.187895万元 |\n") == {}
    rows = (
        "一、本年新收政府信息公开申请数量 3 0 0 0 4 0 7\n二、上年结转政府信息公开申请数量 6 2 0 0 1 0 1\n0\n"
    )
    assert values(REQUESTS + rows) == {"本年新收政府信息公开申请数量": 3}


def test_beside_rows_that_could_not_be_read_one_that_does_not_add_up_is_not_believed() -> None:
    rows = "（一）予以公开 | 3 | 0 | 0 | 0 | 0 | 0 | 4 |\n"
    assert values(REQUESTS + rows) == {"予以公开": 3}
    assert values(REQUESTS + rows + "（二）部分公开 | 1 | 2 |\n") == {}


def test_a_row_of_figures_with_units_may_have_blanks_between_them() -> None:
    results = RESULTS.replace(" |", "").strip()
    headers = f"行政复议 行政诉讼\n{results} 未经复议直接起诉 复议后起诉\n{results} {results}\n"
    found = values(DISPUTES + headers + "7件 0 ２件 0 9 " + "1件 0 0 0 1件 " * 2 + "\n")
    assert list(found.values()) == [7, 0, 2, 0, 9, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1]


def test_digits_taken_apart_in_table_four_have_to_add_up() -> None:
    results = RESULTS.replace(" | ", "").replace(" |", "").strip()
    headers = f"行政复议行政诉讼\n{results}未经复议直接起诉复议后起诉\n{results}{results}\n"
    assert values(f"{DISPUTES}{headers} 6  26 0  0328 0   3  213 0   6  28 0   34  \n") == {}


def test_bars_are_printed_twice_whatever_line_a_label_goes_on_in() -> None:
    header = "第二十条第（五）项 ||\n|| 信息内容 || 上一年项目数量 || 本年增/减 || 处理决\n定数量 ||\n"
    row = "|| 行政许可 || 9 ||  ||  ||\n"
    found = values(header + row + "|| 其他对外管理服务事项 || 7 || 9 || 2 ||\n")
    assert found.get("行政许可/上一年项目数量", 9) == 9
    assert found.get("行政许可/本年增减") is None
    assert found["其他对外管理服务事项/处理决定数量"] == 2
