"""What something is called (公众号叫什么名字), as sentences print the name in quotation marks beside it."""

from __future__ import annotations

import re

from bot.answer.passages import quote_answer
from bot.library import Opened
from bot.types import Answer
from bot.understand.content import classes, pieces, plain_words
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.vocabulary import any_of

_ASKED = re.compile("叫(?:做|作)?什么(?:名字?|名称)?|(?:名字|名称)(?:是|叫)?什么|起了?(?:个|什么)?什么名")
_NAMES = ("名字", "名称")
_NEAR = 8  # characters between a thing and its name
_SHOWN = 2


def told_name(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The sentences that print a name beside the thing, those with the most of what else is said of it."""
    said = [word for word in pieces(parsed) if word not in plain_words() and word not in _NAMES]
    things = [m.text for m in parsed.matches if m.kind in ("content", "topic") and m.text in said]
    if not things or not _ASKED.search(parsed.spoken):
        return None
    alike = any_of(word for thing in things for word in classes().get(thing, frozenset((thing,))))
    before = rf"[“《][^”》]{{2,20}}[”》][^，。；“]{{0,{_NEAR}}}(?:{alike})"
    beside = re.compile(rf"{before}|(?:{alike})[^，。；]{{0,{_NEAR}}}“")
    named = [quoted for quoted in opened.sentences if beside.search(quoted.text)]
    rest = [word for word in said if word not in things]
    most = max((sum(word in one.text for word in rest) for one in named), default=0)
    found = [one for one in named if sum(word in one.text for word in rest) == most]
    return quote_answer(query, opened, found[:_SHOWN]) if found and (most or not rest) else None
