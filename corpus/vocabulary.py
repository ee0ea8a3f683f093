"""The statutory vocabulary: metrics, applicants and their order, read from `data/metrics.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.types import Format

APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
TOTAL = "总计"
OTHERS = "其他"


@dataclass(frozen=True, slots=True, eq=False)
class Metric:
    """One row × column of a statutory form; `unit` is None where the form leaves it to the cell.

    There is one of each path: they are told apart as objects.
    """

    path: str
    formats: tuple[Format, ...]
    section: str
    label: str
    unit: str | None = None
    by_applicant: bool = False

    @property
    def segments(self) -> tuple[str, ...]:
        """The path's parts, outermost first."""
        return tuple(self.path.split("/"))


@cache
def metrics() -> dict[str, Metric]:
    """Every metric by its path, in the order of the forms."""
    raw = tomllib.loads(files("corpus").joinpath("data/metrics.toml").read_text("utf-8"))
    return {
        entry["path"]: Metric(
            path=entry["path"],
            formats=tuple(Format(name) for name in entry["formats"]),
            section=entry["section"],
            label=entry["label"],
            unit=entry.get("unit"),
            by_applicant=entry.get("by_applicant", False),
        )
        for entry in raw["metric"]
    }
