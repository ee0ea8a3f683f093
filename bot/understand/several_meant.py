"""Words that name several rows at once (公开, 其他, 逾期), where nothing else is said of a row."""

from __future__ import annotations

import re

from bot.understand.lexicon import Match
from bot.understand.metrics import Target
from bot.understand.paired import OF_A_WORD
from bot.understand.parse import Parsed
from bot.understand.query import Origin, Query
from bot.understand.vocabulary import load


def meanings(parsed: Parsed) -> tuple[Target, ...]:
    """The rows of which one is meant; () where other things are named, too."""
    content = {match.text for match in parsed.matches if match.kind == "content"}
    for entry in load("ambiguous.toml")["word"]:
        said = {m.text for m in parsed.matches if m.text in entry["say"] and _alone(parsed, m)}
        if said and content <= said:
            return tuple(Target.of({k: tuple(v) for k, v in made.items()}) for made in entry["choices"])
    return ()


def _alone(parsed: Parsed, match: Match) -> bool:
    """Whether it is no part of a longer word (部份公开)."""
    return re.compile(OF_A_WORD).match(parsed.spoken, match.start) is not None


def meant_on(query: Query, parsed: Parsed, before: Query) -> Query:
    """The query for the one row that goes with those spoken of before (收到多少申请, then 公开了几件)."""
    named = query.targets or query.topics or query.conflict or parsed.leftover or parsed.says("weak")
    asks = parsed.says("question", "quantity") or parsed.says("cue", "follow")
    if named or not asks or query.operation == "share":
        return query
    subjects = {target.as_dict().get("subject") for target in before.targets}
    alike = [one for one in meanings(parsed) if {one.as_dict()["subject"]} == subjects]
    return query._replace(targets=tuple(alike), targets_from=Origin.SAID) if len(alike) == 1 else query
