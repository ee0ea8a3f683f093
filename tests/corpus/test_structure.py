"""Headings, sections and passages, titles, agencies and dates in the spellings of real pages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.agency import identity
from corpus.agency_names import from_file_name, normalised, region_of
from corpus.dates import period_in, published_in, year_in
from corpus.passages import passages
from corpus.structure import Outline, outline
from corpus.types import Block, Document, Source, Span


def outlined(*lines: str) -> Outline:
    blocks, start = [], 0
    for line in lines:
        blocks.append(Block(line, Span(start, start + len(line))))
        start += len(line) + 1
    return outline(Document(Source("x.txt", "", "text/plain"), "\n".join(lines), tuple(blocks)))


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (["一、概述", "二、主动公开政府信息的情况", "三、依申请公开政府信息的情况"], [1, 2, 3]),
        (["一、总体情况。", "五、政府信息公开工作存在的主要问题及整改措施"], [1, 5]),
        (["总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况"], [1, 2, 3]),
        (["一、总体情况", "四、因政府信息公开工作被申请行政复议和提起行政诉讼情况"], [1, 4]),
        (["1、概述", "一、总体情况", "六、其他需要报告的事项 无。"], [1, 6]),
        (["一、总体情况", "三、主动公开政府信息情况", "四、收到和处理政府信息公开申请情况"], [1, 2, 3]),
        (["第一部分 总体情况", "第二部分 主动公开政府信息情况"], [1, 2]),
        (["报告由总体情况、主动公开政府信息情况等六部分组成。"], []),
    ],
)
def test_sections_are_told_by_their_words(lines: list[str], numbers: list[int]) -> None:
    assert [section.number for section in outlined(*lines).sections] == numbers


def test_a_table_of_contents_opens_no_section() -> None:
    lines = [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "一、总体情况",
        "正文。",
        "二、主动公开政府信息情况",
        "附表。",
    ]
    parts = outlined(*lines)
    assert [section.number for section in parts.sections] == [1, 2]
    assert [paragraph.number for paragraph in parts.paragraphs if paragraph.text == "正文。"] == [1]


def test_other_chapters_end_a_section_without_being_one() -> None:
    parts = outlined("一、概述", "甲。", "二、回应解读工作", "乙。", "三、主动公开情况", "丙。")
    places = {paragraph.text: (paragraph.section, paragraph.number) for paragraph in parts.paragraphs}
    assert places["乙。"] == ("二、回应解读工作", 0)
    assert places["丙。"] == ("三、主动公开情况", 2)
    assert parts.sections[0].span.end == parts.sections[1].span.start - len("二、回应解读工作\n乙。\n")


def test_lists_inside_a_section_stay_in_it() -> None:
    parts = outlined(
        "一、总体情况", "五、存在的主要问题及改进情况", "一、加强学习", "办班。", "二、加强管理", "建账。"
    )
    assert [(paragraph.number, paragraph.headings[-1]) for paragraph in parts.paragraphs[2:]] == [
        (5, "一、加强学习"),
        (5, "一、加强学习"),
        (5, "二、加强管理"),
        (5, "二、加强管理"),
    ]


def test_passages_carry_the_headings_above_them() -> None:
    parts = outlined(
        "一、总体情况", "（三）管理情况。一是审核。二是清理。", "（四）平台", "1.建设。办网站。", "另有安排。"
    )
    told = [(passage.headings, passage.citation.quote) for passage in passages(parts.paragraphs, None)]
    assert told == [
        (("一、总体情况", "（三）管理情况"), "一是审核。二是清理。"),
        (("一、总体情况", "（四）平台", "1.建设"), "办网站。"),
        (("一、总体情况", "（四）平台", "1.建设"), "另有安排。"),
    ]


def test_items_without_a_text_of_their_own_are_passages() -> None:
    parts = outlined(
        "五、存在的主要问题及改进情况",
        "（一）主要问题",
        "1.解读不够。",
        "2.形式单一",
        "（二）改进",
        "多办班。",
        "六、其他",
    )
    told = [(passage.headings[1:], passage.citation.quote) for passage in passages(parts.paragraphs, None)]
    assert told == [
        (("（一）主要问题",), "1.解读不够。"),
        (("（一）主要问题",), "2.形式单一"),
        (("（二）改进",), "多办班。"),
    ]


def test_a_sentence_with_figures_is_no_heading() -> None:
    parts = outlined("一、总体情况", "（一）公开。", "(三)制定文件0件，废止0件。")
    assert parts.paragraphs[-1].headings == ("一、总体情况",)


@pytest.mark.parametrize(
    ("lines", "title", "agency"),
    [
        (["礼县2023年政府信息公开工作", "年度报告"], "礼县2023年政府信息公开工作年度报告", "礼县人民政府"),
        (
            ["某某镇", "2008年政府信息公开工作年度报告"],
            "某某镇2008年政府信息公开工作年度报告",
            "某某镇人民政府",
        ),
        (["2023年度海淀区政府信息公开年报"], "2023年度海淀区政府信息公开年报", "海淀区人民政府"),
        (
            ["首页 > 某市教育局 > 年报", "2023年政府信息公开工作年度报告"],
            "2023年政府信息公开工作年度报告",
            "某市教育局",
        ),
        (
            ["《某市某区某某街道2021年度政府信息公开工作报告》"],
            "某市某区某某街道2021年度政府信息公开工作报告",
            "某市某区某某街道办事处",
        ),
        (["由某市林业局编制的2024年度报告"], None, "某市林业局"),
        (["按照某市人民政府办公室《通知》要求，我局报告如下"], None, None),
    ],
)
def test_title_and_agency(lines: list[str], title: str | None, agency: str | None) -> None:
    read = identity(lines, lines, None)
    assert (read.title, read.agency) == (title, agency)


def test_an_office_signs_for_its_government() -> None:
    title = ["2023年政府信息公开工作年度报告"]
    signed = ["我县加强公开。", "某某县人民政府办公室", "2024年1月5日"]
    assert identity(title, title + signed, None).agency == "某某县人民政府"
    own = ["我办加强公开。", "某某县人民政府办公室", "2024年1月5日"]
    assert identity(title, title + own, None).agency == "某某县人民政府办公室"


def test_links_at_the_foot_of_a_page_sign_nothing() -> None:
    page = ["我局加强公开。", "甲市人民政府", "乙市人民政府", "丙市人民政府"]
    assert identity([], page, None).agency is None


def test_a_site_that_publishes_for_others_is_not_the_body() -> None:
    page = ["来源：某某县人民政府办公室 点击：3", "我局加强公开。"]
    assert identity(page[:1], page, None).agency is None
    header = ["某某市人民政府", "某某镇2023年政府信息公开工作年度报告"]
    assert identity(header, header, None).agency == "某某镇人民政府"


def test_regions_and_zones() -> None:
    assert normalised("海城市西四镇") == "海城市西四镇人民政府"
    assert normalised("某某高新区") == "某某高新区"
    assert normalised("某某县教育局") == "某某县教育局"
    assert region_of("抚州市民政局") == "抚州市"
    assert region_of("深圳市市场监督管理局") == "深圳市"
    assert region_of("海城市西柳镇人民政府") == "海城市西柳镇"
    assert region_of(None) is None


def test_a_file_name_tells_agency_and_year_only_in_chinese() -> None:
    assert from_file_name("a/黑河市气象局2021年政府信息公开年报.docx") == ("黑河市气象局", 2021)
    assert from_file_name("report-12.pdf") == (None, None)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("统计期限为20131月1日至2013年12月31日", date(2013, 1, 1), date(2013, 12, 31)),
        ("统计期限自202011日至20201231日", date(2020, 1, 1), date(2020, 12, 31)),
        ("统计期限自2016年1月 1 日起至 2016年 12 月 31 日止", date(2016, 1, 1), date(2016, 12, 31)),
        ("数据统计期限从2023年1月1日至12月31止", date(2023, 1, 1), date(2023, 12, 31)),
        ("统计时限：2021.1.1-2021.12.31", date(2021, 1, 1), date(2021, 12, 31)),
        ("统计期限自2008年5月1日起至12月31日止", date(2008, 5, 1), date(2008, 12, 31)),
    ],
)
def test_damaged_periods_are_read(text: str, start: date, end: date) -> None:
    assert period_in(text) == (start, end)


def test_what_is_ambiguous_stays_unknown() -> None:
    assert period_in("统计期限自2020111日至20201231日") is None
    assert period_in("自2008年3月10日起开展工作") is None
    assert year_in(None, None, "统计期限截止20091231日") == 2009
    assert year_in(None, None, "没有年份") is None
    assert year_in("二〇一二年度某市政府信息公开年报", None, "") == 2012


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["发布日期：2020-01-31", "正文", "某局", "2020年1月5日"], date(2020, 1, 31)),
        (["时间:2026-01-26 09:42来源:某局"], date(2026, 1, 26)),
        (["成文日期: 2021-01-20"], date(2021, 1, 20)),
        (["正文。", "某局", "二〇二四年一月二十日"], date(2024, 1, 20)),
        (["正文。", "某局 2024年5月 8日"], date(2024, 5, 8)),
        (["统计期限自2016年7月1日起至2016年12月31日止。"], None),
    ],
)
def test_the_day_of_publication(lines: list[str], day: date | None) -> None:
    assert published_in(lines) == day


DAYS = st.dates(date(2008, 1, 1), date(2030, 12, 31))
SPELLINGS = st.sampled_from(
    ["{0}年{1}月{2}日", "{0}年 {1}月 {2} 日", "{0}-{1:02}-{2:02}", "{0}.{1}.{2}", "{0}{1}月{2}日"]
)


@given(DAYS, st.integers(1, 700), SPELLINGS, SPELLINGS)
def test_any_period_is_read_in_any_spelling(start: date, length: int, first: str, second: str) -> None:
    end = start + timedelta(length)
    spelt = [how.format(day.year, day.month, day.day) for how, day in ((first, start), (second, end))]
    assert period_in(f"统计期限自{spelt[0]}起至{spelt[1]}止。") == (start, end)


@given(DAYS)
def test_any_signature_is_read(day: date) -> None:
    digits = "〇一二三四五六七八九"
    tens = ["", "十", "二十", "三十"]
    han = [tens[n // 10] + (digits[n % 10] if n % 10 else "") for n in (day.month, day.day)]
    year = "".join(digits[int(digit)] for digit in str(day.year))
    assert published_in(["正文。", f"{year}年{han[0]}月{han[1]}日"]) == day
    assert published_in(["正文。", f"{day.year}年{day.month}月{day.day}日"]) == day
