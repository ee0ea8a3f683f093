"""What the narratives of several years count of one thing (三年来培训了几期)."""

from __future__ import annotations

import re

from bot.answer.across import by_year
from bot.answer.as_told import as_told
from bot.answer.rows import Row
from bot.answer.told_item import told_item
from bot.library import Library
from bot.types import Answer
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.totals import rows_of

_YEARS = re.compile(
    "哪一?年|历年|历次|逐年|每年|这[几些]年|[两二三四五]年(?:来|里|间|内|下来|的|各|分别|变化|一共|总共|合计)"
)


def told_over_years(query: Query, agency: str, library: Library, parsed: Parsed) -> Answer | None:
    """The figures of a thing that no row counts, year by year; None unless two years tell it in one unit."""
    if any(map(rows_of, query.targets)) or len(query.agencies) != 1:
        return None
    have = [year for year in library.years(agency) if year]
    years = sorted(query.years) if len(query.years) > 1 else have if _YEARS.search(parsed.text) else []
    rows, missing, plain = [], [], query._replace(operation="value")
    for year in years:
        opened = library.open(agency, year)
        item = told_item(plain, opened, as_told(parsed, opened)) if opened else None
        if opened and item:
            rows.append(Row(opened, item))
        else:
            missing.append(year)
    alike = len({row.item.fact.unit for row in rows}) == 1
    return by_year(query, rows, [], parsed) if len(rows) > 1 and alike and not missing else None
