"""A report asked whether it contradicts itself: its identities, and what its sentences say besides."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.reading import read_report
from index.store import Store
from tests.bot.world import World, check

REPORT = """石桥镇2022年政府信息公开工作年度报告
一、总体情况
全年发布信息100条，其中网站信息20条，占{share}%；微信信息80条，占80%。
二、主动公开政府信息情况
第二十条第（五）项
信息内容 | 本年处理决定数量
行政许可 | 12
"""


@pytest.mark.parametrize("question", ["石桥镇的年报有没有自相矛盾", "石桥镇2022年报告里有对不上的数吗"])
@pytest.mark.parametrize(("share", "doubted"), [(30, True), (20, False)])
def test_a_share_that_its_sentence_contradicts(
    tmp_path: Path, question: str, share: int, *, doubted: bool
) -> None:
    report = read_report(REPORT.format(share=share).encode(), "石桥镇2022.txt")
    with Store.open(tmp_path / "index.db") as store:
        store.save(report)
        world = World(store, {})
        answer = world.ask(question)
        check(answer, world)
        assert any(f"{share}%" in note.replace(".0", "") for note in answer.notes) == doubted
        assert bool(answer.facts) == doubted
