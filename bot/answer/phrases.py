"""The words of answers, from `data/answers.toml`."""

from __future__ import annotations

from functools import cache

from bot.understand.vocabulary import load


def say(key: str, **parts: object) -> str:
    """The phrase `group.name` with its parts filled in."""
    return _phrase(key).format(**parts)


@cache
def _phrase(key: str) -> str:
    group, name = key.split(".")
    phrase: str = load("answers.toml")[group][name]
    return phrase
