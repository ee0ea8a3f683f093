"""The buttons under answers that are no single cell: numbers of the narrative, sums, lists."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.telegram import buttons as keyboards
from bot.telegram import refs
from tests.bot import world
from tests.bot.world import World
from tests.telegram.api import BotApi, Params, buttons
from tests.telegram.small import offline_chat

QUESTIONS = {
    "清河县2023年公开信息多少条": ["‹ 2022", "出处", "念法"],
    "清河县2022年许可和处罚一共多少": ["2023 ›", "出处", "念法"],
    "清河县2023年许可、处罚和强制一共多少件": ["‹ 2022", "出处", "念法"],
    "清河县2022年不予公开一共多少": ["‹ 2020", "2023 ›", "出处", "念法"],
    "清河县2023年法人新收申请多少": ["‹ 2022", "出处", "念法"],
    "清河县2023年许可、处罚、强制分别多少": ["行政许可 ›", "行政处罚 ›", "行政强制 ›"],
}


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with world.several(tmp_path_factory.mktemp("several")) as opened:
        yield opened


def views_of(message: Params) -> dict[str, str]:
    """The buttons of a message that lead to another view, by label."""
    found = {one["text"]: one.get("callback_data", "") for one in buttons(message)}
    return {text: data for text, data in found.items() if data.startswith("v")}


def tapped(several: World, data: str, message: Params) -> Params:
    """What a process that knows nothing of the message makes of a tap on it."""
    later = BotApi()
    with offline_chat(later, several.engine, lambda: world.TODAY) as handle:
        handle(later.tap(data, message))
    assert len(later.edited) == 1
    return later.edited[0]


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_no_cell_has_the_buttons_that_lead_somewhere_and_back(several: World, question: str) -> None:
    api = BotApi()
    with offline_chat(api, several.engine, lambda: world.TODAY) as handle:
        handle(api.say(question))
    offered = views_of(api.sent[0])
    assert list(offered)[: len(QUESTIONS[question])] == QUESTIONS[question]
    for label, data in offered.items():
        there = tapped(several, data, api.sent[0])
        assert there["html"] != api.sent[0]["html"]
        if label in ("出处", "念法"):
            back = views_of(there)
            assert len(back) == 1
            again = tapped(several, next(iter(back.values())), there)
            assert again["text"].split("\n")[0] == api.sent[0]["text"].split("\n")[0]


def test_another_year_of_a_sum_is_the_sum_of_that_year(several: World) -> None:
    api = BotApi()
    with offline_chat(api, several.engine, lambda: world.TODAY) as handle:
        handle(api.say("清河县2022年许可和处罚一共多少"))
    later = tapped(several, views_of(api.sent[0])["2023 ›"], api.sent[0])
    names = ("行政许可/本年处理决定数量", "行政处罚/本年处理决定数量")
    wanted = sum(several.value(world.COUNTY, 2023, name) for name in names)
    assert later["text"].startswith(f"{wanted} 件\n清河县人民政府2023年")


def test_places_that_were_asked_for_are_told_once_and_unfolded(several: World) -> None:
    api = BotApi()
    with offline_chat(api, several.engine, lambda: world.TODAY) as handle:
        handle(api.say("清河县2022年许可和处罚一共多少"))
        handle(api.say("出处在哪里"))
        handle(api.say("/source"))
    for message in api.sent[1:]:
        assert "<blockquote" not in message["html"]
        lines = [line for line in message["text"].split("\n") if "行政许可 › 本年处理决定数量" in line]
        assert len(lines) == 2  # the addend and its place


@pytest.mark.parametrize(
    "code",
    [
        f"f2022{refs.short(world.COUNTY)}{refs.short('正文/没有的')}x",
        f"f2022{refs.short(world.COUNTY)}{refs.short('行政许可/本年处理决定数量')}{'A' * 8}x",
        f"f2022{refs.short(world.COUNTY)}{refs.short('行政许可/本年处理决定数量') * 4}x",
        f"f2022{refs.short(world.COUNTY)}{refs.short('行政许可/本年处理决定数量')}o",
        f"t2022{refs.short(world.COUNTY)}{refs.short('正文/公开信息')}x",
        f"b2022{refs.short(world.COUNTY)}{refs.short('正文/公开信息')}x",
        f"p2022{refs.short(world.COUNTY)}{refs.short('不予公开')}9",
    ],
)
def test_made_up_codes_of_such_figures_are_stale(several: World, code: str) -> None:
    api = BotApi()
    with offline_chat(api, several.engine, lambda: world.TODAY) as handle:
        handle(api.tap(f"v{code}", None))
    assert "过期" in api.acknowledged[0]["text"]
    assert not api.edited


@pytest.mark.parametrize(
    ("cells", "names"),
    [
        ([("甲县", "2023年", "行政许可", "数"), ("甲县", "2023年", "行政处罚", "数")],
         ["行政许可", "行政处罚"]),
        ([("甲县", "2023年", "行政许可", "数"), ("乙县", "2023年", "行政许可", "数")], ["甲县", "乙县"]),
        ([("甲县", "2022年", "行政许可", "数"), ("甲县", "2023年", "行政许可", "数")], ["2022年", "2023年"]),
        ([("甲县", "2023年", "新收", "自然人"), ("甲县", "2023年", "新收", "总计")], ["自然人", "总计"]),
        ([("甲县", "诉讼", "纠正"), ("甲县", "诉讼", "维持"), ("甲县", "复议", "维持")],
         ["诉讼 › 纠正", "诉讼 › 维持", "复议"]),
    ],
)  # fmt: skip
def test_parts_have_names_that_tell_them_apart(cells: list[tuple[str, ...]], names: list[str]) -> None:
    assert keyboards._short_names(cells) == names


def test_where_a_report_prints_no_contact_another_body_may_be_chosen(several: World) -> None:
    api = BotApi()
    with offline_chat(api, several.engine, lambda: world.TODAY) as handle:
        handle(api.say("清河县2023年行政处罚多少"))
        handle(api.say("/contact"))
        handle(api.tap(buttons(api.sent[1])[0]["callback_data"], api.sent[1]))
    assert "没有印联系方式" in api.sent[1]["text"]
    assert "要找哪个机关" in api.edited[0]["text"]
