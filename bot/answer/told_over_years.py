"""What the narratives of several years count of one thing (三年来培训了几期)."""

from __future__ import annotations

import re
from functools import cache

from bot.answer.across import by_year
from bot.answer.told_by_bodies import told_by_all
from bot.library import Library
from bot.types import Answer
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.totals import rows_of
from bot.understand.vocabulary import any_of, words


def told_over_years(query: Query, agency: str, library: Library, parsed: Parsed) -> Answer | None:
    """The figures of a thing that no row counts, by year; None unless every year tells it in one unit."""
    if any(map(rows_of, query.targets)) or len(query.agencies) != 1:
        return None
    spoken = len(query.years) > 1 or _over_years().search(parsed.text) is not None
    years = query.years if len(query.years) > 1 else library.years(agency) if spoken else ()
    reports = [opened for year in sorted(years) if year and (opened := library.open(agency, year))]
    if len(reports) < max(len(query.years), 2):
        return None
    rows = told_by_all(query._replace(operation="value"), reports, [parsed] * len(reports))
    return by_year(query, rows, (), parsed) if rows else None


@cache
def _over_years() -> re.Pattern[str]:
    return re.compile(any_of(words()["told_over_years"]["words"]))
