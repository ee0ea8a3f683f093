"""Which narrative counts repeat which cells, read from `data/checks.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Repetition:
    """A narrative label with its units and the sums of metrics that it may repeat."""

    label: re.Pattern[str]
    units: frozenset[str]
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A narrative label of an amount of money with what its sentence is about and the cell it repeats."""

    label: re.Pattern[str]
    about: str
    cell: str


@dataclass(frozen=True, slots=True)
class ChecksWording:
    """The rules of the data file."""

    repetitions: tuple[Repetition, ...]
    amounts: tuple[Amount, ...]
    totals: tuple[str, ...]
    identities: frozenset[str]  # the totals whose parts the form makes add up


@cache
def checks_wording() -> ChecksWording:
    """The rules of `data/checks.toml`."""
    raw = tomllib.loads(files("corpus").joinpath("data/checks.toml").read_text("utf-8"))
    return ChecksWording(
        tuple(
            Repetition(
                re.compile(entry["label"]),
                frozenset(entry["units"]),
                tuple(tuple(cells) for cells in entry["cells"]),
            )
            for entry in raw["text"]
        ),
        tuple(Amount(re.compile(entry["label"]), entry["about"], entry["cell"]) for entry in raw["amount"]),
        tuple(raw["f2014"]["totals"]),
        frozenset(raw["f2014"]["identities"]),
    )
