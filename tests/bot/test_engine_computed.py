"""What is computed over bodies and years: whose it is, of which year, and how its formula reads."""

from __future__ import annotations

from tests.bot.world import CITY, COUNTY, World


def test_a_sum_of_several_bodies_and_years_is_of_neither_alone(several: World) -> None:
    several_years = several.ask("清河县2022到2023年处罚合计").facts[0]
    assert (several_years.agency, several_years.year) == (COUNTY, 0)
    both = several.ask("清河县和沙湾市2023年处罚合计多少").facts[0]
    assert (both.agency, both.year) == (f"{COUNTY}、{CITY}", 2023)
    change = several.ask("清河县2023年处罚比2022年增加多少").facts[0]
    assert (change.agency, change.year) == (COUNTY, 2023)


def test_a_mean_is_told_without_a_numeral_in_its_formula(several: World) -> None:
    answer = several.ask("清河县2022到2023年处罚平均")
    values = [several.value(COUNTY, year, "行政处罚/本年处理决定数量") for year in (2022, 2023)]
    assert f"{values[0]} + {values[1]} 的平均数" in "".join(answer.lines)


def test_of_two_the_larger_is_only_more(several: World) -> None:
    assert several.ask("清河县和沙湾市2023年处罚哪个多").headline.startswith("较多的是")
