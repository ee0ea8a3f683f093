"""The day of publication, where a report prints it above its narrative."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.types import Kind
from tests.bot.world import PENALTIES, check, written

REPORT = (
    "云台县人民政府2023年政府信息公开工作年度报告\n{line}\n\n一、总体情况\n全年发布信息30条。\n"
    + PENALTIES.format(fines=9)
)


@pytest.mark.parametrize(
    "line", ["发布时间：2024-02-05 来源：云台县政府", "时间:2024年2月5日 11:30 作者:佚名"]
)
@pytest.mark.parametrize("question", ["云台县这份报告什么时候挂出来的", "云台县年报几月几号公布的"])
def test_the_line_that_prints_the_day_is_quoted(tmp_path: Path, line: str, question: str) -> None:
    with written(tmp_path, {"云台县2023.txt": REPORT.format(line=line)}) as world:
        answer = world.ask(question)
        check(answer, world)
        assert (answer.kind, answer.headline) == (Kind.PASSAGE, line)


def test_a_day_that_is_not_printed_is_not_told(tmp_path: Path) -> None:
    with written(tmp_path, {"云台县2023.txt": REPORT.format(line="欢迎监督")}) as world:
        assert world.ask("云台县这份报告什么时候挂出来的").kind is Kind.NO_DATA
