"""Names of bodies by the first letters of their syllables, and in English."""

from __future__ import annotations

import pytest

from bot.understand.bodies import Bodies

COUNTY, FOREST, CITY = "乌鲁木齐县人民政府", "建始县林业局", "淮安市人民政府"
DISTRICT, HEALTH = "北京市海淀区人民政府", "武进区卫生健康局"
BODIES = Bodies((COUNTY, FOREST, CITY, DISTRICT, HEALTH))


def named(text: str) -> list[tuple[str, ...]]:
    """The agencies of every body that a message names."""
    return [mention.agencies for mention in BODIES.find(text)]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("wlmq 许可", COUNTY),
        ("wlmqx2023年处罚多少", COUNTY),
        ("jsxlyj 去年许可", FOREST),
        ("hasrmzf的新收", CITY),
        ("wjqwsjkj 许可多少", HEALTH),
        ("urumqi county 2023 penalty", COUNTY),
        ("huaian city 2024 permits", CITY),
        ("fines in haidian district", DISTRICT),
        ("urumqi licences 2023", COUNTY),
    ],
)
def test_names_in_letters(text: str, agency: str) -> None:
    assert named(text) == [(agency,)]


@pytest.mark.parametrize(
    "text", ["gdp多少", "how many fines", "许可pk处罚", "total cases of the year", "fees and fines"]
)
def test_other_letters_name_nobody(text: str) -> None:
    assert named(text) == []
