"""Answers, lists and lines of an ingest tell of bodies and years that the file does not print."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.types import Answer
from corpus.reading import read_report
from index.store import Store
from tests.bot.console import wenbao
from tests.bot.world import World

REPORT = """{title}
一、总体情况
二、主动公开政府信息情况
第二十条第（五）项
信息内容 | 本年处理决定数量
行政许可 | {count}
五、存在的主要问题及改进情况
工作人员不足。
"""
NAMED = "永康市司法局2023年报.txt"


@pytest.fixture
def answers(tmp_path: Path) -> World:
    store = Store.open(tmp_path / "x.db")
    for count, title, name, agency, year in (
        (7, "2023年政府信息公开工作年度报告", NAMED, None, None),
        (9, "政府信息公开工作年度报告", "x.txt", "义乌市司法局", 2023),
        (5, "东阳市司法局2023年政府信息公开工作年度报告", "y.txt", None, None),
        (4, "政府信息公开工作年度报告", "nulike-town.txt", None, None),
    ):
        text = REPORT.format(title=title, count=count).encode()
        store.save(read_report(text, name, agency=agency, year=year))
    return World(store, {})


def said(answer: Answer) -> str:
    return "".join(answer.assumed)


@pytest.mark.parametrize("question", ["永康市司法局2023年行政许可", "永康市司法局2023年存在什么问题"])
def test_a_body_of_the_files_name(answers: World, question: str) -> None:
    assert "取自文件名：永康市司法局" in said(answers.ask(question))


def test_a_body_and_a_year_that_the_call_named(answers: World) -> None:
    found = answers.ask("义乌市司法局2023年行政许可")
    assert "单位名称不是报告里印的，取自收录时的指定：义乌市司法局。" in found.assumed
    assert "年份不是报告里印的，取自收录时的指定：义乌市司法局2023年。" in found.assumed


def test_a_printed_body_and_year_go_without_saying(answers: World) -> None:
    assert answers.ask("东阳市司法局2023年行政许可").assumed == ()


def test_rankings_and_comparisons_tell_of_each(answers: World) -> None:
    ranked = said(answers.ask("行政许可排名"))
    assert "取自文件名：永康市司法局" in ranked
    assert "取自收录时的指定：义乌市司法局" in ranked
    assert "按文件名“nulike-town”" in ranked
    compared = said(answers.ask("永康市司法局和东阳市司法局2023年行政许可哪个多"))
    assert "取自文件名：永康市司法局" in compared


def test_a_title_that_is_not_printed_is_the_name_of_the_file(answers: World) -> None:
    [source] = answers.ask("努力克镇行政许可").sources
    assert source.report == "nulike-town.txt"


def test_a_year_of_a_report_without_one(answers: World) -> None:
    text = answers.ask("努力克镇2021年行政许可").headline
    assert "没有印年份" in text
    assert "年年" not in text


def test_ingest_and_the_list_of_reports_tell(tmp_path: Path) -> None:
    file, db = tmp_path / NAMED, tmp_path / "x.db"
    file.write_text(REPORT.format(title="2023年政府信息公开工作年度报告", count=1), "utf-8")
    assert "取自文件名" in wenbao("ingest", file, db=db).out
    (outcome,) = wenbao("ingest", file, "--again", "--json", db=db).lines()
    assert [each["rule"] for each in outcome["findings"] if "文件名" in each["message"]] == ["supplied"]
    (listed,) = wenbao("reports", "--json", db=db).lines()
    assert listed["origins"] == {"agency": "file name", "year": "printed"}
