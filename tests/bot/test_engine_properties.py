"""What holds whatever is said: an answer, no invented figure, every quote verbatim, the same again."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.types import Conversation, Kind
from bot.understand.vocabulary import entries
from tests.bot.world import TODAY, World, check

SAY = sorted({entry.say.replace("~", "") for entry in entries()})
PLACES = ("乌鲁木齐县", "清河县", "沙湾", "市里", "北京市海淀区", "民政局", "我们县")
YEARS = ("2023年", "2022年", "去年", "二〇二三年", "近三年", "2020到2023年", "23年", "")
ENDS = ("多少件？", "是多少", "呢", "哪个多", "第二个", "占比多少", "一共", "分别多少", "！", "")
spoken = st.lists(
    st.one_of(st.sampled_from(SAY), st.sampled_from((*PLACES, *YEARS, *ENDS)), st.text(max_size=4)),
    max_size=7,
).map("".join)
anything = st.one_of(spoken, st.text(max_size=60), st.text("0123456789年件万％%.,、 \n第（）()", max_size=30))
often = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(params=["sample", "several"])
def world(request: pytest.FixtureRequest) -> World:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, World)
    return found


@often
@given(message=anything)
@example("")
@example("？" * 3000)
@example("\x00\ud800")
@example("1" * 5000 + "件")
@example("9" * 30 + "年罚了多少")
def test_whatever_is_said_is_answered(world: World, message: str) -> None:
    answer = world.ask(message)
    check(answer, world)
    assert answer.headline
    assert answer.spoken
    assert world.ask(message) == answer


@often
@given(messages=st.lists(anything, min_size=2, max_size=5))
def test_whatever_was_said_before_is_answered(world: World, messages: list[str]) -> None:
    one, other = Conversation(), Conversation()
    for message in messages:
        answer = world.engine.ask(message, one, TODAY)
        check(answer, world)
        assert world.engine.ask(message, other, TODAY) == answer


@often
@given(year=st.integers(1990, 2099), question=st.sampled_from(["罚了多少", "存在哪些问题", "新收申请多少件"]))
def test_a_year_without_a_report_has_no_figure(sample: World, year: int, question: str) -> None:
    answer = sample.ask(f"{year}年{question}？")
    if year == 2023:
        assert answer.kind in (Kind.FIGURE, Kind.PASSAGE)
    else:
        assert (answer.kind, answer.facts, answer.sources) == (Kind.NO_DATA, (), ())
        assert str(year) in answer.headline


PREMISES = (
    "行政处罚是{}件吗？",
    "听说2023年收费{}万元，对吗",
    "2023年行政许可{}件，比去年多吗？",
    "为什么{}个申请都没有公开？",
    "网站发布了{}条信息，是不是？",
)


@often
@given(count=st.integers(10**5, 10**9), premise=st.sampled_from(PREMISES))
def test_a_number_that_is_said_is_never_told_as_a_figure(sample: World, count: int, premise: str) -> None:
    answer = sample.ask(premise.format(count))
    check(answer, sample)
    printed = {*next(iter(sample.cells.values())).values(), 840}
    assert all(fact.derived or fact.value in printed for fact in answer.facts)
    assert count not in [fact.value for fact in answer.facts]


QUESTION = "乌鲁木齐县2023年行政处罚是多少件?"


@often
@given(
    place=st.integers(11, len(QUESTION)), blank=st.sampled_from(["", " ", "\u200b", "　"]), wide=st.booleans()
)
def test_blanks_and_widths_change_nothing(sample: World, place: int, blank: str, wide: bool) -> None:
    message = f" {QUESTION[:place]}{blank}{QUESTION[place:]}\n"
    written = message.translate(str.maketrans("0123?", "０１２３？")) if wide else message
    assert sample.ask(written) == sample.ask(QUESTION)
