"""What segmentation, an ingest and a question cost against raw jieba and a bare FTS5 query."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import jieba
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from bot.engine import Engine
from corpus.reading import read_report
from index import segment
from index.store import Store

ROOT = Path(__file__).resolve().parents[2]
WHOLE = ROOT.parent / "shared" / "reports" / "urumqi-county-2023.txt"
QUESTION = "乌鲁木齐县2023年行政事业性收费是多少？"
TODAY = date(2024, 6, 1)


@pytest.fixture(scope="module")
def source() -> Path:
    """The whole report where it is at hand, else the bundled one."""
    return WHOLE if WHOLE.exists() else sorted((ROOT / "corpus" / "samples").glob("*.txt"))[0]


@pytest.fixture
def store(source: Path, tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "index.db") as opened:
        opened.save(read_report(source.read_bytes(), source.name))
        yield opened


def forget() -> None:
    """Empties the memory of runs already cut, so that every round cuts the text anew."""
    segment._cut.cache_clear()
    segment._cut_for_search.cache_clear()


@pytest.fixture
def raw() -> jieba.Tokenizer:
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return tokenizer


def as_reference(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info["reference"] = True


@pytest.mark.benchmark(group="segmentation")
def test_raw_jieba(benchmark: BenchmarkFixture, raw: jieba.Tokenizer, source: Path) -> None:
    as_reference(benchmark)
    text = source.read_text("utf-8")
    assert benchmark(raw.lcut, text)


@pytest.mark.benchmark(group="segmentation")
def test_words(benchmark: BenchmarkFixture, source: Path) -> None:
    text = source.read_text("utf-8")
    assert segment.words(text)
    assert benchmark.pedantic(segment.words, (text,), setup=forget, rounds=20)


@pytest.mark.benchmark(group="ingest of one report")
def test_raw_jieba_on_its_text(benchmark: BenchmarkFixture, raw: jieba.Tokenizer, source: Path) -> None:
    as_reference(benchmark)
    text = source.read_text("utf-8")
    assert benchmark(raw.lcut, text)


@pytest.mark.benchmark(group="ingest of one report")
def test_read_and_save(benchmark: BenchmarkFixture, source: Path, tmp_path: Path) -> None:
    data = source.read_bytes()
    files = iter(range(10**6))

    def prepare() -> tuple[tuple[Store], dict[str, object]]:
        forget()
        return (Store.open(tmp_path / f"{next(files)}.db"),), {}

    def ingest(store: Store) -> str:
        with store:
            return store.save(read_report(data, source.name)).status

    assert benchmark.pedantic(ingest, setup=prepare, rounds=10) == "added"


@pytest.mark.benchmark(group="one question")
def test_bare_fts_query(benchmark: BenchmarkFixture, store: Store) -> None:
    as_reference(benchmark)
    table = store.conn.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%fts5%'").fetchone()[0]
    query = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rank LIMIT 10"
    matched = " OR ".join(segment.words(QUESTION))
    assert benchmark(lambda: store.conn.execute(query, (matched,)).fetchall())


@pytest.mark.benchmark(group="one question")
def test_ask(benchmark: BenchmarkFixture, store: Store) -> None:
    engine = Engine(store)
    assert "748" in benchmark(lambda: engine.ask(QUESTION, today=TODAY)).headline


@pytest.mark.benchmark(group="one question")
def test_ask_for_a_passage(benchmark: BenchmarkFixture, store: Store) -> None:
    engine = Engine(store)
    assert benchmark(lambda: engine.ask("网站平台建设做了哪些工作？", today=TODAY)).sources
