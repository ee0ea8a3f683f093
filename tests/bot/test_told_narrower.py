"""Figures of the narrative that are of a narrower thing than the one beside them, or of another matter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Kind
from tests.bot.world import PENALTIES, RECEIVED, World, check, written

BODY = "扎兰屯市人民政府"
REPORT = """{agency}{year}年政府信息公开工作年度报告
一、总体情况
（一）主动公开。召开新闻发布会{briefings}场，主要负责同志出席6场。发布政策解读35件，其中一把手解读4件。
（二）回应关切。12345热线受理群众诉求{asked}件，按时办结率98.5%，满意率97.2%。
网民留言回复210条，平均办理时长4.5个工作日；受理物业投诉77件。咨询热线接听群众来电1530个。
开展社会评议，收回问卷900份，满意率95.1%。抽检食品320批次，其中不合格13批次。
（三）依申请公开。申请内容涉及征地拆迁的19件、学校招生的8件，其余为其他方面。
另有申请人主动撤回2件。答复平均用时8.5个工作日。
（四）信息管理。删除含个人身份证号的公示信息23条；清理过期文件46份，对5个不更新的栏目予以下线。
（五）监督保障。第三方评估得分86.5分。举办政务公开培训班3期、180人次；开放日活动7场，邀请市民450人参加。
"""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Two years of one body."""
    reports = {
        f"{BODY}{year}.txt": (REPORT + PENALTIES + RECEIVED).format(
            agency=BODY, year=year, briefings=briefings, asked=asked, fines=14, received=40, taken=0
        )
        for year, briefings, asked in ((2022, 15, 5100), (2023, 21, 6400))
    }
    with written(tmp_path_factory.mktemp("narrower"), reports) as world:
        yield world


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("领导自己上发布会的有几场", [6]),
        ("市领导出席的新闻发布会多少场", [6]),
        ("领导问我，发布会一共开了几场", [21]),
        ("一共开了几场发布会", [21]),
        ("负责人解读了几件政策", [4]),
        ("投诉受理了多少件", [77]),
        ("物业投诉受理几件", [77]),
        ("申请里问拆迁征地的占多少件", [19]),
        ("关于学校招生的申请几件", [8]),
        ("一共收到多少件申请", [40]),
        ("网民留言平均几天能办完", [4.5]),
        ("留言的平均办理时长多少", [4.5]),
        ("接了多少个咨询电话", [1530]),
        ("撤回的申请有几件", [2]),
        ("申请平均几天答复", [8.5]),
        ("清理了多少过期文件", [46]),
        ("下线了几个栏目", [5]),
        ("培训人次", [180]),
        ("第三方评估得了多少分", [86.5]),
        ("抽检的食品里不合格的几批", [13]),
        ("删了多少条带身份证号的信息", [23]),
        ("12345接了多少诉求，老百姓满意率多少", [6400, 97.2]),
        ("问卷收了多少份，满意率多少", [900, 95.1]),
        ("做过几期培训，多少人次参加", [3, 180]),
        ("开放日办了几场，来了多少人", [7, 450]),
    ],
)
def test_the_figure_of_what_is_asked_is_told(city: World, question: str, values: list[float]) -> None:
    answer = city.ask(f"{BODY}2023年{question}")
    check(answer, city)
    assert [float(fact.value or 0) for fact in answer.facts] == values


@pytest.mark.parametrize(
    "question",
    [
        "领导参加的开放日有几场",
        "局长亲自上门了几次",
        "物业投诉平均多久办完",
        "申请里问房价的几件",
        "局长身份证号是多少",
    ],
)
def test_what_is_told_of_more_is_no_figure_of_less(city: World, question: str) -> None:
    answer = city.ask(f"{BODY}2023年{question}")
    assert not answer.facts
    assert answer.kind in (Kind.NO_DATA, Kind.OUT_OF_SCOPE)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        (("2022年发布会几场", "2023年呢", "多了几场"), 6),
        (("2023年发布会几场", "比上年多几场"), 6),
        (("2023年12345受理诉求多少件", "比2022年多多少"), 1300),
        (("2023年12345受理诉求多少件", "满意率呢"), 97.2),
        (("2023年问卷收了多少份", "满意率呢"), 95.1),
    ],
)
def test_a_figure_told_is_asked_on(city: World, said: tuple[str, ...], value: float) -> None:
    first, *others = said
    answer = city.last(f"{BODY}{first}", *others)
    assert float(answer.facts[0].value or 0) == value
