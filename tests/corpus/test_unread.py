"""Tables that no reader could read are told of, and sentences that stand for them become facts."""

from __future__ import annotations

import pytest

from corpus.reading import read_report
from corpus.types import Report, Severity

REST = "见附件。"
FLOWS = ("本年新收政府信息公开申请数量", "总计")
DISPUTES = ("行政复议/总计", "行政诉讼/未经复议直接起诉/总计", "行政诉讼/复议后起诉/总计")


def page(two: str = REST, three: str = REST, four: str = REST, year: int = 2023) -> bytes:
    parts = (
        f"<h1>某某县教育局{year}年政府信息公开工作年度报告</h1>",
        "<p>一、总体情况</p><p>我局抓好公开。</p>",
        f"<p>二、主动公开政府信息情况</p><p>{two}</p>",
        f"<p>三、收到和处理政府信息公开申请情况</p><p>{three}</p>",
        f"<p>四、政府信息公开行政复议、行政诉讼情况</p><p>{four}</p>",
        "<p>五、存在的主要问题及改进情况</p><p>人手少。</p><p>六、其他需要报告的事项</p><p>无。</p>",
    )
    return f"<html><body>{''.join(parts)}</body></html>".encode()


def report(two: str = REST, three: str = REST, four: str = REST, year: int = 2023) -> Report:
    return read_report(page(two, three, four, year), "x.html")


def unreadable(read: Report) -> list[str]:
    return [finding.message for finding in read.findings if finding.rule == "table-unreadable"]


def test_a_table_that_is_a_picture_is_told_of() -> None:
    read = report(three='<img src="3.png">', four="全年无行政复议和行政诉讼。")
    second, third = unreadable(read)
    assert "表二" in second
    assert "图片" not in second
    assert "“三、收到和处理政府信息公开申请情况”" in third
    assert "1 张图片" in third
    assert {finding.severity for finding in read.findings} == {Severity.WARNING}


def test_an_icon_is_no_table() -> None:
    assert not any("图片" in message for message in unreadable(report(three='见附件<img width="16px">')))


def test_a_picture_counts_even_beside_a_sentence() -> None:
    read = report(three='本年度未收到政府信息公开申请。<br><img src="3.png">')
    assert any("图片" in message for message in unreadable(read))


def test_a_section_that_is_not_there_is_told_of() -> None:
    cut = page().decode().partition("<p>三、")[0]
    missing = [each for each in read_report(cut.encode(), "x.html").findings if each.rule == "table-missing"]
    assert [each.message[7:10] for each in missing] == ["表三（", "表四（"]


def test_older_reports_owe_no_such_tables() -> None:
    assert report(year=2011).findings == ()


@pytest.mark.parametrize(
    ("sentence", "value", "raw"),
    [
        ("2023年，收到申请数量为0件。", 0, "0件"),
        ("本年度未收到政府信息公开申请。", 0, "未收到政府信息公开申请"),
        ("目前未收到依申请公开请求。", 0, "未收到依申请公开请求"),
        ("我局没有接到公民、法人和其他组织提出的申请，无积案。", 0, "没有接到公民、法人和其他组织提出的申请"),
        ("2023年1月1日至2023年12月31日，未收到信息公开申请。", 0, "未收到信息公开申请"),
        ("全年新收政府信息公开申请 14 件，其中当面2件。", 14, "14 件"),
        ("收到申请3件。较2022年收到申请9件有所减少。", 3, "3件"),
    ],
)
def test_a_sentence_gives_the_number_of_new_applications(sentence: str, value: int, raw: str) -> None:
    read = report(three=sentence)
    (fact,) = read.facts
    assert ((fact.metric, fact.applicant), fact.value, fact.raw, fact.unit) == (FLOWS, value, raw, "件")
    cited = fact.citation
    assert read.text[cited.span.start : cited.span.end] == cited.quote
    assert raw in cited.quote
    assert cited.section == "三、收到和处理政府信息公开申请情况"
    assert not any("表三" in message for message in unreadable(read))


