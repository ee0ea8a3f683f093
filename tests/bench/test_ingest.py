"""What a whole ingest of made reports in mixed layouts costs against raw jieba on the same text.

`WENBAO_BENCH_REPORTS` says how many reports.
"""

from __future__ import annotations

import resource
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import jieba
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from index import segment
from index.ingest import ingest
from index.ingest_reading import Job
from index.store import Store
from tests.bench import made_reports
from tests.bench.conftest import as_reference, forget_words, note, number, with_goal

DEFAULT = 1000  # fewer measure how processes start and warm up
ROUNDS = 1


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory, is_timed: bool) -> list[str]:
    """Files of made reports, no two of one body and year."""
    count = number("WENBAO_BENCH_REPORTS", DEFAULT) if is_timed else 8
    return made_reports.write(tmp_path_factory.mktemp("made"), range(count))


def run(paths: list[str], index: Path, processes: int) -> int:
    """How many reports were added to a new index."""
    with Store.open(index) as store:
        outcomes = ingest(store, [Job(path) for path in paths], processes=processes)
        return sum(outcome.status == "added" for outcome in outcomes)


def measure(benchmark: BenchmarkFixture, paths: list[str], folder: Path, processes: int) -> Path:
    """The index that the last round made."""
    made: Iterator[Path] = (folder / f"{name}.db" for name in range(10**6))
    last: list[Path] = []

    def prepare() -> tuple[tuple[list[str], Path, int], dict[str, object]]:
        forget_words()
        last[:] = [next(made)]
        return (paths, last[0], processes), {}

    assert benchmark.pedantic(run, setup=prepare, rounds=ROUNDS) == len(paths)
    return last[0]


@pytest.mark.benchmark(group="ingest")
def test_raw_jieba_on_the_text(benchmark: BenchmarkFixture, raw: jieba.Tokenizer, paths: list[str]) -> None:
    as_reference(benchmark)
    text = "".join(Path(path).read_text("utf-8") for path in paths)
    assert benchmark.pedantic(raw.lcut, (text,), rounds=ROUNDS)


@pytest.mark.benchmark(group="ingest")
@pytest.mark.usefixtures("stock")
def test_with_jieba(benchmark: BenchmarkFixture, paths: list[str], tmp_path: Path) -> None:
    with_goal(benchmark, 1 / 0.9)
    segment.tokenizer()
    index = measure(benchmark, paths, tmp_path, 1)
    note(benchmark, f"{index.stat().st_size / 1000 / len(paths):.1f} KB of store a report (goal: ≤ 25)")


@pytest.mark.benchmark(group="ingest")
def test_with_rjieba(benchmark: BenchmarkFixture, paths: list[str], tmp_path: Path) -> None:
    if not segment.fast():
        pytest.skip("rjieba is not installed")
    with_goal(benchmark, 1 / 4.5)
    measure(benchmark, paths, tmp_path, 1)


@pytest.mark.benchmark(group="ingest by processes")
def test_one_process(benchmark: BenchmarkFixture, paths: list[str], tmp_path: Path) -> None:
    as_reference(benchmark)
    measure(benchmark, paths, tmp_path, 1)


@pytest.mark.benchmark(group="ingest by processes")
def test_two_processes(benchmark: BenchmarkFixture, paths: list[str], tmp_path: Path) -> None:
    with_goal(benchmark, 1 / 1.8)
    measure(benchmark, paths, tmp_path, 2)


def _peak(paths: list[str], index: Path) -> int:
    run(paths, index, 1)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.mark.benchmark(group="ingest, peak memory")
def test_in_a_process_of_its_own(
    benchmark: BenchmarkFixture, paths: list[str], tmp_path: Path, is_timed: bool
) -> None:
    if not is_timed:
        pytest.skip("starts processes; only in `make bench`")
    peaks = []
    for share in (4, 1):
        part = paths[: len(paths) // share]
        with get_context("spawn").Pool(1) as pool:
            peak = pool.apply(_peak, (part, tmp_path / f"{share}.db"))
        peaks.append(f"{peak / 1000:.0f} MB with {len(part)} reports")
    note(benchmark, ", ".join(peaks) + " (goal: flat)")
    assert benchmark.pedantic(run, (paths[:1], tmp_path / "one.db", 1), rounds=1) == 1
