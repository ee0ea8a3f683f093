"""Shares of several figures: what is the part, what is the whole, and which are asked for one by one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from bot.types import Answer, Conversation, Derived, Kind
from corpus.types import Format
from corpus.vocabulary import TOTAL
from tests.bot import world
from tests.bot.test_engine_arithmetic import near
from tests.bot.world import CITY, COUNTY, TODAY, World, check

Part = tuple[str, ...]  # the figures that are added up, by their names below
PATHS = {
    "许可": ("行政许可/本年处理决定数量", None),
    "处罚": ("行政处罚/本年处理决定数量", None),
    "强制": ("行政强制/本年处理决定数量", None),
    "复议": ("行政复议/总计", None),
    "维持": ("行政复议/结果维持", None),
    "纠正": ("行政复议/结果纠正", None),
    "直诉": ("行政诉讼/未经复议直接起诉/总计", None),
    "后诉": ("行政诉讼/复议后起诉/总计", None),
    "新收": ("本年新收政府信息公开申请数量", "总计"),
    "个人": ("本年新收政府信息公开申请数量", "自然人"),
    "企业": ("本年新收政府信息公开申请数量", "商业企业"),
    "律所": ("本年新收政府信息公开申请数量", "法律服务机构"),
    "结转": ("上年结转政府信息公开申请数量", "总计"),
    "公开": ("予以公开", "总计"),
    "部分": ("部分公开", "总计"),
    "办结": ("办理结果/总计", "总计"),
    "个人公开": ("予以公开", "自然人"),
    "个人办结": ("办理结果/总计", "自然人"),
}
_FULL = {
    (CITY, 2022): 62,
    (CITY, 2023): 33,
    (COUNTY, 2023): 62,
}  # seeds of reports without a zero among these
DECISIONS, COURT = ("许可", "处罚", "强制"), ("直诉", "后诉")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    made = {report: (seed, Format.F2021) for report, seed in _FULL.items()}
    with world.several(tmp_path_factory.mktemp("shares"), made) as opened:
        yield opened


def summed(world: World, agency: str, year: int, names: Part) -> Decimal:
    return sum((world.value(agency, year, *PATHS[name]) for name in names), Decimal(0))


def rates(answer: Answer) -> list[Decimal]:
    made = (fact for fact in answer.facts if fact.derived and fact.derived.op == "ratio")
    return [Decimal(fact.value or 0) for fact in made]


@pytest.mark.parametrize(
    ("say", "part", "whole"),
    [
        ("行政强制占处罚和强制的百分之几", ("强制",), ("处罚", "强制")),
        ("许可占许可和处罚总数的比重", ("许可",), ("许可", "处罚")),
        ("处罚占许可加处罚的比例", ("处罚",), ("许可", "处罚")),
        ("处罚占许可和强制的百分比", ("处罚",), ("许可", "强制")),
        ("处罚占许可、处罚、强制的比例", ("处罚",), DECISIONS),
        ("处罚在许可、处罚、强制这三类决定里占几成", ("处罚",), DECISIONS),
        ("行政处罚在行政许可和行政处罚合计里的比重", ("处罚",), ("许可", "处罚")),
        ("许可、处罚加起来，处罚占了多少比例", ("处罚",), ("许可", "处罚")),
        ("处罚是许可和处罚总和的百分之几", ("处罚",), ("许可", "处罚")),
        ("处罚相当于许可和强制之和的百分之几", ("处罚",), ("许可", "强制")),
        ("处罚和强制是许可的百分之几", ("处罚", "强制"), ("许可",)),
        ("复议占复议诉讼总数的百分比", ("复议",), ("复议", *COURT)),
        ("诉讼占复议和诉讼的比例", COURT, ("复议", *COURT)),
        ("复议加诉讼里，诉讼占百分之几", COURT, ("复议", *COURT)),
        ("复议后起诉占诉讼的百分之几", ("后诉",), COURT),
        ("复议维持占复议维持和纠正的百分之几", ("维持",), ("维持", "纠正")),
        ("复议里维持和纠正占多少", ("维持", "纠正"), ("复议",)),
        ("予以公开和部分公开占新收加结转的比例", ("公开", "部分"), ("新收", "结转")),
        ("部分公开占予以公开加部分公开的比重", ("部分",), ("公开", "部分")),
        ("个人占个人和企业新收的比例", ("个人",), ("个人", "企业")),
        ("律所申请占律所和企业申请之和的百分之几", ("律所",), ("律所", "企业")),
        ("个人和企业占新收的百分之几", ("个人", "企业"), ("新收",)),
        ("个人的予以公开占个人办结的比例", ("个人公开",), ("个人办结",)),
        ("第五项占第五项和第六项的比例", ("许可",), DECISIONS),
    ],
)
def test_a_whole_of_several_figures_is_their_sum(full: World, say: str, part: Part, whole: Part) -> None:
    answer = full.ask(f"沙湾市2023年{say}")
    check(answer, full)
    wanted = summed(full, CITY, 2023, part) / summed(full, CITY, 2023, whole) * 100
    assert len(rates(answer)) == 1
    assert near(rates(answer)[0], wanted)


@pytest.mark.parametrize(
    ("say", "parts", "whole"),
    [
        ("个人新收占比，企业新收占比", ("个人", "企业"), ("新收",)),
        ("个人申请占多少，企业占多少", ("个人", "企业"), ("新收",)),
        ("个人和企业的占比分别是多少", ("个人", "企业"), ("新收",)),
        ("新收当中，个人占比多少，企业占比多少，律所占比多少", ("个人", "企业", "律所"), ("新收",)),
        ("许可、处罚、强制各占多少百分比", DECISIONS, DECISIONS),
        ("许可处罚强制的占比", DECISIONS, DECISIONS),
        ("处罚和强制分别占许可的百分之几", ("处罚", "强制"), ("许可",)),
        ("予以公开的比例和部分公开的比例", ("公开", "部分"), ("办结",)),
        ("直接起诉和复议后起诉各占多少", COURT, COURT),
    ],
)
def test_shares_asked_one_by_one(full: World, say: str, parts: Part, whole: Part) -> None:
    answer = full.ask(f"沙湾市2023年{say}")
    check(answer, full)
    base = summed(full, CITY, 2023, whole)
    wanted = [summed(full, CITY, 2023, (part,)) / base * 100 for part in parts]
    assert len(rates(answer)) == len(parts)
    assert all(near(rate, part) for rate, part in zip(rates(answer), wanted, strict=True))


@pytest.mark.parametrize(
    ("say", "name"), [("复议诉讼维持率", "结果维持"), ("复议和诉讼的纠正率", "结果纠正")]
)
def test_a_rate_of_appeals_and_cases_is_of_each(full: World, say: str, name: str) -> None:
    answer = full.ask(f"沙湾市2023年{say}")
    check(answer, full)
    appeals = full.value(CITY, 2023, f"行政复议/{name}") / summed(full, CITY, 2023, ("复议",))
    routes = [full.value(CITY, 2023, path[0].replace("总计", name)) for path in (PATHS[r] for r in COURT)]
    wanted = [appeals * 100, sum(routes) / summed(full, CITY, 2023, COURT) * 100]
    assert all(near(rate, part) for rate, part in zip(rates(answer), wanted, strict=True))


@pytest.mark.parametrize("say", ["处罚占多少，许可呢，强制在里面", "处罚占三项的比例，许可是多少"])
def test_what_is_left_open_is_no_share_of_one_figure_in_another(full: World, say: str) -> None:
    own, whole = (summed(full, CITY, 2023, names) for names in (("处罚",), DECISIONS))
    answer = full.ask(f"沙湾市2023年{say}")
    check(answer, full)
    assert all(near(rate, own / whole * 100) for rate in rates(answer))


def test_the_same_share_of_another_year(full: World) -> None:
    conversation = Conversation(TODAY)
    full.engine.ask("沙湾市2023年处罚占许可和处罚的比例", conversation)
    answer = full.engine.ask("2022年呢", conversation)
    check(answer, full)
    parts = [summed(full, CITY, 2022, names) for names in (("处罚",), ("许可", "处罚"))]
    assert near(rates(answer)[0], parts[0] / parts[1] * 100)


@pytest.mark.parametrize(
    ("say", "other"),
    [("沙湾市2022年和2023年", (CITY, 2022)), ("清河县、沙湾市2023年", (COUNTY, 2023))],
)
def test_one_share_of_several_reports(full: World, say: str, other: tuple[str, int]) -> None:
    answer = full.ask(f"{say}处罚占许可和处罚的比例")
    check(answer, full)
    reports = [other, (CITY, 2023)]
    wanted = [
        summed(full, *report, ("处罚",)) / summed(full, *report, ("许可", "处罚")) * 100 for report in reports
    ]
    assert answer.kind in (Kind.TREND, Kind.COMPARISON)
    assert all(near(rate, part) for rate, part in zip(rates(answer), wanted, strict=True))


def test_a_rate_of_few_cases_says_so(full: World) -> None:
    assert summed(full, CITY, 2023, ("复议",)) < 30
    for say in ("复议维持率", "复议维持占复议维持和纠正的百分之几"):
        assert any("只供参考" in note for note in full.ask(f"沙湾市2023年{say}").notes), say
    assert not any("只供参考" in note for note in full.ask("沙湾市2023年处罚占许可的比例").notes)


def test_what_is_larger_than_its_whole_is_no_part(sample: World) -> None:
    assert any("不是它的一部分" in note for note in sample.ask("许可占处罚的百分之几").notes)
    assert not any("不是它的一部分" in note for note in sample.ask("处罚占许可的百分之几").notes)


@pytest.mark.parametrize(
    ("say", "part", "whole"),
    [
        ("沙湾市2023年企业被拒绝公开的一共几件，其中以执法案卷为由的占几成", "属于行政执法案卷", "不予公开"),
        ("沙湾市2023年企业提的申请，办完的里面完全公开的比例", "予以公开", "办理结果/总计"),
        ("沙湾市2023年企业申请被拒的那些里，卡在执法案卷上的占多少", "属于行政执法案卷", "不予公开"),
    ],
)
def test_both_sides_are_of_those_who_are_named_first(several: World, say: str, part: str, whole: str) -> None:
    answer = several.ask(say)
    check(answer, several)
    assert {fact.applicant for fact in answer.facts if fact.unit == "件"} == {"商业企业"}
    of = (answer.facts[0].derived or Derived("", ())).of
    assert [part in of[0], of[1].startswith(whole)] == [True, True]


def test_what_is_published_in_part_is_counted_in(several: World) -> None:
    answer = several.ask("沙湾市2023年公开（连部分公开也算）占办结的比例")
    check(answer, several)
    parts = sum(several.value(CITY, 2023, row, TOTAL) for row in ("予以公开", "部分公开"))
    whole = several.value(CITY, 2023, "办理结果/总计", TOTAL)
    assert abs(Decimal(answer.facts[0].value or 0) - parts / whole * 100) < Decimal("0.01")
