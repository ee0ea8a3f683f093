"""Titles with something around them: a letter, a mark, themselves again; two bodies in one."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.reading import read_report
from tests.corpus.test_who_and_when import PERIOD, report


@pytest.mark.parametrize(
    ("head", "agency", "year"),
    [
        ("关于报送镇原县教育局2021年政府信息公开年度报告的函", "镇原县教育局", 2021),
        ("[年报]镇原县公安局2023年政府信息公开工作年度报告_年报_镇原县人民政府", "镇原县公安局", 2023),
        ("镇原县林业局2023年政府信息公开年度报告" * 2, "镇原县林业局", 2023),
        ("镇原县林业局2023年政府信息公开年度报告 字号：大 现将有关情况报告如下。", "镇原县林业局", 2023),
        ("现公布镇原县人民政府（政府办公室）2023年政府信息公开工作年度报告。", "镇原县人民政府", 2023),
        ("现将2023年工作报告如下。请与镇原县政府信息公开管理办公室联系。", "镇原县人民政府", 2023),
        ("受理机构为镇原县南区街道办事处。2023年政府信息公开工作年度报告", "镇原县南区街道办事处", 2023),
        ("镇原县委办公室、镇原县档案局2023年政府信息公开年报", "镇原县委办公室、镇原县档案局", 2023),
    ],
)
def test_what_stands_around_a_title_is_no_part_of_it(head: str, agency: str, year: int) -> None:
    found = report(head)
    assert (found.agency, found.year) == (agency, year)


@pytest.mark.parametrize(
    ("prose", "year"),
    [
        ("2023年公开信息5条，2023年收到申请2件。", 2023),
        ("2022年公开信息5条，2022年收到申请2件。", 2022),
        ("公开信息5条。", 2023),
    ],
)
def test_the_period_of_a_former_report_gives_way_to_the_year_that_the_report_speaks_of(
    prose: str, year: int
) -> None:
    head = "我局编制了2023年政府信息公开年度报告。统计时段是2022年1月1日到2022年12月31日。\n"
    assert read_report(f"{head}一、总体情况\n{prose}\n政府信息公开条例\n".encode(), "r.txt").year == year


def test_a_title_of_another_year_than_the_period_and_all_of_the_text_is_a_slip() -> None:
    head = "镇原县水务局2022年政府信息公开工作年度报告\n统计时段是2023年1月1日到2023年12月31日。\n"
    assert report(head + "2023年公开信息5条，2023年收到申请2件。\n").year == 2023


def test_a_period_ends_on_the_day_that_leaves_its_year_to_the_first() -> None:
    told = "统计数据从2023年1月1日至12月31日。\n截至2023年12月8日公开信息5条。\n"
    assert report(told).period == (date(2023, 1, 1), date(2023, 12, 31))


def test_a_number_that_ends_like_a_date_is_no_day_of_publication() -> None:
    assert (
        report(
            "镇原县水务局2023年政府信息公开工作年度报告\n" + PERIOD, "甲公网安备 44051102000227号\n"
        ).published
        is None
    )


def test_of_two_titles_as_full_as_each_other_the_one_printed_more_often_is_the_reports() -> None:
    old, new = (f"镇原县水务局{year}年政府信息公开工作年度报告\n" for year in (2022, 2021))
    assert report(old + new + "公告\n" + new).title == new.strip()


def test_a_month_is_no_day_and_what_data_are_of_no_day_of_publication() -> None:
    told = (
        "数据核定时间点为2023年12月31日。\n统计时段是2023年1月1日到12月31日。\n截止2023年12月公开信息3条。\n"
    )
    found = report(told)
    assert (found.published, found.period) == (None, (date(2023, 1, 1), date(2023, 12, 31)))


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("镇原县水务局政府信息公开工作年度报告\n", "镇原县水务局政府信息公开工作年度报告"),
        ("首页\n政府信息公开年度报告\n", None),
        (
            "按照要求，我局编制了镇原县水务局2023年政府信息公开工作年度报告（以下简称年报），现予公布。\n",
            None,
        ),
        (
            "镇原县政府信息公开年报\n镇原县2023年政府信息公开工作年度报告\n",
            "镇原县2023年政府信息公开工作年度报告",
        ),
    ],
)
def test_a_title_without_a_year_names_its_body(head: str, title: str | None) -> None:
    assert report(head + PERIOD).title == title


@pytest.mark.parametrize(
    "head", ["来源:镇原县统计局发布时间:2024-01-22 16:49浏览:9\n", "发布机构：省统计局 日期：2024-01-22\n"]
)
def test_a_bureau_of_statistics_has_a_day_of_publication(head: str) -> None:
    assert report(head).published == date(2024, 1, 22)


def test_a_bureau_of_statistics_may_sign_beside_the_day() -> None:
    assert report("", "镇原县统计局 2024年1月22日\n").published == date(2024, 1, 22)
