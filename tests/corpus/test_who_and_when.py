"""Agency, year and day of publication, wherever a report prints them."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.agency_names import region_of
from corpus.reading import read_report
from corpus.regions import by_name
from corpus.types import Format, Report

BODY = """
一、总体情况
2023年主动公开政府信息100条。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
本年度未收到申请。
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
人员不足。
六、其他需要报告的事项
无。
"""
PERIOD = "统计期限从2023年1月1日至2023年12月31日。"


def report(head: str, tail: str = "", name: str = "r.txt") -> Report:
    return read_report((head + BODY + tail).encode(), name)


@pytest.mark.parametrize(
    ("head", "agency", "year"),
    [
        ("桐城市文昌街道2023年政府信息公开工作年度报告", "桐城市文昌街道办事处", 2023),
        ("2023年度西安市新城区人民政府政府信息公开工作年度报告", "西安市新城区人民政府", 2023),
        ("2010年崇明县陈家镇人民政府信息公开年度报告", "崇明县陈家镇人民政府", 2010),
        ("关于报送镇原县水务局2022年政府信息公开工作年度报告的报告", "镇原县水务局", 2022),
        ("镇原县发展和改革委员会\n政府信息公开工作年度报告\n（2020年度）", "镇原县发展和改革委员会", 2020),
        ("政府信息公开工作年度报告\n（2023年度）\n镇原县林业局", "镇原县林业局", 2023),
        ("附件：镇原县残疾人联合会2023年政府信息公开工作年度报告", "镇原县残疾人联合会", 2023),
        ("镇原县水务局２０２２年政府信息公开工作年度报告\n来源：局办公室", "镇原县水务局", 2022),
        (
            "镇原县水务局2022年政府信息公开工作年度报告 发布时间： 2023-01-09 字号：[ 大 ]",
            "镇原县水务局",
            2022,
        ),
        ("某城经开区2022年政府信息公开工作年度报告", "某城经开区", 2022),
        ("镇原县第一中学2021年政府信息公开工作年度报告", "镇原县第一中学", 2021),
        ("崇明区城桥镇2023年政府信息公开年度报告-崇明区人民政府", "崇明区城桥镇人民政府", 2023),
        ("厦门市思明区\n2023年政府信息\n公开工作年度报告", "厦门市思明区人民政府", 2023),
        (
            "首页 > 县直部门 > 镇原县教育局 > 年报\n2022年政府信息公开工作年度报告\n现将我局情况报告如下。",
            "镇原县教育局",
            2022,
        ),
        (
            "镇原县交通运输局根据《条例》编制2023年政府信息公开工作年度报告。" + PERIOD,
            "镇原县交通运输局",
            2023,
        ),
        ("根据规定，镇原县审计局编制了2020年度政府信息公开工作报告。", "镇原县审计局", 2020),
        (
            "本报告由镇原县统计局按照《条例》规定编制，数据统计期限从20131月1日至20131231日。",
            "镇原县统计局",
            2013,
        ),
        (
            "2023年政府信息公开工作年度报告\n如有疑问，请与镇原县民政局办公室联系。我局依法公开。",
            "镇原县民政局",
            2023,
        ),
        (
            "2023年政府信息公开工作年度报告\n登录镇原县人民政府门户网站查阅。我县依法公开。",
            "镇原县人民政府",
            2023,
        ),
        ("2023年政府信息公开工作年度报告\n登录镇原县人民政府门户网站查阅。我局依法公开。", None, 2023),
        ("2023年政府信息公开工作年度报告", None, 2023),
        ("2023年政府信息公开工作年度报告\n填报单位（盖章）：镇原县民政局", "镇原县民政局", 2023),
        (
            "镇原县国资局\n现公布县政府国资局2023年政府信息公开工作年度报告。我局依法公开。",
            "镇原县国资局",
            2023,
        ),
        ("本报告由镇原县人民政府信息公开工作领导小组办公室编制。" + PERIOD, "镇原县人民政府", 2023),
        ("平泉镇政府2023年信息公开工作年度报告", "平泉镇人民政府", 2023),
        ("本年报由镇原县平泉镇人民政府党政办公室编制。" + PERIOD, "镇原县平泉镇人民政府", 2023),
        ("由平泉镇办公室按照要求编制完成本报告。我镇依法公开。", "平泉镇人民政府", 2023),
        ("汇总2023年度平泉镇的政务公开年度报告编制而成。", "平泉镇人民政府", 2023),
        ("为做好镇原县民政局政府信息公开工作，我局落实《条例》。", "镇原县民政局", 2023),
        ("2023年，县民政局认真落实镇原县政府的要求。现将我局工作报告如下。", "镇原县民政局", 2023),
        (
            "现公布县民政局2023年度政府信息公开年度报告。按《镇原县工作要点》，我局依法公开。",
            "镇原县民政局",
            2023,
        ),
        ("县民政局2023年政府信息公开工作年度报告\n按《镇原县政务公开工作要点》办理。", "镇原县民政局", 2023),
        ("民政局2023年政府信息公开工作年度报告\n如有疑问，可与镇原县民政局联系。", "镇原县民政局", 2023),
        ("2023年镇原县民政局坚持依法公开。2023年镇原县民政局未收到申请。", "镇原县民政局", 2023),
        ("我乡修订《新集乡人民政府信息公开指南》。", "新集乡人民政府", 2023),
        ("如有疑问请联系,地址:镇原县新集乡人民政府党政综合办公室,电话:1。", "镇原县新集乡人民政府", 2023),
        ("水利部2023年政府信息公开工作年度报告", "水利部", 2023),
        ("请与镇原县人民政府办公室联系。2023年，我县依法公开。", "镇原县人民政府", 2023),
        ("县政府高度重视，我局依法公开。", None, 2023),
        ("2023年，平泉景区管委会认真落实要求。我委依法公开。", "平泉景区管委会", 2023),
        ("2023年,番禺区以公开促落实。", "番禺区人民政府", 2023),
        ("2023年，经开区坚持依法公开。", None, 2023),
        ("东风农场2023年政府信息公开工作年度报告", "东风农场", 2023),
        ("我局成立了水务局政府信息公开工作领导小组。2023年依法公开。", None, 2023),
        ("2023年，宿安乡继续推进公开。我乡依法公开。", "宿安乡人民政府", 2023),
        ("甲市政府信息公开工作年度报告本报告是按照要求编制的。", None, 2023),
    ],
)
def test_body_and_year_are_found_where_they_are_printed(head: str, agency: str | None, year: int) -> None:
    found = report(head)
    assert (found.agency, found.year) == (agency, year)


@pytest.mark.parametrize(
    ("head", "tail", "published"),
    [
        ("镇原县财政局2023年政府信息公开工作年度报告\n2024-01-30 09:12", "", "2024-01-30"),
        (
            "镇原县财政局2023年政府信息公开工作年度报告\n时间：2024-01-30 09:12 来源：县财政局",
            "",
            "2024-01-30",
        ),
        ("镇原县财政局2023年政府信息公开工作年度报告", "镇原县财政局 2024 年1月 30日", "2024-01-30"),
        ("二〇二三年政府信息公开工作年度报告", "镇原县财政局\n二〇二四年一月三十日", "2024-01-30"),
        ("镇原县财政局2023年政府信息公开工作年度报告\n" + PERIOD, "特此报告。", "None"),
        ("镇原县财政局2023年政府信息公开工作年度报告\n统计期限：2023年1月1日-2023年12月31日", "", "None"),
        ("镇原县财政局2023年政府信息公开工作年度报告\n统计时间：2023.01.01至2023.12.31", "", "None"),
        ("2023年政府信息公开工作年度报告", "镇原县财政局（公章）\n2024年1月30日", "2024-01-30"),
        ("镇原县财政局2023年政府信息公开工作年度报告", "归档时间：2025-03-01", "None"),
        ("镇原县财政局2023年政府信息公开工作年度报告", "今天是2025年3月1日", "None"),
        ("镇原县财政局2023年政府信息公开工作年度报告", "镇原县财政局办公室  2024年1月30日印发", "2024-01-30"),
        ("镇原县财政局2023年政府信息公开工作年度报告\n[ 2024-01-30 ]", "", "2024-01-30"),
        ("镇原县财政局2023年政府信息公开工作年度报告\n2024-01-30 11:02:09 稿源：本局", "", "2024-01-30"),
        ("镇原县财政局２０２３年政府信息公开工作年度报告\n时间：２０２４－０１－３０", "", "2024-01-30"),
    ],
)
def test_the_day_of_publication_only_where_it_is_printed(head: str, tail: str, published: str) -> None:
    assert str(report(head, tail).published) == published


PAGE = "<h1>2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>我局公开信息100条。</p>" + "".join(
    f"<p>{line}</p>" for line in BODY.splitlines()[3:]
)


@pytest.mark.parametrize(
    ("head", "agency", "published"),
    [
        (
            "<table><tr><td>索 引 号：</td><td>6/2024-1</td><td>发布机构：</td><td>镇原县民政局</td></tr>"
            "<tr><td>标题：</td><td>年报</td><td>公开日期：</td><td>2024年01月25日</td></tr></table>",
            "镇原县民政局",
            "2024-01-25",
        ),
        (
            "<table><tr><td>索引号：6/2024</td><td>发布机构：镇原县民政局</td></tr>"
            "<tr><td>名称：年报</td><td>成文日期：2024-01-25</td></tr></table>",
            "镇原县民政局",
            "2024-01-25",
        ),
        ("<ul><li><b>发文机关</b><span>镇原县民政局</span></li></ul>", "镇原县民政局", "None"),
        ("<p>当前位置: 镇原县民政局 / 政务公开 / 年度报告</p>", "镇原县民政局", "None"),
        (
            "<title>年报_镇原县人民政府</title><p>首页 &gt; 县民政局 &gt; 年报</p>"
            "<p>时间：2024-01-25 来源：县民政局</p>",
            "镇原县民政局",
            "2024-01-25",
        ),
    ],
)
def test_a_page_tells_in_its_metadata(head: str, agency: str, published: str) -> None:
    found = read_report(f"<html><body>{head}{PAGE}</body></html>".encode(), "x.html")
    assert (found.agency, found.year, str(found.published)) == (agency, 2023, published)


def test_the_name_of_the_file_supplies_what_is_not_printed_and_says_so() -> None:
    found = report("2023年政府信息公开工作年度报告", name="镇原县林业局2021年报.txt")
    assert (found.agency, found.year) == ("镇原县林业局", 2023)
    assert found.origins == {"agency": "file name", "year": "printed"}


def test_the_day_of_the_page_is_that_of_publication_not_the_day_it_was_signed() -> None:
    head = "2018年某某镇政府信息公开工作年度报告\n来源:本站原创 时间:2019-01-18 点击数:-\n"
    assert report(head, "某某镇人民政府\n2018年12月31日\n").published == date(2019, 1, 18)


def test_a_desk_of_a_street_office_and_a_town_named_like_a_city() -> None:
    street = "本报告由无锡市锡山区人民政府厚桥街道党政办公室综合科编制。"
    assert report(street + PERIOD).agency == "无锡市锡山区人民政府厚桥街道办事处"
    assert report("胡市镇人民政府2023年政府信息公开工作年度报告\n").region == "胡市镇"


def test_words_of_the_older_list_in_a_sentence_do_not_make_a_report_one_of_it() -> None:
    head = "某某镇2020年度政府信息公开工作年度报告\n主动公开政府信息数13条。\n"
    assert report(head).format is Format.F2019


def test_years_and_days_of_other_reports_linked_from_the_page_are_not_its_own() -> None:
    menu, links = "政府信息公开年报\n2022年\n2021年\n", "某某区2022年政府信息公开工作年度报告 2023-01-31\n"
    read = report(f"{menu}现将2023年度政府信息公开工作报告如下。\n", f"相关链接\n{links}" * 2)
    assert (read.year, read.published, read.title) == (2023, None, None)


def test_a_title_below_the_tables_is_that_of_another_report() -> None:
    table = "第二十条第（五）项 ||\n信息内容 | 本年处理决定数量 |\n行政许可 | 0 |\n"
    head = "现将我局2023年度政府信息公开工作报告如下。\n"
    read = read_report(f"{head}{table}2021年政府信息公开工作年度报告\n".encode(), "r.txt")
    assert (read.year, read.title) == (2023, None)


def test_every_division_of_the_table_is_known_in_front_of_a_body() -> None:
    names = {each for each in by_name() if len(each) > 2 and each[-1] in "市县区旗州盟"}
    assert {each: region_of(f"{each}财政局") for each in names} == {each: each for each in names}


def test_what_follows_the_place_is_not_taken_for_its_end() -> None:
    bodies = ("市场监督管理局", "市政管理局", "市级机关事务管理局", "市属企业改革办公室")
    for place in ("杭州市", "津市市"):
        assert {region_of(place + body) for body in bodies} == {place}
