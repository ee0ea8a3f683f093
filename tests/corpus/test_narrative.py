"""Figures of the narrative: what counts, what only looks like it, and what it is called."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corpus.test_reading import TRUTHS, report_of, truth_of
from tests.corpus.told import found

RECALL = 0.98
LABELLED = 0.5


@pytest.mark.skipif(not TRUTHS, reason="published reports are not beside the repository")
def test_recall_on_published_reports() -> None:
    wanted = hit = named = 0
    for path in TRUTHS:
        truth = truth_of(path)
        seen = list(report_of(path.with_name(truth["file"])).figures)
        for each in (fact for fact in truth["facts"] if fact["table"] == "text"):
            wanted += 1
            fits = [
                figure
                for figure in seen
                if figure.value == Decimal(str(each["value"]))
                and figure.unit == each["unit"]
                and each["sentence_has"] in figure.citation.quote
            ]
            hit += bool(fits)
            named += any(f"正文/{figure.label}" == each["metric"] for figure in fits)
    assert hit / wanted >= RECALL
    assert named / wanted >= LABELLED


@pytest.mark.skipif(not TRUTHS, reason="published reports are not beside the repository")
def test_every_figure_of_a_published_report_stands_before_a_measure_word() -> None:
    for path in TRUTHS:
        for figure in report_of(path.with_name(truth_of(path)["file"])).figures:
            assert figure.unit
            assert not re.search(r"年|月|日|号|-", figure.raw)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("我局通过门户网站发布信息1,234条。", [("门户网站发布信息", 1234, "条")]),
        ("召开专题会议3次，举办培训班2期。", [("专题会议", 3, "次"), ("培训班", 2, "期")]),
        (
            "配备了2名专职人员、3名兼职人员。",
            [("专职人员", 2, "名"), ("兼职人员", 3, "名")],
        ),
        ("专栏包含12项内容，数据统计3条。", [("专栏包含", 12, "项"), ("数据统计", 3, "条")]),
        (
            "梳理了区教育局的2项行政许可、6项行政处罚与3项其他事项。",
            [("行政许可", 2, "项"), ("行政处罚", 6, "项"), ("其他事项", 3, "项")],
        ),
        ("查询窗口由原先的3个增加到目前的7个。", [("查询窗口", 3, "个"), ("查询窗口", 7, "个")]),
        ("属于已经主动公开的2件。", [("主动公开", 2, "件")]),
        (
            "主动公开政务信息、办事文件、重要通知公告、教育动态101条。",
            [("主动公开办事文件、重要通知公告、教育动态等", 101, "条")],
        ),
        ("制定规范性文件5件，废止2件。", [("制定规范性文件", 5, "件"), ("废止规范性文件", 2, "件")]),
        ("微博关注18人，发布9条。", [("微博关注", 18, "人"), ("微博发布", 9, "条")]),
        ("微博、微信分别发布信息7条、8条。", [("微博发布信息", 7, "条"), ("微信发布信息", 8, "条")]),
        ("收到申请数量为0件。", [("收到申请", 0, "件")]),
        ("（二）依申请公开：受理0件。", [("受理申请", 0, "件")]),
        ("接听热线电话9个，办结9件。", [("接听热线电话", 9, "个"), ("办结热线电话", 9, "件")]),
        ("收到申请3件，较上年减少5件。", [("收到申请", 3, "件"), ("收到申请同比减少", 5, "件")]),
        ("明确5大类28项任务。", [("任务", 28, "项")]),
        ("收费0项，本年度无增减。", [("收费", 0, "项")]),
        ("机构概况5条，占7.7 %。", [("机构概况", 5, "条"), ("机构概况占比", Decimal("7.7"), "%")]),
        ("差评占0.34%。", [("差评占比", Decimal("0.34"), "%")]),
        (
            "收到申请10件，同比下降20%。",
            [("收到申请", 10, "件"), ("收到申请同比下降", 20, "%")],
        ),
        ("罚没金额15.6万元。", [("罚没金额", Decimal("15.6"), "万元")]),
        ("其中A类50条，B类11条。", [("A类", 50, "条"), ("B类", 11, "条")]),
        ("召开工作会议两次。", [("工作会议", 2, "次")]),
        (
            "行政复议9件：维持7件、纠正2件。行政诉讼1件，其中其他1件。",
            [
                ("行政复议", 9, "件"),
                ("复议结果维持", 7, "件"),
                ("复议结果纠正", 2, "件"),
                ("行政诉讼", 1, "件"),
                ("诉讼其他结果", 1, "件"),
            ],
        ),
        (
            "收到申请32件。答复30件，其中承接上年3件，另有5件转到下年答复。",
            [
                ("收到申请", 32, "件"),
                ("答复申请", 30, "件"),
                ("上年结转申请", 3, "件"),
                ("结转下年申请", 5, "件"),
            ],
        ),
        ("办结率99.8％。", [("办结率", Decimal("99.8"), "%")]),
        (
            "收到当面申请2条，网上申请5条，共7条。",
            [("收到当面申请", 2, "条"), ("收到网上申请", 5, "条"), ("收到申请合计", 7, "条")],
        ),
        (
            "对32个部门、15个乡镇开展检查4次，发现问题9个，整改9个。",
            [
                ("部门", 32, "个"),
                ("乡镇", 15, "个"),
                ("检查", 4, "次"),
                ("发现问题", 9, "个"),
                ("整改问题", 9, "个"),
            ],
        ),
        ("新媒体由2022年的186个精简至95个。", [("新媒体", 186, "个"), ("新媒体", 95, "个")]),
        (
            "微信公众号（某某发布）发布信息9条，粉丝1.2万人。",
            [("微信公众号发布信息", 9, "条"), ("微信公众号粉丝", 12_000, "人")],
        ),
        ("新增规章1件，规章总数86件。", [("新增规章", 1, "件"), ("规章", 86, "件")]),
        (
            "承办建议12件、提案18件，主办8件。",
            [("承办建议", 12, "件"), ("承办提案", 18, "件"), ("主办", 8, "件")],
        ),
        ("受理申请6件，主要涉及征地补偿（4件）。", [("受理申请", 6, "件"), ("征地补偿", 4, "件")]),
        ("“某县发布”微信公众号发布信息5条。", [("微信公众号发布信息", 5, "条")]),
        ("通过网站、邮寄等途径依申请公开信息12件。", [("依申请公开信息", 12, "件")]),
        ("规划计划2条，公告公示信息1条。", [("规划计划", 2, "条"), ("公告公示信息", 1, "条")]),
        ("主动公开信息7条，依申请公开信息5条。", [("主动公开信息", 7, "条"), ("依申请公开信息", 5, "条")]),
        ("主动公开政府信息的情况:40条。", [("主动公开政府信息", 40, "条")]),
        ("系统共收到1宗信息，新媒体共计两个。", [("收到信息", 1, "宗"), ("新媒体", 2, "个")]),
        ("第三方评估得分92.35分。", [("第三方评估得分", Decimal("92.35"), "分")]),
        ("行政复议同比增长1倍。", [("行政复议同比增长", 1, "倍")]),
        ("公开2022年决算、2023年预算信息各68条。", [("公开决算、预算信息", 68, "条")]),
        ("粉丝数分别达到25万、31.2万。", [("粉丝数", 250_000, ""), ("粉丝数", 312_000, "")]),
        ("甲类67，占4.6%。", [("甲类", 67, ""), ("甲类占比", Decimal("4.6"), "%")]),
        (
            "公开信息428条，其中网站公开400条、微博公开28条，同比增长12%。",
            [
                ("公开信息", 428, "条"),
                ("网站公开", 400, "条"),
                ("微博公开", 28, "条"),
                ("公开信息同比增长", 12, "%"),
            ],
        ),
        (
            "公开信息428条。比上年增加50条，增长13.2%。",
            [
                ("公开信息", 428, "条"),
                ("公开信息同比增加", 50, "条"),
                ("公开信息同比增长", Decimal("13.2"), "%"),
            ],
        ),
        ("压缩比例达到75.6%。", [("压缩比例", Decimal("75.6"), "%")]),
        ("开展“开放日”活动三次。", [("开放日活动", 3, "次")]),
        (
            "新增政务新媒体1个，注销3个，目前共计6个。",
            [("新增政务新媒体", 1, "个"), ("注销政务新媒体", 3, "个"), ("政务新媒体合计", 6, "个")],
        ),
        ("免于公开信息0条。", [("免于公开信息", 0, "条")]),
    ],
)
def test_figures_are_named_in_the_words_of_the_sentence(
    sentence: str, expected: list[tuple[str, int | Decimal, str]]
) -> None:
    assert [(figure.label, figure.value, figure.unit) for figure in found(sentence)] == expected


def test_the_sentence_is_the_quote_and_the_heading_its_place() -> None:
    text = "一、总体情况\n（一）主动公开。公开信息9条；公告3条。加强管理。"
    both = found(text)
    assert {figure.citation.quote for figure in both} == {"公开信息9条；公告3条。"}
    assert {figure.citation.section for figure in both} == {"一、总体情况"}
    assert {figure.citation.locator for figure in both} == {"（一）主动公开"}


def test_page_furniture_counts_nothing() -> None:
    assert found("来源：某局 浏览次数：35次 字号：大\n一、总体情况\n公开信息9条。")[0].value == 9
    assert len(found("来源：某局 浏览次数：35次 字号：大\n一、总体情况\n公开信息9条。")) == 1


def test_prose_that_speaks_of_readers_is_no_furniture() -> None:
    assert len(found("全年发布信息9条，阅读量30万次，网站浏览量5万人次。")) == 3
    assert found("六、其他需要报告的事项\n浏览次数：35次") == ()


@given(
    st.text(alphabet="其中公开信息占比约余万条件%％0123456789.,，、；。（） 年月日第二一十个", max_size=60)
)
def test_any_text_yields_figures_at_their_spans(text: str) -> None:
    for figure in found(text):
        assert text[figure.span.start : figure.span.end] == figure.raw
        assert text[figure.citation.span.start : figure.citation.span.end] == figure.citation.quote
        assert figure.citation.span.start <= figure.span.start <= figure.span.end <= figure.citation.span.end
        assert figure.label
