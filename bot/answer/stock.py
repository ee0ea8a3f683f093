"""How many items a form of 2019 and 2020 comes to: those of the year before and this year's change."""

from __future__ import annotations

import re

from bot.library import Opened
from bot.understand.metrics import Target, candidates
from bot.understand.parse import Parsed
from bot.understand.query import Query

_BEFORE = "上一年项目数量"
_CHANGE = "本年增减"
_COUNTED = re.compile(r"(?:几|多少|哪些?)个?项(?!处)|(?:事项|项目)(?:数|总数|个数)?")
_AT_END = re.compile("年[末底]")
_ASKED = re.compile("(?:几|多少)个?项(?!处)")  # and no decisions, whatever the form prints
_YEAR_BEFORE = re.compile("上一?年度?[底末]")
_NOW = re.compile(
    r"现在|目前|现有|当前|如今|[年期]末|年底|[还应该共总]有|[还应该]剩|剩下|最后|到头来|算下来|(?:照|按)[这那]么?[样个]?[的]?算|一共|总共"
)


def with_change(query: Query, opened: Opened, parsed: Parsed) -> Query | None:
    """The query for both columns that the items at the end of the year are the sum of; None for any other.

    The forms of 2019 and 2020 (国办公开办函〔2019〕60号) print the items of the year before and the change.
    """
    if len(query.targets) != 1 or query.operation not in ("value", "sum") or not _COUNTED.search(parsed.text):
        return None
    row = query.targets[0].as_dict()
    if _BEFORE not in row.get("measure", (_BEFORE,)) or not _NOW.search(parsed.text):
        return None
    if _YEAR_BEFORE.search(parsed.text):
        return None
    columns = tuple(Target.of({**row, "measure": (name,)}) for name in (_BEFORE, _CHANGE))
    printed = all(candidates(column, opened.metrics) for column in columns)
    printed = printed or (_AT_END.search(parsed.text) is not None and _ASKED.search(parsed.text) is not None)
    return query._replace(targets=columns, operation="sum") if printed else None