@pytest.mark.parametrize(
    "sentence",
    [
        "2022年未收到政府信息公开申请。",
        "上半年未收到申请。",
        "未收到网上申请。",
        "除网上申请外，未收到其他申请。",
        "未收到行政复议申请。",
        "未收到投诉和申请人的意见。",
        "收到申请约5件。",
        "收到申请5件。收到申请6件。",
        "共收到申请7件（含上年结转2件）。",
        "一季度收到申请2件。",
        "收到申请5宗。",
        "受理申请5件。",
    ],
)
def test_a_sentence_that_may_mean_something_else_gives_no_fact(sentence: str) -> None:
    assert report(three=sentence).facts == ()


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("全年未发生行政复议、行政诉讼。", [0, 0, 0]),
        ("未因政府信息公开工作被申请行政复议和提起行政诉讼。", [0, 0, 0]),
        ("本年度行政复议、行政诉讼0件。", [0, 0, 0]),
        ("行政复议2件，行政诉讼1件。", [2]),
        ("没有发生行政复议。", [0]),
        ("未发生败诉的行政诉讼。", []),
    ],
)
def test_sentences_about_disputes(sentence: str, values: list[int]) -> None:
    facts = report(four=sentence).facts
    assert {fact.metric: fact.value for fact in facts} == dict(zip(DISPUTES, values, strict=False))


@pytest.mark.parametrize(
    "sentence",
    [
        "无。",
        "零。",
        "我局依申请公开为零报告。",
        "全年受理依申请公开信息0条。",
        "未收到任何形式的政府信息公开申请。",
        "没有收到要求公开政府信息的申请。",
    ],
)
def test_more_ways_to_say_that_nobody_applied(sentence: str) -> None:
    assert {(fact.metric, fact.value) for fact in report(three=sentence).facts} == {(FLOWS[0], 0)}


def test_the_flow_of_applications_told_in_one_sentence() -> None:
    read = report(three="新收申请3件，上年结转1件，其中予以公开3件，部分公开1件，结转下年度0件。")
    assert {fact.metric: fact.value for fact in read.facts} == {
        FLOWS[0]: 3,
        "上年结转政府信息公开申请数量": 1,
        "予以公开": 3,
        "部分公开": 1,
        "结转下年度继续办理": 0,
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年度无政府信息公开行政复议、行政诉讼情况。",
        "无因政府信息公开申请行政复议、提起行政诉讼的情况发生。",
        "无",
    ],
)
def test_more_ways_to_say_that_nothing_was_disputed(sentence: str) -> None:
    assert {fact.metric: fact.value for fact in report(four=sentence).facts} == dict.fromkeys(DISPUTES, 0)


def test_decisions_told_in_a_sentence() -> None:
    read = report(
        two="现行有效的规范性文件12件，当年制发3件，废止1件。行政许可5件，无行政处罚、行政强制事项。"
    )
    assert {fact.metric: fact.value for fact in read.facts} == {
        "行政规范性文件/现行有效件数": 12,
        "行政规范性文件/本年制发件数": 3,
        "行政规范性文件/本年废止件数": 1,
        "行政许可/本年处理决定数量": 5,
        "行政处罚/本年处理决定数量": 0,
        "行政强制/本年处理决定数量": 0,
    }


def test_fees_of_the_first_form() -> None:
    said = "行政事业性收费0项，本年度无增减。"
    cells = {fact.metric: fact.value for fact in report(two=said, year=2020).facts}
    assert cells == {"行政事业性收费/上一年项目数量": 0, "行政事业性收费/本年增减": 0}
    assert report(two=said).facts == ()
    (money,) = report(two="本年收费金额0.5万元。").facts
    assert (money.metric, money.raw, money.unit) == ("行政事业性收费/本年收费金额", "0.5万元", "万元")


