"""A short soak in the suite; `make soak` runs the long one."""

from __future__ import annotations

import asyncio

from tests.soak.run import run


def test_of_many_updates_none_is_lost_and_none_answered_twice() -> None:
    result = asyncio.run(run(total=300, chats=30, faults=0.03))
    assert (result.lost, result.doubled) == (0, 0), str(result)
    assert len(result.faults) > 3
