"""What segmentation costs against raw jieba."""

from __future__ import annotations

import jieba
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from index import segment
from tests.bench import made_reports
from tests.bench.conftest import as_reference, forget_words

TEXT = made_reports.text(0)


@pytest.mark.benchmark(group="segmentation")
def test_raw_jieba(benchmark: BenchmarkFixture, raw: jieba.Tokenizer) -> None:
    as_reference(benchmark)
    assert benchmark(raw.lcut, TEXT)


@pytest.mark.benchmark(group="segmentation")
@pytest.mark.usefixtures("stock")
def test_words_by_jieba(benchmark: BenchmarkFixture) -> None:
    assert segment.words(TEXT)
    assert benchmark.pedantic(segment.words, (TEXT,), setup=forget_words, rounds=20)


@pytest.mark.benchmark(group="segmentation")
def test_words_by_rjieba(benchmark: BenchmarkFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    if not segment.fast():
        pytest.skip("rjieba is not installed")
    monkeypatch.setattr(segment._Chosen, "fast", True)
    assert segment.words(TEXT)
    assert benchmark.pedantic(segment.words, (TEXT,), setup=forget_words, rounds=20)
