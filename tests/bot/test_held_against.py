"""A row held against what was answered before: its sum as one figure, in the order in which it is said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.answer.phrases import say
from bot.types import Kind
from tests.bot.world import CITY, COUNTY, World, check

PERMITS, FINES, FORCED = (f"行政{name}/本年处理决定数量" for name in ("许可", "处罚", "强制"))
RECEIVED = "本年新收政府信息公开申请数量"
SAMPLE = "乌鲁木齐县人民政府"
BOTH = "行政处罚加行政强制一共几件"


@pytest.fixture(name="of")
def _of(sample: World) -> dict[str, Decimal]:
    return {path: Decimal(sample.value(SAMPLE, 2023, path) or 0) for path in (PERMITS, FINES, FORCED)}


def near(value: object, wanted: Decimal) -> bool:
    """Whether a computed value is the wanted one, rounded."""
    return abs(Decimal(str(value)) - wanted) <= max(Decimal("0.005"), abs(wanted) / 1000)


@pytest.mark.parametrize(
    ("further", "turned"),
    [
        ("许可是它的几倍", False),
        ("那许可是这个的几倍", False),
        ("它是许可的几倍", True),
        ("是许可的几倍", True),
    ],
)
def test_the_row_in_front_is_divided_by_the_one_behind(
    sample: World, of: dict[str, Decimal], further: str, turned: bool
) -> None:
    answer = sample.last("行政处罚多少件", further)
    check(answer, sample)
    wanted = of[FINES] / of[PERMITS] if turned else of[PERMITS] / of[FINES]
    assert near(answer.facts[0].value, wanted)


def test_a_sum_is_held_against_a_row_as_one_figure(sample: World, of: dict[str, Decimal]) -> None:
    added = of[FINES] + of[FORCED]
    for further, wanted in (
        ("许可是它的几倍", of[PERMITS] / added),
        ("许可比它们多多少", abs(of[PERMITS] - added)),
        ("那跟许可差多少", abs(of[PERMITS] - added)),
        ("强制占这个数的百分之几", of[FORCED] / added * 100),
    ):
        answer = sample.last(BOTH, further)
        check(answer, sample)
        assert near(answer.facts[0].value, wanted), further


def test_figures_told_side_by_side_are_no_sum_unless_all_of_them_are_meant(
    sample: World, of: dict[str, Decimal]
) -> None:
    each = "行政处罚和行政强制各多少"
    assert sample.last(each, "许可是它的几倍").kind is Kind.NO_DATA
    answer = sample.last(each, "许可是它们的几倍")
    assert near(answer.facts[0].value, of[PERMITS] / (of[FINES] + of[FORCED]))


def test_after_a_comparison_the_row_that_came_first_is_meant(sample: World, of: dict[str, Decimal]) -> None:
    for asked, first in (("哪个多", max), ("哪个少", min)):
        answer = sample.last(f"许可和处罚{asked}", "它是强制的几倍")
        assert near(answer.facts[0].value, first(of[PERMITS], of[FINES]) / of[FORCED]), asked


@pytest.mark.parametrize(
    ("asked", "turned"),
    [("自然人加企业跟总计差多少", False), ("自然人和总计差几件", False), ("总计是自然人的几倍", True)],
)
def test_applicants_are_held_against_all(several: World, asked: str, turned: bool) -> None:
    answer = several.ask(f"清河县2023年本年新收里{asked}")
    check(answer, several)
    named = ("自然人", "商业企业") if "企业" in asked else ("自然人",)
    part = sum(Decimal(several.value(COUNTY, 2023, RECEIVED, name) or 0) for name in named)
    whole = Decimal(several.value(COUNTY, 2023, RECEIVED, "总计") or 0)
    assert near(answer.facts[0].value, whole / part if turned else whole - part)


def test_all_columns_against_their_total_are_a_check_of_the_row(several: World) -> None:
    answer = several.ask("清河县2023年本年新收各申请人之和与总计相差几件")
    assert answer.headline == say("check.row_holds")


@pytest.mark.parametrize("further", ["听说是98765", "我怎么听说是98765", "网上说98765", "我记得是98765"])
def test_a_number_from_elsewhere_is_held_against_the_figure_told(several: World, further: str) -> None:
    answer = several.last("清河县2023年行政处罚多少件", further)
    assert answer.facts[0].metric == FINES
    assert say("value.premise") in answer.notes


def test_a_body_named_again_is_held_against_the_one_told_last(several: World) -> None:
    """Each in the year in which it was told."""
    asked = ("清河县2022年行政处罚多少件", "沙湾市2023年的呢")
    wanted = abs(
        Decimal(several.value(COUNTY, 2022, FINES) or 0) - Decimal(several.value(CITY, 2023, FINES) or 0)
    )
    for further in ("比刚才清河县的多出来多少", "高出清河县多少", "和清河县2022年那笔差多少"):
        answer = several.last(*asked, further)
        check(answer, several)
        assert answer.facts[0].value == wanted, further


def test_the_earlier_of_two_figures_is_pointed_at(sample: World, of: dict[str, Decimal]) -> None:
    asked = ("许可多少", "处罚呢")
    for further, wanted in (
        ("前面那个是它的几倍", of[PERMITS] / of[FINES]),
        ("它是前面那个的几倍", of[FINES] / of[PERMITS]),
    ):
        assert near(sample.last(*asked, further).facts[0].value, wanted), further


def test_those_who_applied_are_asked_of_the_row_spoken_of(several: World) -> None:
    answer = several.last("清河县2023年部分公开多少件", "企业申请的有几件")
    assert (answer.facts[0].metric, answer.facts[0].applicant) == ("部分公开", "商业企业")
    meant = several.last("部分公开是什么意思", "清河县2023年有多少件是这样答复的")
    assert (meant.facts[0].metric, meant.facts[0].applicant) == ("部分公开", "总计")


def test_a_rate_is_held_against_that_of_another_body(several: World) -> None:
    """What part the figure is, not the figure."""
    rate = "沙湾市2023年行政许可占三类决定的百分之几"
    for further in ("比清河县高多少", "跟清河县比谁高", "比清河县高吗"):
        answer = several.last(rate, further)
        check(answer, several)
        assert answer.kind is Kind.COMPARISON, further
        assert {fact.unit for fact in answer.facts if fact.derived and fact.derived.op == "ratio"} == {"%"}


def test_rates_are_not_added(several: World) -> None:
    rate = "年行政许可占三类决定的百分之几"
    assert several.last(f"沙湾市2023{rate}", f"清河县2023{rate}", "两个加起来").kind is Kind.NO_DATA


def test_figures_told_before_something_was_not_found_are_not_computed_with(several: World) -> None:
    asked = ("沙湾市2023年行政处罚多少件", "清河县2023年行政处罚多少件", "清河县2023年抖音发了几条")
    assert not several.last(*asked, "两个加起来").facts


def test_a_row_is_held_against_the_sum_that_holds_it(sample: World, of: dict[str, Decimal]) -> None:
    answer = sample.last(BOTH, "强制在这两样合计里占百分之几")
    assert near(answer.facts[0].value, of[FORCED] / (of[FINES] + of[FORCED]) * 100)


def test_the_part_that_another_row_is_goes_on(sample: World, of: dict[str, Decimal]) -> None:
    asked = ("行政许可在许可、处罚、强制里占多少", "处罚呢")
    assert near(sample.last(*asked).facts[0].value, of[FINES] / sum(of.values()) * 100)
    assert sample.last(*asked, "收费多少钱").facts[0].derived is None


def test_a_check_goes_on_to_another_report(several: World) -> None:
    """Whole reports are checked, not the row spoken of before."""
    asked = ("清河县2023年行政处罚多少件", "这份报告有没有前后矛盾的地方", "那沙湾市的呢")
    for answer in (several.last(*asked[:2]), several.last(*asked)):
        assert answer.headline in map(say, ("check.holds", "check.broken", "check.but", "check.doubted"))
    assert {fact.agency for fact in answer.facts} == {CITY}


def test_a_year_alone_is_no_change(sample: World, of: dict[str, Decimal]) -> None:
    answer = sample.last("行政许可2023年比2022年多了还是少了", "那就光说2023年，几件")
    assert answer.facts[0].value == of[PERMITS]


def test_thanks_that_say_what_is_done_ask_nothing(sample: World) -> None:
    assert sample.last("行政处罚多少", "好嘞，那我就这么回复他了，谢谢").kind is Kind.CHAT


@pytest.mark.parametrize(
    ("question", "verdict"),
    [("罚得比批得还多，对不对", False), ("批得没罚得多吧", False), ("批得比罚得多吗", True)],
)
def test_what_is_fined_is_held_against_what_is_permitted(
    sample: World, of: dict[str, Decimal], question: str, verdict: bool
) -> None:
    answer = sample.ask(question)
    check(answer, sample)
    assert answer.headline.startswith("是" if verdict else "不是")
    assert {of[PERMITS], of[FINES]} <= {fact.value for fact in answer.facts}
