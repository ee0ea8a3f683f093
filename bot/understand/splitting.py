"""Several questions in one message, and what a message takes back before it asks."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"(?<=[?？;；。!！\n])")
_TAKEN_BACK = re.compile(
    r"(?:不是(?:说|问)?|别跟|不要跟|别和|没问|不问|不要)[^,，。;；?？!！]{1,15}[,，;；。]\s*"
    r"(?=我?(?:是)?(?:问|要|说|想|查|指|看)(?:的|知道)?|是|而是)"
)


def without_corrections(message: str) -> str:
    """The message without what it takes back (不是信息处理费，我问的是行政事业性收费)."""
    return _TAKEN_BACK.sub("", message)


def sentences(message: str) -> list[str]:
    """The sentences of a message."""
    return [part.strip() for part in _SENTENCE_END.split(message) if part.strip(" \t\r\n?？;；。!！")]
