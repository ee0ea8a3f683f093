"""By what way applications came, which the newer forms leave to the narrative."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Kind
from tests.bot.world import PENALTIES, RECEIVED, World, check, written

BODY, OTHER = "敦化市水利局", "汪清县民政局"
REPORT = """{agency}2023年政府信息公开工作年度报告
一、总体情况
（一）主动公开。政务网站公开信息640条。
（二）依申请公开。{told}
"""
OTHERS = """六、其他需要报告的事项
如有疑问，请联系办公室，电话0433-6220000，传真0433-6220001。
"""
WHOLE = REPORT + PENALTIES + RECEIVED + OTHERS
TOLD = "新收申请70件，其中网上提交40件、邮寄21件、当面递交9件，经批准延长答复期限6件。"
FEW = "收到申请8件，其中网络5件、信函3件，通过电子邮箱咨询12件。"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Two bodies, one of which names more ways than the other."""
    reports = {
        f"{BODY}.txt": WHOLE.format(agency=BODY, told=TOLD, fines=14, received=70, taken=0),
        f"{OTHER}.txt": WHOLE.format(agency=OTHER, told=FEW, fines=14, received=8, taken=0),
    }
    with written(tmp_path_factory.mktemp("ways"), reports) as world:
        yield world


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (f"{BODY}靠写信来申请的有几件", 21),
        (f"{BODY}寄信申请公开的多少件", 21),
        (f"{BODY}邮寄来的申请有几份", 21),
        (f"{BODY}当面跑来申请的几件", 9),
        (f"{BODY}的申请里走网上的有多少件", 40),
        (f"{BODY}网上来的申请多少件", 40),
        (f"{BODY}有几件申请是延期才答复的", 6),
        (f"{BODY}延长了期限的申请有几件", 6),
        (f"{OTHER}信函申请收了几件", 3),
        (f"{BODY}网上和寄信的申请一共几件", 61),
        (f"{BODY}当面来申请的比寄信的少几件", 12),
        (f"{BODY}一共收到申请多少件", 70),
        (f"{BODY}网站公开信息多少条", 640),
    ],
)
def test_the_ways_are_told_by_the_narrative(told: World, question: str, value: int) -> None:
    answer = told.ask(question)
    check(answer, told)
    assert answer.facts[0].value == value


@pytest.mark.parametrize(
    "question",
    [
        f"{BODY}用传真申请的有几件",
        f"{OTHER}当面来申请的几件",
        f"{OTHER}发邮件来申请的多少件",
        f"{OTHER}延期答复的申请几件",
        f"{BODY}超期答复的申请有几件",
        f"{BODY}企业网上申请的几件",
        f"{BODY}申请里传真几件",
    ],
)
def test_what_the_narrative_leaves_out_is_no_number(told: World, question: str) -> None:
    answer = told.ask(question)
    assert not answer.facts
    assert answer.kind is Kind.NO_DATA


@pytest.mark.parametrize("question", [f"{BODY}申请公开的传真号码是多少", f"{BODY}申请公开的电话是多少"])
def test_a_number_to_call_counts_no_applications(told: World, question: str) -> None:
    answer = told.ask(question)
    assert answer.kind is Kind.PASSAGE
    assert "0433" in answer.headline


@pytest.mark.parametrize(
    "question", [f"{BODY}大家都是通过什么途径递申请的，各多少", f"{BODY}的申请按渠道分各多少件"]
)
def test_all_ways_are_listed(told: World, question: str) -> None:
    assert [fact.value for fact in told.ask(question).facts] == [40, 21, 9]


def test_the_way_most_came_by_is_told(told: World) -> None:
    assert "网上提交" in told.ask(f"{BODY}哪种渠道来的申请最多").headline


def test_the_part_of_a_way_is_of_all_that_came(told: World) -> None:
    assert told.ask(f"{BODY}网上提的申请占几成").facts[0].value is not None
    assert "57.14%" in told.ask(f"{BODY}网上提的申请占几成").headline


def test_ways_are_asked_for_one_after_another(told: World) -> None:
    said = (f"{BODY}收到多少件申请", "其中网上提交的呢", "寄信来的呢", "当面的有几件", "传真的呢")
    values = [told.last(*said[: place + 1]).facts[:1] for place in range(len(said))]
    assert [fact[0].value if fact else None for fact in values] == [70, 40, 21, 9, None]


def test_another_body_is_asked_for_the_same_way(told: World) -> None:
    assert told.last(f"{BODY}网络申请几件", f"{OTHER}呢").facts[0].value == 5


def test_those_who_come_by_themselves_come_by_any_way(told: World) -> None:
    assert 9 not in [fact.value for fact in told.ask(f"{BODY}找上门的新申请有几件").facts]
