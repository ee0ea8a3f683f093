"""Names, reasons and both sides of a doubt that the narrative prints, asked for in plain words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Kind
from tests.bot.world import PENALTIES, RECEIVED, World, check, written

BODY = "蛟河市畜牧局"
REPORT = """{agency}{year}年政府信息公开工作年度报告
一、总体情况
（一）主动公开。“蛟河畜牧”微信公众号推送{posts}条。办结行政处罚案件31件。
（二）平台建设。新设“惠农补贴速查”专栏，按乡镇归集公开。
"""
FURTHER = """三、本年度办理结果 | （一）予以公开 | 4 | 0 | 0 | 0 | 0 | 0 | 4
（二）部分公开 | 3 | 0 | 0 | 0 | 0 | 0 | 3
（七）总计 | 7 | 0 | 0 | 0 | 0 | 0 | 7
四、结转下年度继续办理 | {left} | 0 | 0 | 0 | 0 | 0 | {left}
四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
0 | 1 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0
五、存在的主要问题及改进情况
一件答复因未告知救济途径，在行政复议中被撤销；惠农补贴信息分散，不便查找。
"""


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Two years of one body."""
    reports = {
        f"{BODY}{year}.txt": (REPORT + PENALTIES + RECEIVED + FURTHER).format(
            agency=BODY, year=year, posts=posts, fines=fines, received=9, taken=taken, left=left
        )
        for year, posts, fines, taken, left in ((2022, 120, 25, 0, 2), (2023, 150, 22, 2, 4))
    }
    with written(tmp_path_factory.mktemp("plainly"), reports) as world:
        yield world


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("那个查惠农补贴的专栏叫什么名字", "惠农补贴速查"),
        ("微信公众号叫啥", "蛟河畜牧"),
        ("被复议撤销的那件，是因为啥", "救济途径"),
        ("复议为什么被纠正", "救济途径"),
    ],
)
def test_the_sentence_that_says_it_is_quoted(bureau: World, question: str, told: str) -> None:
    answer = bureau.ask(f"{BODY}2023年{question}")
    check(answer, bureau)
    assert answer.kind is Kind.PASSAGE
    assert told in answer.headline


@pytest.mark.parametrize("question", ["官司为什么败诉", "局长叫什么名字", "抖音号叫什么"])
def test_what_no_sentence_says_is_not_quoted(bureau: World, question: str) -> None:
    assert bureau.ask(f"{BODY}2023年{question}").kind in (Kind.NO_DATA, Kind.OUT_OF_SCOPE)


@pytest.mark.parametrize(
    "question", ["到底处罚了多少件，前面说的和表里的咋不一样", "处罚的件数正文和表里的一样吗"]
)
def test_both_sides_are_told(bureau: World, question: str) -> None:
    assert [fact.value for fact in bureau.ask(f"{BODY}2023年{question}").facts] == [31, 22]


@pytest.mark.parametrize(
    "question",
    [
        "2022年底没办完的那两件，2023年的表里接上了吗",
        "2022年结转下年的在2023年接上了吗",
    ],
)
def test_what_is_left_over_is_held_against_what_is_taken_up(bureau: World, question: str) -> None:
    answer = bureau.ask(BODY + question)
    assert [(fact.year, fact.value) for fact in answer.facts] == [(2022, 2), (2023, 2)]


def test_these_two_years_are_those_spoken_of(bureau: World) -> None:
    answer = bureau.last(f"{BODY}2022年和2023年部分公开各几件", "行政处罚呢，也是这两年")
    assert {fact.value for fact in answer.facts if not fact.derived} == {25, 22}


def test_what_was_published_wholly_and_in_part_is_added_up(bureau: World) -> None:
    assert bureau.ask(f"{BODY}2023年公开了的和部分公开了的加起来几件").facts[0].value == 7


def test_received_after_all_is_nothing_that_was_given(bureau: World) -> None:
    assert bureau.ask(f"{BODY}2023年申请到底收了多少件").facts[0].value == 9


@pytest.mark.parametrize("question", ["微信公众号的访问人次", "网站全年的点击量", "培训人次"])
def test_the_name_of_a_number_quotes_no_sentence(bureau: World, question: str) -> None:
    assert bureau.ask(f"{BODY}2023年{question}").kind is Kind.NO_DATA


def test_the_name_of_a_number_gives_the_number(bureau: World) -> None:
    assert bureau.ask(f"{BODY}2023年微信公众号推送条数").facts[0].value == 150
