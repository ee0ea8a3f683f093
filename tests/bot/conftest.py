"""The indexes that questions are asked of, each opened once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bot import world
from tests.bot.world import World


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The report of one body."""
    with world.sample(tmp_path_factory.mktemp("sample")) as opened:
        yield opened


@pytest.fixture(scope="session")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Reports of two bodies and three years."""
    with world.several(tmp_path_factory.mktemp("several")) as opened:
        yield opened
