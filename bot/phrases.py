"""The sentences that channels show to people, from data/phrases.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def phrases(section: str) -> dict[str, str]:
    """The phrases of one section of the file, by name (`telegram`, `telegram.commands`, `answer`)."""
    table = _all()
    for name in section.split("."):
        table = table[name]
    return {name: phrase for name, phrase in table.items() if isinstance(phrase, str)}


@cache
def _all() -> dict[str, Any]:
    return tomllib.loads(files("bot").joinpath("data", "phrases.toml").read_text(encoding="utf-8"))
