"""The closing lines of `make bench`: every subject as a ratio to the reference of its group."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pytest


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Prints median ratios; a group's reference is the benchmark with `reference` in its extra info."""
    session = getattr(config, "_benchmarksession", None)
    measured = [one for one in session.benchmarks if one.stats.data] if session else []
    for group, members in groupby(
        sorted(measured, key=lambda one: str(one.group)), key=lambda one: one.group
    ):
        among = list(members)
        for reference in (one for one in among if one.extra_info.get("reference")):
            for one in among:
                if one is not reference:
                    ratio = one.stats.median / reference.stats.median
                    terminalreporter.write_line(f"{group}: {one.name} = {ratio:.2f} × {reference.name}")
