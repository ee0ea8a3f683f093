"""Whether it is asked which of the reports contradict themselves, and in what."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bot.understand.parse import Parsed
from bot.understand.query import Query
from bot.understand.vocabulary import any_of, load
from corpus.regions import by_name


class Doubting(NamedTuple):
    """Reports that contradict themselves are asked for, of the region said if any.

    `identities`: only those whose tables do not add up; `told`: whose narrative differs from the tables.
    """

    region: str = ""
    identities: bool = False
    told: bool = False


def find_doubting(query: Query, parsed: Parsed) -> Doubting | None:
    """What reports in general are doubted in; None where one body, or something else, is asked about."""
    places = [body.text for body in parsed.bodies if not body.agencies and body.text in by_name()]
    others = len(places) < len(parsed.bodies) or len(places) > 1
    said = load("scope.toml")["doubted"]
    doubted = parsed.says("cue", "check") or any(word in parsed.text for word in said["words"])
    if not doubted or parsed.numbers or others or query.against or not _in_general().search(parsed.text):
        return None
    return Doubting(next(iter(places), ""), parsed.says("definition", "勾稽关系"), _both_sides(parsed))


def held_against_table(parsed: Parsed) -> bool:
    """Whether the narrative is held against the tables (正文和表二写的一样吗)."""
    return _both_sides(parsed) and any(word in parsed.text for word in load("scope.toml")["doubted"]["held"])


def _both_sides(parsed: Parsed) -> bool:
    """Whether both the narrative and the tables are spoken of."""
    table = "表" in parsed.text or any(one.kind == "table" for one in parsed.references)
    return table and any(word in parsed.text for word in load("scope.toml")["doubted"]["prose"])


@cache
def _in_general() -> re.Pattern[str]:
    data = load("scope.toml")
    said = {name: any_of(data["doubted"][name]) for name in ("which", "one", "who")}
    nouns = any_of(noun for noun in data["nouns"] if noun != "家")
    return re.compile(
        rf"(?:{said['which']})[\0年度的]*(?:{said['one']})?[\0年度的]*(?:{nouns})|哪些?几?[家份](?![里儿])|[几多][少]?[家份]|{said['who']}"
    )
