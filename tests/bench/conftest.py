"""The closing lines of `make bench`: every subject as a ratio to the reference of its group, with its goal.

Machines differ and are shared, so nothing is asserted: ratio and goal stand side by side.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import jieba
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from index import segment


def as_reference(benchmark: BenchmarkFixture) -> None:
    """Makes the benchmark what the others of its group are measured in."""
    benchmark.extra_info["reference"] = True


def with_goal(benchmark: BenchmarkFixture, most: float) -> None:
    """Prints beside the benchmark's ratio of time the ratio that is wanted."""
    benchmark.extra_info["goal"] = most


def note(benchmark: BenchmarkFixture, text: str) -> None:
    """Prints a line of its own below the group."""
    benchmark.extra_info.setdefault("notes", []).append(text)


def forget_words() -> None:
    """Empties the memory of runs already cut, so that every round cuts the text anew."""
    segment._cut.cache_clear()
    segment._cut_for_search.cache_clear()
    segment.tokenizer()._kept.clear()


@pytest.fixture(scope="session")
def raw() -> jieba.Tokenizer:
    """jieba as it comes."""
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return tokenizer


@pytest.fixture(scope="session")
def is_timed(request: pytest.FixtureRequest) -> bool:
    """Whether this run measures; otherwise the benchmarks only show that they run."""
    return not request.config.getoption("benchmark_disable")


@pytest.fixture
def stock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ingests cut with jieba even where rjieba is installed."""
    monkeypatch.setattr(segment._Chosen, "fast", False)
    monkeypatch.setattr("index.ingest_reading.prefer_fast", lambda: False)


def number(variable: str, default: int) -> int:
    """A size from the environment."""
    return int(os.environ.get(variable, default))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Prints median ratios; a group's reference is the benchmark with `reference` in its extra info."""
    session = getattr(config, "_benchmarksession", None)
    measured = [one for one in session.benchmarks if one.stats.data] if session else []
    for group, members in groupby(
        sorted(measured, key=lambda one: str(one.group)), key=lambda one: str(one.group)
    ):
        among = list(members)
        for line in (*_ratios(among), *_growth(among), *_notes(among)):
            terminalreporter.write_line(f"{group}: {line}")


def _ratios(among: list[Any]) -> Iterator[str]:
    for reference in (one for one in among if one.extra_info.get("reference")):
        for one in among:
            same_size = one.extra_info.get("size") == reference.extra_info.get("size")
            if one is not reference and same_size:
                ratio = one.stats.median / reference.stats.median
                yield f"{one.name} = {ratio:.3g} × {reference.name}{_wanted(one.extra_info.get('goal'))}"


def _growth(among: list[Any]) -> Iterator[str]:
    """How much longer a subject takes over the largest index than over the smallest."""
    sized = [one for one in among if "size" in one.extra_info and not one.extra_info.get("reference")]
    for name, members in groupby(sorted(sized, key=_subject), key=_subject):
        small, *_, large = sorted(members, key=lambda one: int(one.extra_info["size"])) * 2
        if small is not large:
            sizes = f"{small.extra_info['size']} → {large.extra_info['size']}"
            yield f"{name}, {sizes} reports = {large.stats.median / small.stats.median:.3g} ×{_wanted(1.5)}"


def _subject(one: Any) -> str:
    return str(one.name).partition("[")[0]


def _notes(among: list[Any]) -> Iterator[str]:
    for one in among:
        yield from (f"{one.name}: {text}" for text in one.extra_info.get("notes", ()))


def _wanted(goal: float | None) -> str:
    return f" (goal: ≤ {goal:.3g})" if goal else ""
