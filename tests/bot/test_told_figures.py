"""Figures of the narrative: rows of older forms, all that is published, periods, units, two at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Answer, Conversation, Kind
from tests.bot.world import TODAY, World, check, written

TABLE = """二、主动公开政府信息情况
第二十条第（一）项
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 4 | 1 | 22
"""
COUNTY = f"""柳沟县2022年政府信息公开工作年度报告
一、总体情况
（一）主动公开。全县主动公开政府信息4368条，其中政府网站公开3120条（2021年为2975条），政务微博公开416条，政务微信公开832条。
发布政策解读46篇，其中图解22篇，占比47.8%。召开新闻发布会9场、政策吹风会3场。编印政府公报6期，免费送出1.5万余册。
（二）平台建设。网站全年总访问量231万次，日均访问量6300次。“柳沟之声”公众号粉丝8.7万人，全年推送信息1043条。
在运行政务新媒体账号37个，较上年减少5个。历年累计公开信息7.6万条。办理12345热线工单1860件，满意率97.3%。
（三）监督保障。组织业务培训2次，培训人员236人次，邀请群众代表36名旁听。明确专职人员1名、兼职人员19名。
{TABLE}六、其他需要报告的事项
收取信息处理费2笔，共计420元。
"""
TOWN = f"""桥头镇人民政府2022年政府信息公开工作年度报告
一、总体情况
通过县政府网站公开信息186条，通过微信公众号发布信息312条。张贴公告45张，设置公开栏22处。
{TABLE}"""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A county that tells all that it published and a town that tells it by channel."""
    with written(
        tmp_path_factory.mktemp("told"), {"柳沟县2022.txt": COUNTY, "桥头镇2022.txt": TOWN}
    ) as world:
        yield world


def told(answer: Answer) -> list[tuple[float, str | None]]:
    return [(float(fact.value or 0), fact.unit) for fact in answer.facts]


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("柳沟县主动公开多少条", 4368, "条"),
        ("柳沟县一年晒出来多少信息", 4368, "条"),
        ("柳沟县组织了几次培训", 2, "次"),
        ("柳沟县办了几场培训", 2, "次"),
        ("柳沟县培训了多少人", 236, "人次"),
        ("柳沟县开了多少场新闻发布会", 9, "场"),
        ("柳沟县专职人员几个", 1, "名"),
        ("柳沟县公众号推送多少条", 1043, "条"),
        ("柳沟县推送多少条", 1043, "条"),
        ("柳沟县微信公开几条", 832, "条"),
        ("柳沟县图解占比多少", 47.8, "%"),
        ("柳沟县公报送了多少册", 15000, "册"),
        ("柳沟县网站总访问量", 2310000, "次"),
        ("柳沟县网站日均访问量", 6300, "次"),
        ("柳沟县累计公开了多少信息", 76000, "条"),
        ("柳沟县新媒体账号减少了几个", 5, "个"),
        ("柳沟县12345办了多少单", 1860, "件"),
        ("柳沟县请了多少群众代表", 36, "名"),
        ("柳沟县信息处理费收了多少钱", 420, "元"),
        ("柳沟县信息处理费收了几笔", 2, "笔"),
        ("桥头镇公告栏有几个", 22, "处"),
    ],
)
def test_the_narrative_is_looked_at_before_anything_is_denied(
    two: World, question: str, value: float, unit: str
) -> None:
    answer = two.ask(question)
    check(answer, two)
    assert answer.kind is Kind.FIGURE, answer.headline
    assert told(answer)[0] == (value, unit)


@pytest.mark.parametrize(
    "question",
    [
        "柳沟县传真申请几件",
        "柳沟县信函申请多少件",
        "柳沟县在线访谈几次",
        "柳沟县抖音发了多少条",
        "柳沟县公众号阅读量",
        "柳沟县12320接了多少件",
        "柳沟县培训经费多少",
        "柳沟县开放日几次",
        "柳沟县征集意见几次",
        "桥头镇组织了几次培训",
        "桥头镇开了几场新闻发布会",
        "桥头镇公开栏几册",
        "柳沟县网上申请几件",
        "柳沟县经费多少",
        "柳沟县工作人员几个",
        "柳沟县采纳意见几条",
        "柳沟县通报几次",
        "桥头镇公众号粉丝多少",
    ],
)
def test_no_figure_of_something_else_is_given(two: World, question: str) -> None:
    answer = two.ask(question)
    check(answer, two)
    assert not answer.facts, answer.headline


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("桥头镇主动公开多少条", ["186条", "312条"]),
        ("柳沟县2021年网站公开多少条", ["2975条"]),
    ],
)
def test_sentences_are_quoted_where_no_figure_clearly_is_meant(
    two: World, question: str, held: list[str]
) -> None:
    answer = two.ask(question)
    check(answer, two)
    assert answer.kind is Kind.PASSAGE, answer.headline
    text = "".join((answer.headline, *answer.lines))
    assert all(part in text for part in held)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("柳沟县开了几场新闻发布会，几场吹风会", [9, 3]),
        ("柳沟县专职几人兼职几人", [1, 19]),
        ("柳沟县微博和微信各公开多少条", [416, 832]),
        ("柳沟县网站、微博、微信各公开多少条", [3120, 416, 832]),
        ("柳沟县新闻发布会和吹风会一共几场", [12, 9, 3]),
        ("柳沟县新闻发布会比吹风会多几场", [6, 9, 3]),
        ("柳沟县培训几次、培训了多少人", [2, 236]),
        ("柳沟县图解有几个，占百分之几", [22, 47.8]),
    ],
)
def test_figures_asked_for_side_by_side_are_all_told(two: World, question: str, values: list[float]) -> None:
    answer = two.ask(question)
    check(answer, two)
    assert [value for value, _ in told(answer)] == values, answer.headline


def test_a_figure_that_is_lacking_is_named_beside_the_one_told(two: World) -> None:
    answer = two.ask("柳沟县微博和抖音各发了多少条")
    check(answer, two)
    assert told(answer) == [(416, "条")]
    assert any("抖音" in note for note in answer.notes)


def test_another_channel_is_asked_for_in_few_words(two: World) -> None:
    conversation = Conversation(today=TODAY)
    assert told(two.engine.ask("柳沟县政务微博公开了多少条", conversation)) == [(416, "条")]
    assert told(two.engine.ask("政务微信又是多少", conversation)) == [(832, "条")]


def test_the_figure_of_another_body_is_asked_for_by_its_name(two: World) -> None:
    conversation = Conversation(today=TODAY)
    assert told(two.engine.ask("柳沟县网站公开多少条", conversation)) == [(3120, "条")]
    assert told(two.engine.ask("桥头镇呢", conversation)) == [(186, "条")]
    assert told(two.engine.ask("柳沟县呢", conversation)) == [(3120, "条")]


def test_a_row_of_an_older_form_is_compared_by_what_the_narrative_counts(two: World) -> None:
    answer = two.ask("柳沟县和桥头镇微信各公开多少条")
    check(answer, two)
    assert [value for value, _ in told(answer) if value in (832, 312)] == [832, 312]
