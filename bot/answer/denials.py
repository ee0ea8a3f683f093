"""That there was none at all of what a whole row counts, as the narrative says it."""

from __future__ import annotations

import re

from bot.answer.passages import quote_answer
from bot.library import Opened
from bot.types import Answer
from bot.understand.metrics import Target
from bot.understand.query import Query

_DENIED = ("申请", "复议", "诉讼", "许可", "处罚", "强制", "收费", "规章", "规范性文件", "采购")
_NONE = re.compile(r"没有|未(?!经|来)|无(?!法|正当|障碍|线|锡|关)|零|(?<!\d)0\s*[件次起项条个宗]")
_WHOLE = ("本年新收政府信息公开申请数量", "申请数量")
_CLAUSE = re.compile("[,，;；。]")


def denying(query: Query, target: Target, opened: Opened) -> Answer | None:
    """The sentences that say that there was none of what a whole row counts (没有收到申请)."""
    kinds = dict(target.kinds)
    narrow = query.applicants or not any(name in _WHOLE for name in kinds.get("outcome", _WHOLE))
    subject = "" if narrow else kinds.get("subject", ("",))[0]
    stem = next((word for word in _DENIED if word in subject), "")
    if not stem or any(stem in metric.path for metric in opened.metrics):
        return None
    hits = [
        quoted
        for quoted in opened.sentences
        if any(stem in part and _NONE.search(part) for part in _CLAUSE.split(quoted.text))
    ]
    return quote_answer(query, opened, hits[:2]) if hits else None
