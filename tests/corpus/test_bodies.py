"""Where a body belongs and what kind of body it is, by its name."""

from __future__ import annotations

import pytest

from corpus.agency_names import region_of
from corpus.bodies import BodyType, body_type
from corpus.regions import Place, by_name, place_of, regions


@pytest.mark.parametrize(
    ("agency", "year", "place"),
    [
        ("海城市西柳镇人民政府", 2023, Place("辽宁省", "鞍山市", "海城市", "西柳镇")),
        ("仙桃市沙嘴街道办事处", 2023, Place("湖北省", None, "仙桃市", "沙嘴街道")),
        ("广西壮族自治区百色市右江区人民政府办公室", 2023, Place("广西壮族自治区", "百色市", "右江区")),
        ("建始县林业局", 2023, Place("湖北省", "恩施土家族苗族自治州", "建始县")),
        ("上海市人民政府办公厅", 2019, Place("上海市")),
        ("国家税务总局建始县税务局", 2023, Place("湖北省", "恩施土家族苗族自治州", "建始县")),
        ("崇明县陈家镇人民政府", 2010, Place("上海市", None, "崇明县", "陈家镇")),
        ("杭州市下城区财政局", 2019, Place("浙江省", "杭州市", "下城区")),
        ("南京市鼓楼区教育局", 2023, Place("江苏省", "南京市", "鼓楼区")),
        ("鼓楼区教育局", 2023, Place(county="鼓楼区")),
        ("西柳镇人民政府", 2023, Place(township="西柳镇")),
        ("公安部", 2022, Place()),
        ("永康市东城街道办事处", 2023, Place("浙江省", "金华市", "永康市", "东城街道")),
        ("永康市乡镇企业局", 2023, Place("浙江省", "金华市", "永康市")),
        ("永康市城乡建设局", 2023, Place("浙江省", "金华市", "永康市")),
        ("第八师石河子市人民政府", 2023, Place("新疆维吾尔自治区", None, "石河子市")),
        ("新疆生产建设兵团", 2023, Place("新疆维吾尔自治区")),
        ("永康经济开发区管理委员会", 2023, Place("浙江省", "金华市", "永康市")),
        ("国家统计局永康调查队", 2023, Place("浙江省", "金华市", "永康市")),
        ("中华人民共和国杭州海关", 2023, Place("浙江省", "杭州市")),
        ("吉林海关", 2023, Place("吉林省")),
    ],
)
def test_a_name_and_the_table_tell_the_place(agency: str, year: int, place: Place) -> None:
    assert place_of(agency, year) == place


def test_every_present_division_finds_its_own_province() -> None:
    names = {region.code: region.name for region in regions() if region.until is None}
    for region in (region for region in regions() if region.until is None):
        above = names[region.code[:2] + "0000"]
        full = region.name if region.name == above else above + region.name
        place = place_of(full + "人民政府")
        assert place.province == above
        assert region.name in (place.province, place.prefecture, place.county)


@pytest.mark.parametrize(
    ("agency", "kind"),
    [
        ("建始县人民政府", BodyType.GOVERNMENT),
        ("天津经济技术开发区管理委员会", BodyType.GOVERNMENT),
        ("建始县人民政府办公室", BodyType.OFFICE),
        ("上海市人民政府办公厅", BodyType.OFFICE),
        ("西柳镇人民政府", BodyType.TOWNSHIP),
        ("仙桃市沙嘴街道办事处", BodyType.TOWNSHIP),
        ("建始县林业局", BodyType.DEPARTMENT),
        ("锡林郭勒盟行政公署", BodyType.GOVERNMENT),
        ("锡林郭勒盟行政公署办公室", BodyType.OFFICE),
        ("永康海关", BodyType.DEPARTMENT),
        ("建始县发展和改革委员会", BodyType.DEPARTMENT),
        ("建始县教育局办公室", BodyType.DEPARTMENT),
    ],
)
def test_the_kind_of_body(agency: str, kind: BodyType) -> None:
    assert body_type(agency) is kind


def test_every_division_of_the_table_is_known_in_front_of_a_body() -> None:
    names = {each for each in by_name() if len(each) > 2 and each[-1] in "市县区旗州盟"}
    assert {each: region_of(f"{each}财政局") for each in names} == {each: each for each in names}


def test_what_follows_the_place_is_not_taken_for_its_end() -> None:
    bodies = ["市场监督管理局", "市政管理局", "市级机关事务管理局", "市属企业改革办公室"]
    bodies += ["住房和城乡建设局", "城乡规划局", "乡镇企业局", "乡村振兴局"]
    for place in ("杭州市", "津市市"):
        assert {region_of(place + body) for body in bodies} == {place}
