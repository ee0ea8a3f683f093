"""The words of answers, from `data/answers.toml`."""

from __future__ import annotations

from functools import cache

from bot.understand.vocabulary import load


def say(key: str, **parts: object) -> str:
    """The phrase `group.name` with its parts filled in."""
    return _phrase(key).format(**parts)


def foremost(label: str, *, least: bool, among: int) -> str:
    """Who or what comes first among so many; of two it is only more or less than the other."""
    most, fewest = ("value.more", "value.less") if among == 2 else ("value.most", "value.least")
    return say(fewest if least else most, label=label)


@cache
def _phrase(key: str) -> str:
    group, name = key.split(".")
    phrase: str = load("answers.toml")[group][name]
    return phrase
