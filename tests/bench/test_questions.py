"""What answers cost over indexes of made reports, small and large, against bare look-ups in the same file.

`WENBAO_BENCH_INDEX` says how many reports the largest index holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import cycle, islice, product
from pathlib import Path
from typing import NamedTuple

import jieba
import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from rapidfuzz import fuzz, process

from bot.engine import Engine
from bot.library import Library
from bot.types import Kind
from index import segment
from index.store import Store
from tests.bench import made_index
from tests.bench.conftest import as_reference, note, number, with_goal

SMALL, LARGE = 75, number("WENBAO_BENCH_INDEX", 100_000)
SIZES = list(dict.fromkeys((SMALL, min(10_000, LARGE), LARGE)))
TODAY = date(2026, 6, 1)
AGAIN = "the same message again: what it asks is remembered, its answer is not"
KEPT_BY_NO_MEMORY = 200  # questions in turn, no two alike, and of as many reports as there are
BEFORE = ("请问", "想问一下", "查一下", "麻烦问下", "帮我看看", "我想知道", "告诉我", "打听一下")
ASKED = (
    "规章现行有效几件",
    "行政许可处理决定数量多少",
    "行政处罚多少件",
    "行政强制几件",
    "收费多少万元",
    "公开几件",
)
BEHIND = ("？", "呢", "啊", "呀", "吧", "哈", "，谢谢", "，急用")
TOPIC = "老旧小区改造方案和养老服务设施布局"


class Index(NamedTuple):
    """An open index and what answers over it."""

    size: int
    store: Store
    library: Library
    engine: Engine

    @property
    def figures(self) -> Iterator[str]:
        """Questions for a figure, each of another report, so that nothing remembered answers them."""
        asked = product(("行政处罚多少件", "行政许可多少件", "行政强制多少件"), self.library.infos)
        some = islice(asked, KEPT_BY_NO_MEMORY)
        return cycle([f"{info.agency}{info.year}年{what}？" for what, info in some])

    @property
    def worded(self) -> Iterator[str]:
        """Questions for figures of one report in more wordings than are remembered."""
        info = self.library.infos[0]
        said = product(BEFORE, ASKED, BEHIND)
        return cycle([f"{before}{info.agency}{info.year}年{what}{behind}" for before, what, behind in said])


@pytest.fixture(scope="module", params=SIZES)
def index(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, is_timed: bool
) -> Iterator[Index]:
    """An index of each size; without measuring only a very small one."""
    size = request.param
    if not is_timed and size > SMALL:
        pytest.skip("a large index is made only in `make bench`")
    path = made_index.build(tmp_path_factory.mktemp("index") / "made.db", size if is_timed else 10)
    with Store.open(path, read_only=True) as store:
        made = Index(size, store, Library(store), Engine(store))
        warm(made)
        yield made
    path.unlink()


def warm(index: Index) -> None:
    """Asks of the last report, so that what is loaded at first counts as opening, and rounds are many."""
    info = index.library.infos[-1]
    for said in (*ASKED, TOPIC):
        index.engine.ask(f"请问{info.agency}{info.year}年{said}", today=TODAY)


@pytest.fixture(autouse=True)
def of_that_size(benchmark: BenchmarkFixture, index: Index) -> None:
    """Only results over one index are compared with each other."""
    benchmark.extra_info["size"] = index.size


def look_up(store: Store, times: int) -> list[object]:
    """A cell fetched that often by its key."""
    key = store.conn.execute("SELECT edition_id, metric_id, applicant_id FROM facts LIMIT 1").fetchone()
    statement = "SELECT value FROM facts WHERE edition_id = ? AND metric_id = ? AND applicant_id = ?"
    return [store.conn.execute(statement, key).fetchone() for _ in range(times)]


def look_up_and_cut(store: Store, raw: jieba.Tokenizer, question: str) -> bool:
    """Twenty look-ups and the question's words."""
    return all(look_up(store, 20)) and bool(raw.lcut(question))


@pytest.mark.benchmark(group="a figure")
def test_20_look_ups_and_lcut(benchmark: BenchmarkFixture, index: Index, raw: jieba.Tokenizer) -> None:
    as_reference(benchmark)
    assert benchmark(look_up_and_cut, index.store, raw, next(index.figures))


@pytest.mark.benchmark(group="a figure")
def test_of_a_report_not_open(benchmark: BenchmarkFixture, index: Index) -> None:
    with_goal(benchmark, 1)
    asked = index.figures
    answer = benchmark(lambda: index.engine.ask(next(asked), today=TODAY))
    assert answer.kind is Kind.FIGURE
    assert answer.sources


