"""What is a report without a title of its own, and in whatever script it is printed."""

from __future__ import annotations

import pytest

from corpus.errors import NotAReport
from corpus.reading import read_report
from corpus.types import Status


@pytest.mark.parametrize(
    "text",
    [
        "按照《政府信息公开条例》，特编制镇原县审计局2012年政府信息公开年度报告。\n数据统计期限从2012年1月1日至"
        "2012年12月31日。\n一、概述\n公开12条。\n",
        "镇原县审计局2012年政府信息公开工作年度报告\n（一）主动公开情况。公开12条。\n（二）依申请公开情况。无。\n",
        "依照《中华人民共和国政府信息公开条例》等规定，编制本报告。\n一、工作概述\n（一）主动公开情况。公开29条。\n",
        "2010年，我局依法办理，现将我局2010年度政府信息公开工作年度报告如下：\n主动公开信息200余条。\n"
        "没有收到申请，没有行政复议。\n",
        "一、总体情况\n（一）主动公开信息情况\n公开6条。\n（二）依申请公开情况\n无。\n（三）政府信息管理情况\n好。\n",
        "2012年度信息公开年度报告\n一、主要做法\n我局公开12条。\n",
        "一、总体情况\n2022年，我镇落实《政府信息公开条例》。全年主动公开政府信息21条。\n",
        "一、总体情况\n2022年通过网站等主动公开各类交通信息约12.4万条。接收且办理公民提出的政府信息公开申请8宗。\n",
        "镇原县审计局2012年政府信息公开工作年度报告\n一 概述\n公开12条。\n二 主动公开情况\n公开12条。\n",
    ],
)
def test_a_report_is_known_by_what_it_says_of_itself(text: str) -> None:
    assert read_report(text.encode(), "年报.txt").figures


def test_a_guide_to_applications_is_none() -> None:
    text = (
        "某县财政局政府信息公开指南\n根据《政府信息公开条例》，编制本指南，2008年5月1日起施行。\n一、主动公开\n"
        "（一）公开范围\n8类。\n二、依申请公开\n20个工作日内答复。\n三、救济\n可以申请行政复议。\n"
    )
    with pytest.raises(NotAReport):
        read_report(text.encode(), "指南.txt")


def test_a_text_that_only_cites_the_regulation_is_none() -> None:
    text = "某市法治政府建设报告\n一、主要做法\n落实《政府信息公开条例》，公开300条。\n二、问题\n三、打算\n"
    with pytest.raises(NotAReport):
        read_report(text.encode(), "报告.txt")


@pytest.mark.parametrize(
    "opening",
    [
        "《岚谷县民政局2023年政府信息公开工作年度报告》解读\n报告已于近日公布。",
        "岚谷县2023年政府信息公开工作年度报告图解\n主动公开政府信息80条。",
        "《岚谷县2023年政府信息公开工作年度报告》已经公布，为便于了解，现就报告内容作如下解读。",
        "岚谷县政务公开办关于做好2023年政府信息公开工作年度报告编制发布工作的通知\n各乡镇、各部门：",
        "信息名称 | 关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知 | 内容概述 |\n各单位：",
        "中华人民共和国政府信息公开工作年度报告格式（试行）\n一、报告内容",
    ],
)
def test_what_explains_a_report_or_asks_for_one_is_none(opening: str) -> None:
    rest = "一、总体情况\n2023年，我县主动公开政府信息80条，收到申请2件。\n二、主动公开政府信息情况\n"
    rest += "三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n"
    with pytest.raises(NotAReport):
        read_report(f"{opening}\n{rest}".encode(), "页面.txt")


@pytest.mark.parametrize(
    "line",
    [
        "图解：岚谷县2023年政府信息公开工作年度报告",
        "点击查看解读",
        "根据关于印发《政府信息公开工作年度报告格式》的通知要求，编制本报告。",
        "一、总体情况\n（一）主动公开。发布年度报告解读1篇、政策解读9篇。",
    ],
)
def test_a_report_that_speaks_of_its_explanation_or_of_the_form_is_one(line: str) -> None:
    text = f"岚谷县2023年政府信息公开工作年度报告\n{line}\n一、总体情况\n主动公开政府信息80条。\n"
    assert read_report(text.encode(), "页面.txt").agency == "岚谷县人民政府"


TRADITIONAL = """鎮原縣審計局2022年政府信息公開工作年度報告
一、總體情況
(一)主動公開情況。2022年,我局主動公開政府信息417條,其中政策解讀5件。
(二)依申請公開情況。受理申請4件。
二、主動公開政府信息情況
第二十條第(一)項 | |||
信息內容 | 本年製發件數 | 本年廢止件數 | 現行有效件數 |
規章 | 0 | 0 | 0 |
行政規範性文件 | 3 | 1 | 12 |
第二十條第(八)項 | |||
信息內容 | 本年收費金額(單位:萬元) | ||
行政事業性收費 | 12.5萬元 | ||
"""


def test_readings_behind_characters_are_no_text_of_the_report() -> None:
    text = "鎮原縣統計局2022年政府信息公開(kāi)年度報告\n一、概述\n我局主動(dòng)公開(kāi)信息9條(見附表)。\n"
    read = read_report(text.encode(), "年報.txt")
    assert (read.agency, read.figures[0].citation.quote) == ("镇原县统计局", "我局主動公開信息9條(見附表)。")


def test_a_report_in_traditional_characters_is_understood_and_cited_as_printed() -> None:
    read = read_report(TRADITIONAL.encode(), "年報.txt")
    assert (read.agency, read.year) == ("镇原县审计局", 2022)
    cells = {fact.metric: (fact.value, fact.raw, fact.unit) for fact in read.facts}
    assert cells["行政规范性文件/现行有效件数"] == (12, "12", "件")
    assert str(cells["行政事业性收费/本年收费金额"][0]) == "12.5"
    assert cells["行政事业性收费/本年收费金额"][1:] == ("12.5萬元", "万元")
    figures = {figure.label: figure for figure in read.figures}
    assert (figures["主动公开政府信息"].value, figures["主动公开政府信息"].raw) == (417, "417條")
    assert "政策解讀5件" in "".join(passage.citation.quote for passage in read.passages)
    cited = [fact.citation for fact in read.facts] + [figure.citation for figure in read.figures]
    cited += [passage.citation for passage in read.passages]
    assert all(read.text[slice(*each.span)] == each.quote for each in cited)
    assert all(fact.status is Status.REPORTED for fact in read.facts)
