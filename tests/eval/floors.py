"""The floors (`floors.toml`): for every suite the least share of right answers and the most wrong figures."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from decimal import ROUND_FLOOR, Decimal
from typing import NamedTuple

from tests.eval.judge import Grade
from tests.eval.questions import ROOT
from tests.eval.run import Judged

FILE = ROOT / "tests" / "eval" / "floors.toml"
_HEADER = "# Raised by `make eval ARGS=--raise-floors`; lowered by nothing but `--lower-floors`.\n"


class Floor(NamedTuple):
    """The least per cent of right answers and the most wrong figures."""

    right: Decimal
    wrong: int


def load() -> dict[str, Floor]:
    """The floors by suite."""
    raw = tomllib.loads(FILE.read_text("utf-8"), parse_float=Decimal)
    return {name: Floor(Decimal(entry["right"]), entry["wrong"]) for name, entry in raw.items()}


def save(floors: dict[str, Floor]) -> None:
    """Writes the floors back."""
    parts = [f"\n[{name}]\nright = {floor.right}\nwrong = {floor.wrong}\n" for name, floor in floors.items()]
    FILE.write_text(_HEADER + "".join(parts), encoding="utf-8")


def measured(results: Sequence[Judged]) -> Floor:
    """What these results reach, the share rounded down to a tenth of a per cent."""
    grades = [result.verdict.grade for result in results]
    share = Decimal(100 * grades.count(Grade.RIGHT)) / max(len(grades), 1)
    return Floor(share.quantize(Decimal("0.1"), ROUND_FLOOR), grades.count(Grade.WRONG))


def broken(floor: Floor, reached: Floor) -> list[str]:
    """A sentence for each floor that is not reached."""
    return [
        *([f"{reached.right} % right, the floor is {floor.right} %"] if reached.right < floor.right else []),
        *([f"{reached.wrong} wrong figures, at most {floor.wrong}"] if reached.wrong > floor.wrong else []),
    ]


def moved(old: Iterable[Floor], reached: Floor, *, lower: bool) -> Floor:
    """The new floor: what was reached, never below an old one unless `lower`."""
    if lower:
        return reached
    return Floor(
        max((reached.right, *(floor.right for floor in old))),
        min((reached.wrong, *(floor.wrong for floor in old))),
    )
