"""A report asked whether it contradicts itself: its identities, and what its sentences say besides."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.types import Answer, Kind
from corpus.reading import read_report
from index.store import Store
from tests.bot.world import World, check


def reported(narrative: str) -> str:
    """A report of 石桥镇 whose narrative says this and whose table prints twelve licences."""
    return f"""石桥镇2022年政府信息公开工作年度报告
一、总体情况
{narrative}
二、主动公开政府信息情况
第二十条第（五）项
信息内容 | 本年处理决定数量
行政许可 | 12
"""


def asked(folder: Path, text: str, question: str) -> Answer:
    """What is answered over this one report."""
    with Store.open(folder / "index.db") as store:
        store.save(read_report(text.encode(), "石桥镇2022.txt"))
        world = World(store, {})
        answer = world.ask(question)
        check(answer, world)
    return answer


REPORT = reported("全年发布信息100条，其中网站信息20条，占{share}%；微信信息80条，占80%。")


@pytest.mark.parametrize(
    "question",
    [
        "石桥镇的年报有没有自相矛盾",
        "石桥镇2022年报告里有对不上的数吗",
        "石桥镇那份报告数字有毛病吗",
        "石桥镇2022年的数据有没有问题",
        "石桥镇2022年为什么加不起来",
        "石桥镇2022年数据为啥对不上",
        "石桥镇2022年怎么不平",
    ],
)
@pytest.mark.parametrize(("share", "doubted"), [(30, True), (20, False)])
def test_a_share_that_its_sentence_contradicts(
    tmp_path: Path, question: str, share: int, *, doubted: bool
) -> None:
    answer = asked(tmp_path, REPORT.format(share=share), question)
    assert any(f"{share}%" in note.replace(".0", "") for note in answer.notes) == doubted
    assert bool(answer.facts) == doubted


def test_a_printed_share_is_doubted_with_both_sides(tmp_path: Path) -> None:
    report = read_report(REPORT.format(share=30).encode(), "石桥镇2022.txt")
    with Store.open(tmp_path / "index.db") as store:
        store.save(report)
        world = World(store, {})
        for question in ("石桥镇网站信息占30%靠谱吗", "石桥镇网站信息占30%算对了吗"):
            answer = world.ask(question)
            check(answer, world)
            told = {fact.metric: fact.value for fact in answer.facts if fact.derived is None}
            assert told["正文/网站信息占比"] == 30
            assert any("不一致" in note for note in answer.notes)


QUOTED = reported("全年作出行政许可15件，其中窗口办理9件，占60%；网上办理6件，占40%。")


def test_only_the_sides_of_a_contradiction_are_computed(tmp_path: Path) -> None:
    answer = asked(tmp_path, QUOTED, "石桥镇2022年行政许可多少件")
    made = {(fact.derived.op, fact.value, fact.unit) for fact in answer.facts if fact.derived}
    assert made == {("difference", 3, "件")}
    (gap,) = [fact for fact in answer.facts if fact.derived]
    sides = {
        fact.metric: fact.value for fact in answer.facts if gap.derived and fact.metric in gap.derived.of
    }
    assert sorted(value or 0 for value in sides.values()) == [12, 15]


SUMMED = reported("全年公开信息100条，包括动态50条、公告20条、政策40条。")


def test_a_side_that_is_a_sum_has_its_own_addends(tmp_path: Path) -> None:
    answer = asked(tmp_path, SUMMED, "石桥镇2022年报告里有对不上的数吗")
    values = {fact.metric: fact.value for fact in answer.facts if fact.derived is None}
    sums = [fact for fact in answer.facts if fact.derived and fact.derived.op == "sum"]
    assert [fact.value for fact in sums] == [110]
    assert all(sum(values[name] or 0 for name in fact.derived.of) == 110 for fact in sums if fact.derived)


BLANKS = """石桥镇2022年政府信息公开工作年度报告
二、主动公开政府信息情况
第二十条第（一）项
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | / | / | /
行政规范性文件 | 4 |  | 22
第二十条第（五）项
信息内容 | 本年处理决定数量
行政许可 | 12
"""


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("石桥镇哪些格子是空白的", {"行政规范性文件/本年废止件数"}),
        ("石桥镇规范性文件没填的有哪些", {"行政规范性文件/本年废止件数"}),
        (
            "石桥镇哪几项划了斜杠",
            {f"规章/{name}" for name in ("本年制发件数", "本年废止件数", "现行有效件数")},
        ),
    ],
)
def test_cells_without_a_number(tmp_path: Path, question: str, cells: set[str]) -> None:
    answer = asked(tmp_path, BLANKS, question)
    assert {fact.metric for fact in answer.facts} == cells


TOLD = reported(
    "2022年微博发布98条，微信发布383条，抖音发布7条。收到申请12件，比上年下降12.3%。召开新闻发布会3场。"
)


@pytest.mark.parametrize(
    ("question", "value", "op"),
    [
        ("石桥镇2022年微博加微信一共发了几条", 481, "sum"),
        ("石桥镇2022年抖音微博加微信一共发了几条", 488, "sum"),
        ("石桥镇2022年申请量比前一年降了百分之几", "12.3", None),
        ("石桥镇开过几场记者会", 3, None),
    ],
)
def test_what_only_the_narrative_tells(tmp_path: Path, question: str, value: object, op: str | None) -> None:
    answer = asked(tmp_path, TOLD, question)
    first = answer.facts[0]
    assert str(first.value) == str(value)
    assert (first.derived.op if first.derived else None) == op


def test_a_thing_counted_is_what_stands_behind_how_many(tmp_path: Path) -> None:
    with Store.open(tmp_path / "index.db") as store:
        store.save(read_report(TOLD.encode(), "石桥镇2022.txt"))
        assert not World(store, {}).ask("石桥镇微博发了多少个解读").facts


def test_years_named_together_are_spoken_of_together(tmp_path: Path) -> None:
    with Store.open(tmp_path / "index.db") as store:
        store.save(read_report(TOLD.encode(), "石桥镇2022.txt"))
        assert not World(store, {}).ask("石桥镇2019到2021这三年许可合计").facts


NOTHING = """石桥镇2008年政府信息公开工作年度报告
一、主动公开
全年公开信息312条。
二、依申请公开
全年没有收到申请，收取复印费0元。
"""


def test_what_a_sentence_denies_is_told_where_no_table_has_it(tmp_path: Path) -> None:
    with Store.open(tmp_path / "index.db") as store:
        store.save(read_report(NOTHING.encode(), "石桥镇2008.txt"))
        world = World(store, {})
        answer = world.ask("石桥镇2008年收到多少申请")
        check(answer, world)
        assert answer.kind is Kind.PASSAGE
        assert "没有收到申请" in answer.headline
        assert world.ask("石桥镇2008年律所收到多少申请").kind is Kind.NO_DATA


def test_a_large_number_that_is_asked_about_is_held_against_the_narrative(tmp_path: Path) -> None:
    with Store.open(tmp_path / "index.db") as store:
        store.save(read_report(TOLD.encode(), "石桥镇2022.txt"))
        notes = [World(store, {}).ask(f"石桥镇{number}是微信发布的条数吗").notes for number in (383, 500)]
        assert ["和您提到的不同" in "".join(note) for note in notes] == [False, True]


def test_a_year_without_a_report_is_told_before_a_row_is_asked_for(several: World) -> None:
    answer = several.ask("清河县2019年的那个数")
    assert answer.kind is Kind.NO_DATA
    assert "2019" in answer.headline


DOCUMENTS = """石桥镇2022年政府信息公开工作年度报告
一、总体情况
全年制发行政规范性文件3件。
二、主动公开政府信息情况
第二十条第（一）项
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
行政规范性文件 | 5 | 1 | 9
"""


@pytest.mark.parametrize(
    "question",
    [
        "石桥镇规范性文件为什么对不上",
        "石桥镇制发的规范性文件为啥和正文不一致",
        "石桥镇规范性文件制发数怎么对不上",
    ],
)
def test_why_a_row_does_not_add_up_is_answered_with_both_sides(tmp_path: Path, question: str) -> None:
    answer = asked(tmp_path, DOCUMENTS, question)
    assert {fact.value for fact in answer.facts} >= {3, 5}
    assert any("不一致" in note for note in answer.notes)
