"""Figures that tell by how much two years differ are no counts, and tenths are shares."""

from __future__ import annotations

import pytest

from corpus.checks import check
from tests.corpus.checked import report
from tests.corpus.told import found


def told(text: str) -> list[tuple[str, str, str]]:
    return [(each.label, str(each.value), each.period) for each in found(text)]


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("召开新闻发布会12场次，比2022年的10场次增加2场次。", "新闻发布会同比增加", "2"),
        ("召开新闻发布会8场次，比上年的10场次减少2场次。", "新闻发布会同比减少", "2"),
        ("公开信息120条，较2022年的100条多20条。", "公开信息同比多", "20"),
        ("公开信息从2022年的100条增加到2023年的120条，增加20条。", "公开信息同比增加", "20"),
        ("受理申请58件，较2022年（41件）增加17件。", "受理申请同比增加", "17"),
        ("受理申请58件，与上年的41件相比，增加17件。", "受理申请同比增加", "17"),
        ("受理申请58件，上年为41件，同比增加17件。", "受理申请同比增加", "17"),
        ("建有网站3个，比上年增加栏目2个。", "栏目同比增加", "2"),
    ],
)
def test_a_difference_is_no_count(text: str, label: str, value: str) -> None:
    figures = told(text)
    assert (label, value, "current") in figures
    counted = [each for each, _, period in figures if period == "current"]
    assert len(counted) == len(set(counted))


def test_each_year_that_is_compared_keeps_its_own_difference() -> None:
    assert told("办理许可120件，比2022年100件增加20件，比2021年90件增加30件。") == [
        ("办理许可", "120", "current"),
        ("办理许可", "100", "previous"),
        ("办理许可同比增加", "20", "current"),
        ("办理许可", "90", "previous"),
        ("办理许可同比增加", "30", "current"),
    ]


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("共有工作人员5人，增加2人。", "工作人员增加", "2"),
        ("网站点击量30.5万次，增加1.2万次。", "网站点击量增加", "12000"),
        ("受理申请41件（上年33件，增加8件）。", "受理申请同比增加", "8"),
        ("公众号粉丝4.6万，较上年净增900人。", "公众号粉丝同比增", "900"),
    ],
)
def test_what_grows_is_told_as_growth(text: str, label: str, value: str) -> None:
    (counted, *_, grown) = told(text)
    assert grown == (label, value, "current")
    assert counted[0] in label


def test_two_rates_of_one_thing_keep_its_name() -> None:
    assert told("差错率由上年的5.2%降到1.7%。") == [
        ("差错率", "5.2", "previous"),
        ("差错率", "1.7", "current"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "新收申请31件，其中网络申请20件、信函申请11件，比上年的25件有所增加。",
        "新收申请31件：网上20件、信函8件、窗口3件，比2022年的25件多了6件。",
    ],
)
def test_a_comparison_behind_a_list_is_of_its_whole(text: str) -> None:
    assert ("新收申请", "25", "previous") in told(text)
    assert not check(report({}, "一、总体情况\n" + text))


def test_a_net_growth_gives_the_rate() -> None:
    assert not check(report({}, "一、总体情况\n新收申请630件，比上年净增30件，上升5%。"))


@pytest.mark.parametrize("text", ["对2014年以来的文件开展清理，废止7件。", "复核2016年以来的公示，处理7条。"])
def test_since_when_what_is_worked_on_dates_is_not_the_year_of_the_work(text: str) -> None:
    assert [(value, period) for _, value, period in told(text)] == [("7", "current")]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("召开新闻发布会12场次，比2022年的10场次增加3场次。", ["text-sum"]),
        ("召开新闻发布会12场次，比2022年的10场次减少2场次。", ["text-sum"]),
        ("召开新闻发布会12场次，比2022年的10场次增加2场次。", []),
        ("召开新闻发布会12场次，比2022年的约10场次增加3场次。", []),
        ("公开信息从2022年的100条增加到2023年的120条，增加25条。", ["text-sum"]),
    ],
)
def test_a_difference_that_the_two_years_do_not_make(text: str, rules: list[str]) -> None:
    assert [each.rule for each in check(report({}, text))] == rules


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("解读形式单一，仅占三成。", "解读形式单一占比", "30"),
        ("网上申请占八成五。", "网上申请占比", "85"),
        ("按时办结的占九成以上。", "按时办结占比", "90"),
        ("公开信息120条，同比提高两成。", "公开信息同比提高", "20"),
    ],
)
def test_tenths_are_rough_shares(text: str, label: str, value: str) -> None:
    figure = found(text)[-1]
    assert (figure.label, str(figure.value), figure.unit, figure.approximate) == (label, value, "%", True)
    assert "成" in figure.raw


@pytest.mark.parametrize("text", ["完成三成果。", "超六成申请通过网上提交。", "占成本。"])
def test_other_words_with_the_mark_are_no_shares(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("全市设置查阅点三十个。", "设置查阅点", "30"),
        ("共设立查阅点五处，配备工作人员三名。", "设立查阅点", "5"),
        ("落实整改措施五条，解决问题两个。", "整改措施", "5"),
    ],
)
def test_written_numbers_at_the_end_of_their_clause(text: str, label: str, value: str) -> None:
    assert (label, value, "current") in told(text)


@pytest.mark.parametrize(
    "text", ["公开内容分为四类：一是公开，二是不公开。", "落实工作三项、四项。", "设立窗口一个。"]
)
def test_written_numbers_that_introduce_a_list_count_nothing(text: str) -> None:
    assert found(text) == ()
