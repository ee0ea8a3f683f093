"""Questions about what the index holds: which bodies, which reports, of which years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.understand.order_said import superlative
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.scope import Scope, find_scope
from bot.understand.vocabulary import load
from bot.understand.years import YearMention
from corpus.regions import by_name

_NAMING = ("term", "weak", "topic", "definition", "content", "applicant", "social")

_SINCE = re.compile(r"[及之]?(?:以后|之后|以来|往后|开始|起)")
_UNTIL = re.compile(r"[及之]?(?:以前|之前|往前|为止)")
_KEPT = re.compile("有没有[^,，。?？]*(?:报告|年报)[?？吗呢]*$")
_FIRST, _LAST = 2008, 2100  # the first year that has reports, and one that none will have soon
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LEEWAY = 2  # characters of fillers
_LISTING = {"rank", "list", "count_bodies", "detail"}


@dataclass(frozen=True, slots=True)
class Holdings:
    """Bodies and reports asked for: of these agencies, years, region and level ('' or () for any)."""

    agencies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    region: str = ""
    ends: str = ""


def those_listed(asked: Holdings, parsed: Parsed) -> Query | None:
    """The bodies that have a report of one year, as they may be asked about next (这几家谁罚得最多)."""
    if not parsed.years or len(asked.years) != 1 or asked.agencies:
        return None
    every = Scope("every", asked.ends, None, "")
    return Query(years=asked.years, years_from=Origin.SAID, scope=every, region=asked.region)


def find_holdings(parsed: Parsed) -> Holdings | None:
    """What part of the index a message asks to see; None when it asks for something in the reports."""
    persons = any("人" in match.text for match in parsed.matches if match.kind == "question")
    if any(parsed.says(kind) for kind in _NAMING) or parsed.numbers or parsed.references or persons:
        return None
    computed = set(parsed.ids("operation")) - _LISTING
    if parsed.says("cue", "source") or parsed.says("cue", "check") or computed or superlative(parsed):
        return None
    level = _level().search(parsed.spoken)
    rest = [word for word in parsed.leftover if level is None or word not in level[0]]
    unknown = [body for body in parsed.bodies if not body.agencies]
    elsewhere = [body for body in unknown if body.text not in by_name()]
    scope = find_scope(parsed)
    if _more(parsed, scope):
        return None
    levels = [match.id for match in parsed.matches if match.kind == "level"]
    placed = level or levels or unknown
    asked = _asked(parsed, scope) or (placed and parsed.says("question"))
    if rest or elsewhere or len(unknown) > 1 or not asked:
        return None
    ends = level[1] if level else levels[0] if levels else scope.ends if scope else ""
    return Holdings(
        agencies=tuple(agency for body in parsed.bodies for agency in body.agencies),
        years=tuple(year for mention in parsed.years for year in _meant(mention, parsed)),
        region=unknown[0].text if unknown else "",
        ends=load("scope.toml")["nouns"].get(ends, ends),
    )


def _meant(mention: YearMention, parsed: Parsed) -> tuple[int, ...]:
    """The years of a mention, and those after or before it where that is said (2021年以后的)."""
    if len(mention.years) == 1 and _SINCE.match(parsed.text, mention.end):
        return tuple(range(mention.years[0], _LAST))
    if len(mention.years) == 1 and _UNTIL.match(parsed.text, mention.end):
        return tuple(range(_FIRST, mention.years[0] + 1))
    return mention.years


def _more(parsed: Parsed, scope: Scope | None) -> bool:
    """Whether something is said beyond bodies, years and what asks for them (哪个部门负责培训)."""
    rest = parsed.spoken.replace(scope.said, "") if scope else parsed.spoken
    for word in load("scope.toml")["holdings"]["around"]:
        rest = rest.replace(word, "")
    return len(_HAN.findall(rest)) > _LEEWAY


@cache
def _level() -> re.Pattern[str]:
    return re.compile(r"([省市县区镇乡])(?:一级|级|这一级|这级|层面)")


def _asked(parsed: Parsed, scope: Scope | None) -> bool:
    """Whether bodies or reports in general are asked for, or the years of a body's reports."""
    data = load("scope.toml")["holdings"]
    if scope and scope.form != "every":
        return True
    asks = parsed.says("question") or parsed.says("operation") or parsed.says("cue")
    return asks and (
        any(word in parsed.text for word in data["words"]) or _KEPT.search(parsed.text) is not None
    )
