"""Sentences that a text file breaks over lines are whole again, and separate lines stay separate."""

from __future__ import annotations

import pytest

from corpus.reading import read_report
from corpus.types import Report

HEAD = "某某县民政局2012年政府信息公开工作年度报告\n一、概述\n"
TAIL = "\n二、主动公开政府信息情况\n三、依申请公开政府信息情况\n受理申请0件。\n四、复议、诉讼情况\n无。\n"


def report(text: str) -> Report:
    return read_report((HEAD + text + TAIL).encode(), "x.txt")


def told(text: str) -> list[tuple[str, str]]:
    read = report(text)
    assert all(
        read.text[each.citation.span.start : each.citation.span.end] == each.citation.quote
        for each in read.figures
    )
    return [(each.label, each.raw) for each in read.figures if each.citation.section == "一、概述"]


@pytest.mark.parametrize(
    "text",
    [
        "全年主动公开政府信息\n128条，召开会议3次。",
        "全年主动公开政府信息128条，\n召开会议3次。",
        "全年主动公开政府信息\n128\n条\n，召开会议\n3\n次。",
        "全年我局严格依法依规及时主动公开政府信\n息128条，召开会议3次。",
    ],
)
def test_a_sentence_over_two_lines_is_one(text: str) -> None:
    assert told(text) == [("主动公开政府信息", "128条"), ("会议", "3次")]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("我局继续做好各项公开工作\n公开信息9条。", ["公开信息9条。"]),
        ("公开信息9条；\n公告3条。", ["公开信息9条；", "公告3条。"]),
        ("公开信息9条，\n（二）公告3条。", ["公开信息9条，", "（二）公告3条。"]),
        ("公开信息9条，\n\n公告3条。", ["公开信息9条，", "公告3条。"]),
    ],
)
def test_lines_that_end_stay_apart(text: str, quotes: list[str]) -> None:
    long = "依照规定做好各项工作，" * 9 + "不断改进。\n"
    sentences = [each.citation.quote for each in report(long + text).figures]
    assert sentences[: len(quotes)] == quotes


def test_a_line_of_prose_that_nothing_ends_goes_on_whatever_the_width() -> None:
    long = "依照规定做好各项工作，" * 9 + "不断改进。\n"
    wrapped = "全年我局坚持应公开尽公开，及时回应群众关切，主动公开政府\n信息128条，召开会议3次。"
    assert told(long + wrapped) == [("主动公开政府信息", "128条"), ("会议", "3次")]


def test_sections_run_into_one_line_are_set_apart() -> None:
    line = " ".join(
        (
            "某某县民政局2022年政府信息公开工作年度报告 统计期限从2022年1月1日至2022年12月31日。",
            "一、总体情况 公开信息9条。",
            "二、主动公开政府信息情况 见附件。",
            "三、收到和处理政府信息公开申请情况 未收到申请。",
            "四、政府信息公开行政复议、行政诉讼情况 无。",
            "五、存在的主要问题及改进情况 人手少。",
            "六、其他需要报告的事项 无。",
        )
    )
    read = read_report(line.encode(), "x.txt")
    assert [section.number for section in read.sections] == [1, 2, 3, 4, 5, 6]
    assert [figure.citation.section for figure in read.figures] == ["一、总体情况"]
    assert {fact.metric for fact in read.facts} >= {"本年新收政府信息公开申请数量", "行政复议/总计"}
    for passage in read.passages:
        assert read.text[passage.citation.span.start : passage.citation.span.end] == passage.citation.quote


@pytest.mark.parametrize("label", ["名  称 某某县人民政府", "日期 二月", "名录一览"])
def test_a_time_of_day_is_no_count_of_what_the_next_line_begins_with(label: str) -> None:
    assert told(f"发布日期 2013-02-20 09:00\n{label}\n公开信息9条。") == [("公开信息", "9条")]
    assert told(f"公开目录 3\n{label}\n公开信息9条。") == [("公开信息", "9条")]
