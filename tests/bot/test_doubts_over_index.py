"""Which reports of an index contradict themselves: over all of them, a year, a region, or in one row."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.types import Answer, Conversation, Kind
from corpus.reading import read_report
from index.store import Store
from tests.bot.world import TODAY, World, check

REPORT = """{agency}{year}年政府信息公开工作年度报告
一、总体情况
{narrative}
二、主动公开政府信息情况
第二十条第（一）项
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
行政规范性文件 | 4 | 0 | 32
第二十条第（五）项
信息内容 | 本年处理决定数量
行政许可 | 12
"""
SHARE = "全年发布信息100条，其中网站信息20条，占{share}%；微信信息80条，占80%。"
FILES = "制定规范性文件{count}件。"
TOLD = {
    ("盘山县人民政府", 2022): SHARE.format(share=35),
    ("盘山县人民政府", 2023): SHARE.format(share=20),
    ("海城市人民政府", 2023): FILES.format(count=0),
    ("东港市人民政府", 2023): FILES.format(count=4),
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Reports of three bodies, two of which contradict themselves in a year."""
    with Store.open(tmp_path_factory.mktemp("doubts") / "index.db") as store:
        for (agency, year), narrative in TOLD.items():
            text = REPORT.format(agency=agency, year=year, narrative=narrative)
            store.save(read_report(text.encode(), f"{agency}{year}.txt"))
        yield World(store, {})


def named(answer: Answer) -> set[str]:
    """The place and year of every report in the list of an answer."""
    return {line.partition("人民政府")[0] + line.partition("年")[0][-4:] for line in answer.lines}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("哪份报告有错", {"盘山县2022", "海城市2023"}),
        ("哪几家年报数字打架", {"盘山县2022", "海城市2023"}),
        ("哪些单位的报告有存疑的地方", {"盘山县2022", "海城市2023"}),
        ("2023年有没有报告前后矛盾的", {"海城市2023"}),
        ("哪个单位的报告正文和表格对不上", {"海城市2023"}),
        ("谁家的规范性文件数字自相矛盾", {"海城市2023"}),
    ],
)
def test_reports_that_contradict_themselves(reports: World, question: str, found: set[str]) -> None:
    answer = reports.ask(question)
    assert answer.kind is Kind.RANKING
    assert named(answer) == found
    assert answer.facts
    check(answer, reports)


@pytest.mark.parametrize("question", ["哪些报告勾稽不平", "哪份报告的行政许可数字有错"])
def test_none_that_does(reports: World, question: str) -> None:
    answer = reports.ask(question)
    assert answer.kind is Kind.NO_DATA
    assert answer.notes


def test_a_body_that_is_named_is_asked_about_alone(reports: World) -> None:
    assert reports.ask("盘山县2023年的报告有没有错").kind is not Kind.RANKING


def test_all_reports_are_meant_whatever_body_was_spoken_of(reports: World) -> None:
    talk = Conversation()
    reports.engine.ask("东港市2023年许可多少", talk, TODAY)
    assert len(reports.engine.ask("哪份报告有错", talk, TODAY).lines) == 2
