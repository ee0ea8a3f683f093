"""Messages that go on from an answer: what turns it is answered, what leaves it repeats no figure."""

from __future__ import annotations

import pytest

from bot.types import Answer, Conversation, Kind
from tests.bot.world import TODAY, World, check

PUNISHED = "2023年处罚多少件"
DEADLINE = "申请递上去几天内得给回话"


def talk(world: World, *messages: str) -> Answer:
    """The answer to the last message of a conversation."""
    conversation = Conversation(TODAY)
    for message in messages:
        answer = world.engine.ask(message, conversation)
        check(answer, world)
    return answer


@pytest.mark.parametrize(
    "message",
    [
        "谁牵头改",
        "能分期交吗",
        "能退吗",
        "那我咋办",
        "谁来认定",
        "严重吗",
        "谁定的",
        "咋这么高",
        "具体点",
        "有几个人在干",
    ],
)
def test_what_leaves_the_figure_repeats_none(sample: World, message: str) -> None:
    assert not talk(sample, PUNISHED, message).facts


@pytest.mark.parametrize(
    "message", ["真的假的", "再说一遍", "你确定没看错", "是吗", "到底多少", "这样的有几件"]
)
def test_what_asks_again_repeats_it(sample: World, message: str) -> None:
    assert [fact.value for fact in talk(sample, PUNISHED, message).facts] == [42]


@pytest.mark.parametrize("message", ["然后呢", "说仔细点", "后来呢"])
def test_what_asks_nothing_is_told_how_to_ask(sample: World, message: str) -> None:
    assert talk(sample, PUNISHED, message).kind is Kind.CHAT


@pytest.mark.parametrize("message", ["能往后拖吗", "还能再延吗", "这是哪条规定的", "打个比方", "过期不回呢"])
def test_a_rule_is_asked_on_about(sample: World, message: str) -> None:
    answer = talk(sample, DEADLINE, message)
    assert answer.kind is Kind.DEFINITION
    assert "20个工作日" in answer.headline


def test_behind_a_rule_another_row_is_explained_and_a_number_counted(sample: World) -> None:
    other = talk(sample, DEADLINE, "行政查询事项举个例子")
    assert "不动产" in other.headline
    assert talk(sample, DEADLINE, "那县里去年收到几件申请").facts[0].metric.startswith("本年新收")


@pytest.mark.parametrize("message", ["最少的是哪个", "最多的呢"])
def test_the_first_of_the_rows_set_side_by_side(sample: World, message: str) -> None:
    answer = talk(sample, "许可、处罚、强制哪项最多", "许可是处罚的几倍", message)
    assert {fact.value for fact in answer.facts} == {1620, 42, 1}
    assert ("行政强制" if "少" in message else "行政许可") in answer.headline


def test_the_larger_of_two_stays_of_two(sample: World) -> None:
    answer = talk(sample, "许可、处罚、强制哪项最多", "处罚多少件", "强制多少件", "哪个多")
    assert {fact.value for fact in answer.facts} == {42, 1}


def test_a_body_without_a_report_is_not_spoken_of_on(sample: World) -> None:
    assert talk(sample, PUNISHED, "和米东区比呢").kind is Kind.NO_DATA
    assert talk(sample, PUNISHED, "和米东区比呢", "那强制几件").facts[0].value == 1


def test_a_place_of_the_story_is_no_body(sample: World) -> None:
    assert talk(sample, f"村里想要份批文，{DEADLINE}").kind is Kind.DEFINITION


def test_a_share_of_two_figures_is_that_of_the_smaller(sample: World) -> None:
    answer = talk(sample, "许可多少件", "处罚多少件", "占几成")
    assert answer.facts[0].value is not None
    assert answer.facts[0].value < 100
    turned = talk(sample, "处罚多少件", "许可多少件", "占几成")
    assert turned.facts[0].value == answer.facts[0].value


def test_the_fee_of_an_answer_is_pointed_at(sample: World) -> None:
    answer = talk(sample, "信息公开处理费收没收", "收这个费依据的哪个文号")
    assert "109号" in answer.headline
    assert talk(sample, "收费多少万", "收这钱凭的哪个文").kind is Kind.NO_DATA


def test_pinyin_goes_on(sample: World) -> None:
    assert talk(sample, "xingzheng xuke duoshao jian", "na xingzheng chufa ne").facts[0].value == 42


@pytest.mark.parametrize("message", ["罚完能不能不上征信", "处罚可以分期交不"])
def test_what_one_may_do_about_a_row_is_no_figure_of_it(sample: World, message: str) -> None:
    assert not talk(sample, PUNISHED, message).facts


def test_the_staff_is_not_counted_by_a_row_or_a_subject(sample: World) -> None:
    assert talk(sample, "存在哪些问题", "干这个工作的一共有几个人").kind is Kind.NO_DATA
