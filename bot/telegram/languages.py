"""The language a person is spoken to in: simplified or traditional Chinese, English for what is ours."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from telegram import User

from bot.phrases import phrases

_CONVERSIONS = {"hant": "s2t", "tw": "s2tw", "hk": "s2hk", "mo": "s2hk"}


class Voice(NamedTuple):
    """One of `hans`, `hant` (traditional, or the region's own: `tw`, `hk`, `mo`) and `en`."""

    name: str = "hans"

    def own(self, text: str) -> str:
        """Our own words as this person writes them."""
        conversion = _CONVERSIONS.get(self.name)
        return str(_converter(conversion).convert(text)) if conversion else text

    def say(self, phrase: str, **parts: object) -> str:
        """A phrase of the channel with its parts filled in; in English where there is an English one."""
        english = phrases("telegram.en").get(phrase) if self.name == "en" else None
        return english.format(**parts) if english else self.own(phrases("telegram")[phrase]).format(**parts)


@cache
def _converter(conversion: str) -> Any:
    import opencc

    return opencc.OpenCC(conversion)


def voice_of(user: User | None, text: str = "") -> Voice:
    """How to speak to a person, by what they wrote, else by the language of their app."""
    code = ((user.language_code if user else None) or "").lower().replace("_", "-")
    if text and _traditional(text):
        region = code.rpartition("-")[2]
        return Voice(region if region in _CONVERSIONS else "hant")
    if code.startswith("zh"):
        region = code.rpartition("-")[2]
        return Voice(region if region in _CONVERSIONS else "hans")
    chinese = any("\u4e00" <= char <= "\u9fff" for char in text)
    return Voice("en" if code.startswith("en") and not chinese else "hans")


def _traditional(text: str) -> bool:
    """Whether a text has characters of the traditional script alone, and none of the simplified alone."""
    simplified, traditional = _converter("t2s").convert(text), _converter("s2t").convert(text)
    return bool(simplified != text and traditional == text)
