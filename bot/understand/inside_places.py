"""What goes on from a place to the bodies in it."""

from __future__ import annotations

import re
from functools import cache

from bot.understand.vocabulary import any_of, load


@cache
def goes_on_to_bodies() -> re.Pattern[str]:
    """What goes on from a place to its bodies: 境内, 各单位, 里哪个局."""
    words = load("scope.toml")["within"]
    within, alone = any_of(words["words"]), "|".join(words["alone"])
    forms = any_of(word for group in load("scope.toml")["forms"].values() for word in group)
    return re.compile(
        rf"{alone}|(?:(?:{within})的?|的)?(?:\d{{4}}年度?)?(?:{forms})(?:{nouns()})"
        rf"|(?:(?:{within})的?)?(?:{any_of(words['beside'])})|的(?:各?单位|(?:{nouns()})(?=\d|谁|哪|[当之]?[中里]|[,。?]|$))|(?:{within})(?:的?(?:{nouns()})|[^,，]{{0,8}}谁)"
    )


@cache
def nouns() -> str:
    """A pattern of what bodies are called in general."""
    data = load("scope.toml")
    return any_of(noun for noun in data["nouns"] if noun not in data["within"]["not"])
