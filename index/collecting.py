"""How often Python looks for cycles among its objects."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (10_000, 20, 100)  # objects and rounds between collections


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Until its end cycles are looked for less often: many objects that have none are made."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
