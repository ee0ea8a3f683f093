"""Bodies that are described, spelt, or share an office with the next one named."""

from __future__ import annotations

import pytest

from bot.understand.bodies import Bodies
from bot.understand.naming import named_bodies
from bot.understand.parse import lexicon

FOREST, WEATHER, TOWN = "建始县林业局", "黑河市气象局", "海城市西柳镇人民政府"
CIVIL, OTHER_CIVIL = "抚州市民政局", "北碚区民政局"
HEALTH, ROADS = "武进区卫生健康局", "甘谷县交通运输局"
BODIES = Bodies((FOREST, WEATHER, TOWN, CIVIL, OTHER_CIVIL, HEALTH, ROADS, "014-nulike-town-2023.txt"))


def named(text: str) -> list[tuple[str, ...]]:
    """The agencies of every body that a message names."""
    return list(dict.fromkeys(mention.agencies for mention in BODIES.find(text)))


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("黑河那个管看天的局发了多少条信息", WEATHER),
        ("管天气的那个局许可几件", WEATHER),
        ("负责预报天气的单位处罚多少", WEATHER),
        ("黑河那家2021年的许可", WEATHER),
        ("黑河气象部门罚了几次", WEATHER),
        ("建始种树的那个局批了几件", FOREST),
        ("建始县管山林的局2023年许可", FOREST),
        ("主管森林的单位罚了几起", FOREST),
        ("武进管卫生的那个", HEALTH),
        ("武进那边负责看病的部门罚了多少", HEALTH),
        ("武进卫计委许可几件", HEALTH),
        ("抚州管低保那个局", CIVIL),
        ("抚州那家处罚几件", CIVIL),
        ("北碚管婚姻登记的局公告几条", OTHER_CIVIL),
        ("甘谷那个交通部门挂了几条", ROADS),
        ("管修路的那个单位公开了几条", ROADS),
        ("beibei minzhengju 2020年许可", OTHER_CIVIL),
        ("heihe qixiangju许可", WEATHER),
        ("nulike zhen规章几件", "014-nulike-town-2023.txt"),
    ],
)
def test_a_body_that_is_described_or_spelt(text: str, agency: str) -> None:
    assert named(text) == [(agency,)]


@pytest.mark.parametrize("text", ["抚州和北碚民政局处罚谁多", "抚州、北碚民政局", "抚州跟北碚区民政局比许可"])
def test_a_place_shares_the_office_of_the_next(text: str) -> None:
    assert named(text) == [(CIVIL,), (OTHER_CIVIL,)]


@pytest.mark.parametrize("text", ["福州市民政局处罚几件", "福州民政局2020年许可", "抚顺市民政局处罚"])
def test_a_real_place_that_sounds_alike_is_never_put_right(text: str) -> None:
    mentions = named_bodies(text, BODIES, lexicon())
    assert not any(CIVIL in mention.agencies for mention in mentions)


def test_a_place_that_is_none_is_put_right_by_its_sound() -> None:
    assert [m.agencies for m in named_bodies("抚洲市民政局处罚几件", BODIES, lexicon())] == [(CIVIL,)]
    assert [m.agencies for m in named_bodies("武近区卫健局公告", BODIES, lexicon())] == [(HEALTH,)]


@pytest.mark.parametrize(
    "text",
    [
        "管民政的局处罚几件",  # two of them
        "那家罚了多少",
        "食品安全方面的处罚有几件",
        "各部门的许可",
        "交通领域罚了几起",
        "搞科研的申请了几件",
        "管理部门一共几个",
    ],
)
def test_what_describes_no_one_body(text: str) -> None:
    assert not any(len(agencies) == 1 for agencies in named(text))
