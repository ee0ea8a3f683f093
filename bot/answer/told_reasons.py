"""Why a decision was corrected in a review or in court, as far as the narrative says so."""

from __future__ import annotations

import re

from bot.answer.passages import quote_answer
from bot.library import Opened
from bot.types import Answer
from bot.understand.query import Query

_SUITS = ("行政复议", "行政诉讼")
_LOST, _STEM = "结果纠正", {"行政复议": "复议", "行政诉讼": "诉讼|法院|败诉|判决"}
_CORRECTED = re.compile("纠正|纠错|撤销|撤回|败诉|确认违法|责令|重新(?:作出|答复)|变更")
_BECAUSE = re.compile(
    "因|由于|原因|未(?:依法|按|能|告知|说明)|没有(?:告知|说明)|不当|不充分|不准确|不清|错误|瑕疵"
)


def told_reason(query: Query, opened: Opened) -> Answer | None:
    """The sentences that say why reviews or suits ended with a correction; None where that is not asked."""
    kinds = [target.as_dict() for target in query.targets]
    suits = [name for of in kinds for name in _SUITS if name in of.get("subject", ())]
    if not suits or not all(_LOST in of.get("result", ()) for of in kinds):
        return None
    stems = re.compile("|".join(_STEM[name] for name in suits))
    told = [
        quoted
        for quoted in opened.sentences
        if all(pattern.search(quoted.text) for pattern in (stems, _CORRECTED, _BECAUSE))
    ]
    return quote_answer(query, opened, told[:2]) if told else None
