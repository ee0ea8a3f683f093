"""Lists whose short words are spread over their cells, or whose labels go on behind their values."""

from __future__ import annotations

from corpus.readers import read_document
from corpus.tables import read_tables
from corpus.types import Fact


def facts(*lines: str) -> dict[str, Fact]:
    tables = read_tables(read_document("\n".join(lines).encode(), "表.txt"))
    return {fact.metric: fact for fact in tables.facts}


def test_words_spread_over_header_cells_are_the_same_words() -> None:
    found = facts(
        "序　号 | 指 标 名 称 | 计 量 单 位 | 数　量 | 历 年 累 计 | 备　注",
        "1 | 主 动 公 开 信 息 数 | 条 | 350 | 4120 | ",
        "2 | 现场接待人数 | 人 次 | 12 | 77 | 含下属单位",
        "3 | “免予公开范围1” 数 | 条 | 0 | 3 | ",
    )
    printed = {metric: (fact.value, fact.unit) for metric, fact in found.items()}
    assert printed == {
        "其他/主动公开信息数": (350, "条"),
        "其他/现场接待人数": (12, "人次"),
        "其他/“免予公开范围1”数": (0, "条"),
    }


def test_a_note_that_goes_on_behind_the_value_hides_no_value_of_another_row() -> None:
    found = facts(
        "统计指标 单位 统计数",
        "6.申请办结数 件 7",
        "7.按时办结数（不同渠道和方式公开相同信息计1 件 3",
        "条）",
        "8.延期办结数 件 4",
        "兼职人员数(不包括政府公报及政府网站工作人员 人 8",
        "数)",
        "其他经费 万元 94",
    )
    values = {metric: fact.value for metric, fact in found.items()}
    assert values.get("申请办结数/延期办结数") == 4
    assert values.get("申请办结数/按时办结数") in (None, 3)
    assert values.get("从事政府信息公开工作人员数/兼职人员数") in (None, 8)


def test_a_label_with_the_figure_of_a_row_beside_it_is_no_row_of_the_body() -> None:
    row = "现场接待人数 6 4.兼办协查人数 | 人 | 10"
    found = facts("统计指标 | 单位 | 统计数", "收到申请数 | 件 | 7", row)
    assert {name: fact.value for name, fact in found.items()} == {"收到申请数": 7}
