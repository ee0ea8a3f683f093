"""Messages that ask for reasons of the group spoken of before (主要是什么理由, 第三条理由几件)."""

from __future__ import annotations

import re
from functools import cache

from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.stretches import has_reasons
from bot.understand.vocabulary import any_of, load

_MOST = "{group}哪种理由最多"


def reasons_in_full(parsed: Parsed, before: Query | None) -> str:
    """The message with the group whose share was told before, where it asks for one of its reasons; or ''."""
    if before is None or before.operation != "share" or len(before.targets) != 1:
        return ""
    own = parsed.says("term") or parsed.bodies or parsed.years
    if own or not has_reasons(before.targets[0]):
        return ""
    group = before.targets[0].as_dict()["outcome"][0]
    if _patterns()[0].fullmatch(parsed.text):
        return _MOST.format(group=group)
    return f"{group}{parsed.text}" if _patterns()[1].match(parsed.text) else ""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What asks for the main reason, and what for one by its number."""
    names = any_of(load("picking.toml")["reasons"]["names"])
    which = "什么|哪[个种条类些]?|啥"
    main = rf"[那最]*主要(?:的)?(?:{names})?(?:都)?(?:是|因为|有|为)*(?:{which})(?:样的)?(?:{names})?"
    numbered = rf"[那的其中里面]*第[一二三四五六七八\d][条种个项]?的?(?:{names})"
    return re.compile(rf"{main}[呢呀啊\s?？。]*"), re.compile(numbered)