def test_a_printed_table_outranks_the_sentence() -> None:
    table = "<table><tr><td>{}</td><td>结果纠正</td></tr></table>"
    row = "<tr><td>一、本年新收政府信息公开申请数量</td>" + "<td>1</td>" * 6 + "<td>6</td></tr>"
    read = report(three=f"收到申请9件。{table.format('一').replace('<tr>', row + '<tr>', 1)}")
    assert {fact.value for fact in read.facts if fact.metric == FLOWS[0]} <= {1, 6}


def test_rows_that_no_reader_reads_do_not_say_that_there_is_nothing() -> None:
    read = report(
        three="一、本年新收政府信息公开申请数量;3;0;0;0;0;0;3<br>4.无正当理由大量反复申请;0;0;0;0;0;0;0"
    )
    assert any("表三" in message for message in unreadable(read))


def test_an_annex_that_no_reader_reads_is_told_of() -> None:
    text = (
        "某某县教育局2016年政府信息公开工作年度报告\n一、概述\n主动公开信息30条。\n二、主动公开政府信息情况\n"
        "附表\n统计指标;单位;统计数\n收到申请数;件;7\n"
    )
    assert any("附表" in message for message in unreadable(read_report(text.encode(), "年报.txt")))


def test_a_table_of_which_no_row_was_read_is_told_of_as_a_whole() -> None:
    rows = ("第二十条第（一）项", "信息内容,本年新制作数量,本年新公开数量", "规章,7,2", "第二十条第（九）项")
    bought = ("信息内容,采购项目数量,采购总金额", "政府集中采购,536,712.187895万元")
    lines = "二、主动公开政府信息情况", *rows, *bought, "三、收到和处理政府信息公开申请情况", REST
    read = read_report("\n".join(("某县2020年政府信息公开工作年度报告", *lines)).encode(), "x.txt")
    assert not read.facts
    assert any(message.startswith("表二") for message in unreadable(read))


def test_a_note_below_a_table_is_no_sentence_in_place_of_one() -> None:
    assert not report(two="注：1.行政许可1200件含下放事项；2.其余无。").facts
    assert report(two="全年作出行政许可1200件。").facts


def test_lines_of_a_table_that_was_not_read_are_no_place_for_sentences() -> None:
    lines = (
        "二、主动公开政府信息情况",
        "第二十条第（五）项",
        "信息内容、上一年项目数量、本年增/减、处理决定数量",
    )
    rows = ("行政许可、0、9、656", "其他对外管理服务事项、11、-3、0", "全年作出行政许可1200件。")
    text = "\n".join(("某县2020年政府信息公开工作年度报告", *lines, *rows))
    read = read_report(text.encode(), "x.txt")
    assert not any(fact.metric.startswith("行政许可") for fact in read.facts)
    assert any(message.startswith("表二") for message in unreadable(read))


def test_a_row_of_figures_that_was_not_read_says_not_that_there_is_nothing() -> None:
    assert any("表四" in message for message in unreadable(report(four="7件 0件 5件 3")))


def test_rows_of_the_2014_list_that_were_not_read_beside_others_are_told_of() -> None:
    rows = "统计指标 单位 统计数\n主动公开政府信息数 条 31\n举报投诉数量\n行政复议数量 件 4\n"
    text = f"某某县教育局2016年政府信息公开工作年度报告\n一、概述\n主动公开信息30条。\n附表\n{rows}"
    read = read_report(text.encode(), "年报.txt")
    assert {fact.metric: fact.value for fact in read.facts}.get("行政复议数量") == 4
    missing = [each for each in read.findings if "没有读到" in each.message]
    assert [each.cells for each in missing] == [("举报投诉数量",)]


def test_a_list_whose_headers_run_into_each_other_is_told_of() -> None:
    text = "某某县教育局2010年政府信息公开工作年度报告\n一、概述\n公开30条。\n"
    text += "统计指标2010年度累计\n申请总数;7;9\n"
    assert any("附表" in message for message in unreadable(read_report(text.encode(), "年报.txt")))
