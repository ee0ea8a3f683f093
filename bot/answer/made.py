"""What an operation makes of figures, wherever they are printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.answer import compute
from bot.answer.cells import Item
from bot.library import Opened
from bot.types import Answer
from bot.understand.query import Query

Made = Callable[[Query, Opened, Sequence[Item]], Answer | None]

OF_TWO: dict[str, Made] = {
    "difference": compute.difference_of,
    "ratio": lambda query, opened, pair: compute.ratio_of(query, opened, pair, percent=False),
    "most": lambda query, opened, pair: compute.extreme_of(query, opened, pair, most=True),
    "compare": lambda query, opened, pair: compute.extreme_of(query, opened, pair, most=True),
    "least": lambda query, opened, pair: compute.extreme_of(query, opened, pair, most=False),
}
OF_SEVERAL: dict[str, Made] = {**OF_TWO, "sum": compute.sum_of}
