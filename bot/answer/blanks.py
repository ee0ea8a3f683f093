"""Which cells of a report are blank, or marked as not applicable."""

from __future__ import annotations

import re
from functools import cache

from bot.answer.cells import printed
from bot.answer.compose import several
from bot.answer.phrases import say
from bot.answer.refusing import no
from bot.answer.rows import how_many
from bot.library import Opened
from bot.types import Answer
from bot.understand.metrics import candidates
from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.vocabulary import any_of, words
from corpus.types import Status

_SHOWN = 30


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = words()["blank_cells"]
    cells, blank, stroke = (any_of(data[name]) for name in ("cells", "blank", "stroke"))
    what = rf"(?P<blank>{blank})|(?P<stroke>{stroke})"
    return (
        re.compile(rf"(?:{cells})[^,，。?？]{{0,8}}?(?:{what})"),
        re.compile(rf"(?:{what})[^,，。?？]{{0,4}}?(?:{cells})"),
    )


def blank_cells(query: Query, opened: Opened, parsed: Parsed) -> Answer | None:
    """The cells that print nothing (or a stroke, where that is asked for), of the rows named if any."""
    hit = next((hit for pattern in _patterns() if (hit := pattern.search(parsed.text))), None)
    if hit is None:
        return None
    status = Status.BLANK if hit["blank"] else Status.NOT_APPLICABLE
    rows = {m.path for target in query.targets for m in candidates(target, opened.metrics)}
    within = [fact for fact in opened.report.facts if not rows or fact.metric in rows]
    found = [fact for fact in within if fact.status is status]
    if not found:
        return no("blank.none", count=how_many(len(within))) if within else no("check.none")
    items = [printed(opened, fact) for fact in found[:_SHOWN]]
    head = say("blank.some", agency=opened.agency, year=opened.year, count=how_many(len(found)))
    return several(query, opened, items, head)
