"""What is done about what a report finds wanting: each remedy with its problem, and each side by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.types import Answer, Kind
from tests.bot.world import World, check, fined, written

COUNTY = """柳沟县人民政府2022年政府信息公开工作年度报告
一、总体情况
（一）主动公开。全县主动公开政府信息4368条。
五、存在的主要问题及改进情况
存在的问题：一是乡镇信箱答复拖拉，有的来信一个月没有回音；二是村级宣传板破损较多，老年村民看不到新政策；三是讲解材料术语成堆，读者摸不着头脑。
改进情况：一是信箱实行限时办结，每周五由督查室点名；二是改建宣传板六十块，安排年轻网格员念给老人听；三是请融媒体中心把材料改写成问答和漫画，每季度评选一次优秀稿件。
六、其他需要报告的事项
无。
"""
TOWN = """桥头镇人民政府2022年政府信息公开工作年度报告
一、总体情况
通过县政府网站公开信息186条。
五、存在的主要问题及改进情况
目前栏目更新不够勤，驻村干部对申请答复的程序也不熟，群众留言有时候要等上三四天才有人回复，镇里几个部门之间互相推着办；公告用语偏书面，老乡看着费劲，反映比较集中。下一步排出更新值班表，并请县司法局来镇里上课两次；公告一律改用口语，贴出之前先请三名村民代表读一遍，读不懂的退回去重新写，写好了再往外贴。
六、其他需要报告的事项
无。
"""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A county that counts its problems and remedies, and a town that does not."""
    with written(
        tmp_path_factory.mktemp("remedies"), {"柳沟县2022.txt": COUNTY, "桥头镇2022.txt": TOWN}
    ) as world:
        yield world


def text(answer: Answer) -> str:
    return "".join((answer.headline, *answer.lines))


@pytest.mark.parametrize(
    ("question", "held", "other"),
    [
        ("柳沟县信箱答复拖拉后来怎么改的", "限时办结", "漫画"),
        ("柳沟县宣传板破损怎么办", "网格员", "限时办结"),
        ("柳沟县术语成堆的问题怎么解决", "漫画", "网格员"),
        ("桥头镇公告用语太书面怎么改", "村民代表", "值班表"),
        ("桥头镇栏目好久没更新怎么办", "值班表", "186"),
    ],
)
def test_a_problem_is_told_with_its_remedy(two: World, question: str, held: str, other: str) -> None:
    answer = two.ask(question)
    check(answer, two)
    assert answer.kind is Kind.PASSAGE, answer.headline
    assert held in text(answer)
    assert other not in text(answer)


@pytest.mark.parametrize(
    ("question", "held", "other"),
    [
        ("柳沟县存在什么问题", "术语成堆", "漫画"),
        ("柳沟县有哪些改进措施", "漫画", "术语成堆"),
        ("柳沟县哪方面还要加强", "术语成堆", "漫画"),
        ("柳沟县2022年报告说明年重点抓什么", "漫画", "术语成堆"),
        ("桥头镇哪里做得不好", "偏书面", "值班表"),
        ("桥头镇下一步怎么打算", "值班表", "偏书面"),
    ],
)
def test_either_side_is_told_by_itself(two: World, question: str, held: str, other: str) -> None:
    answer = two.ask(question)
    check(answer, two)
    assert held in text(answer)
    assert other not in text(answer)


def test_a_place_is_answered_for_by_the_office_of_its_government(tmp_path: Path) -> None:
    counts = {("上海市人民政府办公厅", 2022): 31, ("抚州市民政局", 2022): 7}
    with fined(tmp_path, counts) as world:
        answer = world.ask("上海2022年罚了几件")
        assert answer.facts[0].value == 31
        assert "没有收录“上海”本级的报告" in answer.assumed[0]
        assert world.ask("抚州2022年罚了几件").kind is Kind.CLARIFY
        assert world.ask("上海市2022年罚了几件").kind is Kind.NO_DATA
