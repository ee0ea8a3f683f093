"""Whether figures of two years may be compared at all, by the forms that were prescribed for those years."""

from __future__ import annotations

import re

from bot.answer.cells import label_of
from bot.answer.comparing import comparability, ruled_out
from bot.answer.phrases import say
from bot.types import Answer, Kind
from bot.understand.metrics import Target, candidates
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from corpus.types import Format

_ASKED = re.compile(
    "(?:不能|不可以?|没法|无法(?!提供)|不好|不宜)[^,，。]{0,6}比"
    "|(?:能|可以|(?<!许)可)(?:不能|不可以|否)?[^,，。]{0,6}比(?:较|一比|对)?(?:[吗么不嘛呢?？]|$)|(?<!许)可比"
)
# The first year of every form and the notice that prescribes it.
_FORMS = (
    (2021, Format.F2021, "国办公开办函〔2021〕30号"),
    (2019, Format.F2019, "国办公开办函〔2019〕60号"),
    (2014, Format.F2014, "国办发〔2014〕32号"),
)


def may_compare(query: Query, parsed: Parsed) -> Answer | None:
    """The rule, with the notices as its basis; None where a body is named, or not two years of one row."""
    years = sorted(set(query.years))
    two = query.years_from is Origin.SAID and len(query.targets) == 1 and len(years) == 2
    if not two or parsed.bodies or not _ASKED.search(parsed.spoken):
        return None
    forms = [next((form for form in _FORMS if form[0] <= year), None) for year in years]
    first, second = (_rows(query.targets[0], form[1]) if form else frozenset() for form in forms)
    if not first or not second:
        return None
    pairs = [(a, b) for a in sorted(first) for b in sorted(second) if _comparable(a, b)[0]]
    told = dict(zip(("first", "second"), map(str, years), strict=True))
    if pairs:
        same = "、".join(dict.fromkeys(label_of(path) for pair in pairs for path in pair))
        head = say("compared.may", **told, rows=same)
    else:
        reason = ruled_out(set(first), set(second)) or comparability(first, second)[1]
        head = say("compared.never", **told, reason=reason)
    basis = "、".join(dict.fromkeys(form[2] for form in forms if form))
    warnings = dict.fromkeys(_comparable(*pair)[1] for pair in pairs)
    return Answer(Kind.DEFINITION, head, (*filter(None, warnings), f"依据：{basis}。"), spoken=head)


def _rows(target: Target, form: Format) -> frozenset[str]:
    return frozenset(metric.path for metric in candidates(target) if form in metric.formats)


def _comparable(one: str, other: str) -> tuple[bool, str]:
    return comparability(frozenset((one,)), frozenset((other,)))
