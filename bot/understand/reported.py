"""Who asks, or tells what is to be checked, in front of the question itself (卖菜的问：…, 她说她抄的…)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.understand.lexicon import Match
from bot.understand.metrics import APPLICATIONS
from bot.understand.vocabulary import any_of, load, soft_applicants, terms

_NAMING = frozenset(("term", "topic", "definition"))
_TOLD_OF = frozenset(("topic", "definition", "content", "cue", "operation", "question"))
_PEOPLE = tuple("人者员户")


def reported(text: str, matches: Sequence[Match]) -> list[tuple[int, int]]:
    """The spans that only say whose words the rest of the clause, or the next one, tells.

    What is said must name something; who is counted by what he says (来问的有几个) is no such person.
    """
    found: list[tuple[int, int]] = []
    for hit in _pattern().finditer(text):
        said = [m for m in matches if m.start < hit.end("verb") and hit.start("who") < m.end]
        after = [m for m in matches if m.kind in _NAMING and m.start >= hit.end("verb")]
        applies = any(map(_applied_for, after)) and any(map(_applies, said))
        if after and not applies and all(_of_person(m, hit.start("verb")) for m in said):
            found.append(hit.span())
    return found


def _applied_for(match: Match) -> bool:
    """Whether a row of applications is named."""
    return match.kind == "term" and APPLICATIONS in terms()[match.id].kinds.get("subject", ())


def _applies(match: Match) -> bool:
    """Whether a kind of applicants is named, who ask the government (公司来问，因为秘密遭拒的)."""
    return match.kind == "applicant" and match.text not in soft_applicants()


def _of_person(match: Match, verb: int) -> bool:
    """Whether a word may stand in what somebody is called, or be the verb of saying."""
    if match.end > verb:
        return match.kind not in _NAMING and match.kind not in ("weak", "question")
    return match.kind not in _TOLD_OF and (match.kind != "term" or match.text.endswith(_PEOPLE))


@cache
def _pattern() -> re.Pattern[str]:
    data = {name: any_of(words) for name, words in load("contexts.toml")["reported"].items()}
    front = r"(?:^|(?<=[,，。;；:：!！?？\n ]))"
    who = rf"(?P<who>(?:(?!{data['prints']})[\u4e00-\u9fff]){{1,14}}?)"
    verb = rf"(?P<verb>(?:{data['comes']})*(?:{data['verbs']}))(?:{data['so']})*(?!{data['nominal']})"
    heard = rf"(?:(?:{data['self']})(?:{data['notes']})(?:{data['done']})*)?"
    return re.compile(front + who + verb + heard)
