"""Sentences of the narrative: asked for in other words than it prints, and by the number of their part."""

from __future__ import annotations

import pytest

from bot.types import Conversation, Kind
from tests.bot.world import TODAY, World, check


@pytest.mark.parametrize(
    ("say", "held"),
    [
        ("刚上岗的生手怎么辅导", "初任培训"),
        ("换岗太勤，工作衔接不上怎么办", "交接"),
        ("乡亲们对定大事热不热情，积极性如何", "参与的人少"),
        ("提到助企的是哪段", "助企纾困"),
        ("大伙出的主意有没有被当回事", "采纳"),
        ("帮企业的红利怎么送上门", "精准推送"),
        ("风气和廉洁这块跟打分考怎么挂钩", "党风廉政"),
        ("网上上课有没有", "线上课程"),
        ("哪句提到了自治区", "自治区"),
        ("文中助企纾困出现在哪", "助企纾困"),
        ("意见采没采纳，公不公布", "采纳"),
        ("重要决策群众为何不来参加", "参与的人少"),
        ("绩效奖惩和公开工作挂不挂钩", "岗位目标"),
        ("2022年那份公开要点是几号文", "8号"),
        ("平台那一段怎么写的", "助企纾困"),
        ("109号文是说啥的", "109号"),
        ("百姓心声收上来之后怎么整理", "征求意见专栏"),
        ("干部换来换去怎么办", "交接频繁"),
        ("谁来监督全县的公开工作", "内部制约"),
        ("报告自己摆了哪些短处", "征求意见时参与的人少"),
    ],
)
def test_a_sentence_is_found_by_other_words(sample: World, say: str, held: str) -> None:
    answer = sample.ask(say)
    check(answer, sample)
    assert answer.kind is Kind.PASSAGE, answer.headline
    assert held in "".join((answer.headline, *answer.lines))


@pytest.mark.parametrize(
    "say",
    [
        "菜市场几点开门",
        "水库漏了怎么补",
        "乡村医生怎么考证",
        "哪段路在修桥",
        "孩子近视怎么矫正",
        "牧场能不能租",
        "公众参与率百分之几",
    ],
)
def test_what_no_sentence_speaks_of_is_refused(sample: World, say: str) -> None:
    answer = sample.ask(say)
    assert answer.kind in (Kind.OUT_OF_SCOPE, Kind.NO_DATA), answer.headline


@pytest.mark.parametrize(
    ("say", "held", "other"),
    [
        ("改进情况的第3条写的什么", "征求意见专栏", "初任培训"),
        ("存在的问题第二点是什么", "交接频繁", "形式偏少"),
        ("第五章（一）第1条说了什么", "形式偏少", "交接频繁"),
        ("总体情况（四）怎么写的", "助企纾困", "保密审查"),
        ("信息管理里第二条是什么", "逐家检查", "保密审查"),
        ("第六节写了些什么", "没有发生", "助企纾困"),
    ],
)
def test_a_part_is_named_by_its_number(sample: World, say: str, held: str, other: str) -> None:
    answer = sample.ask(say)
    check(answer, sample)
    text = "".join((answer.headline, *answer.lines))
    assert answer.kind is Kind.PASSAGE
    assert held in text
    assert other not in text


def test_the_one_figure_of_a_part_is_told(sample: World) -> None:
    answer = sample.ask("总体情况（一）里那个数是几")
    check(answer, sample)
    assert [fact.value for fact in answer.facts] == [840]
    assert not sample.ask("总体情况（五）里那个数是几").facts


def test_the_two_figures_of_an_answer_are_turned(sample: World) -> None:
    conversation = Conversation(TODAY)
    sample.engine.ask("许可与处罚各有多少", conversation)
    turned = sample.engine.ask("后者是前者的百分之几", conversation)
    assert str(turned.facts[0].value) == "2.59"
    shown = sample.engine.ask("原文出处给我", conversation)
    assert any("第（六）项" in line for line in shown.lines)


def test_another_applicant_turns_the_row_asked_for(sample: World) -> None:
    conversation = Conversation(TODAY)
    sample.engine.ask("2023年新收了几份公开申请", conversation)
    answer = sample.engine.ask("换成企业看看", conversation)
    assert [(f.metric, f.applicant) for f in answer.facts] == [("本年新收政府信息公开申请数量", "商业企业")]


def test_an_amount_is_held_to_be_what_is_printed_only_in_its_own_unit(sample: World) -> None:
    notes = {say: sample.ask(f"收费是{say}对吧").notes for say in ("748万元", "七百四十八块", "748亿")}
    assert {say: bool(told) for say, told in notes.items()} == {
        "748万元": False,
        "七百四十八块": True,
        "748亿": True,
    }


def test_what_is_done_to_all_is_told_as_a_whole_with_a_note(sample: World) -> None:
    every, plain = sample.ask("群众和商户拿到的许可一共几件"), sample.ask("许可一共几件")
    assert [fact.value for fact in every.facts] == [fact.value for fact in plain.facts] == [1620]
    assert set(every.notes) - set(plain.notes)
