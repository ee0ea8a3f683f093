"""Bodies of an index by every part of their names: abbreviated offices, places above, streets, doubts."""

from __future__ import annotations

import pytest

from bot.understand.bodies import Bodies
from bot.understand.called import names_of
from bot.understand.places import split_agency

NAMES = (
    "青川县教育委员会",
    "松原市教育局",
    "江苏省住房和城乡建设厅",
    "贵州省交通运输厅",
    "临海市综合行政执法局",
    "如皋市自然资源和规划局",
    "国家林业和草原局",
    "湖口县林业局",
    "彰武县农业农村局",
    "分宜县农业农村局",
    "涪陵区荔枝街道办事处",
    "银山镇人民政府",
    "景宁畲族自治县人民政府",
    "浙江省人民政府",
    "凉山彝族自治州交通运输局",
)
BODIES = Bodies(NAMES)


def named(text: str) -> list[tuple[str, ...]]:
    """The agencies of every body that a text names."""
    return [mention.agencies for mention in BODIES.find(text)]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("江苏住建厅", "江苏省住房和城乡建设厅"),
        ("贵州省交通厅", "贵州省交通运输厅"),
        ("临海的执法局", "临海市综合行政执法局"),
        ("临海综合执法局", "临海市综合行政执法局"),
        ("如皋自规局", "如皋市自然资源和规划局"),
        ("如皋资规局", "如皋市自然资源和规划局"),
        ("国家林草局", "国家林业和草原局"),
        ("青川县教委", "青川县教育委员会"),
        ("辽宁彰武的农业农村局", "彰武县农业农村局"),
        ("荔枝街道", "涪陵区荔枝街道办事处"),
        ("荔枝街道办", "涪陵区荔枝街道办事处"),
        ("东平县银山镇", "银山镇人民政府"),
        ("景宁", "景宁畲族自治县人民政府"),
        ("浙江景宁县", "景宁畲族自治县人民政府"),
        ("浙江省景宁县", "景宁畲族自治县人民政府"),
        ("浙江临海执法局", "临海市综合行政执法局"),
        ("凉山自治州交通局", "凉山彝族自治州交通运输局"),
        ("凉山州交通局", "凉山彝族自治州交通运输局"),
        ("凉山彝族州交通局", "凉山彝族自治州交通运输局"),
        ("贵州交运厅", "贵州省交通运输厅"),
    ],
)
def test_one_body_is_meant(text: str, agency: str) -> None:
    assert named(text + "2023年处罚几件")[0] == (agency,)


@pytest.mark.parametrize("text", ["朝阳区教委", "海南省住建厅", "海淀区农业局", "四川彰武的林业局"])
def test_the_office_of_another_place_is_not_taken(text: str) -> None:
    assert all(not agencies for agencies in named(text + "处罚几件"))


def test_an_abbreviation_that_several_offices_have_names_them_all() -> None:
    assert set(named("教委处罚几件")[0]) >= {"青川县教育委员会"}
    assert set(named("农业局处罚几件")[0]) == {"彰武县农业农村局", "分宜县农业农村局"}


def test_a_place_that_is_not_printed_is_told() -> None:
    (mention,) = BODIES.find("东平县银山镇处罚几件")
    assert mention.unproved == "东平县"
    (mention,) = BODIES.find("银山镇处罚几件")
    assert not mention.unproved


@pytest.mark.parametrize(
    ("agency", "parts"),
    [
        ("江苏省住房和城乡建设厅", ("江苏省", "住房和城乡建设厅")),
        ("涪陵区荔枝街道办事处", ("涪陵区荔枝街道", "")),
        ("天水市生态环境局秦州分局", ("天水市", "生态环境局秦州分局")),
    ],
)
def test_place_and_office_of_a_name(agency: str, parts: tuple[str, str]) -> None:
    assert split_agency(agency) == parts


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("辽宁那个局处罚几件", {"彰武县农业农村局"}),
        ("重庆那个街道处罚几件", {"涪陵区荔枝街道办事处"}),
    ],
)
def test_a_body_is_described_by_the_province_it_lies_in(text: str, agencies: set[str]) -> None:
    assert set(named(text)[0]) == agencies


def test_a_known_division_is_followed_by_no_made_up_one() -> None:
    assert split_agency("昆山市绿化市容管理局") == ("昆山市", "绿化市容管理局")


@pytest.mark.parametrize(("text", "found"), [("小区门口的公告", False), ("小店区罚了几件", True)])
def test_an_everyday_word_is_no_district_cut_short(text: str, *, found: bool) -> None:
    assert bool(Bodies(["小店区人民政府"]).find(text)) is found


@pytest.mark.parametrize("name", ["临淄区税务局", "临淄税务", "临淄区税务"])
def test_a_body_of_a_national_system_is_called_by_its_place(name: str) -> None:
    assert name in names_of("国家税务总局临淄区税务局")
