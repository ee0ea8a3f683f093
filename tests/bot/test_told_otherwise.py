"""Numbers of the narrative asked for in words far from its own, and those that it does not tell."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Kind
from tests.bot.world import World, check, written

COUNTY = """柳沟县人民政府2022年政府信息公开工作年度报告
编制单位：柳沟县政务公开办。
一、总体情况
（一）主动公开。在运行政务新媒体37个，每季度抽查，合格率98%。配发解读材料26个。政府公报出版6期，赠阅1500册。
就4份草案征集意见，收到建议58条，采纳19条。公示公告44条，其他文件210条。
（二）平台建设。网站访问量231万次，新开专栏3个。举办政府开放日2场。
（三）监督保障。开展栏目检查5次，明确兼职人员19名。
另请来一支8人的讲解小队，沿着牧道走村入户。花费12万元，把旧公文扫描成了图像。
六、其他需要报告的事项
无。
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with written(tmp_path_factory.mktemp("otherwise"), {"柳沟县2022.txt": COUNTY}) as world:
        yield world


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("柳沟县还在运转的公号微博这类账号有几个", 37),
        ("柳沟县新媒体每季抽检过关的比例", 98),
        ("柳沟县给文件配了几份说明材料", 26),
        ("柳沟县公报送出去多少本", 1500),
        ("柳沟县公报出了几期", 6),
        ("柳沟县采用了几条建议", 19),
        ("柳沟县贴出去的公示有多少", 44),
        ("柳沟县网上添了几个专题", 3),
        ("柳沟县把网站栏目过筛了几遍", 5),
        ("柳沟县网站被点开多少次", 231),
    ],
)
def test_a_figure_is_found_by_other_words(county: World, question: str, value: float) -> None:
    answer = county.ask(question)
    check(answer, county)
    assert answer.kind is Kind.FIGURE, answer.headline
    assert any(fact.value in (value, value * 10000) for fact in answer.facts)


@pytest.mark.parametrize(
    ("question", "held"), [("柳沟县讲解小队有多少人", "8人的讲解小队"), ("柳沟县年报是谁编的", "政务公开办")]
)
def test_the_sentence_is_quoted_that_tells_it(county: World, question: str, held: str) -> None:
    answer = county.ask(question)
    check(answer, county)
    assert answer.kind is Kind.PASSAGE, answer.headline
    assert held in answer.headline


@pytest.mark.parametrize(
    "question",
    [
        "柳沟县网站下载量多少",
        "柳沟县网站被攻击几次",
        "柳沟县兼职人员工资多少",
        "柳沟县讲解小队有几辆车",
        "柳沟县公报一本卖多少钱",
        "柳沟县开放日花了多少钱",
        "柳沟县公示公告比上年少几条",
    ],
)
def test_another_quantity_of_the_same_thing_is_no_answer(county: World, question: str) -> None:
    answer = county.ask(question)
    assert answer.kind in (Kind.NO_DATA, Kind.OUT_OF_SCOPE), answer.headline
