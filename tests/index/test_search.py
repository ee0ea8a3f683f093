"""Finding passages by the words of a question."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from index import search as searching
from index.store import Store
from tests.index.samples import BODY, FEE, Maker, maker

ROOT = Path(__file__).resolve().parents[2]
ID = f"{BODY}-2023"


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("培训", "解读形式单一"),
        ("解读", "解读形式单一"),
        ("专区在哪", "建成政务公开专区"),
        ("规范性文件怎么管理", "下一步"),
        ("行政规范性文件", "下一步"),
        ("哪里有查阅点？", "建成政务公开专区"),
    ],
)
@pytest.mark.parametrize("ids", [None, [ID]])
def test_the_passage_that_says_it_comes_first(
    store: Store, question: str, found: str, ids: list[str] | None
) -> None:
    store.save(maker().report())
    hits = store.search(question, ids)
    assert hits[0].passage.citation.quote.startswith(found)
    assert hits[0].report_id == ID
    assert hits[0].passage in store.passages(ID)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize("question", ["", "。，！", "的", "量子引力", "AND OR \"'*", "\x00"])
def test_nothing_is_found_where_nothing_fits(store: Store, question: str) -> None:
    store.save(maker().report())
    assert store.search(question) == []
    assert store.search(question, [ID]) == []


def test_headings_are_searched(store: Store) -> None:
    store.save(maker().report())
    assert {hit.passage.headings[0] for hit in store.search("存在什么问题")} == {
        "五、存在的主要问题及改进情况"
    }


def test_a_long_word_that_only_other_reports_hold_gives_way_to_its_parts(store: Store) -> None:
    store.save(maker().report())
    store.save(maker(extra="本年制发行政规范性文件。").report(year=2022))
    (hit,) = store.search("行政规范性文件", [ID])
    assert hit.passage.citation.quote.startswith("下一步")
    assert store.search("行政规范性文件")[0].report_id == f"{BODY}-2022"


def test_only_the_current_editions_are_found(store: Store) -> None:
    store.save(maker(extra="旧稿提到蓝天。").report())
    store.save(maker(extra="新稿提到碧水。").report())
    assert store.search("蓝天") == []
    assert len(store.search("碧水")) == 1


def test_the_limit_and_the_named_reports_hold(store: Store) -> None:
    ids = [store.save(maker(extra=f"{year}").report(year=year)).report_id for year in range(2000, 2030)]
    assert len(store.search("培训", limit=7)) == 7
    assert {hit.report_id for hit in store.search("培训", ids[:2])} == set(ids[:2])
    assert {hit.report_id for hit in store.search("培训", ids[:25], limit=99)} == set(ids[:25])
    assert store.search("培训", []) == []
    assert store.search("培训", ["没有的报告"]) == []


def test_common_words_alone_are_not_followed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for year in range(2000, 2005):
        store.save(maker(extra=f"{year}").report(year=year))
    monkeypatch.setattr(searching, "FOLLOWED", 4)
    assert store.search("培训") == []
    assert [hit.report_id for hit in store.search("2003培训")] == [f"{BODY}-2003"]


def test_a_rare_word_outweighs_a_common_one(store: Store) -> None:
    made = Maker()
    for number in range(6):
        made.paragraph(f"第{number}次会议研究公开工作。")
    made.paragraph("公开工作设立监督电话。")
    store.save(made.report())
    assert store.search("公开工作监督电话")[0].passage.citation.quote == "公开工作设立监督电话。"
    assert store.search("公开工作监督电话", [ID])[0].passage.citation.quote == "公开工作设立监督电话。"


def test_a_figure_is_looked_up_without_segmentation_or_schema_tools(store: Store, path: Path) -> None:
    store.save(maker().report())
    code = (
        "import sys; from pathlib import Path; from index.store import Store\n"
        f"store = Store.open(Path(sys.argv[1]), read_only=True); print(store.fact({ID!r}, {FEE!r}).raw)\n"
        "print(sorted({'jieba', 'sqlite_utils', 'xlsxwriter'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[:2] == ["748.50", "[]"]
