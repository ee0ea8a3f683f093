"""Whether figures of different forms count the same thing."""

from __future__ import annotations

from functools import cache
from typing import Any

from bot.understand.vocabulary import load


@cache
def _rules() -> dict[str, list[dict[str, Any]]]:
    return load("comparable.toml")


def comparability(first: frozenset[str], second: frozenset[str]) -> tuple[bool, str]:
    """Whether two sets of metric paths may be compared, and the warning or the reason against it."""
    if first == second:
        return True, ""
    both = first | second
    for name, allowed in (("same", True), ("near", True), ("never", False)):
        for rule in _rules()[name]:
            if both <= set(rule["paths"]):
                return allowed, rule.get("reason", "")
    return False, "两版表格的行不同。"


def canonical(path: str) -> str:
    """One name for the rows of all forms that count the same thing as the path."""
    return next((str(rule["paths"][-1]) for rule in _rules()["same"] if path in rule["paths"]), path)


def ruled_out(first: set[str], second: set[str]) -> str:
    """The reason of the rule that keeps one of the first metrics from one of the second, '' for none."""
    for rule in _rules()["never"]:
        paths = set(rule["paths"])
        if first & paths and second & paths and not first & second & paths:
            return str(rule["reason"])
    return ""
