"""The words of answers, from `data/answers.toml`."""

from __future__ import annotations

from functools import cache

from bot.understand.vocabulary import load


@cache
def _phrases() -> dict[str, dict[str, str]]:
    return load("answers.toml")


def say(key: str, **parts: object) -> str:
    """The phrase `group.name` with its parts filled in."""
    group, name = key.split(".")
    return _phrases()[group][name].format(**parts)
