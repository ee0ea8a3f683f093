"""Administrative divisions of China with their former names since 2008, read from `data/regions.csv`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SUFFIXES = (
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "林区",
    "地区",
    "省",
    "市",
    "区",
    "县",
    "盟",
    "旗",
    "州",
)


@dataclass(frozen=True, slots=True)
class Region:
    """A division by its six-digit code; `until` is the year this name ended, None for a present one."""

    code: str
    name: str
    parent: str
    until: int | None = None

    @property
    def short(self) -> str:
        """The name without its level (`海淀区` → `海淀`), whole when less than two characters remain."""
        for suffix in _SUFFIXES:
            if self.name.endswith(suffix) and len(self.name) - len(suffix) >= 2:
                return self.name.removesuffix(suffix)
        return self.name


@cache
def regions() -> tuple[Region, ...]:
    """Every division and former name in the order of their codes."""
    text = files("corpus").joinpath("data/regions.csv").read_text("utf-8")
    return tuple(
        Region(row["code"], row["name"], row["parent"], int(row["until"]) if row["until"] else None)
        for row in csv.DictReader(text.splitlines())
    )


@cache
def by_name() -> dict[str, tuple[Region, ...]]:
    """Divisions by full and by short name; several share a name (鼓楼区)."""
    found: dict[str, list[Region]] = {}
    for region in regions():
        for name in {region.name, region.short}:
            found.setdefault(name, []).append(region)
    return {name: tuple(group) for name, group in found.items()}
