"""Groups named through some of their rows, what stands in place of people, and shares by the table."""

from __future__ import annotations

import pytest

from tests.bot.world import CITY, World, check

RECEIVED = "本年新收政府信息公开申请数量"


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("沙湾市信访件啦重复申请啦这些不予处理的一共多少", 5),
        ("沙湾市国家秘密、三安全一稳定等不予公开的有几件", 8),
        ("沙湾市不掌握、没有现成信息之类无法提供的加起来多少", 3),
    ],
)
def test_examples_stand_for_their_group(several: World, question: str, rows: int) -> None:
    answer = several.ask(question)
    assert len(answer.facts) == rows + 1
    check(answer, several)


def test_rows_that_are_named_alone_are_added_up_alone(several: World) -> None:
    answer = several.ask("沙湾市不掌握和没有现成信息一共多少件")
    assert len(answer.facts) == 3


@pytest.mark.parametrize(
    "question",
    [
        "不是个人、是单位来申请的，沙湾市一共多少件",
        "沙湾市单位提的申请有几件",
        "机构来申请的有多少件（沙湾市，个人不算）",
    ],
)
def test_bodies_that_apply_are_all_columns_but_people(several: World, question: str) -> None:
    columns = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    answer = several.ask(question)
    wanted = sum(several.value(CITY, 2023, RECEIVED, column) for column in columns)
    assert answer.facts[0].value == wanted
    check(answer, several)


@pytest.mark.parametrize(
    "question",
    [
        "沙湾市正文写不予公开占办结的三成，照表三来算该是百分之几",
        "沙湾市表三里不予公开占办结总数的百分之几",
        "按表三的数算，沙湾市不予公开占办结总数多少",
        "沙湾市不予公开占办结总数的百份比，保留两位小数",
    ],
)
def test_a_share_is_worked_out_by_the_table(several: World, question: str) -> None:
    answer = several.ask(question)
    plain = several.ask("沙湾市不予公开占办结总数的百分之几")
    assert answer.facts[0].unit == "%"
    assert answer.facts[0].value == plain.facts[0].value


def test_one_kind_of_bodies_that_apply_is_its_own_column(several: World) -> None:
    answer = several.ask("沙湾市法律服务机构提的申请有几件")
    assert answer.facts[0].value == several.value(CITY, 2023, RECEIVED, "法律服务机构")