@pytest.mark.benchmark(group="a figure")
def test_of_an_open_report(benchmark: BenchmarkFixture, index: Index) -> None:
    with_goal(benchmark, 1)
    answer = benchmark(index.engine.ask, next(index.figures), today=TODAY)
    assert answer.sources
    note(benchmark, AGAIN)
    if benchmark.stats:
        note(benchmark, f"{1 / benchmark.stats['median']:.0f} answers a second")


@pytest.mark.benchmark(group="a figure")
def test_in_words_not_seen_before(benchmark: BenchmarkFixture, index: Index) -> None:
    with_goal(benchmark, 1)
    asked = index.worded
    answer = benchmark(lambda: index.engine.ask(next(asked), today=TODAY))
    assert answer.sources


@pytest.mark.benchmark(group="a misspelt body")
def test_rapidfuzz_extract(benchmark: BenchmarkFixture, index: Index) -> None:
    as_reference(benchmark)
    search = partial(process.extract, scorer=fuzz.ratio, limit=5)
    assert benchmark(search, misspelt(index), index.library.agencies)


@pytest.mark.benchmark(group="a misspelt body")
def test_body_found(benchmark: BenchmarkFixture, index: Index) -> None:
    with_goal(benchmark, 1 / 15)
    said = misspelt(index)
    assert index.library.bodies.misspelt(said)
    assert benchmark(index.library.bodies.misspelt, said).agencies == (index.library.agencies[0],)


def misspelt(index: Index) -> str:
    """The first body's name with its second character changed."""
    name = index.library.agencies[0]
    return f"{name[0]}寰{name[2:]}"


@pytest.mark.benchmark(group="a passage of a known body")
def test_lcut_of_the_question(benchmark: BenchmarkFixture, index: Index, raw: jieba.Tokenizer) -> None:
    as_reference(benchmark)
    assert benchmark(raw.lcut, f"{index.library.agencies[0]}2023年{TOPIC}做了什么？")


@pytest.mark.benchmark(group="a passage of a known body")
def test_passage_answer(benchmark: BenchmarkFixture, index: Index) -> None:
    question = f"{index.library.agencies[0]}2023年{TOPIC}做了什么？"
    assert benchmark(index.engine.ask, question, today=TODAY).headline
    note(benchmark, AGAIN)
    spent(benchmark, "goal: ≤ 0.5 ms")


@pytest.mark.benchmark(group="passages of all bodies")
def test_fts_query_ranked(benchmark: BenchmarkFixture, index: Index) -> None:
    as_reference(benchmark)
    words = " AND ".join(f'"{word}"' for word in segment.words(TOPIC) if len(word) > 1)
    query = "SELECT rowid FROM passage_words WHERE passage_words MATCH ? ORDER BY rank LIMIT 10"
    benchmark(lambda: index.store.conn.execute(query, (words,)).fetchall())


@pytest.mark.benchmark(group="passages of all bodies")
def test_search(benchmark: BenchmarkFixture, index: Index) -> None:
    with_goal(benchmark, 1)
    found = benchmark(index.store.search, TOPIC)
    note(benchmark, f"{len(found)} passages found by words that many reports share")
    assert found or index.size > SMALL


@pytest.mark.benchmark(group="top ten")
def test_25_look_ups(benchmark: BenchmarkFixture, index: Index) -> None:
    as_reference(benchmark)
    assert benchmark(look_up, index.store, 25)


@pytest.mark.benchmark(group="top ten")
def test_ranking(benchmark: BenchmarkFixture, index: Index) -> None:
    with_goal(benchmark, 1)
    question = "2023年行政处罚最多的十个单位是哪些？"
    index.engine.ask(question, today=TODAY)  # reads the figures of every body once
    answer = benchmark(index.engine.ask, question, today=TODAY)
    assert answer.facts
    note(benchmark, AGAIN)


@pytest.mark.benchmark(group="opening an index")
def test_first_figure(benchmark: BenchmarkFixture, index: Index) -> None:
    question = next(index.figures)
    answer = benchmark.pedantic(lambda: Engine(index.store).ask(question, today=TODAY), rounds=3)
    assert answer.sources
    size = Path(index.store.path).stat().st_size
    note(benchmark, f"{size / 1e6:.1f} MB of index")
    spent(benchmark, "stated, no goal")


def spent(benchmark: BenchmarkFixture, goal: str) -> None:
    """Notes the median time where one was taken."""
    if benchmark.stats:
        note(benchmark, f"{benchmark.stats['median'] * 1000:.2f} ms ({goal})")
