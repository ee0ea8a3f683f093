"""By which document a row is charged or decided, which reports hardly ever print."""

from __future__ import annotations

from bot.answer import passages
from bot.answer.explaining import explain
from bot.answer.paraphrased import paraphrased
from bot.answer.refusing import no
from bot.library import Opened
from bot.types import Answer
from bot.understand.parse import Parsed
from bot.understand.query import Query

_BASIS = "编制依据"  # of a row, not of the report
_FEE, _SCALE = "信息处理费", "信息处理费标准"
_NUMBER = "号"  # that documents are known by


def row_basis(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """What the narrative says of the basis of the rows, or that it says nothing; None where none is asked.

    The fee for processing applications has one that is known.
    """
    if set(query.topics) == {_BASIS, _FEE}:
        printed = passages.answer_topics(query._replace(topics=(_FEE,)), opened, parsed)
        return printed if printed and _NUMBER in printed.headline else explain(_SCALE)
    if query.topics != (_BASIS,) or not query.targets or parsed.says("question", "quantity"):
        return None
    told = paraphrased(query, opened, parsed, clearly=True)
    return told or no("no.basis", what="、".join(_subjects(query)))


def _subjects(query: Query) -> list[str]:
    """What the rows are of, without their columns."""
    kinds = [dict(target.kinds) for target in query.targets]
    named = (k["subject"] if "subject" in k and "outcome" not in k else next(iter(k.values())) for k in kinds)
    return list(dict.fromkeys(parts[0].lstrip("§") for parts in named))
