"""Subjects of the narrative: those that a report lacks, points by their number, words that it has not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Conversation, Kind
from corpus.reading import read_report
from index.store import Store
from tests.bot.world import TODAY, World, check

TABLE = """二、主动公开政府信息情况
第二十条第（五）项
信息内容 | 本年处理决定数量
行政许可 | 12
"""
COUNTY = f"""柳沟县2022年政府信息公开工作年度报告
本报告依据上级通知编制，数据统计期限为2022年1月1日至2022年12月31日。
一、总体情况
（一）主动公开情况。政府网站主动发布信息300条，主要是财政预算和工作动态。
（二）依申请公开情况。收到申请3件。
{TABLE}五、存在的主要问题及改进情况
（一）问题
1.目录不全。部分单位目录更新慢。
2.人手不够。乡镇多由他人兼管。
3.渠道不多。信息多在网站刊登。
（二）改进
1.补齐目录。逐个单位核对目录。同时每季度复查一遍。
2.充实人手。各乡镇指定一人负责。
3.拓宽渠道。开设热线。
"""
TOWN = f"""石桥镇2022年政府信息公开工作年度报告
一、总体情况
政府网站公开74条，其中动态50条，公告24条。收到投诉0件。
{TABLE}"""
VILLAGE = f"""河口镇2022年政府信息公开工作年度报告
一、总体情况
全年共公开28条，其中网站公开20条。举办培训3期，培训150人次。
{TABLE}"""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A county that writes of its problems and a town that does not."""
    with Store.open(tmp_path_factory.mktemp("subjects") / "index.db") as store:
        store.save(read_report(COUNTY.encode(), "柳沟县2022.txt"))
        store.save(read_report(TOWN.encode(), "石桥镇2022.txt"))
        store.save(read_report(VILLAGE.encode(), "河口镇2022.txt"))
        yield World(store, {})


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("石桥镇有啥问题没解决", "存在的问题"),
        ("石桥镇说自己公开工作还有哪些不足", "存在的问题"),
        ("石桥镇打算怎么改进", "改进的办法"),
    ],
)
def test_a_report_without_the_section_says_so(two: World, question: str, missing: str) -> None:
    answer = two.ask(question)
    assert answer.kind is Kind.NO_DATA
    assert missing in answer.headline


def test_another_thing_beside_the_problem_is_still_found(two: World) -> None:
    assert "投诉0件" in two.ask("石桥镇有人投诉过公开不到位吗").headline


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("柳沟县存在的问题有几条，第二条是啥", "乡镇多由他人兼管"),
        ("柳沟县改进措施第三条说说", "开设热线"),
    ],
)
def test_a_point_is_asked_for_by_its_number(two: World, question: str, quoted: str) -> None:
    answer = two.ask(question)
    check(answer, two)
    assert quoted in answer.headline + "".join(answer.lines)


def test_points_are_counted_by_their_headings(two: World) -> None:
    conversation = Conversation(TODAY)
    two.engine.ask("柳沟县改进措施有哪些", conversation)
    assert "开设热线" in two.engine.ask("第三条呢", conversation).headline


def test_only_words_that_stand_nowhere_are_said_not_to_be_spoken_of(two: World) -> None:
    answer = two.ask("柳沟县报告里有没有提到网站的食堂")
    assert answer.kind is Kind.NO_DATA
    assert "网站" not in answer.headline


def test_how_applications_were_made_is_no_publishing(two: World) -> None:
    conversation = Conversation(TODAY)
    two.engine.ask("柳沟县收到申请几件", conversation)
    assert not [fact for fact in two.engine.ask("网上的呢", conversation).facts if fact.value == 300]


@pytest.mark.parametrize("question", ["柳沟县群众满不满意", "兵团有没有数据", "柳沟县重大行政决策公开了几项"])
def test_what_the_report_does_not_tell_quotes_nothing(two: World, question: str) -> None:
    assert two.ask(question).kind in (Kind.NO_DATA, Kind.OUT_OF_SCOPE)


def test_a_year_asked_for_after_a_row_is_no_definition(two: World) -> None:
    conversation = Conversation(TODAY)
    two.engine.ask("柳沟县行政许可多少件", conversation)
    assert two.engine.ask("那2021年是啥情况", conversation).kind is Kind.NO_DATA


@pytest.mark.parametrize("question", ["河口镇一共公开几条信息", "河口镇主动公开了多少信息"])
def test_a_unit_alone_says_what_is_counted(two: World, question: str) -> None:
    answer = two.ask(question)
    check(answer, two)
    assert [fact.value for fact in answer.facts] == [28]


def test_the_second_of_two_units_is_told_as_well(two: World) -> None:
    answer = two.ask("河口镇培训几期，多少人次")
    assert [(fact.value, fact.unit) for fact in answer.facts] == [(3, "期"), (150, "人次")]
